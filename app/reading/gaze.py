"""From a recording on disk to what a session shows: gaze on the image, fixations, heatmap, and what was not
seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.reading.records import Gaze
from eyetracking.scanpaths.heatmap import dwell_map, fixation_heatmap, gaussian
from eyetracking.scanpaths.types import SaliencyMap, Scanpath
from inference import api

if TYPE_CHECKING:
    from app.reading.session import ReadingSession

PANES = ("main", "matex", "predicted")
"""The views of the window that show the image being read, the one that counts first."""
HEATMAP_SIGMA_DEG = 1.0
"""Standard deviation of the gaze heatmap in degrees of visual angle, whatever the zoom."""
PAINTED_PX = 448
HEATMAP_SIGMA_FRACTION = 0.03
"""The same where the view is not known, in parts of the image's longer side (about 1 degree)."""


@dataclass(frozen=True, eq=False)
class LoadedGaze:
    """What a session keeps of a recording. end_text: said where a crash cut it short. damage: what of it
    cannot be read, in sentences.
    """

    gaze: Gaze
    fixations: Scanpath
    heatmap: SaliencyMap
    end_text: str = ""
    damage: tuple[str, ...] = ()


def heatmap_of(fixations: Scanpath) -> SaliencyMap:
    """The fixations' heatmap, weighted by duration."""
    sigma = HEATMAP_SIGMA_FRACTION * max(fixations.width_px, fixations.height_px)
    return fixation_heatmap(fixations, sigma_px=sigma)


def heatmap_of_stretch(session: ReadingSession, *, until_ms: float | None = None) -> SaliencyMap | None:
    """The heat map of the chosen stretch, of what began before until_ms, or as it was painted over; None
    without gaze."""
    if until_ms is None and session.choices.dabs:
        return painted_map(session)
    whole, fixations = session.gaze_heatmap, session.chosen_fixations()
    if whole is None or fixations is None or session.fixations is None:
        return whole
    if until_ms is None and session.selection_ms is None:
        return whole
    if until_ms is not None:
        fixations = fixations.where(fixations.onset_ms <= until_ms)
    sigma = float(whole.parameters.get("sigma_px") or 0.0)
    if sigma <= 0:
        return heatmap_of(fixations)
    return fixation_heatmap(fixations, sigma_px=sigma, shape=(whole.values.shape[0], whole.values.shape[1]))


def painted_map(session: ReadingSession) -> SaliencyMap | None:
    """Where drafts are told that gaze dwelt, as it was painted over; maximum 1. None where nothing was."""
    dabs = session.choices.dabs
    if not dabs:
        return None
    width, height = session.study.width_px, session.study.height_px
    scale = min(1.0, PAINTED_PX / max(width, height))
    shape = max(1, round(height * scale)), max(1, round(width * scale))
    seconds = np.zeros(shape, np.float32)
    fixations = session.chosen_fixations()
    if fixations is not None and len(fixations):
        sigma = HEATMAP_SIGMA_FRACTION * max(width, height)
        seconds = dwell_map(fixations, sigma_px=sigma, shape=shape)
    for dab in dabs:
        touch = gaussian(dab.x_px, dab.y_px, dab.radius_px, (width, height), shape)
        seconds = np.maximum(seconds + np.float32(dab.seconds) * touch, 0)
    peak = float(seconds.max())
    return SaliencyMap(seconds / peak if peak > 0 else seconds, width, height, "painted gaze map")


def fixations_on_map(
    fixations: Scanpath, values: NDArray[np.float32], *, threshold: float = 0.5
) -> NDArray[np.intp]:
    """Indices of the fixations that lie where the map (h, w) over the same image is at least `threshold`."""
    height, width = values.shape
    columns = np.clip((fixations.x_px / fixations.width_px * width).astype(int), 0, width - 1)
    rows = np.clip((fixations.y_px / fixations.height_px * height).astype(int), 0, height - 1)
    return np.nonzero(values[rows, columns] >= threshold)[0]


def predicted_as_scanpath(predicted: api.PredictedScanpath, width_px: int, height_px: int) -> Scanpath:
    """A predicted scanpath with onsets: fixations follow each other without a gap."""
    durations = np.maximum(np.asarray(predicted.duration_ms, dtype=np.float64), 1.0)
    onsets = np.concatenate([[0.0], np.cumsum(durations)[:-1]]) if len(durations) else durations
    return Scanpath(
        x_px=np.asarray(predicted.x_px, dtype=np.float64),
        y_px=np.asarray(predicted.y_px, dtype=np.float64),
        duration_ms=durations,
        onset_ms=onsets,
        width_px=width_px,
        height_px=height_px,
        source="predicted",
    )


