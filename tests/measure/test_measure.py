"""Measurements: values from geometry that can be done by hand, and from numpy where a region is counted."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.imaging.radiograph import LookupTable, Radiograph, Spacing
from app.measure import geometry
from app.measure.annotation import Annotation, Calibration, Proposer, new_annotation
from app.measure.kinds import KINDS, cardiothoracic_ratio, heart_halves, words
from app.measure.roi import roi_mask, roi_statistics
from app.measure.scale import length_scale

POINT = st.tuples(st.floats(-500, 3500), st.floats(-500, 3500))
ANGLE = st.floats(0, 2 * math.pi)


def film(**values: object) -> Radiograph:
    stored = np.add.outer(np.arange(60), np.arange(80)).astype(np.uint16)
    elements: dict[str, Any] = {"stored": stored, "path": Path("film"), "file_sha256": ""}
    return Radiograph(**elements | {"photometric": "MONOCHROME2"} | values)


def test_a_length_uses_the_spacing_of_rows_and_columns() -> None:
    assert geometry.length((0, 0), (30, 0), (0.2, 0.5)) == pytest.approx(6.0)
    assert geometry.length((0, 0), (0, 30), (0.2, 0.5)) == pytest.approx(15.0)
    assert geometry.length((1, 1), (4, 5)) == pytest.approx(5.0)


def test_angles_are_right_where_pixels_are_not_square() -> None:
    """45 degrees on the film is (2, 1) in pixels that are twice as high as wide."""
    assert geometry.angle_deg((2, 1), (0, 0), (1, 0), (1.0, 2.0)) == pytest.approx(45.0)
    assert geometry.angle_deg((1, 0), (0, 0), (-1, 0)) == pytest.approx(180.0)
    assert math.isnan(geometry.angle_deg((0, 0), (0, 0), (1, 0)))


@given(a=ANGLE, b=ANGLE, reverse=st.booleans())
def test_a_cobb_angle_does_not_care_which_end_was_clicked_first(a: float, b: float, reverse: bool) -> None:
    first = ((0.0, 0.0), (100 * math.cos(a), 100 * math.sin(a)))
    second = ((5.0, 7.0), (5.0 + 100 * math.cos(b), 7.0 + 100 * math.sin(b)))
    value = geometry.cobb_deg(first, second)
    swapped = geometry.cobb_deg(first[::-1] if reverse else first, second[::-1])
    between = math.degrees(abs(a - b)) % 180
    assert value == pytest.approx(min(between, 180 - between), abs=1e-6)
    assert swapped == pytest.approx(value, abs=1e-6)
    assert 0 <= value <= 90 + 1e-9


def test_the_midline_is_drawn_beyond_the_lines_it_divides() -> None:
    """A level thorax line of 200 px: from the upper heart line at y = 20 down to y = 120, 6 % more each."""
    points = ((10.0, 50.0), (210.0, 50.0), (60.0, 20.0), (150.0, 30.0), (100.0, 120.0))
    upper, lower = geometry.midline_through(points)
    assert upper == pytest.approx((100.0, 8.0))
    assert lower == pytest.approx((100.0, 132.0))  # the midline's own point reaches furthest
    tilted = tuple((y, -x) for x, y in points)
    assert geometry.midline_through(tilted)[0] == pytest.approx((8.0, -100.0))


def test_the_halves_of_the_heart_reach_to_the_midline_at_right_angles_to_it() -> None:
    thorax, midline = ((10.0, 50.0), (210.0, 50.0)), (100.0, 120.0)
    assert geometry.onto_midline((60.0, 80.0), thorax, midline) == pytest.approx((100.0, 80.0))
    tilted = ((0.0, 0.0), (200.0, 200.0))
    foot = geometry.onto_midline((0.0, 100.0), tilted, (50.0, 50.0))
    assert foot == pytest.approx((0.0, 100.0)), "it lies on the midline already"
    foot = geometry.onto_midline((0.0, 0.0), ((0.0, 0.0), (10.0, 10.0)), (30.0, 0.0), (1.0, 2.0))
    assert (foot[0] - 30.0) * 10 + (foot[1] - 0.0) * 10 * 4 == pytest.approx(0.0), "in mm, not in pixels"


def test_a_ratio_says_who_placed_it() -> None:
    points = ((10.0, 50.0), (70.0, 50.0), (30.0, 52.0), (60.0, 54.0), (40.0, 53.0))
    by = Proposer(model="demo-anatomy", version="1", demo=True)
    proposed = new_annotation("ctr", points, proposed_by=by)
    scale = length_scale(film())
    assert words(proposed, film(), scale) == [
        "CTR 0.50",
        "heart 10 + 20 / thorax 60 px",
        "proposed by demo-anatomy 1, not accepted",
        "demo model, research use only",
    ]
    assert words(proposed.with_point(3, (63.0, 54.0)), film(), scale)[:3] == [
        "CTR 0.55", "heart 10 + 23 / thorax 60 px", "proposed by demo-anatomy 1, adjusted by reader",
    ]  # fmt: skip
    old = new_annotation("ctr", points[:4])
    assert KINDS["ctr"].complete(old)
    assert words(old, film(), scale) == ["CTR 0.50", "heart 30 / thorax 60 px", "drawn by hand"]


def test_the_cardiothoracic_ratio_counts_what_lies_along_the_thorax() -> None:
    thorax = ((10.0, 50.0), (210.0, 50.0))
    assert geometry.cardiothoracic_ratio(thorax, ((60.0, 80.0), (160.0, 95.0))) == pytest.approx(0.5)
    tilted = ((0.0, 0.0), (200.0, 200.0))
    assert geometry.cardiothoracic_ratio(tilted, ((0.0, 100.0), (100.0, 200.0))) == pytest.approx(0.5)
    assert math.isnan(geometry.cardiothoracic_ratio(((1.0, 1.0), (1.0, 1.0)), thorax))


@given(points=st.lists(POINT, min_size=4, max_size=4), turn=ANGLE, zoom=st.floats(0.1, 9))
def test_ratios_and_angles_do_not_change_when_the_film_is_turned_or_enlarged(
    points: list[tuple[float, float]], turn: float, zoom: float
) -> None:
    def placed(p: tuple[float, float]) -> tuple[float, float]:
        x, y = p
        return (
            zoom * (x * math.cos(turn) - y * math.sin(turn)) + 7,
            zoom * (x * math.sin(turn) + y * math.cos(turn)) - 3,
        )

    a, b, c, d = points
    if min(math.dist(a, b), math.dist(c, d), math.dist(b, c)) < 1:
        return
    p, q, r, s = map(placed, points)
    assert geometry.cobb_deg((p, q), (r, s)) == pytest.approx(geometry.cobb_deg((a, b), (c, d)), abs=1e-4)
    ratio = geometry.cardiothoracic_ratio((a, b), (c, d))
    assert geometry.cardiothoracic_ratio((p, q), (r, s)) == pytest.approx(ratio, abs=1e-6, rel=1e-6)


def test_every_length_says_what_it_rests_on() -> None:
    ruler = new_annotation("ruler", ((0.0, 0.0), (100.0, 0.0)))
    plain = film()
    spaced = film(spacing=Spacing(0.2, 0.1, "at detector"))
    assert words(ruler, plain, length_scale(plain)) == ["100.0 px", "no spacing in the file"]
    assert words(ruler, spaced, length_scale(spaced)) == ["10.0 mm", "at detector"]
    own = Calibration(known_mm=50, length_px=200)
    assert words(ruler, spaced, length_scale(spaced, own)) == ["25.0 mm", "calibrated by the reader on 50 mm"]
    assert length_scale(spaced, own).pair == pytest.approx((0.25, 0.5))  # pixels stay twice as high as wide


@pytest.mark.parametrize("values", [(0, 10), (10, 0), (math.nan, 1), (-5, 10), (math.inf, 3)])
def test_a_calibration_without_a_length_is_refused(values: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="positive"):
        Calibration(known_mm=values[0], length_px=values[1])


def test_a_rectangle_counts_the_pixels_whose_centres_it_holds() -> None:
    box = new_annotation("rectangle", ((12.0, 8.0), (4.0, 20.0)))
    found = roi_statistics(box, film())
    inside = film().stored[8:20, 4:12].astype(float)
    assert found is not None
    assert found.pixels == 96
    assert (found.mean, found.sd) == pytest.approx((inside.mean(), inside.std(ddof=1)))
    assert (found.minimum, found.maximum) == (inside.min(), inside.max())


def test_an_ellipse_has_the_area_that_its_formula_says() -> None:
    ellipse = new_annotation("ellipse", ((100.0, 100.0), (700.0, 500.0)))
    inside, at = roi_mask(ellipse, (1000, 1000))
    assert at == (100, 100)
    assert inside.sum() == pytest.approx(geometry.ellipse_area((100, 100), (700, 500)), rel=1e-3)


def test_padding_and_what_lies_outside_the_image_are_not_counted() -> None:
    stored = np.full((20, 20), 7, np.uint16)
    stored[:10] = 0
    image = film(stored=stored, padding=(0, 0), rescale=(2.0, 1.0))
    found = roi_statistics(new_annotation("rectangle", ((-50.0, -50.0), (10.0, 50.0))), image)
    assert found is not None
    assert (found.pixels, found.padding, found.mean, found.sd) == (100, 100, 15.0, 0.0)
    assert roi_statistics(new_annotation("rectangle", ((30.0, 30.0), (40.0, 40.0))), image) is None


def test_a_modality_lut_makes_the_values() -> None:
    lut = LookupTable(0, 16, (np.arange(200) ** 2).astype(np.uint16))
    image = film(modality_lut=lut)
    found = roi_statistics(new_annotation("rectangle", ((10.0, 10.0), (20.0, 12.0))), image)
    assert found is not None
    assert found.mean == pytest.approx((image.stored[10:12, 10:20].astype(float) ** 2).mean())


@given(values=st.lists(st.integers(0, 65535), min_size=4, max_size=64), slope=st.floats(-5, 5).filter(bool))
def test_statistics_agree_with_numpy(values: list[int], slope: float) -> None:
    stored = np.resize(np.array(values, np.uint16), (8, 8))
    image = film(stored=stored, rescale=(slope, -100.0))
    found = roi_statistics(new_annotation("rectangle", ((0.0, 0.0), (8.0, 8.0))), image)
    expected = stored.astype(np.float64) * slope - 100.0
    assert found is not None
    assert found.mean == pytest.approx(expected.mean(), rel=1e-9, abs=1e-6)
    assert found.sd == pytest.approx(expected.std(ddof=1), rel=1e-6, abs=1e-6)
    assert (found.minimum, found.maximum) == pytest.approx((expected.min(), expected.max()))


@pytest.mark.parametrize(
    ("rescale", "mean", "ends"),
    [
        ((1.0, 0.0), "mean 21.0   sd 1.6", "18 to 24   n 16"),
        ((-10.0, 5.0), "mean -205.0   sd 16.3", "-235 to -175   n 16"),
        ((0.5, 0.0), "mean 10.50   sd 0.82", "9.0 to 12.0   n 16"),
        ((0.001, 0.0), "mean 0.0210 OD   sd 0.0016", "0.018 to 0.024   n 16"),
    ],
)
def test_values_have_the_decimals_that_tell_neighbours_apart(
    rescale: tuple[float, float], mean: str, ends: str
) -> None:
    stored = np.add.outer(np.arange(18, 22), np.arange(4)).astype(np.uint16)
    image = film(stored=stored, rescale=rescale, modality_unit="OD" if " OD" in mean else "")
    region = new_annotation("rectangle", ((0.0, 0.0), (4.0, 4.0)))
    assert words(region, image, length_scale(image))[1:3] == [mean, ends]


def test_every_kind_says_something_for_any_points() -> None:
    image = film()
    for kind in KINDS.values():
        same = Annotation(id="a", kind=kind.name, points=((5.0, 5.0),) * kind.points, text="words")
        spread = tuple((10.0 * i, 7.0 * i * i) for i in range(kind.points))
        assert words(same, image, length_scale(image))
        assert words(new_annotation(kind.name, spread, "words"), image, length_scale(image))


def test_the_heart_lies_on_both_sides_of_the_midline_or_there_is_no_ratio() -> None:
    scale = length_scale(film())
    points = ((0.0, 50.0), (200.0, 50.0), (60.0, 80.0), (160.0, 95.0))

    def ctr(midline: float) -> Annotation:
        return Annotation(id="c", kind="ctr", points=(*points, (midline, 20.0)))

    assert heart_halves(ctr(100.0), scale) == pytest.approx((40.0, 60.0))
    assert cardiothoracic_ratio(ctr(100.0), scale) == pytest.approx(0.5)
    assert cardiothoracic_ratio(ctr(160.0), scale) == pytest.approx(0.5)  # on its border
    for beside in (40.0, 190.0):
        assert math.isnan(cardiothoracic_ratio(ctr(beside), scale))
        said = words(ctr(beside), film(), scale)
        assert said[:2] == ["no CTR", "the midline is not between the heart's borders"]


@pytest.mark.parametrize("index", range(4))
def test_every_corner_of_a_region_is_a_handle_and_its_opposite_stays(index: int) -> None:
    region = Annotation(id="r", kind="ellipse", points=((10.0, 20.0), (40.0, 60.0)))
    moved = region.with_handle(index, (5.0, 7.0))
    opposite = {0: 1, 1: 0, 2: 3, 3: 2}[index]
    assert moved.handles[index] == (5.0, 7.0)
    assert moved.handles[opposite] == region.handles[opposite]
