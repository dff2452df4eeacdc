"""All that a gaze report says of one recording, as plain data; who draws and writes it is elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.reading.gaze import PANES
from eyetracking.analysis.areas import Area
from eyetracking.analysis.coverage import USEFUL_FIELD_DEG, coverage
from eyetracking.analysis.dwell import AreaFigures, area_figures
from eyetracking.analysis.panels import PanelGaze, panel_gaze
from eyetracking.analysis.pupil import PupilTrace, pupil_trace
from eyetracking.analysis.transitions import Transitions, transitions
from eyetracking.events import (
    Gap,
    ImageFixations,
    NoView,
    StoppedClock,
    fixations_on_panes,
    fixations_on_screen,
)
from eyetracking.events.table import find_gaps
from eyetracking.eyes import both_eyes
from eyetracking.quality import effective_hz, fick_degrees, windowed_rms_s2s, windowed_std
from eyetracking.recording import Recording
from eyetracking.scanpaths.heatmap import fixation_heatmap
from eyetracking.scanpaths.types import SaliencyMap, Scanpath
from eyetracking.validation import damaged_reports, drift_checks, validations

PRECISION_WINDOW_MS = 200.0
WHOSE = {
    "own": "",
    "pointer": "The mouse pointer stood for the eyes: no eye was recorded.",
    "replayed": "A recording was played again: this is not the gaze of who sat here.",
    "simulated": "Simulated gaze: no person was recorded.",
}
TOLD = frozenset(
    (
        *("own clock", "clock jump", "bursts", "out of order", "missing value", "off the screen", "far off"),
        *("rate", "silent", "no eyes", "removed", "table"),
    )
)
"""What the host finds of a stream that a reader of the report should know first."""
LEAST_SILENCE_MS = 250.0
"""What passes between the begin of a recording and its first sample is no silence."""
PAUSE = 1.5
"""An interval of so many usual ones is a pause of the stream."""


@dataclass(frozen=True)
class EyeFigures:
    """One eye (or both) over the whole recording; precision is the median over windows of 200 ms, within
    fixations (over all samples where there is none): over a saccade it would say how far the eye jumped.

    loss_percent: of the samples that were due: those that came and did not see the eye, and those that a
    silence swallowed. effective_hz: seen samples a second. alone_percent: samples in which this eye alone was
    seen.
    """

    eye: str
    loss_percent: float
    effective_hz: float
    rms_s2s_deg: float
    std_deg: float
    alone_percent: float = 0.0


@dataclass(frozen=True)
class StreamFigures:
    """Samples as they came. Intervals and delays in ms; pauses: intervals over 1.5 usual ones.

    silent_ms: time in which no sample came, from the begin to the stated end. delay_*: from the sample's
    mapped time to its arrival. clock_*: of the last fit, NaN without one.
    """

    samples: int
    seconds: float
    nominal_hz: float
    interval_ms: float
    interval_p99_ms: float
    pauses: int
    longest_pause_ms: float
    silent_ms: float
    delay_p50_ms: float
    delay_p99_ms: float
    clock_uncertainty_ms: float
    clock_drift_ppm: float
    clock_source: str
    clock_jumps: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class ImageGaze:
    """Fixations on the image and what was made of them. areas in the order of `figures`."""

    label: str
    fixations: ImageFixations
    path: Scanpath
    heatmap: SaliencyMap
    sigma_deg: float
    coverage: float
    figures: tuple[AreaFigures, ...]
    area_coverage: tuple[float, ...]
    transitions: Transitions
    start_ms: float


@dataclass(frozen=True)
class GazeAnalysis:
    """A recording, analysed. image: None where the recording saw no view of an image. panels: None where it
    does not say where the program's panels stood."""

    recording: Recording
    stream: StreamFigures
    eyes: tuple[EyeFigures, ...]
    gaps: tuple[Gap, ...]
    validations: tuple[str, ...]
    drift_checks: tuple[str, ...]
    pupil: PupilTrace | None
    image: ImageGaze | None
    no_image: str = ""
    warnings: tuple[str, ...] = field(default=())
    panels: PanelGaze | None = None


