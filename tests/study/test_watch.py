"""What is missing in a trial's gaze: alarms that fire, also when the tracker says nothing at all."""

from __future__ import annotations

import numpy as np
import pytest

from app.study.protocol import Limits
from app.study.watch import Watch

LIMITS = Limits()  # REFLACX's: 10 and 15 %, 1.5 and 3 s


def watched(seen, *, rate_hz=100.0):
    """A viewing of so many samples. Returns (live alarms, quality)."""
    watch = Watch(LIMITS, rate_hz=rate_hz)
    watch.begin_viewing(0.0)
    live = []
    step_ms = 1000 / rate_hz
    for first in range(0, len(seen), 50):
        t_ms = np.arange(first, min(first + 50, len(seen))) * step_ms
        live += watch.add(t_ms, np.asarray(seen[first : first + 50], dtype=bool)) + watch.tick(t_ms[-1])
    return live, watch.close(len(seen) * step_ms)


def names(alarms):
    return [(alarm.what, alarm.level) for alarm in alarms]


def test_gaze_without_gaps_raises_nothing_and_counts():
    live, quality = watched([True] * 1000)
    assert (live, quality.alarms, quality.counts) == ([], (), True)
    assert quality.missing_percent == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("gap", "alarms", "counts"),
    [(140, [], True), (200, [("gap", "warn")], True), (320, [("gap", "warn"), ("gap", "stop")], False)],
)
def test_a_gap_warns_and_then_stops_while_it_lasts(gap, alarms, counts):
    seen = [True] * 400 + [False] * gap + [True] * 6000
    live, quality = watched(seen)
    assert [name for name in names(live) if name[0] == "gap"] == alarms
    assert quality.counts is counts
    assert quality.longest_gap_s == pytest.approx(gap / 100, abs=0.02)


@pytest.mark.parametrize(("lost", "alarms"), [(9, []), (12, ["warn"]), (16, ["warn", "stop"])])
def test_the_share_that_is_missing_decides_at_the_end(lost, alarms):
    _, quality = watched(([False] * lost + [True] * (100 - lost)) * 10)
    assert [alarm.level for alarm in quality.alarms if alarm.what == "missing"] == alarms
    assert quality.missing_percent == pytest.approx(lost)


def test_a_tracker_that_says_nothing_is_found_by_the_clock():
    watch = Watch(LIMITS, rate_hz=100.0)
    watch.begin_viewing(0.0)
    assert names(watch.tick(1600.0)) == [("gap", "warn")]
    assert names(watch.tick(3100.0)) == [("gap", "stop")]
    quality = watch.close(5000.0)
    assert (quality.missing_percent, quality.counts) == (100.0, False)


def test_more_samples_than_were_due_are_no_negative_loss():
    _, quality = watched([True] * 1100, rate_hz=100.0)
    watch = Watch(LIMITS, rate_hz=50.0)
    watch.begin_viewing(0.0)
    watch.add(np.arange(1000) * 10.0, np.ones(1000, dtype=bool))
    assert watch.close(10_000.0).missing_percent == quality.missing_percent == 0.0


def test_what_is_missing_between_two_films_does_not_count():
    watch = Watch(LIMITS, rate_hz=100.0)
    watch.begin_viewing(0.0)
    watch.add(np.arange(500) * 10.0, np.ones(500, dtype=bool))
    watch.end_viewing(5000.0)
    watch.add(5000.0 + np.arange(2000) * 10.0, np.zeros(2000, dtype=bool))
    assert watch.tick(25_000.0) == []
    assert watch.close(25_000.0).counts
