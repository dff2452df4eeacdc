"""Which studies of a library are listed, in which order, and what was done with each.

Standing is what the session file of a study says (`app.reading.note`); everything else the index knows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from app.library.index import Library, Order, Study
from app.reading.note import NOT_READ, kept_note

Standing = Literal["", "not read", "read", "draft", "signed"]
"""Of a study's report; "" is any. A study is read where it was marked so, or has gaze, and has no report."""
STANDINGS: tuple[tuple[Standing, str], ...] = (
    ("", "All studies"),
    ("not read", "Not read"),
    ("read", "Read, no report"),
    ("draft", "Draft report"),
    ("signed", "Signed"),
)
ORDERS: tuple[tuple[Order, str], ...] = (
    ("date", "Study date, newest first"),
    ("name", "Patient name"),
    ("opened", "Last opened"),
    ("added", "Last added"),
)
AT_A_TIME = 500


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What is to be listed. search: words that each study must have. by_patient: a patient's studies stand
    together, where the first of them would stand."""

    search: str = ""
    standing: Standing = ""
    order: Order = "date"
    by_patient: bool = False

    @property
    def narrowed(self) -> bool:
        """Studies may be missing from the list."""
        return bool(self.search.strip() or self.standing)

    @property
    def words(self) -> str:
        """What narrows it, for the reader."""
        parts = [f"“{self.search.strip()}”"] if self.search.strip() else []
        return ", ".join([*parts, *([self.standing] if self.standing else [])])

    def cleared(self) -> Listing:
        """The same order, of all studies."""
        return replace(self, search="", standing="")


@dataclass(frozen=True, kw_only=True)
class Listed:
    """studies: in their order. notes: what was done, by study id. of: how many the library holds. more: some
    that match are not here. groups: id of the first study of a patient -> the patient's name and how many
    there are; empty where they are not grouped."""

    studies: list[Study]
    notes: dict[str, str]
    of: int
    more: bool = False
    groups: dict[str, tuple[str, int]] = field(default_factory=dict)


def standing_of(note: str) -> Standing:
    """What a note (`app.reading.note`) says of the report."""
    first = note.split("   ")[0]
    if first == "signed":
        return "signed"
    if first == "draft":
        return "draft"
    return "not read" if note == NOT_READ else "read"


def list_studies(library: Library, wanted: Listing, *, limit: int = AT_A_TIME) -> Listed:
    """At most `limit` studies. Reads a session file for each; call it off the window's thread. Raises
    LibraryError."""
    found: list[Study] = []
    notes: dict[str, str] = {}
    more = False
    for study in library.list(wanted.search, order=wanted.order):
        if len(found) == limit:
            more = True
            break
        note = kept_note(study.folder)
        if wanted.standing in ("", standing_of(note)):
            found.append(study)
            notes[study.id] = note
    groups: dict[str, tuple[str, int]] = {}
    if wanted.by_patient:
        found, groups = grouped(found)
    return Listed(studies=found, notes=notes, of=library.count(), more=more, groups=groups)


def grouped(studies: list[Study]) -> tuple[list[Study], dict[str, tuple[str, int]]]:
    """The same studies with those of a patient together, and per group its first study's id -> (name, how
    many). A patient is an id with a name; without an id, a film stands for itself."""
    patients: dict[tuple[str, ...], list[Study]] = {}
    for study in studies:
        known = bool(study.patient_id)
        key = (study.patient_id, study.patient_name.casefold()) if known else ("", study.id)
        patients.setdefault(key, []).append(study)
    return (
        [study for group in patients.values() for study in group],
        {group[0].id: (group[0].label, len(group)) for group in patients.values()},
    )