def mean_scanmatch(
    predicted: Sequence[api.PredictedScanpath], own: Scanpath, width_px: int, height_px: int
) -> float:
    """Mean ScanMatch (0 to 1, no duration) of the predicted scanpaths with the reader's own."""
    from eyetracking.scanpaths.pairs import scanmatch_pairs

    paths = [predicted_as_scanpath(p, width_px, height_px) for p in predicted if p.x_px]
    return float(scanmatch_pairs(paths, [own] * len(paths)).mean()) if paths else 0.0


def chance_scanmatch(
    predicted: Sequence[api.PredictedScanpath], own: Scanpath, width_px: int, height_px: int, *, seed: int = 0
) -> float:
    """The same mean for as many scanpaths of the same lengths whose fixations lie anywhere on the image."""
    rng = np.random.default_rng(seed)
    anywhere = [
        api.PredictedScanpath(
            x_px=rng.uniform(0, width_px, len(p.x_px)).tolist(),
            y_px=rng.uniform(0, height_px, len(p.x_px)).tolist(),
            duration_ms=p.duration_ms,
            sd_px=p.sd_px,
        )
        for p in predicted
    ]
    return mean_scanmatch(anywhere, own, width_px, height_px)


def less_typical(
    predicted: Sequence[api.PredictedScanpath], own: Scanpath, width_px: int, height_px: int
) -> float | None:
    """The reader's percentile among the predicted scanpaths: the part of them that is less like the others,
    by mean ScanMatch, than the reader's own is like them. None for fewer than three."""
    from eyetracking.scanpaths.pairs import scanmatch_pairs

    paths = [predicted_as_scanpath(p, width_px, height_px) for p in predicted if p.x_px]
    n = len(paths)
    if n < 3:
        return None
    first, second = np.triu_indices(n, 1)
    alike = np.zeros((n, n))
    alike[first, second] = scanmatch_pairs(paths, paths, (first, second))
    among = (alike + alike.T).sum(1) / (n - 1)
    return float((among < scanmatch_pairs(paths, [own] * n).mean()).mean())


def among_themselves(
    predicted: Sequence[api.PredictedScanpath], width_px: int, height_px: int
) -> float | None:
    """Mean ScanMatch of the predicted scanpaths with each other: what a reader who searches as they do would
    reach. None for fewer than two."""
    from eyetracking.scanpaths.pairs import scanmatch_pairs

    paths = [predicted_as_scanpath(p, width_px, height_px) for p in predicted if p.x_px]
    if len(paths) < 2:
        return None
    return float(scanmatch_pairs(paths, paths, np.triu_indices(len(paths), 1)).mean())


@dataclass(frozen=True)
class Unseen:
    """A place that predicted readers look at and this reader did not. x_px, y_px: its peak on the image."""

    place: str
    x_px: float
    y_px: float
    weight: float


def unseen_places(
    predicted_heatmap: NDArray[np.float32], fixations: Scanpath, *, least: float = 0.35, most: int = 3
) -> list[Unseen]:
    """Peaks of the predicted mean heatmap (h, w in [0, 1]) at which the reader's own heatmap is under 0.1.

    least: peaks lower than this are not told. Named after the nearest region of the chest checklist.
    """
    height, width = predicted_heatmap.shape
    own = _on_grid(fixations, (height, width))
    left = np.array(predicted_heatmap, dtype=np.float32)
    radius = max(2, round(0.09 * max(height, width)))
    found: list[Unseen] = []
    rows, columns = np.ogrid[:height, :width]
    for _ in range(12):
        row, column = divmod(int(left.argmax()), width)
        value = float(left[row, column])
        if value < least or len(found) >= most:
            break
        if own[row, column] < 0.1:
            x, y = (column + 0.5) / width, (row + 0.5) / height
            found.append(Unseen(place_name(x, y), x * fixations.width_px, y * fixations.height_px, value))
        left[(rows - row) ** 2 + (columns - column) ** 2 <= radius**2] = 0.0
    return found


def place_name(x: float, y: float) -> str:
    """The nearest region of the chest checklist to (x, y) in fractions of the image (patient's sides)."""
    from eyetracking.scanpaths.reader_model import default_regions

    return min(default_regions(), key=lambda r: (r.x - x) ** 2 + (r.y - y) ** 2).name


def _on_grid(fixations: Scanpath, shape: tuple[int, int]) -> NDArray[np.float32]:
    if not len(fixations):
        return np.zeros(shape, dtype=np.float32)
    sigma = 0.045 * max(fixations.width_px, fixations.height_px)
    return fixation_heatmap(fixations, sigma_px=sigma, shape=shape, weight="count").values


def load_gaze(folder: Path, width_px: int, height_px: int) -> LoadedGaze:
    """Read a recording folder. Raises eyetracking's RecordingError where it cannot be read."""
    from eyetracking import recording

    rec = recording.open_recording(folder)
    return from_recording(rec, width_px, height_px)


