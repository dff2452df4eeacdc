"""The low-pass filter beside scipy's own."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.signal import cheby1, sosfiltfilt

from eyetracking.events.low_pass import filtered_both_ways, impulse_response


@pytest.mark.parametrize("every", [2, 5, 10])
@pytest.mark.parametrize("samples", [6, 400])
def test_it_filters_as_scipy_does(every: int, samples: int) -> None:
    gaze = np.cumsum(np.random.default_rng(every).normal(size=samples))
    padding = min(27, samples - 1)
    sections = cheby1(8, 0.05, 0.8 / every, output="sos")
    response = impulse_response(order=8, ripple_db=0.05, cutoff=0.8 / every)
    ours = filtered_both_ways(gaze, response, padding=padding)
    np.testing.assert_allclose(ours, sosfiltfilt(sections, gaze, padlen=padding), atol=1e-10)
