"""What is truly on a film, where that is known: phantoms carry it in truth.json beside them, other films in
none. For counting hits and false alarms; it is never shown before a reading is complete."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from app.files import NO_JSON, words_of

TRUTH = "truth.json"


class _Finding(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    box: Annotated[tuple[float, ...], msgspec.Meta(min_length=4, max_length=4)] | None = None


class _File(msgspec.Struct, frozen=True, kw_only=True):
    labels: dict[str, bool]
    findings: tuple[_Finding, ...] = ()


@dataclass(frozen=True)
class Truth:
    """labels: finding -> whether it is there. boxes: of those that left a trace, (x0, y0, x1, y1) image
    px."""

    labels: dict[str, bool]
    boxes: tuple[tuple[str, tuple[float, float, float, float]], ...] = ()


class TruthError(ValueError):
    """The file beside the film is damaged; it names the file."""


def truth_beside(film: Path) -> Truth | None:
    """None where nobody knows. Raises TruthError."""
    path = film.parent / TRUTH
    if not path.is_file():
        return None
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_File)
    except (OSError, *NO_JSON) as error:
        raise TruthError(f"{path} cannot be used: {words_of(error)}") from error
    boxes = tuple((one.name, one.box[:4]) for one in found.findings if one.box is not None)
    return Truth(found.labels, boxes)  # type: ignore[arg-type]
