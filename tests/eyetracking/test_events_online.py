from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from app.evaluate.lund2013 import load
from eyetracking.events import LiveFixation, OnlineFixations, UnknownDetector, detect_fixations
from eyetracking.events.agreement import event_hits
from eyetracking.events.online import LASTING_MS
from eyetracking.tracker import TYPICAL_GEOMETRY


def live(t, x, y, online: OnlineFixations, seed: int = 0) -> tuple[list[LiveFixation], list[float]]:  # type: ignore[no-untyped-def]
    """What is reported when the samples come in uneven pieces, and how long after each end."""
    rng = np.random.Generator(np.random.PCG64(seed))
    found: list[LiveFixation] = []
    late = []
    at = 0
    while at < len(t):
        end = min(len(t), at + int(rng.integers(1, 60)))
        for fixation in online.feed(t[at:end], x[at:end], y[at:end]):
            if fixation.replaces_last:
                found.pop()
            found.append(fixation)
            late.append(float(t[end - 1]) - fixation.end_ms)
        at = end
    for fixation in online.finish():
        if fixation.replaces_last:
            found.pop()
        found.append(fixation)
    return found, late


@pytest.mark.parametrize("detector", ["ivt", "idt"])
@pytest.mark.parametrize("noise_deg", [0.0, 0.2])
def test_live_fixations_are_those_of_the_offline_detector(
    shared_data: Path, detector: str, noise_deg: float
) -> None:
    for trial in load(shared_data / "gaze" / "lund2013"):
        rng = np.random.Generator(np.random.PCG64(5))
        sd = noise_deg / trial.geometry.degrees_per_px
        x, y = (v + rng.normal(0, 1, len(v)) * sd for v in (trial.x_px, trial.y_px))
        offline = detect_fixations(trial.t_ms, x, y, geometry=trial.geometry, detector=detector)
        online = OnlineFixations(
            trial.geometry, detector=detector, known_noise_deg=offline.parameters["noise_deg"]
        )
        found, late = live(trial.t_ms, x, y, online)
        assert [f.onset_ms for f in found] == pytest.approx(offline.onset_ms.tolist())
        assert [f.duration_ms for f in found] == pytest.approx(offline.duration_ms.tolist())
        pieces_ms = 60 * 2.0
        assert np.median(late) <= online.latency_ms + pieces_ms
        assert (np.array(late) <= online.latency_ms + pieces_ms).mean() >= 0.9


def test_with_noise_that_it_measures_itself_nearly_all_events_agree(shared_data: Path) -> None:
    hits = found_ones = true_ones = 0
    for trial in load(shared_data / "gaze" / "lund2013"):
        offline = detect_fixations(trial.t_ms, trial.x_px, trial.y_px, geometry=trial.geometry)
        found, _ = live(trial.t_ms, trial.x_px, trial.y_px, OnlineFixations(trial.geometry))
        spans = np.array([(f.onset_ms / 2, f.end_ms / 2 - 1) for f in found]).round().astype(int)
        hit, a, b = event_hits(spans, np.column_stack((offline.first, offline.last)))
        hits, found_ones, true_ones = hits + hit, found_ones + a, true_ones + b
    assert 2 * hits / (found_ones + true_ones) >= 0.98


def test_the_fixation_that_lasts_now_is_known() -> None:
    t = np.arange(0, 300, 4.0)
    online = OnlineFixations(TYPICAL_GEOMETRY)
    online.feed(t, 0 * t + 700, 0 * t + 300)
    assert online.current is not None
    assert (online.current.x_px, online.current.y_px) == (700, 300)
    online.feed(300 + t[:30], np.full(30, math.nan), np.full(30, math.nan))
    assert online.current is None


def test_what_is_kept_does_not_grow_while_the_reader_is_away() -> None:
    online = OnlineFixations(TYPICAL_GEOMETRY)
    t = np.arange(0, 400, 4.0)
    online.feed(t, 0 * t + 700, 0 * t + 300)
    for second in range(1, 60):
        online.feed(second * 1000 + t, np.full(len(t), math.nan), np.full(len(t), math.nan))
    assert online.kept_samples < 1000


def test_what_is_kept_does_not_grow_while_the_pointer_lies_still() -> None:
    """The window fed minutes of one fixation anew ten times a second, and stood still itself in the end."""
    rng = np.random.default_rng(3)
    t = np.arange(0, 130_000, 8.0)
    moved = t > 121_000
    x = np.where(moved, 1200.0, 400.0) + rng.normal(0, 0.5, len(t))
    y = 300.0 + rng.normal(0, 0.5, len(t))
    online = OnlineFixations(TYPICAL_GEOMETRY)
    found, kept = [], []
    for begin in range(0, len(t), 25):
        part = slice(begin, begin + 25)
        found += online.feed(t[part], x[part], y[part])
        kept.append(online.kept_samples)
        if t[part][-1] == t[~moved][-1] or begin == 10_000:
            assert online.current is not None
            assert online.current.onset_ms < 100
            assert online.current.duration_ms == pytest.approx(t[part][-1], abs=100)
    assert max(kept) * 8 < 2 * LASTING_MS
    found += online.finish()
    offline = detect_fixations(t, x, y, geometry=TYPICAL_GEOMETRY)
    assert [round(f.onset_ms) for f in found] == [round(v) for v in offline.onset_ms]
    assert [f.duration_ms for f in found] == pytest.approx(list(offline.duration_ms), abs=1)
    assert [f.x_px for f in found] == pytest.approx(list(offline.x_px), abs=0.5)


def test_samples_of_one_time_say_nothing_yet() -> None:
    online = OnlineFixations(TYPICAL_GEOMETRY)
    assert online.feed([5.0] * 10, [1.0] * 10, [1.0] * 10) == []
    assert online.finish() == []


def test_samples_that_come_late_are_put_where_they_belong() -> None:
    rng = np.random.default_rng(1)
    t = np.arange(400) * 4.0
    x = np.where(t < 800, 600.0, 1000.0) + rng.normal(0, 1, 400)
    y = np.full(400, 500.0)
    swapped = np.arange(400).reshape(-1, 2)[:, ::-1].ravel()
    in_order, late = OnlineFixations(TYPICAL_GEOMETRY), OnlineFixations(TYPICAL_GEOMETRY)
    found = []
    for online, order in ((in_order, np.arange(400)), (late, swapped)):
        got = [
            f
            for n in range(0, 400, 8)
            for f in online.feed(t[order][n : n + 8], x[order][n : n + 8], y[n : n + 8])
        ]
        found.append(got + online.finish())
    assert found[0] == found[1]
    assert late.late == 0


def test_a_detector_that_needs_the_whole_recording_is_refused() -> None:
    with pytest.raises(UnknownDetector):
        OnlineFixations(TYPICAL_GEOMETRY, detector="i2mc")
