"""What a file may cost before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The largest radiographs in use are about 40 megapixels."""

    max_pixels: int = 80_000_000
    max_file_bytes: int = 512 << 20
    max_inflated_bytes: int = 512 << 20


DEFAULT_LIMITS = Limits()
