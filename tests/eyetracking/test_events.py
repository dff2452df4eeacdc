from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.evaluate.fixations import chosen, row_of
from app.evaluate.lund2013 import load
from eyetracking.events import StoppedClock, UnknownDetector, detect_fixations, detectors
from eyetracking.events.agreement import cohens_kappa, event_f1, event_hits
from eyetracking.events.signal import noise_deg, to_degrees, velocity
from eyetracking.tracker import DisplayGeometry

GEOMETRY = DisplayGeometry(
    width_px=1000, height_px=1000, width_mm=400.0, height_mm=400.0, distance_mm=600.0, assumed=False
)
PX_PER_DEG = 1 / GEOMETRY.degrees_per_px


def gaze(*pieces: tuple[float, float, float], rate_hz: float = 250.0) -> tuple[NDArray, NDArray, NDArray]:
    """Gaze that rests at (x, y) px for so many ms; NaN for a loss."""
    x = np.concatenate([np.full(round(ms * rate_hz / 1000), x) for x, _, ms in pieces])
    y = np.concatenate([np.full(round(ms * rate_hz / 1000), y) for _, y, ms in pieces])
    return np.arange(len(x)) * 1000 / rate_hz, x, y


def find(*pieces: tuple[float, float, float], **parameters):  # type: ignore[no-untyped-def]
    return detect_fixations(*gaze(*pieces), geometry=GEOMETRY, **parameters)


@pytest.mark.parametrize("detector", ["ivt", "idt"])
def test_two_resting_places_are_two_fixations(detector: str) -> None:
    table = find((300, 300, 300), (700, 500, 400), detector=detector)
    assert table.x_px.tolist() == pytest.approx([300, 700], abs=5)
    assert table.duration_ms.tolist() == pytest.approx([300, 400], abs=25)


def test_a_slow_trackers_fixation_ends_with_the_sample_before_the_saccade() -> None:
    """At 62.5 Hz the velocity of that sample already spans the saccade; its place is still that of rest."""
    t_ms, x, y = gaze((300, 300, 320), (700, 500, 320), rate_hz=62.5)
    table = detect_fixations(t_ms, x, y, geometry=GEOMETRY)
    assert (table.first[0], table.last[0]) == (0, 19)
    assert (x[table.last[0]], x[table.last[0] + 1]) == (300, 700)


@pytest.mark.parametrize(("rate_hz", "fixations"), [(250.0, 2), (125.0, 1)])
def test_neighbours_of_a_coarse_stream_are_one_from_a_little_further_on(
    rate_hz: float, fixations: int
) -> None:
    """Two stays 0.225 degrees apart, with a jump of a degree for 16 ms between them."""
    apart = 0.225 * PX_PER_DEG
    pieces = (300, 300, 200), (300 + PX_PER_DEG, 300, 16), (300 + apart, 300, 200)
    table = detect_fixations(*gaze(*pieces, rate_hz=rate_hz), geometry=GEOMETRY)
    assert len(table) == fixations


def test_the_result_says_what_made_it() -> None:
    table = find((300, 300, 300), threshold_deg_s=40.0)
    assert (table.detector, table.version) == ("ivt", detectors()["ivt"])
    assert table.parameters["threshold_deg_s"] == 40.0


def test_a_rest_that_is_too_short_is_no_fixation() -> None:
    assert len(find((300, 300, 300), (700, 500, 60), (300, 300, 300))) == 3
    assert len(find((300, 300, 300), (700, 500, 28), (300, 300, 300))) == 2


def test_a_short_loss_does_not_break_a_fixation() -> None:
    table = find((300, 300, 200), (np.nan, np.nan, 40), (300, 300, 200))
    assert len(table) == 1
    assert [gap.kind for gap in table.gaps] == ["loss"]


def test_a_blink_breaks_a_fixation_and_is_named() -> None:
    table = find((300, 300, 200), (np.nan, np.nan, 160), (300, 300, 200))
    assert len(table) == 2
    assert [gap.kind for gap in table.gaps] == ["blink"]


