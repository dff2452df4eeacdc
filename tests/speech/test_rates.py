"""Sound at another rate, beside scipy's own."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.signal import resample_poly

from app.speech.rates import resampled


@pytest.mark.parametrize(("up", "down"), [(1, 3), (160, 441), (2, 1), (1, 1), (147, 160)])
@pytest.mark.parametrize("samples", [0, 3, 2000])
def test_it_resamples_as_scipy_does(up: int, down: int, samples: int) -> None:
    sound = np.random.default_rng(up).normal(size=samples)
    expected = resample_poly(sound, up, down) if samples else np.zeros(0)
    np.testing.assert_allclose(resampled(sound, up=up, down=down), expected, atol=1e-12)