def analyse(
    rec: Recording,
    *,
    areas: Sequence[Area] = (),
    detector: str = "ivt",
    sigma_deg: float = 1.0,
    field_deg: float = USEFUL_FIELD_DEG,
    panes: Sequence[str] = PANES,
    label: str | None = None,
) -> GazeAnalysis:
    """Everything about one recording. sigma_deg: of the heatmap; field_deg: radius of what a fixation sees.

    panes: the views that count, the first first. label: which image; None takes the one shown longest. Raises
    UnknownDetector and StoppedClock.
    """
    image, no_image = None, ""
    try:
        found = fixations_on_panes(rec, panes, label=label, detector=detector)
        image = _image_gaze(rec, found, areas, sigma_deg, field_deg, panes)
    except NoView as error:
        no_image = str(error)
    eyes = _eyes(rec)
    checks = drift_checks(rec)
    valid = validations(rec)
    return GazeAnalysis(
        recording=rec,
        stream=_stream(rec),
        eyes=eyes,
        gaps=tuple(
            sorted(
                [*(gap for gap in find_gaps(rec.t_ms, ~rec.valid) if gap.kind != "silence"), *_silences(rec)],
                key=lambda gap: gap.onset_ms,
            )
        ),
        validations=tuple(v.sentence() for v in valid),
        drift_checks=tuple(c.sentence() for c in checks),
        pupil=_pupil(rec),
        image=image,
        no_image=no_image,
        panels=panel_gaze(rec, detector=detector),
        warnings=tuple(_warnings(rec, eyes, has_validation=bool(valid), image=image)),
    )


def _image_gaze(
    rec: Recording,
    found: ImageFixations,
    areas: Sequence[Area],
    sigma_deg: float,
    field_deg: float,
    panes: Sequence[str],
) -> ImageGaze:
    path = found.scanpath()
    per_degree = found.px_per_degree[found.on_image]
    start_ms = min(
        (v.t_ns - rec.began_ns) / 1e6
        for v in rec.views
        if v.pane in panes and v.label == found.label and v.transform is not None
    )
    start_ms = max(start_ms, 0.0)
    seen, seen_areas = coverage(path, areas, radius_px=field_deg * per_degree)
    return ImageGaze(
        label=found.label,
        fixations=found,
        path=path,
        heatmap=fixation_heatmap(path, sigma_px=sigma_deg * per_degree),
        sigma_deg=sigma_deg,
        coverage=seen,
        figures=tuple(area_figures(path, areas, start_ms=start_ms)),
        area_coverage=tuple(seen_areas),
        transitions=transitions(path, areas),
        start_ms=start_ms,
    )


def _eyes(rec: Recording) -> tuple[EyeFigures, ...]:
    window = max(2, round(PRECISION_WINDOW_MS / 1000 * rec.rate_hz))
    seconds = rec.duration_ms / 1000
    missing = sum(gap.duration_ms for gap in _silences(rec)) / 1000 * rec.rate_hz
    rows = []
    left, right = (np.isfinite(rec.samples[f"{side}_x"]) for side in ("left", "right"))
    alone = {"left": left & ~right, "right": right & ~left, "both": np.zeros(len(left), dtype=bool)}
    fixating = _fixating(rec)
    for eye, (x, y) in (
        ("left", (rec.samples["left_x"], rec.samples["left_y"])),
        ("right", (rec.samples["right_x"], rec.samples["right_y"])),
        ("both", both_eyes(rec.samples)),
    ):
        one_gaze = rec.tracker.capabilities.eyes == "cyclopean"
        if eye != "both" and (one_gaze or not np.isfinite(x).any()):
            continue
        a, e = _degrees(rec, x, y)
        still_a, still_e = np.where(fixating, a, np.nan), np.where(fixating, e, np.nan)
        if not np.isfinite(still_a).any():
            still_a, still_e = a, e
        due = len(a) + missing
        rows.append(
            EyeFigures(
                eye=eye,
                loss_percent=100 * (1 - int(np.isfinite(a).sum()) / due) if due else math.nan,
                effective_hz=effective_hz(a, e, seconds=seconds),
                rms_s2s_deg=windowed_rms_s2s(still_a, still_e, window=window),
                std_deg=windowed_std(still_a, still_e, window=window),
                alone_percent=100 * float(alone[eye].mean()) if len(a) else 0.0,
            )
        )
    return tuple(rows)


