"""A second reader, who speaks after the reading is complete: findings that the models hold likely and the
report does not name, each with how the eyes met its place, and what is to be seen there.

Errors of search, of recognition and of decision have different cures (Kundel, Nodine and Carmody, Invest
Radiol 13:175-181, 1978): what no fixation came near was not searched, what was met shortly was not
recognised, what was dwelt on was seen and decided against. A second reader is wrong, too: where the truth of
a film is known, hits and false alarms are counted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from app.reading.gaze import HEATMAP_SIGMA_FRACTION
from app.reading.report import ReportSentence
from app.reading.session import ReadingSession
from app.reading.truth import Truth, truth_beside
from app.reading.unseen import FAINTEST, LEVEL
from eyetracking.scanpaths.types import Scanpath
from inference.captioning.statements import finding_in, mentions

Met = Literal["never fixated", "fixated shortly", "dwelt on", "place unknown", "no gaze"]
LIKELY = 0.5
DWELT_MS = 1000.0
"""Summed fixations from which a place was dwelt on: Kundel's border between recognition and decision."""
MARGIN = 0.25
"""Of the region's longer side, shown around it."""

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1, image px."""


@dataclass(frozen=True)
class Suspicion:
    """A finding that a model holds likely (probability, without gaze) and the report does not name. denied:
    the report says that it is not there. met, dwell_ms: how the eyes met its place, as `map_by` marks it;
    box: that place, None where no map says it. true: None where the truth is not known."""

    finding: str
    probability: float
    model: str
    denied: bool
    met: Met
    dwell_ms: float
    map_by: str = ""
    box: Box | None = None
    true: bool | None = None


@dataclass(frozen=True)
class Counts:
    """Of one voice against the truth."""

    hits: int
    misses: int
    false_alarms: int
    correct_rejections: int


@dataclass(frozen=True)
class SecondReading:
    """waits: why there is none yet, in words; empty where there is. hits, false_alarms: of the suspicions;
    None where the truth is not known. reader, models: counts of the report and of the models alone."""

    waits: str
    suspicions: tuple[Suspicion, ...] = ()
    reader: Counts | None = None
    models: Counts | None = None

    @property
    def hits(self) -> int | None:
        """Suspicions that the truth bears out."""
        return None if self.reader is None else sum(one.true is True for one in self.suspicions)

    @property
    def false_alarms(self) -> int | None:
        """Suspicions that it does not."""
        return None if self.reader is None else sum(one.true is False for one in self.suspicions)


def second_reading(
    session: ReadingSession, *, film: Path | None = None, likely: float = LIKELY
) -> SecondReading:
    """Nothing is told before the reading is marked complete, so that it cannot steer it. film: the file
    beside which the truth may lie; None: the one that is read. Raises TruthError."""
    if not session.marked_read_at:
        return SecondReading("The second reader speaks when the reading is marked complete.")
    found = session.diagnosis()
    if found is None:
        return SecondReading(
            "Ask the models for findings: the second reader speaks of what they hold likely."
        )
    reported, denied = named_in(session.report.standing)
    truth = truth_beside(film or Path(session.study.image_path))
    models = ", ".join(model.id for model in found.result.models)
    suspicions = [
        _suspicion(session, row.finding, row.no_gaze, models, denied, truth)
        for row in sorted(found.result.rows, key=lambda row: -row.no_gaze)
        if row.no_gaze >= likely and row.finding not in reported
    ]
    if truth is None:
        return SecondReading("", tuple(suspicions))
    said = {row.finding for row in found.result.rows if row.no_gaze >= likely}
    known = [row.finding for row in found.result.rows if row.finding in truth.labels]
    return SecondReading("", tuple(suspicions), counts(reported, known, truth), counts(said, known, truth))


def named_in(sentences: Sequence[ReportSentence]) -> tuple[set[str], set[str]]:
    """(findings that the sentences state, findings that they deny and nowhere state)."""
    stated: set[str] = set()
    denied: set[str] = set()
    for sentence in sentences:
        for mention in mentions(sentence.text):
            (denied if mention.negated else stated).add(mention.finding)
    return stated, denied - stated


def counts(said: Collection[str], known: Sequence[str], truth: Truth) -> Counts:
    """known: the findings that are counted."""
    there = [name for name in known if truth.labels[name]]
    gone = [name for name in known if not truth.labels[name]]
    hits, alarms = (sum(name in said for name in names) for names in (there, gone))
    return Counts(hits, len(there) - hits, alarms, len(gone) - alarms)


def _suspicion(
    session: ReadingSession,
    finding: str,
    probability: float,
    models: str,
    denied: Collection[str],
    truth: Truth | None,
) -> Suspicion:
    region, map_by = _marked(session, finding)
    met, dwell_ms = how_met(region, session.fixations)
    return Suspicion(
        finding=finding,
        probability=probability,
        model=models,
        denied=finding in denied,
        met=met,
        dwell_ms=dwell_ms,
        map_by=map_by,
        box=None if region is None else _box(region, session.study.width_px, session.study.height_px),
        true=None if truth is None else truth.labels.get(finding),
    )


def _marked(session: ReadingSession, finding: str) -> tuple[NDArray[np.bool_] | None, str]:
    """(what the newest map of this finding marks, bool (h, w); the method), None without a map that says
    anything."""
    for entry in reversed(session.explanations):
        if finding_in(entry.request.phrase) != finding or entry.result.strength < FAINTEST:
            continue
        values = session.map(entry.map)
        if values is not None and float(values.max()) > 0:
            return values >= LEVEL * float(values.max()), entry.result.made_by
    return None, ""


def how_met(region: NDArray[np.bool_] | None, fixations: Scanpath | None) -> tuple[Met, float]:
    """(in words, summed duration in ms of the fixations in or near the region). Near: within the width of the
    reader's own heat map."""
    if fixations is None or not len(fixations):
        return "no gaze", 0.0
    if region is None or not region.any():
        return "place unknown", 0.0
    from scipy import ndimage

    height, width = region.shape
    away = ndimage.distance_transform_edt(~region)
    columns = np.clip((fixations.x_px / fixations.width_px * width).astype(int), 0, width - 1)
    rows = np.clip((fixations.y_px / fixations.height_px * height).astype(int), 0, height - 1)
    near = away[rows, columns] <= HEATMAP_SIGMA_FRACTION * max(height, width)
    dwell_ms = float(fixations.duration_ms[near].sum())
    if not near.any():
        return "never fixated", 0.0
    return ("dwelt on" if dwell_ms >= DWELT_MS else "fixated shortly"), dwell_ms


def _box(region: NDArray[np.bool_], width_px: int, height_px: int) -> Box:
    """Around the largest island, with a margin, within the film."""
    from scipy import ndimage

    islands, count = ndimage.label(region)
    sizes = ndimage.sum_labels(region, islands, range(1, count + 1))
    y, x = np.nonzero(islands == 1 + int(np.argmax(sizes)))
    height, width = region.shape
    x0, x1 = x.min() / width * width_px, (x.max() + 1) / width * width_px
    y0, y1 = y.min() / height * height_px, (y.max() + 1) / height * height_px
    margin = MARGIN * max(x1 - x0, y1 - y0)
    return (
        max(0.0, float(x0 - margin)), max(0.0, float(y0 - margin)),
        min(float(width_px), float(x1 + margin)), min(float(height_px), float(y1 + margin)),
    )  # fmt: skip
