"""A study as a collection for export: the complete trials of those who have not withdrawn, one by one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path

from app.export.collections.from_recording import eyes_of, fixations_of, tracker_of
from app.export.collections.model import Collection, Mark, Moment, Person, Reading
from app.reading.gaze import PANES
from app.study.dictation import Speech, speeches_of, voice_path, words_ms
from app.study.folder import Attempt, BegunStudy, StudyError, attempts_of
from app.study.participants import Participant, participants_of
from app.study.phases import Marking
from app.study.record import GAZE, TrialEvent, answers_of, events_of, quality_of
from app.study.shown import boxes_of, size_of
from app.study.stimuli import Stimulus
from eyetracking.recording import Recording, RecordingError, open_recording

Chosen = tuple[Participant, Attempt]
Wanted = tuple[Participant, Attempt, Stimulus]
MANY = 300
"""So many readings are worth a process of their own."""
PIECE, AHEAD = 8, 3


def collection_of(study: BegunStudy, *, licence: str) -> Collection:
    """Raises StudyError where nothing can be exported."""
    chosen, left_out = _chosen(study)
    if not chosen:
        raise StudyError(study.path, "no trial is complete", "Run some: radgaze study run …")
    stimuli = {one.id: one for one in study.stimuli}
    people = {who.pseudonym: who for who, _ in chosen}

    def readings() -> Iterator[Reading]:
        wanted = [(who, attempt, stimuli[attempt.stimulus]) for who, attempt in chosen]
        return _ahead(study, wanted) if len(wanted) >= MANY else _one_by_one(study, wanted)

    return Collection(
        name=study.protocol.name,
        description=study.protocol.description,
        people=tuple(Person(w.pseudonym, w.answers, w.simulated) for w in people.values()),
        count=len(chosen),
        readings=readings,
        consent_version=study.protocol.consent.version,
        licence=licence,
        left_out=tuple(left_out),
        protocol=(study.path / "protocol.toml").read_text(encoding="utf-8"),
    )


def _one_by_one(study: BegunStudy, wanted: Sequence[Wanted]) -> Iterator[Reading]:
    for who, attempt, stimulus in wanted:
        yield _reading(study, who, attempt, stimulus)


def _ahead(study: BegunStudy, wanted: Sequence[Wanted]) -> Iterator[Reading]:
    """The same, read by another process while this one writes; a few at a time, so that memory is small."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as reader:
        coming: deque[Future[list[Reading]]] = deque()
        pieces = iter(wanted[first : first + PIECE] for first in range(0, len(wanted), PIECE))
        try:
            for piece in pieces:
                coming.append(reader.submit(_piece, study, piece))
                if len(coming) > AHEAD:
                    yield from coming.popleft().result()
            while coming:
                yield from coming.popleft().result()
        finally:  # also where the export is cancelled
            reader.shutdown(wait=True, cancel_futures=True)


def _piece(study: BegunStudy, wanted: Sequence[Wanted]) -> list[Reading]:
    return list(_one_by_one(study, wanted))


def _chosen(study: BegunStudy) -> tuple[list[Chosen], list[tuple[str, str]]]:
    """The last complete attempt of each trial, and what is left out with the reason."""
    chosen: list[Chosen] = []
    left_out: list[tuple[str, str]] = []
    for who in participants_of(study):
        if who.withdrawn_at is not None:
            continue
        last: dict[tuple[int, int], Attempt] = {}
        for attempt in attempts_of(study, who.pseudonym):
            name = f"{who.pseudonym}, trial {attempt.period}.{attempt.trial}, attempt {attempt.number}"
            if attempt.outcome != "complete":
                left_out.append((name, _why(study, who, attempt)))
                continue
            key = (attempt.period, attempt.trial)
            if key in last:
                left_out.append((f"{name.rsplit(' ', 1)[0]} {last[key].number}", "it was done again"))
            last[key] = attempt
        chosen += [(who, attempt) for _, attempt in sorted(last.items())]
    return chosen, left_out


def _why(study: BegunStudy, who: Participant, attempt: Attempt) -> str:
    if attempt.outcome == "open":
        return "it was broken off"
    events = events_of(attempt_folder(study, who.pseudonym, attempt))
    return next((event.text for event in reversed(events) if event.kind == "discarded"), "") or "discarded"