def test_looking_away_is_no_blink() -> None:
    assert [gap.kind for gap in find((1, 1, 200), (np.nan, np.nan, 900), (1, 1, 200)).gaps] == ["away"]


@pytest.mark.parametrize("detector", ["ivt", "idt"])
def test_a_slow_drift_is_one_fixation(detector: str) -> None:
    t = np.arange(0, 500, 4.0)
    x = 500 + 0.5 * PX_PER_DEG * t / 500  # half a degree in half a second
    assert len(detect_fixations(t, x, x * 0 + 500, geometry=GEOMETRY, detector=detector)) == 1


def test_gaze_that_was_never_seen_has_no_fixations() -> None:
    assert len(find((np.nan, np.nan, 500))) == 0


@pytest.mark.parametrize("n", [0, 1, 2])
def test_too_few_samples_have_no_fixations(n: int) -> None:
    assert len(detect_fixations(np.arange(n), np.zeros(n), np.zeros(n), geometry=GEOMETRY)) == 0


def test_an_unknown_detector_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownDetector, match="i2mc, idt, ivt"):
        find((1, 1, 100), detector="magic")


def test_time_that_goes_back_is_refused() -> None:
    with pytest.raises(ValueError, match="goes back"):
        detect_fixations([0, 2, 1], [0, 0, 0], [0, 0, 0], geometry=GEOMETRY)


@pytest.mark.parametrize("detector", sorted(detectors()))
def test_a_clock_that_stands_still_is_named(detector: str) -> None:
    with pytest.raises(StoppedClock, match="stands still"):
        detect_fixations(np.zeros(50), np.ones(50), np.ones(50), geometry=GEOMETRY, detector=detector)


@pytest.mark.parametrize("detector", sorted(detectors()))
def test_doubled_stamps_and_losses_between_are_no_trouble(detector: str) -> None:
    t, x, y = gaze((300.0, 300.0, 400), (700.0, 500.0, 400))
    t[30:60:3] = t[29:59:3]
    x[[34, 35, 60, 61, 62]] = np.nan
    assert len(detect_fixations(t, x, y, geometry=GEOMETRY, detector=detector)) == 2


def test_one_degree_is_one_degree() -> None:
    x_mm = 600 * np.tan(np.radians(1.0))
    x, y = to_degrees(np.array([500 + x_mm / 400 * 1000]), np.array([500.0]), GEOMETRY)
    assert x[0] == pytest.approx(1.0)
    assert y[0] == pytest.approx(0.0)


def test_velocity_of_a_steady_movement_is_exact_also_with_uneven_times() -> None:
    t = np.cumsum(np.random.Generator(np.random.PCG64(1)).uniform(3, 5, 100))
    speed = velocity(t, 0.05 * t, 0 * t, window_ms=20)
    assert speed == pytest.approx(np.full(100, 50.0))


def test_velocity_across_a_pause_counts_only_what_lies_in_the_window() -> None:
    t = np.concatenate((np.arange(50) * 4.0, 1000 + np.arange(50) * 4.0))
    x = np.where(t < 500, 0.05 * t, 500 - 0.02 * t)
    speed = velocity(t, x, 0 * t, window_ms=20)
    assert speed[:50] == pytest.approx(np.full(50, 50.0))
    assert speed[50:] == pytest.approx(np.full(50, 20.0))


def test_the_noise_of_white_gaze_is_found() -> None:
    rng = np.random.Generator(np.random.PCG64(2))
    x, y = rng.normal(0, 0.2, (2, 20_000))
    assert noise_deg(x, y) == pytest.approx(0.2, rel=0.05)


