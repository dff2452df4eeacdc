"""What a pane needs that follows another one through a registration."""

from __future__ import annotations

from typing import Any, Protocol


class Mapping(Protocol):
    """Where places of the image that is read lie on another image (app.compare.alignment)."""

    def to_prior(self, x: float, y: float) -> tuple[Any, Any]: ...
    def to_current(self, x: float, y: float) -> tuple[Any, Any]: ...

    @property
    def scale(self) -> float: ...