def attempt_folder(study: BegunStudy, pseudonym: str, attempt: Attempt) -> Path:
    name = f"{attempt.period}-{attempt.trial:03d}-{attempt.number:02d}"
    return study.path / "trials" / pseudonym / name


def _reading(study: BegunStudy, who: Participant, attempt: Attempt, stimulus: Stimulus) -> Reading:
    folder = attempt_folder(study, who.pseudonym, attempt)
    try:
        rec = open_recording(folder / GAZE)
    except RecordingError as error:
        raise StudyError(error.path, f"{error.field}: {error.reason}", error.way_out) from error
    eyes = eyes_of(rec)
    width, height = _image_size(rec) or size_of(stimulus)
    speeches = speeches_of(folder)
    voice, voice_ms = _voice(folder, speeches, rec.began_ns)
    answers = answers_of(folder)
    quality = quality_of(folder)
    return Reading(
        participant=who.pseudonym,
        session=attempt.period,
        number=attempt.trial,
        condition=attempt.arm,
        stimulus=stimulus.id,
        sought=stimulus.finding,
        width_px=width,
        height_px=height,
        began_at=rec.began_at,
        t_ms=rec.t_ms,
        eyes=eyes,
        fixations=fixations_of(rec, eyes),
        geometry=rec.geometry,
        tracker=tracker_of(rec),
        moments=tuple(_moments(events_of(folder), rec.began_ns)),
        words=tuple(words_ms(speeches, rec.began_ns)),
        text=" ".join(one.text for one in speeches if one.text),
        answers=answers,
        marks=_marks(study, answers),
        truth=_truth(stimulus),
        quality={}
        if quality is None
        else {"missing_percent": quality.missing_percent, "longest_gap_s": quality.longest_gap_s},
        voice=voice,
        voice_ms=voice_ms,
    )


def _image_size(rec: Recording) -> tuple[int, int] | None:
    for view in rec.views:
        if view.pane in PANES and view.transform is not None:
            return view.transform.image_width_px, view.transform.image_height_px
    return None


def _voice(folder: Path, speeches: list[Speech], began_ns: int) -> tuple[Path | None, float]:
    """Of the first phase that was spoken in."""
    for speech in speeches:
        if speech.clock is not None:
            return voice_path(folder, speech.phase), (speech.clock.began_ns - began_ns) / 1e6
    return None, 0.0


def _moments(events: list[TrialEvent], began_ns: int) -> Iterator[Moment]:
    """Phases with how long they took, alarms and notes."""
    for at, event in enumerate(events):
        onset_ms = (event.t_ns - began_ns) / 1e6
        if event.kind == "phase":
            ends = (e.t_ns for e in events[at:] if e.number == event.number and e.kind in _ENDS)
            yield Moment("phase", onset_ms, (next(ends, event.t_ns) - event.t_ns) / 1e6, event.what)
        elif event.kind == "ai shown":
            ends = (e.t_ns for e in events[at + 1 :] if e.kind in _AI_ENDS)
            yield Moment(event.kind, onset_ms, (next(ends, event.t_ns) - event.t_ns) / 1e6, event.text)
        elif event.kind in ("alarm", "note"):
            yield Moment(event.kind, onset_ms, 0.0, event.what or event.text)


_ENDS = ("phase over", "time out")
_AI_ENDS = ("ai hidden", "ai shown", "complete", "discarded")


def _marks(study: BegunStudy, answers: dict[str, object]) -> tuple[Mark, ...]:
    found = []
    for phase in study.protocol.phases:
        said = answers.get(phase.name) if isinstance(phase, Marking) else None
        for mark in said if isinstance(said, list) else ():
            box = (mark["x0_px"], mark["y0_px"], mark["x1_px"], mark["y1_px"])
            found.append(Mark(mark["label"], mark.get("certainty", ""), box))
    return tuple(found)


@lru_cache(maxsize=4096)
def _truth(stimulus: Stimulus) -> tuple[Mark, ...]:
    """Where a phantom's finding lies that is searched for; drawing it takes a second, so only then."""
    if not stimulus.finding:
        return ()
    return tuple(
        Mark(box.finding, "", (box.x0_px, box.y0_px, box.x1_px, box.y1_px)) for box in boxes_of(stimulus)
    )
