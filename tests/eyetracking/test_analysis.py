from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eyetracking.analysis.areas import (
    Area,
    AreasError,
    Ellipse,
    Polygon,
    Rectangle,
    area_at,
    area_px2,
    areas_json,
    contains,
    outline,
    read_areas,
)
from eyetracking.analysis.coverage import coverage
from eyetracking.analysis.dwell import area_figures
from eyetracking.analysis.masks import areas_of_mask, outer_ring, simplified
from eyetracking.analysis.pupil import pupil_trace
from eyetracking.analysis.transitions import transitions
from eyetracking.scanpaths.heatmap import fixation_heatmap
from eyetracking.scanpaths.types import Scanpath

LEFT = Area(id="l", name="left", shape=Rectangle(x_px=0, y_px=0, width_px=50, height_px=100))
RIGHT = Area(id="r", name="right", shape=Rectangle(x_px=50, y_px=0, width_px=50, height_px=100))
SPOT = Area(id="s", name="spot", shape=Ellipse(centre_x_px=25, centre_y_px=50, radius_x_px=10, radius_y_px=5))
STAR = Polygon(points=((0, 0), (100, 0), (100, 100), (50, 20), (0, 100)))


def path(*fixations: tuple[float, float, float]) -> Scanpath:
    """(x, y, duration) each, one after the other, 50 ms between, in an image of 100 x 100."""
    x, y, duration = (np.array(column, dtype=float) for column in zip(*fixations, strict=True))
    onset = np.concatenate(([0.0], np.cumsum(duration + 50)[:-1]))
    return Scanpath(x_px=x, y_px=y, duration_ms=duration, onset_ms=onset, width_px=100, height_px=100)


def nothing() -> Scanpath:
    none = np.zeros(0)
    return Scanpath(x_px=none, y_px=none, duration_ms=none, onset_ms=none, width_px=100, height_px=100)


def test_left_and_top_edge_are_in_and_right_and_bottom_out() -> None:
    assert contains(LEFT.shape, [0, 49.9, 50, 10], [0, 99, 50, 100]).tolist() == [True, True, False, False]
    assert not contains(LEFT.shape, np.nan, 5.0)


def test_a_notch_of_a_polygon_is_outside() -> None:
    assert contains(STAR, [50, 50, 10], [10, 60, 60]).tolist() == [True, False, True]


@given(st.floats(0.1, 400), st.floats(0.1, 400), st.floats(0, 500), st.floats(0, 500))
def test_an_ellipse_and_its_outline_agree(rx: float, ry: float, x: float, y: float) -> None:
    ellipse = Ellipse(centre_x_px=250, centre_y_px=250, radius_x_px=rx, radius_y_px=ry)
    polygon = Polygon(points=tuple(map(tuple, outline(ellipse).tolist())))
    distance = math.hypot((x - 250) / rx, (y - 250) / ry)
    if abs(distance - 1) > 0.01:
        assert bool(contains(ellipse, x, y)) == bool(contains(polygon, x, y)) == (distance < 1)
    assert area_px2(polygon) == pytest.approx(area_px2(ellipse), rel=0.01)


def test_where_areas_overlap_the_smallest_counts() -> None:
    assert area_at([SPOT, LEFT, RIGHT], [25, 5, 60, 200], [50, 5, 5, 5]).tolist() == [0, 1, 2, -1]


def test_dwell_times_and_visits_of_areas() -> None:
    looked = path((10, 10, 200), (20, 20, 100), (80, 50, 300), (10, 90, 400))
    left, right, spot = area_figures(looked, [LEFT, RIGHT, SPOT], start_ms=-500)
    assert (left.fixations, left.visits, left.dwell_ms, left.first_ms) == (3, 2, 700, 500)
    assert left.dwell_share == pytest.approx(0.7)
    assert left.density == pytest.approx(1.4)
    assert (right.first_ms, right.first_duration_ms, right.mean_duration_ms) == (900, 300, 300)
    assert spot.fixations == 0
    assert math.isnan(spot.first_ms)