def _degrees(
    rec: Recording, x: NDArray[np.float64], y: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Fick angles on the screen that each sample was taken on."""
    parts = [fick_degrees(x[first:end], y[first:end], screen) for first, end, screen in rec.screens()]
    if not parts:
        return np.zeros(0), np.zeros(0)
    return np.concatenate([a for a, _ in parts]), np.concatenate([e for _, e in parts])


def _fixating(rec: Recording) -> NDArray[np.bool_]:
    """Which samples lie within a fixation, the first of each left out: a step into it is no noise."""
    still = np.zeros(len(rec.samples["seq"]), dtype=bool)
    try:
        table, _ = fixations_on_screen(rec)
    except StoppedClock:
        return still
    for first, last in zip(table.first, table.last, strict=True):
        still[first + 1 : last + 1] = True
    return still


def _silences(rec: Recording) -> list[Gap]:
    """Where no sample came, the time before the first and after the last one counted."""
    t = rec.t_ms
    found = [gap for gap in find_gaps(t, ~rec.valid) if gap.kind == "silence"]
    if not len(t):
        return [Gap(0, 0, 0.0, rec.lasted_ms, "silence")] if rec.lasted_ms > LEAST_SILENCE_MS else []
    if t[0] > LEAST_SILENCE_MS:
        found.insert(0, Gap(0, 0, 0.0, float(t[0]), "silence"))
    if rec.lasted_ms - t[-1] > LEAST_SILENCE_MS:
        found.append(Gap(len(t) - 1, len(t) - 1, float(t[-1]), rec.lasted_ms - float(t[-1]), "silence"))
    return found


def _stream(rec: Recording) -> StreamFigures:
    t = rec.t_ms
    steps = np.diff(t)
    usual = float(np.median(steps)) if len(steps) else math.nan
    delay = (rec.samples["arrival_ns"] - rec.samples["host_ns"]) / 1e6
    fits = [event for event in rec.events if event["kind"] == "clock"]
    last = fits[-1] if fits else {}
    uncertainty = last.get("uncertainty_ns")
    jumps = [event for event in rec.events if event["kind"] == "clock jump"]
    return StreamFigures(
        samples=len(t),
        seconds=rec.duration_ms / 1000,
        nominal_hz=rec.tracker.rate_hz,
        interval_ms=usual,
        interval_p99_ms=float(np.percentile(steps, 99)) if len(steps) else math.nan,
        pauses=int(np.count_nonzero(steps > PAUSE * usual)) if len(steps) else 0,
        longest_pause_ms=float(steps.max()) if len(steps) else math.nan,
        silent_ms=sum(gap.duration_ms for gap in _silences(rec)),
        delay_p50_ms=float(np.median(delay)) if len(t) else math.nan,
        delay_p99_ms=float(np.percentile(delay, 99)) if len(t) else math.nan,
        clock_uncertainty_ms=math.nan if uncertainty is None else float(uncertainty) / 1e6,
        clock_drift_ppm=float(last.get("drift_ppm", math.nan)),
        clock_source=str(last.get("source", "none")),
        clock_jumps=int(jumps[-1]["jumps"]) if jumps else 0,
        notes=tuple(
            f"{(event['t_ns'] - rec.began_ns) / 1e9:.1f} s: {event.get('text') or event.get('what')}"
            for event in rec.events
            if event["kind"] == "stream"
        ),
    )


def _pupil(rec: Recording) -> PupilTrace | None:
    left, right = (np.asarray(rec.samples[f"{side}_pupil"], dtype=np.float64) for side in ("left", "right"))
    if rec.tracker.capabilities.pupil_unit == "none" or not (_sized(left) | _sized(right)).any():
        return None
    return pupil_trace(rec.t_ms, left, right)


def _sized(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    return np.isfinite(values) & (values > 0)


def _odd(rec: Recording) -> list[dict[str, Any]]:
    """What the host found odd about the stream, each kind once."""
    kinds = {
        e["what"]: e for e in rec.events if e["kind"] == "stream" and e.get("what") in TOLD and e.get("text")
    }
    return list(kinds.values())


def _warnings(
    rec: Recording, eyes: Sequence[EyeFigures], *, has_validation: bool, image: ImageGaze | None
) -> list[str]:
    """What a reader of the report should know first."""
    said = []
    if rec.end == "cut":
        said.append(rec.end_text)
    whose = WHOSE[rec.tracker.source]
    if whose:
        said.append(whose)
    elif not rec.tracker.capabilities.research_grade:
        said.append("This tracker is not research grade.")
    said += [*rec.damage, *damaged_reports(rec), *rec.notes]
    said += [event["text"] for event in _odd(rec)]
    if rec.geometry.assumed:
        said.append("Screen size or eye distance were assumed: degrees are approximate.")
    if not has_validation:
        said.append("The tracker was not validated: how accurate the gaze is, is not known.")
    both = next((row for row in eyes if row.eye == "both"), None)
    if both is not None and both.loss_percent > 20:
        silent_s = sum(gap.duration_ms for gap in _silences(rec)) / 1000
        silent = f" (for {silent_s:.1f} s no sample came)" if silent_s > 1 else ""
        said.append(f"{both.loss_percent:.0f} % of the samples that were due saw no eye{silent}.")
    alone = max((row.alone_percent for row in eyes), default=0.0)
    if alone > 5:
        said.append(
            f"In {alone:.0f} % of the samples one eye alone was seen, and moved to where both would be."
        )
    if both is not None and both.rms_s2s_deg > 0.5:
        said.append(f"Precision is poor ({both.rms_s2s_deg:.2f}° RMS-S2S): short fixations may be missed.")
    if image is not None and not len(image.path):
        said.append("No fixation lay on the image.")
    return said
