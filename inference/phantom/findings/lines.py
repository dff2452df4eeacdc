"""Tubes and wires: smooth lines through points."""

from __future__ import annotations

import numpy as np

from inference.phantom.fields import Map


def polyline(points: list[tuple[float, float]], radius: float) -> Map:
    """Segments (n, 5) as `projection.paint_tubes` takes them: both ends and the radius, cm."""
    p = np.array(points, dtype=np.float32)
    return np.concatenate([p[:-1], p[1:], np.full((len(p) - 1, 1), radius, dtype=np.float32)], axis=1)


def curve(points: list[tuple[float, float]], n: int = 24) -> list[tuple[float, float]]:
    """A smooth line through points (quadratic interpolation over a chord-length parameter)."""
    from scipy.interpolate import PchipInterpolator

    p = np.array(points)
    t = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(p, axis=0).T))])
    grid = np.linspace(0, t[-1], n)
    return list(zip(PchipInterpolator(t, p[:, 0])(grid), PchipInterpolator(t, p[:, 1])(grid), strict=True))
