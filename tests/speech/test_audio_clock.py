"""When each frame was taken: within 10 ms over ten minutes, whatever drifts, comes late or is lost."""

from __future__ import annotations

import numpy as np
import pytest

from app.speech.clock import fit_clock

RATE, BLOCK, MINUTES = 48_000, 960, 10
BEGAN_NS = 7_000_000_000


def arrivals(*, ppm, late_ms=3.0, bursts=False, seed=0):
    """(frames that had come, when, the true clock of a frame in ns)."""
    counts = np.arange(BLOCK, MINUTES * 60 * RATE + 1, BLOCK)

    def true_ns(frame):
        return BEGAN_NS + np.asarray(frame) / RATE * 1e9 * (1 + ppm * 1e-6)

    rng = np.random.default_rng(seed)
    came = true_ns(counts) + rng.exponential(late_ms * 1e6, len(counts))
    if bursts:  # every two seconds the system comes half a second late, and everything at once
        period, late = 2e9, 0.5e9
        within = (came - BEGAN_NS) % period
        came = np.where(within < late, came - within + late, came)
    return counts, np.maximum.accumulate(came).astype(np.int64), true_ns


@pytest.mark.parametrize("ppm", [-150, 0, 60, 150])
@pytest.mark.parametrize("bursts", [False, True])
def test_no_frame_is_off_by_10_ms_over_ten_minutes(ppm, bursts):
    counts, came, true_ns = arrivals(ppm=ppm, bursts=bursts)
    clock = fit_clock(counts, came, rate_hz=RATE)
    off_ms = (clock.host_ns(counts) - true_ns(counts)) / 1e6
    assert np.abs(off_ms).max() <= 10.0
    assert clock.drift_ppm == pytest.approx(-ppm, abs=5)
    assert clock.losses == ()


def test_what_was_lost_is_found_and_all_that_follows_is_still_right():
    counts, came, true_ns = arrivals(ppm=60)
    lost = 14_400  # 300 ms, in the middle
    at = len(counts) // 2
    came = np.concatenate([came[:at], came[at:] + round(lost / RATE * 1e9)])
    clock = fit_clock(counts, came, rate_hz=RATE)
    (loss,) = clock.losses
    assert loss.lost_ms == pytest.approx(300, abs=10)
    after = counts[at + 100 :]
    off_ms = (clock.host_ns(after) - true_ns(after + lost)) / 1e6
    assert np.abs(off_ms).max() <= 10.0


def test_a_short_sound_has_a_clock_too():
    counts, came, true_ns = arrivals(ppm=0)
    clock = fit_clock(counts[:20], came[:20], rate_hz=RATE)
    assert abs(int(clock.host_ns(0)) - true_ns(0)) / 1e6 <= 10.0


def test_without_a_block_there_is_no_clock():
    with pytest.raises(ValueError, match="grows"):
        fit_clock([], [], rate_hz=RATE)
    with pytest.raises(ValueError, match="grows"):
        fit_clock([960, 960], [1, 2], rate_hz=RATE)
