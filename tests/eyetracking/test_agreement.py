"""Agreement of a map with gaze, against figures that can be computed by hand."""

from __future__ import annotations

import numpy as np
import pytest

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.agreement import agreement, auc_judd, cc, kl, nss, sim


def looks(*points: tuple[float, float]) -> Scanpath:
    x, y = np.array(points, dtype=float).reshape(-1, 2).T
    n = len(x)
    return Scanpath(
        x_px=x, y_px=y, duration_ms=np.full(n, 200.0), onset_ms=200.0 * np.arange(n), width_px=4, height_px=4
    )


MAP = np.zeros((4, 4))
MAP[1, 2] = 1.0
THERE, ELSEWHERE = looks((2.5, 1.5)), looks((0.5, 3.5))


def test_nss_is_in_standard_deviations():
    """Mean 1/16, variance 1/16 - 1/256: (1 - 1/16) / sqrt(15)/16 = sqrt(15)."""
    assert nss(MAP, THERE) == pytest.approx(np.sqrt(15))
    assert nss(MAP, ELSEWHERE) == pytest.approx(-1 / np.sqrt(15))
    assert nss(np.ones((4, 4)), THERE) == 0


def test_auc_counts_ties_half():
    assert auc_judd(MAP, THERE) == 1
    assert auc_judd(MAP, ELSEWHERE) == pytest.approx(14 / 2 / 15)
    assert auc_judd(np.ones((4, 4)), THERE) == 0.5


def test_correlation_similarity_and_divergence_of_a_map_with_itself():
    heat = np.arange(16.0).reshape(4, 4)
    assert cc(heat, heat) == pytest.approx(1)
    assert cc(heat, -heat) == pytest.approx(-1)
    assert sim(heat, 3 * heat) == pytest.approx(1)
    assert kl(heat, heat) == pytest.approx(0, abs=1e-9)


def test_similarity_and_divergence_by_hand():
    """Map (1/2, 1/2), gaze (1/4, 3/4): 1/4 + 1/2; 1/4 ln 1/2 + 3/4 ln 3/2."""
    one, other = np.array([[1.0, 1.0]]), np.array([[1.0, 3.0]])
    assert sim(one, other) == pytest.approx(0.75)
    assert kl(one, other) == pytest.approx(0.25 * np.log(0.5) + 0.75 * np.log(1.5))


def test_a_flat_map_gets_the_chance_of_every_figure():
    heat = np.random.Generator(np.random.PCG64(0)).random((4, 4))
    for figure in agreement(np.ones((4, 4)), looks((2.5, 1.5), (0.5, 0.5)), heat):
        assert figure.value == pytest.approx(figure.chance), figure.name


def test_without_a_fixation_there_is_nothing_to_say():
    assert agreement(MAP, looks(), MAP) == ()
