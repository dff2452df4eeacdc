"""What is known of an image that can be hung: its view, and whether it belongs to now or to before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.imaging.orientation import directions, vector
from app.library.index import Study

View = Literal["PA", "AP", "LAT", "FRONTAL", "OTHER", ""]
"""FRONTAL: frontal, but not said from which side. OTHER: named, but none of these. "": nothing says it."""

_POSITIONS: dict[str, View] = {
    "PA": "PA",
    "AP": "AP",
    "LL": "LAT",
    "RL": "LAT",
    "LAT": "LAT",
    "LATERAL": "LAT",
    "LLO": "OTHER",
    "RLO": "OTHER",
    "LLD": "OTHER",  # decubitus: lying on the side, seen from the front
    "RLD": "OTHER",
}
"""View Position (0018,5101)."""
_WORDS: tuple[tuple[str, View], ...] = (
    (r"\bdecub", "OTHER"),
    (r"\bobl", "OTHER"),
    (r"\blat(eral|\.|\b)", "LAT"),
    (r"\bpa\b|\bp\.a\.|\bpostero", "PA"),
    (r"\bap\b|\ba\.p\.|\bantero|\bportable\b|\bsupine\b", "AP"),
    (r"\bfrontal\b", "FRONTAL"),
)


@dataclass(frozen=True)
class Image:
    """One image of the library. date, time: as DICOM writes them. view_why: which field said the view."""

    id: str
    path: Path
    study_uid: str
    date: str
    time: str
    modality: str
    body_part: str
    view: View
    view_why: str
    label: str = ""


def image_of(study: Study) -> Image:
    """What the library knows of it."""
    view, why = view_of(
        study.view_position, f"{study.series_description} {study.description}", study.orientation
    )
    return Image(
        id=study.id,
        path=study.image,
        study_uid=study.study_uid,
        date=study.study_date,
        time=study.study_time,
        modality=study.modality,
        body_part=study.body_part.upper(),
        view=view,
        view_why=why,
        label=study.label,
    )


def view_of(position: str, description: str, orientation: str) -> tuple[View, str]:
    """The view and the field that says it: View Position, then the descriptions, then the orientation.

    orientation: Patient Orientation (0020,0020), "L\\F". Rows that run along front and back are seen from the
    side.
    """
    known = position.strip().upper()
    if known:
        return _POSITIONS.get(known, "OTHER"), f"View Position {known}"
    for pattern, view in _WORDS:
        if re.search(pattern, description, re.IGNORECASE):
            return view, f"description “{description.strip()}”"
    towards = directions(orientation.split("\\"), quadruped=False)
    axes = [vector(part) for part in towards] if towards else []
    if any(axis is not None and axis[1] for axis in axes):
        return "LAT", f"Patient Orientation {orientation}"
    if any(axis is not None and axis[0] for axis in axes):
        return "FRONTAL", f"Patient Orientation {orientation}"
    return "", "nothing says the view"


def fits(view: View, wanted: list[str]) -> bool:
    """Whether a view is one of those; FRONTAL takes PA, AP and what is frontal; [] takes all."""
    frontal = view in ("PA", "AP", "FRONTAL")
    return not wanted or view in wanted or (frontal and "FRONTAL" in wanted)


def of_now_and_before(main: Image, others: list[Image]) -> tuple[list[Image], list[Image]]:
    """The other images of the main image's study, and those of the newest earlier study first, then of older
    ones. Images without a study or a date belong to neither.
    """
    now = [o for o in others if o.study_uid and o.study_uid == main.study_uid]
    before = [
        o
        for o in others
        if o.study_uid != main.study_uid and o.date and (o.date, o.time) < (main.date, main.time or "999999")
    ]
    now.sort(key=lambda o: (o.time, o.id))
    before.sort(key=lambda o: o.id)
    before.sort(key=lambda o: (o.date, o.time), reverse=True)
    return now, before
