"""The mean of all clocks that keep to every bound, against all of them tried one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eyetracking.clock_bounds import mean_clock

PRIOR = 200e-6


def tried(t: np.ndarray, low: np.ndarray, high: np.ndarray) -> tuple[float, float, float]:
    """Mean offset and drift, and the offset's deviation, over a fine grid of both."""
    drift = np.linspace(-4 * PRIOR, 4 * PRIOR, 1601)[:, np.newaxis]
    offset = np.linspace(low.min() - 1e6, high.max() + 1e6, 4001)
    inside = np.ones((len(drift), len(offset)), dtype=bool)
    for when, bottom, top in zip(t, low, high, strict=True):
        at = offset + drift * when
        inside &= (at >= bottom) & (at <= top)
    weight = inside * np.exp(-0.5 * (drift / PRIOR) ** 2)
    weight /= weight.sum()
    mean = (weight * offset).sum()
    return mean, (weight * drift).sum(), np.sqrt((weight * (offset - mean) ** 2).sum())


@pytest.mark.parametrize("seed", range(6))
def test_it_is_the_mean_of_all_clocks_that_keep_to_the_bounds(seed: int) -> None:
    rng = np.random.default_rng(seed)
    t = -np.sort(rng.uniform(0, 8e9, 6))[::-1]
    true = 3e-5 * t
    low, high = true - rng.exponential(8e5, 6) - 5e4, true + rng.exponential(8e5, 6) + 5e4
    found = mean_clock(t, low, high, PRIOR)
    assert found is not None
    offset, drift, deviation = tried(t, low, high)
    assert found[0] == pytest.approx(offset, abs=0.02 * deviation)
    assert found[1] == pytest.approx(drift, abs=4e-6)
    assert found[2] == pytest.approx(deviation, rel=0.03)


@settings(deadline=None, max_examples=200)
@given(
    seed=st.integers(0, 2**31),
    n=st.integers(1, 120),
    drift=st.floats(-300e-6, 300e-6),
    shortest=st.floats(1e3, 1e6),
)
def test_where_a_clock_keeps_to_all_bounds_one_is_found_and_keeps_to_them(
    seed: int, n: int, drift: float, shortest: float
) -> None:
    rng = np.random.default_rng(seed)
    t = np.append(np.sort(rng.uniform(-120e9, 0, n - 1)), 0.0)
    true = 12_345.0 + drift * t
    low = true - shortest - rng.exponential(5e5, n)
    high = true + shortest + rng.exponential(5e5, n)
    found = mean_clock(t, low, high, PRIOR)
    assert found is not None
    at = found[0] + found[1] * t
    slack = 1e-3 * shortest  # drifts are tried at a limited number of places
    assert (at >= low - slack).all()
    assert (at <= high + slack).all()
    assert found[2] <= (high - low).max()


def test_bounds_that_no_clock_keeps_to_are_said() -> None:
    t = np.array([-2e9, -1e9, 0.0])
    assert mean_clock(t, np.array([0.0, 5e6, 0.0]), np.array([1e3, 5.1e6, 1e3]), PRIOR) is None