def test_a_reader_who_saw_nothing_has_figures_without_numbers() -> None:
    (figures,) = area_figures(nothing(), [LEFT])
    assert figures.dwell_ms == 0
    assert math.isnan(figures.dwell_share)
    assert coverage(nothing(), [LEFT], radius_px=10) == (0.0, [0.0])
    assert math.isnan(transitions(nothing(), [LEFT]).entropy_bits)


def test_transitions_count_from_area_to_area() -> None:
    found = transitions(path((10, 10, 1), (80, 10, 1), (20, 10, 1), (20, 20, 1), (300, 1, 1)), [LEFT, RIGHT])
    assert found.names == ("left", "right", "elsewhere")
    assert found.counts.tolist() == [[1, 1, 1], [1, 0, 0], [0, 0, 0]]
    assert found.probabilities[0].tolist() == pytest.approx([1 / 3, 1 / 3, 1 / 3])
    assert np.isnan(found.probabilities[2]).all()
    assert found.entropy_bits == pytest.approx(3 / 4 * math.log2(3))


def test_coverage_of_one_fixation_is_a_disc() -> None:
    share, (left, right) = coverage(path((50, 50, 100)), [LEFT, RIGHT], radius_px=30)
    assert share == pytest.approx(math.pi * 900 / 10_000, rel=0.02)
    assert left == pytest.approx(right, rel=0.02)


def test_the_useful_field_is_smaller_in_an_enlarged_view() -> None:
    looked = path((25, 50, 100), (75, 50, 100))
    _, (left, right) = coverage(looked, [LEFT, RIGHT], radius_px=[20, 10])
    assert left == pytest.approx(4 * right, rel=0.05)


def test_a_heatmap_keeps_each_fixations_weight_whatever_its_sigma() -> None:
    looked = path((250, 500, 100), (750, 500, 100))
    looked = Scanpath(
        x_px=looked.x_px, y_px=looked.y_px, duration_ms=looked.duration_ms, onset_ms=looked.onset_ms,
        width_px=1000, height_px=1000,
    )  # fmt: skip
    values = fixation_heatmap(looked, sigma_px=[20.0, 60.0]).values
    assert values[:, :256].sum() == pytest.approx(values[:, 256:].sum(), rel=0.02)
    assert values[256, 128] == pytest.approx(9 * values[256, 384], rel=0.05)


def test_the_places_of_a_mask_become_areas_over_them() -> None:
    mask = np.zeros((64, 64), dtype=bool)
    mask[8:24, 8:24] = mask[40:44, 40:48] = mask[60, 60] = True
    areas = areas_of_mask(mask, width_px=640, height_px=1280, name="opacity", note="by hand")
    assert [area.name for area in areas] == ["opacity 1", "opacity 2"]
    assert [area_px2(area.shape) for area in areas] == pytest.approx([160 * 320, 80 * 80])
    assert contains(areas[0].shape, [80, 239, 241], [160, 479, 300]).tolist() == [True, True, False]
    assert {(area.source, area.note) for area in areas} == {("finding", "by hand")}


def test_a_hole_that_opens_by_a_corner_only_is_a_hole() -> None:
    place = np.array([[1, 1, 1], [1, 0, 1], [1, 1, 0]], dtype=bool)
    assert outer_ring(place) == [(0, 0), (3, 0), (3, 2), (2, 2), (2, 3), (0, 3)]


@given(st.integers(0, 2**32 - 1))
def test_the_outline_of_a_place_holds_its_pixels_and_no_others(seed: int) -> None:
    from scipy.ndimage import binary_fill_holes, label

    rng = np.random.Generator(np.random.PCG64(seed))
    labels, _ = label(rng.random((12, 14)) < 0.6)
    place = labels == np.bincount(labels[labels > 0]).argmax()
    shape = Polygon(points=tuple((float(x), float(y)) for x, y in outer_ring(place)))
    rows, columns = np.mgrid[:12, :14]
    assert (contains(shape, columns + 0.5, rows + 0.5) == binary_fill_holes(place)).all()


