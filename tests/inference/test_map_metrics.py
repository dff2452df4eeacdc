"""Scores of maps on maps of a few pixels."""

from __future__ import annotations

import numpy as np
import pytest

from inference.attribution.metrics import (
    cnr,
    energy_in_box,
    miou,
    pixel_ap,
    pixel_auroc,
    pointing_game,
)

REGION = np.zeros((4, 4), dtype=bool)
REGION[:2, :2] = True
THERE = REGION.astype(float)


def test_a_map_on_the_region_gets_the_best_of_each_score():
    assert pointing_game(THERE, REGION) == 1
    assert miou(THERE, REGION) == 1
    assert energy_in_box(THERE, REGION) == 1
    assert pixel_auroc(THERE, REGION) == 1
    assert pixel_ap(THERE, REGION) == 1


def test_a_flat_map_gets_chance_whatever_the_order_of_its_cells():
    flat = np.full((4, 4), 0.3)
    assert pointing_game(flat, REGION) == 0.25
    assert cnr(flat, REGION) == 0
    assert miou(flat, REGION) == 0
    assert energy_in_box(flat, REGION) == 0.25
    assert pixel_auroc(flat, REGION) == 0.5
    assert pixel_ap(flat, REGION) == 0.25


def test_cnr_has_a_sign():
    """Inside 1 and .5 half each, outside 0: .75 / sqrt(.0625)."""
    values = THERE.copy()
    values[0, 0] = values[1, 1] = 0.5
    assert cnr(values, REGION) == pytest.approx(0.75 / 0.25)
    assert cnr(1 - values, REGION) == pytest.approx(-0.75 / 0.25)


def test_miou_is_the_mean_over_fixed_thresholds():
    """.25 in one cell outside is above .1 and .2 alone: 4/5, 4/5, 1, 1, 1."""
    values = THERE.copy()
    values[3, 3] = 0.25
    assert miou(values, REGION) == pytest.approx((0.8 + 0.8 + 3) / 5)


def test_the_pointing_game_allows_a_tolerance():
    near = np.zeros((4, 4))
    near[3, 0] = 1
    assert pointing_game(near, REGION) == 0
    assert pointing_game(near, REGION, tolerance_px=2) == 1


def test_average_precision_by_hand():
    """Order: true, false, true, ...; precision 1 at recall 1/4, 2/3 at 1/2, then all at once 4/16."""
    values = np.zeros((4, 4))
    values[0, 0], values[3, 3], values[0, 1] = 0.9, 0.8, 0.7
    assert pixel_ap(values, REGION) == pytest.approx(0.25 * 1 + 0.25 * 2 / 3 + 0.5 * 4 / 16)


def test_padding_is_not_counted():
    padded = THERE.copy()
    padded[:, 3] = np.nan
    assert cnr(padded + 0.1 * np.eye(4), REGION) > 5
    assert energy_in_box(padded, REGION) == 1
    assert pixel_auroc(padded, REGION) == 1
