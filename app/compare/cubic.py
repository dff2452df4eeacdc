"""A smooth surface through values on a regular grid, with numpy alone: as scipy's `RectBivariateSpline` (a
test compares them), which the installed program does not have."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
_DEGREE = 3


class CubicSurface:
    """Cubic in each direction, without a knot at the second node from either end (de Boor, A Practical Guide
    to Splines, chapters IX and XIII).

    values: (rows, columns), at least 4 of each, on a grid whose corners are (0, 0) and (1, 1).
    """

    def __init__(self, values: ArrayLike) -> None:
        given = np.asarray(values, dtype=np.float64)
        self._rows, self._columns = given.shape
        by_row = np.linalg.solve(_basis(self._rows, np.linspace(0, 1, self._rows)), given)
        self._weights = np.linalg.solve(_basis(self._columns, np.linspace(0, 1, self._columns)), by_row.T).T

    def at(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """At places in [0, 1]; of the common shape of x and y."""
        x, y = np.broadcast_arrays(x, y)
        along_y, along_x = _basis(self._rows, y.ravel()), _basis(self._columns, x.ravel())
        out: FloatArray = np.einsum("ni,ni->n", along_y @ self._weights, along_x).reshape(x.shape)
        return out

    def on_grid(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """(rows, columns): at every crossing of columns x and rows y."""
        out: FloatArray = _basis(self._rows, y) @ self._weights @ _basis(self._columns, x).T
        return out


def _basis(nodes: int, at: FloatArray) -> FloatArray:
    """(len(at), nodes): the B-splines of as many nodes from 0 to 1, at places between."""
    inner = np.linspace(0, 1, nodes)[2:-2]
    knots = np.concatenate(([0.0] * (_DEGREE + 1), inner, [1.0] * (_DEGREE + 1)))
    span = np.clip(np.searchsorted(knots, at, side="right") - 1, _DEGREE, nodes - 1)
    out: FloatArray = (span[:, None] == np.arange(len(knots) - 1)).astype(np.float64)
    for degree in range(1, _DEGREE + 1):
        wide = knots[degree:] - knots[:-degree]
        wide[wide == 0] = np.inf  # of a spline without extent, which is 0 everywhere
        rises = (at[:, None] - knots[:-degree]) / wide
        out = rises[:, :-1] * out[:, :-1] + (1 - rises[:, 1:]) * out[:, 1:]
    return out