def test_a_simpler_outline_stays_near_the_true_one() -> None:
    turn = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    circle = np.column_stack((np.cos(turn), np.sin(turn))) * 100
    fewer = simplified(circle, 0.5)
    assert 10 < len(fewer) < 60
    assert area_px2(Polygon(points=tuple(map(tuple, fewer.tolist())))) == pytest.approx(
        np.pi * 10_000, rel=0.01
    )


def test_areas_survive_their_file(tmp_path: Path) -> None:
    areas = [LEFT, SPOT, Area(id="p", name="star", shape=STAR, source="anatomy", note="by hand")]
    (tmp_path / "areas.json").write_bytes(areas_json(areas))
    assert read_areas(tmp_path / "areas.json") == areas


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ('{"format":1,"areas":[{"id":"a","name":"a","shape":{"kind":"circle"}}]}', r"areas\[0\]\.shape"),
        (
            '{"format":1,"areas":[{"id":"a","name":"a","shape":'
            '{"kind":"ellipse","centre_x_px":1,"centre_y_px":1,"radius_x_px":0,"radius_y_px":1}}]}',
            "radius_x_px must be positive",
        ),
        (
            '{"format":1,"areas":[{"id":"a","name":"a","shape":{"kind":"polygon","points":[[1,2],[3,4]]}}]}',
            "points must be three or more",
        ),
        ('{"format":2,"areas":[]}', "format 2"),
        ("", "areas.json"),
    ],
)
def test_a_broken_file_of_areas_names_the_value(tmp_path: Path, broken: str, said: str) -> None:
    (tmp_path / "areas.json").write_text(broken)
    with pytest.raises(AreasError, match=said):
        read_areas(tmp_path / "areas.json")


def pupil(rate_hz: float = 250.0) -> tuple[np.ndarray, np.ndarray]:
    """4 s of a pupil that widens slowly."""
    t = np.arange(0, 4000, 1000 / rate_hz)
    return t, 3.0 + 0.2 * t / 4000


def test_a_blink_is_bridged_with_its_margins() -> None:
    t, size = pupil()
    left = size.copy()
    left[(t >= 2000) & (t < 2150)] = 0.0  # as some trackers say it
    left[(t >= 1970) & (t < 2000)] -= 0.8  # the lid on its way down
    trace = pupil_trace(t, left, left)
    assert trace.size == pytest.approx(size, abs=0.01)
    assert [round(onset / 10) * 10 for onset, _ in trace.blinks] == [1920]
    assert trace.interpolated[(t > 1960) & (t < 2240)].all()
    assert not trace.interpolated[(t < 1900) | (t > 2300)].any()
    assert trace.baseline == pytest.approx(3.025, abs=0.005)
    assert trace.change[-1] == pytest.approx(0.175, abs=0.01)


def test_a_long_loss_stays_open() -> None:
    t, size = pupil()
    size[(t >= 1500) & (t < 2500)] = np.nan
    trace = pupil_trace(t, size, size)
    assert np.isnan(trace.size[(t > 1500) & (t < 2500)]).all()
    assert not trace.interpolated.any()


def test_the_trace_does_not_jump_where_one_eye_is_lost() -> None:
    t, size = pupil()
    left, right = size + 0.3, size - 0.3
    right[(t >= 1000) & (t < 3000)] = np.nan
    assert pupil_trace(t, left, right).size == pytest.approx(size, abs=1e-3)


def test_a_pupil_that_was_never_seen_has_no_baseline() -> None:
    t, size = pupil()
    trace = pupil_trace(t, size * np.nan, size * np.nan)
    assert math.isnan(trace.baseline)
    assert np.isnan(trace.size).all()