def from_recording(rec: Any, width_px: int, height_px: int) -> LoadedGaze:
    """Gaze on the image, fixations and heatmap of an opened recording."""
    from eyetracking.events import fixations_on_panes

    if not len(rec.samples["seq"]) or not any(v.pane in PANES and v.transform is not None for v in rec.views):
        return _nothing(rec, width_px, height_px)
    found = fixations_on_panes(rec, PANES)
    per_degree = found.px_per_degree[found.on_image] * width_px / found.width_px
    fixations = found.scanpath().scaled_to(width_px, height_px)
    return LoadedGaze(
        gaze=_gaze_on_panes(rec),
        fixations=fixations,
        heatmap=fixation_heatmap(fixations, sigma_px=HEATMAP_SIGMA_DEG * per_degree),
        end_text=rec.end_text if rec.end == "cut" else "",
        damage=rec.damage,
    )


def _gaze_on_panes(rec: Any) -> Gaze:
    """All samples on the image; where panes overlap the first counts."""
    t_ms = rec.t_ms
    x_px, y_px, valid = (
        np.full(len(t_ms), np.nan),
        np.full(len(t_ms), np.nan),
        np.zeros(len(t_ms), dtype=bool),
    )
    for pane in PANES:
        _, x, y, here = rec.gaze_on_image(pane=pane)
        more = ~valid & np.isfinite(x) & (here | ~np.isfinite(x_px))
        x_px, y_px, valid = np.where(more, x, x_px), np.where(more, y, y_px), valid | here
    return Gaze(t_ms, x_px, y_px, valid, views=view_marks(rec), words=spoken(rec))


def _nothing(rec: Any, width_px: int, height_px: int) -> LoadedGaze:
    """A recording that saw no view of the image, or that ended before its first sample."""
    t_ms = rec.t_ms
    lost = np.full(len(t_ms), np.nan)
    none = np.zeros(0)
    empty = Scanpath(
        x_px=none, y_px=none, duration_ms=none, onset_ms=none, width_px=width_px, height_px=height_px
    )
    gaze = Gaze(t_ms, lost, lost, np.zeros(len(t_ms), dtype=bool), words=spoken(rec))
    return LoadedGaze(
        gaze=gaze,
        fixations=empty,
        heatmap=heatmap_of(empty),
        end_text=rec.end_text,
        damage=rec.damage,
    )


def view_marks(rec: Any) -> list[tuple[float, str]]:
    """When the main view was changed and how, for the timeline; changes within 600 ms are one mark."""
    marks: list[tuple[float, str]] = []
    before: Any = None
    last_ms = -1e9
    for view in rec.views:
        if view.pane != "main" or view.transform is None:
            continue
        t_ms = (view.t_ns - rec.began_ns) / 1e6
        if before is not None and t_ms >= 0:
            words = _change(before, view)
            if words and t_ms - last_ms > 600:
                marks.append((t_ms, words))
            elif words and marks:
                marks[-1] = (marks[-1][0], words)
            if words:
                last_ms = t_ms
        before = view
    return marks


def _change(before: Any, after: Any) -> str:
    a, b = before.transform, after.transform
    if (a.viewport_width_px, a.viewport_height_px) != (b.viewport_width_px, b.viewport_height_px):
        return "layout"
    if (a.quarter_turns, a.flipped) != (b.quarter_turns, b.flipped):
        return "turn"
    if abs(a.zoom / b.zoom - 1) > 1e-3:
        high = b.image_height_px * b.pixel_aspect
        fit = min(b.viewport_width_px / b.image_width_px, b.viewport_height_px / high)
        return "fit" if abs(b.zoom / fit - 1) < 1e-3 else f"zoom {b.zoom / fit:.1f}x"
    if (before.window_centre, before.window_width) != (after.window_centre, after.window_width):
        return "W/L"
    if (a.centre_x_px, a.centre_y_px) != (b.centre_x_px, b.centre_y_px):
        return "pan"
    return ""


def spoken(rec: Any) -> list[tuple[float, float, str]]:
    """Words on the recording's clock: (onset_ms, offset_ms, text). Notes last as long as reading them
    aloud.
    """
    words = []
    for event in rec.events:
        if event.get("kind") == "note" or event.get("kind") == "annotation":
            onset = (event["t_ns"] - rec.began_ns) / 1e6
            text = str(event.get("text", ""))
            words.append((onset, onset + 350.0 * max(1, len(text.split())), text))
    return words


def session_gaze(session: ReadingSession) -> LoadedGaze | None:
    """The gaze of the session's current recording, or None where there is none."""
    entry = session.recording()
    if entry is None:
        return None
    return load_gaze(session.folder / entry.folder, session.study.width_px, session.study.height_px)
