"""Training after a reading: the trainee's own path beside an expert's or a predicted one, what the expert
looked at and the trainee did not, what was reported, and how that went over sessions.

Nothing of it is told before the reading is marked complete. Scores are kept in the library, a line a reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.files import NO_JSON, append_whole
from app.reading.gaze import PANES, heatmap_of, mean_scanmatch, predicted_as_scanpath
from app.reading.second_reader import Counts, SecondReading
from app.reading.session import ReadingSession
from app.reading.unseen import never_fixated
from eyetracking.analysis.coverage import coverage
from eyetracking.scanpaths.types import Scanpath
from inference import api

SCORES = "training.jsonl"
FIELD = 0.08
"""Radius of what a fixation sees, in parts of the film's longer side: 2.5 degrees, where 1 is about 3 %."""


@dataclass(frozen=True)
class Expert:
    """Whose path is put beside the trainee's. source: recorded, phantom reader or predicted."""

    name: str
    source: str
    path: Callable[[], Scanpath]


@dataclass(frozen=True)
class Lesson:
    """missed: middle (fractions of the film) and share of each region that the expert dwelt on and the
    trainee never came near, largest first. likeness: ScanMatch of both paths, 0 to 1. covered,
    expert_covered: the share of the film within the useful field."""

    expert: str
    source: str
    own: Scanpath
    others: Scanpath
    missed: tuple[tuple[float, float, float], ...]
    likeness: float
    covered: float
    expert_covered: float


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """Of one completed reading. image: its id. hits and what follows: of the report against the truth, None
    where that is not known."""

    reader: str
    image: str
    at: str
    expert: str
    likeness: float
    covered: float
    regions_missed: int
    hits: int | None = None
    misses: int | None = None
    false_alarms: int | None = None


def experts_of(session: ReadingSession, *, film: Path | None = None) -> list[Expert]:
    """Recordings of other readers of this film, the phantom's own careful reader, predicted paths. film: as
    in `second_reading`."""
    own = session.recording()
    found = [
        Expert(entry.reader_id, "recorded", _recorded(session.folder / entry.folder))
        for entry in session.recordings
        if own is not None and entry.id != own.id and entry.reader_id != own.reader_id
    ]
    phantom = (film or Path(session.study.image_path)).parent / "gaze-careful.csv"
    if phantom.is_file():
        found.append(Expert("careful reader of the phantom", "phantom reader", _listed(phantom, session)))
    if session.scanpaths and session.scanpaths[-1].result.scanpaths:
        result = session.scanpaths[-1].result
        chosen = result.consensus or result.scanpaths[0]
        finding = f", looking for {result.finding}" if result.finding else ""
        found.append(Expert(f"a model{finding}", "predicted", lambda: _predicted(chosen, session)))
    return found


def lesson(session: ReadingSession, expert: Expert) -> Lesson | None:
    """None before the reading is marked complete, and without gaze. Raises OSError, RecordingError,
    ValueError where the expert's path cannot be read."""
    own = session.fixations
    if not session.marked_read_at or own is None or not len(own):
        return None
    others = expert.path()
    width, height = session.study.width_px, session.study.height_px
    radius = FIELD * max(width, height)
    as_predicted = api.PredictedScanpath(
        x_px=others.x_px.tolist(), y_px=others.y_px.tolist(), duration_ms=others.duration_ms.tolist(),
        sd_px=[0.0] * len(others),
    )  # fmt: skip
    return Lesson(
        expert=expert.name,
        source=expert.source,
        own=own,
        others=others,
        missed=tuple(never_fixated(heatmap_of(others).values, own)) if len(others) else (),
        likeness=mean_scanmatch([as_predicted], own, width, height),
        covered=coverage(own, (), radius_px=radius)[0],
        expert_covered=coverage(others, (), radius_px=radius)[0],
    )


def score_of(session: ReadingSession, found: Lesson, second: SecondReading) -> Score:
    """What is kept of it."""
    entry = session.recording()
    counted: Counts | None = second.reader
    return Score(
        reader=entry.reader_id if entry is not None else "",
        image=session.study.image_id,
        at=session.marked_read_at,
        expert=f"{found.expert} ({found.source})",
        likeness=round(found.likeness, 4),
        covered=round(found.covered, 4),
        regions_missed=len(found.missed),
        hits=counted.hits if counted else None,
        misses=counted.misses if counted else None,
        false_alarms=counted.false_alarms if counted else None,
    )


def keep_score(library: Path, score: Score) -> bool:
    """Whether it is new: a reading (reader, film, time of completion) counts once for each expert. Raises
    OSError."""
    for known in scores_of(library, score.reader):
        if (known.image, known.at, known.expert) == (score.image, score.at, score.expert):
            return False
    append_whole(library / SCORES, msgspec.json.encode(score) + b"\n")
    return True


def scores_of(library: Path, reader: str) -> list[Score]:
    """This reader's, oldest first; a damaged line is passed by. Raises OSError."""
    return [score for score in _lines(library / SCORES) if score.reader == reader]


def _lines(path: Path) -> Iterator[Score]:
    for line in path.read_bytes().splitlines() if path.is_file() else ():
        try:
            yield msgspec.json.decode(line, type=Score)
        except NO_JSON:
            continue


def _recorded(folder: Path) -> Callable[[], Scanpath]:
    def read() -> Scanpath:
        from eyetracking.events import fixations_on_panes
        from eyetracking.recording import open_recording

        rec = open_recording(folder)
        there = {view.pane for view in rec.views}
        return fixations_on_panes(rec, [pane for pane in PANES if pane in there]).scanpath()

    return read


def _listed(path: Path, session: ReadingSession) -> Callable[[], Scanpath]:
    """A phantom reader's fixations."""

    def read() -> Scanpath:
        import numpy as np

        table = np.loadtxt(path, delimiter=",", skiprows=1, ndmin=2)
        return Scanpath(
            onset_ms=table[:, 0], duration_ms=table[:, 1], x_px=table[:, 2], y_px=table[:, 3],
            width_px=session.study.width_px, height_px=session.study.height_px, source="simulated",
        )  # fmt: skip

    return read


def _predicted(path: api.PredictedScanpath, session: ReadingSession) -> Scanpath:
    return predicted_as_scanpath(path, session.study.width_px, session.study.height_px)
