"""The smooth surface beside scipy's own."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.interpolate import RectBivariateSpline

from app.compare.cubic import CubicSurface


@pytest.mark.parametrize("shape", [(4, 4), (9, 5), (17, 25)])
def test_it_goes_where_scipys_goes(shape: tuple[int, int]) -> None:
    made = np.random.default_rng(shape[0])
    values, x, y = made.normal(size=shape), np.sort(made.random(30)), np.sort(made.random(30))
    x[[0, -1]] = y[[0, -1]] = 0.0, 1.0
    theirs = RectBivariateSpline(np.linspace(0, 1, shape[0]), np.linspace(0, 1, shape[1]), values)
    np.testing.assert_allclose(CubicSurface(values).at(x, y), theirs.ev(y, x), atol=1e-12)
    np.testing.assert_allclose(CubicSurface(values).on_grid(x, y), theirs(y, x), atol=1e-12)
