"""Readings of the library as a collection: each recording of a film is one reading, without the patient and
without the film.

What the program showed while it was read (maps, scanpaths, probabilities) and what the reader did (sentences
accepted, edited, rejected) stand among its moments; `condition` says whether it was read without AI.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.export.collections.from_recording import eyes_of, fixations_of, tracker_of
from app.export.collections.model import Collection, CollectionError, Moment, Person, Reading
from app.reading.session import ReadingSession
from eyetracking.analysis.panels import panel_gaze
from eyetracking.recording import Recording, RecordingError, open_recording

NAME_CHARACTERS = 16
"""Of the hash of the film's file, as its name."""


def collection_of_sessions(sessions: Sequence[ReadingSession], *, name: str, licence: str) -> Collection:
    """Recordings that cannot be read are left out, with the reason. Raises CollectionError where none is
    left."""
    found = [(session, entry) for session in sessions for entry in session.recordings]
    left_out: list[tuple[str, str]] = []
    usable: list[tuple[ReadingSession, Path, str]] = []
    for session, entry in found:
        folder = session.folder / entry.folder
        try:
            rec = open_recording(folder)
        except RecordingError as error:
            left_out.append((f"recording {entry.id}", error.reason))
            continue
        if not len(rec.samples["seq"]):
            left_out.append((f"recording {entry.id}", "it holds no sample"))
            continue
        usable.append((session, folder, rec.consent.reader_id))
    if not usable:
        where = sessions[0].folder if sessions else Path()
        raise CollectionError(where, "it holds no recording that can be exported", "Record gaze first.")
    usable.sort(key=lambda one: one[2])  # formats take one participant after the other
    readers = list(dict.fromkeys(reader for _, _, reader in usable))

    def readings() -> Iterator[Reading]:
        numbers: dict[str, int] = {}
        for session, folder, reader in usable:
            numbers[reader] = numbers.get(reader, 0) + 1
            yield _reading(session, open_recording(folder), reader, numbers[reader])

    return Collection(
        name=name,
        description="Readings recorded while films of the library were read.",
        people=tuple(Person(reader, {}) for reader in readers),
        count=len(usable),
        readings=readings,
        consent_version="of each recording",
        licence=licence,
        left_out=tuple(left_out),
    )


def _reading(session: ReadingSession, rec: Recording, reader: str, number: int) -> Reading:
    eyes = eyes_of(rec)
    unaided = rec.session.get("unaided")
    return Reading(
        participant=reader,
        session=1,
        number=number,
        condition="" if unaided is None else "unaided" if unaided else "aided",
        stimulus=f"film-{session.study.image_id[:NAME_CHARACTERS]}",
        sought="",
        width_px=session.study.width_px,
        height_px=session.study.height_px,
        began_at=rec.began_at,
        t_ms=rec.t_ms,
        eyes=eyes,
        fixations=fixations_of(rec, eyes),
        geometry=rec.geometry,
        tracker=tracker_of(rec),
        moments=tuple(_moments(rec)),
        text=" ".join(sentence.text for sentence in session.report.standing),
    )


def _moments(rec: Recording) -> Iterator[Moment]:
    """What AI showed, what the reader did, and the dwell on each panel before each of that."""
    for event in rec.events:
        onset_ms = (event["t_ns"] - rec.began_ns) / 1e6
        if event["kind"] == "shown":
            yield Moment("shown", onset_ms, 0.0, ", ".join(event["what"]) or "nothing")
        elif event["kind"] == "note":
            yield Moment("note", onset_ms, 0.0, str(event.get("text", "")))
    found = panel_gaze(rec)
    if found is None:
        return
    for row in found.figures:
        yield Moment("panel", 0.0, row.dwell_ms, f"{row.name}: {row.visits} visits")
    for act in found.acts:
        looked = ", ".join(
            f"{name} {ms:.0f} ms" for name, ms in zip(found.names, act.since_last_ms, strict=True)
        )
        yield Moment("act", act.t_ms, 0.0, f"{act.what}: {act.text} (before it: {looked})")
