"""Whether two films are of one patient, and which one came before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.words import folded, patient_name

if TYPE_CHECKING:
    from app.imaging.radiograph import Radiograph
    from app.library.index import Library, Study


def doubt_of(mine: Radiograph, others: Iterable[Radiograph]) -> str:
    """Why one of the films beside may be another patient's; "" where nothing says so. Ids come first."""
    theirs = [other.meta for other in others]
    doubts = [patient_doubt(mine.meta.patient_id, meta.patient_id) for meta in theirs]
    doubts += [name_doubt(mine.meta.patient_name, meta.patient_name) for meta in theirs]
    return next((doubt for doubt in doubts if doubt), "")


def patient_doubt(mine: str, theirs: str) -> str:
    """Why the film beside may be another patient's, by their ids; "" where nothing says so."""
    if mine == theirs:
        return ""
    if not theirs:
        return f"The film beside it has no patient id; this one has {mine}."
    if not mine:
        return f"This film has no patient id; the one beside it has {theirs}."
    return f"The film beside it has another patient id: {theirs}, not {mine}."


def name_doubt(mine: str, theirs: str) -> str:
    """The same by their names, where both have one (Patient's Name, as it is stored)."""
    here, there = patient_name(mine), patient_name(theirs)
    if not here or not there or folded(here) == folded(there):
        return ""
    return f"The film beside it has another patient name: {there}, not {here}."


def prior_of(library: Library, current: Study) -> Study | None:
    """The same patient's study before this one; without one, the one after."""
    same = [s for s in library.of_patient(current) if not s.study_uid or s.study_uid != current.study_uid]
    earlier = [s for s in same if s.study_date <= current.study_date]
    return max(earlier or same, key=lambda s: s.study_date, default=None)