@pytest.mark.parametrize("detector", ["ivt", "idt"])
def test_noise_does_not_break_a_long_fixation(detector: str) -> None:
    rng = np.random.Generator(np.random.PCG64(3))
    t = np.arange(0, 4000, 2.0)
    x, y = 500 + rng.normal(0, 0.3 * PX_PER_DEG, (2, len(t)))
    assert len(detect_fixations(t, x, y, geometry=GEOMETRY, detector=detector)) == 1
    assert len(detect_fixations(t, x, y, geometry=GEOMETRY, detector=detector, adapt=0.0)) != 1


def test_a_fixation_begins_when_the_eye_has_settled() -> None:
    rate_hz, frequency_hz = 500.0, 20.0
    t = np.arange(0, 600, 1000 / rate_hz)
    after = np.maximum(t - 300, 0.0)
    ringing = 0.5 * np.exp(-after / 12) * np.cos(2 * np.pi * frequency_hz * after / 1000)
    x = np.where(t < 300, 300.0, 600 + ringing * PX_PER_DEG)
    settled = detect_fixations(t, x, 0 * t + 500, geometry=GEOMETRY)
    at_once = detect_fixations(t, x, 0 * t + 500, geometry=GEOMETRY, settle_ms=0.0)
    assert len(settled) == len(at_once) == 2
    assert 2 <= settled.onset_ms[1] - at_once.onset_ms[1] <= 16


@pytest.mark.parametrize(
    ("every", "noise", "least_kappa", "least_f1"),
    [  # `radgaze evaluate fixations`: .900/.969, .896/.969, .890/.953, .806/.935; with noise .867/.942 ...
        (1, 0.0, 0.88, 0.95),
        (2, 0.0, 0.88, 0.95),
        (4, 0.0, 0.87, 0.93),
        (8, 0.0, 0.78, 0.91),
        (1, 0.2, 0.84, 0.92),
        (2, 0.2, 0.80, 0.93),
        (4, 0.2, 0.78, 0.94),
        (8, 0.2, 0.72, 0.87),
    ],
)
def test_ivt_agrees_with_a_human_on_trials_it_was_not_tuned_on(
    shared_data: Path, every: int, noise: float, least_kappa: float, least_f1: float
) -> None:
    row = row_of("ivt", chosen(load(shared_data / "gaze" / "lund2013"), "held-out"), every, noise, seed=1)
    assert row.kappa >= least_kappa
    assert row.f1 >= least_f1


@pytest.mark.parametrize(
    ("detector", "noise", "least_kappa", "least_f1"),
    [  # `radgaze evaluate fixations`: idt .751/.886, .631/.917; i2mc .664/.927, .487/.891
        ("idt", 0.0, 0.72, 0.86),
        ("idt", 0.2, 0.60, 0.88),
        ("i2mc", 0.0, 0.64, 0.90),
        ("i2mc", 0.5, 0.45, 0.86),
    ],
)
def test_the_other_detectors_stay_above_their_bounds(
    shared_data: Path, detector: str, noise: float, least_kappa: float, least_f1: float
) -> None:
    row = row_of(detector, chosen(load(shared_data / "gaze" / "lund2013"), "held-out"), 1, noise, seed=1)
    assert row.kappa >= least_kappa
    assert row.f1 >= least_f1


def test_kappa_is_nothing_by_chance_and_one_for_the_same() -> None:
    a = np.array([1, 1, 0, 0], dtype=bool)
    assert cohens_kappa(a, a) == 1.0
    assert cohens_kappa(a, np.array([1, 0, 1, 0], dtype=bool)) == 0.0
    assert cohens_kappa(a, ~a) == -1.0


def test_an_event_is_hit_where_half_of_the_union_is_shared() -> None:
    true = np.array([[0, 9], [20, 29]])
    assert event_hits(np.array([[5, 9], [21, 24]]), true) == (1, 2, 2)  # 5 of 10, 4 of 10
    assert event_hits(np.array([[0, 4], [5, 9]]), true) == (1, 2, 2)  # a true event is hit once
    assert event_f1([(1, 2, 2), (1, 1, 1)]) == pytest.approx(4 / 6)
