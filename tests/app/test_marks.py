"""Overlays and shutters: which pixels they take, in which grey (PS3.3 C.9.2, C.7.6.11, C.7.6.15)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from encode import add_overlay, cr_dataset, gsps_dataset, save

from app.imaging.pixels import display_image
from app.imaging.presentation_state import apply_presentation_state, read_presentation_state
from app.imaging.reader import read_radiograph

GREY = np.full((40, 60), 2048, np.uint16)
WINDOW = {"WindowCenter": "2048", "WindowWidth": "4096"}


def shown(tmp_path: Path, **elements: object) -> np.ndarray:
    dataset = cr_dataset(GREY, bits=12, **WINDOW, **elements)
    return display_image(read_radiograph(save(dataset, tmp_path / "film.dcm")))


RECTANGLE = {
    "ShutterShape": "RECTANGULAR",
    "ShutterLeftVerticalEdge": 11,
    "ShutterRightVerticalEdge": 50,
    "ShutterUpperHorizontalEdge": 6,
    "ShutterLowerHorizontalEdge": 30,
}


def test_a_rectangular_shutter_shows_the_rows_and_columns_of_its_edges(tmp_path: Path) -> None:
    visible = shown(tmp_path, **RECTANGLE) == 128
    expected = np.zeros((40, 60), bool)
    expected[5:30, 10:50] = True
    assert (visible == expected).all()


def test_what_a_shutter_hides_has_its_presentation_value(tmp_path: Path) -> None:
    hidden = shown(tmp_path, **RECTANGLE, ShutterPresentationValue=13107)
    assert hidden[0, 0] == 51  # a fifth of 65535, and of 255


def test_the_presentation_value_is_not_inverted_for_monochrome1(tmp_path: Path) -> None:
    """It is a P-value (C.7.6.11): after the polarity."""
    assert shown(tmp_path, **RECTANGLE, PhotometricInterpretation="MONOCHROME1")[0, 0] == 0


def test_a_circular_shutter_has_its_radius(tmp_path: Path) -> None:
    circle = {"ShutterShape": "CIRCULAR", "CenterOfCircularShutter": [20, 30], "RadiusOfCircularShutter": 10}
    visible = shown(tmp_path, **circle) == 128
    rows, columns = np.nonzero(visible)
    assert (rows.min() + 1, rows.max() + 1, columns.min() + 1, columns.max() + 1) == (10, 30, 20, 40)
    assert visible.sum() == pytest.approx(np.pi * 100, rel=0.03)


def test_a_polygonal_shutter_is_given_by_rows_and_columns(tmp_path: Path) -> None:
    corners = [5, 10, 5, 50, 35, 50]  # a triangle: row, column, ...
    visible = shown(tmp_path, ShutterShape="POLYGONAL", VerticesOfThePolygonalShutter=corners) == 128
    assert visible[5, 40]
    assert not visible[30, 12]
    assert visible.sum() == pytest.approx(41 * 31 / 2, rel=0.03)


def test_several_shutters_show_what_lies_in_all_of_them(tmp_path: Path) -> None:
    circle = {"CenterOfCircularShutter": [20, 30], "RadiusOfCircularShutter": 10}
    both = shown(tmp_path, **RECTANGLE | circle | {"ShutterShape": ["RECTANGULAR", "CIRCULAR"]}) == 128
    only = shown(tmp_path, **circle, ShutterShape="CIRCULAR") == 128
    assert both.any()
    assert (both <= only).all()
    assert not both[30:].any()  # cut by the rectangle


def test_a_bitmap_shutter_hides_where_its_overlay_is_set(tmp_path: Path) -> None:
    mask = np.zeros((40, 60), bool)
    mask[:8] = True
    dataset = cr_dataset(
        GREY, bits=12, **WINDOW, ShutterShape="BITMAP", ShutterOverlayGroup=0x6000, ShutterPresentationValue=0
    )
    add_overlay(dataset, mask, group=0x6000)
    radiograph = read_radiograph(save(dataset, tmp_path / "film.dcm"))
    assert [mark.kind for mark in radiograph.marks] == ["shutter"]
    assert ((display_image(radiograph) == 0) == mask).all()


def test_overlays_lie_over_the_shutter(tmp_path: Path) -> None:
    mask = np.zeros((40, 60), bool)
    mask[0, :5] = True
    dataset = cr_dataset(GREY, bits=12, **WINDOW, **RECTANGLE)
    add_overlay(dataset, mask, group=0x6004)
    image = display_image(read_radiograph(save(dataset, tmp_path / "film.dcm")))
    assert image[0, :6].tolist() == [255] * 5 + [0]


def test_an_overlay_in_unused_pixel_bits_is_drawn_and_not_taken_for_pixels(tmp_path: Path) -> None:
    words = GREY.copy()
    words[3, 4:9] |= 1 << 14
    dataset = cr_dataset(words, bits=12, **WINDOW)
    for element, kind, value in (
        (0x0010, "US", 40), (0x0011, "US", 60), (0x0040, "CS", "G"), (0x0050, "SS", [1, 1]),
        (0x0100, "US", 16), (0x0102, "US", 14),
    ):  # fmt: skip
        dataset.add_new((0x6000, element), kind, value)
    radiograph = read_radiograph(save(dataset, tmp_path / "film.dcm"))
    image = display_image(radiograph)
    assert (radiograph.stored == 2048).all()
    assert (np.argwhere(image == 255) == [[3, column] for column in range(4, 9)]).all()
    assert not any("BitsStored" in text for text in radiograph.warnings)


def test_an_overlay_for_another_frame_is_left_out_and_said(tmp_path: Path) -> None:
    image = cr_dataset(GREY, bits=12, **WINDOW)
    add_overlay(image, np.ones((4, 4), bool), group=0x6000)
    image.add_new((0x6000, 0x0051), "US", 2)
    radiograph = read_radiograph(save(image, tmp_path / "film.dcm"))
    assert radiograph.marks == ()
    assert any("frame 2" in text for text in radiograph.warnings)


@pytest.mark.parametrize("origin", [(1, 1), (-2, 5), (20, 30), (100, 100), (-60, -70)])
@pytest.mark.parametrize("size", [(4, 4), (7, 13), (90, 110)])
def test_an_overlay_lies_where_its_origin_says(
    origin: tuple[int, int], size: tuple[int, int], tmp_path: Path
) -> None:
    plane = np.random.default_rng(0).random(size) < 0.5
    image = cr_dataset(GREY, bits=12, **WINDOW)
    add_overlay(image, plane, group=0x6000, origin=origin)
    (mark,) = read_radiograph(save(image, tmp_path / "film.dcm")).marks
    around = np.zeros((GREY.shape[0] + 400, GREY.shape[1] + 400), bool)
    row, column = origin[0] - 1 + 200, origin[1] - 1 + 200
    around[row : row + size[0], column : column + size[1]] = plane
    assert np.array_equal(mark.mask, around[200:-200, 200:-200])


def test_a_truncated_overlay_is_left_out_and_said(tmp_path: Path) -> None:
    dataset = cr_dataset(GREY, bits=12, **WINDOW)
    add_overlay(dataset, np.ones((40, 60), bool), group=0x6000)
    dataset[0x6000, 0x3000].value = b"\xff" * 100
    radiograph = read_radiograph(save(dataset, tmp_path / "film.dcm"))
    assert radiograph.marks == ()
    assert any("overlay 6000 is truncated" in text for text in radiograph.warnings)


def test_a_state_hides_the_overlays_that_it_does_not_activate_and_brings_its_shutter(tmp_path: Path) -> None:
    image = cr_dataset(GREY, bits=12, **WINDOW)
    add_overlay(image, np.ones((4, 4), bool), group=0x6000)
    add_overlay(image, np.ones((4, 4), bool), group=0x6002, origin=(21, 21))
    radiograph = read_radiograph(save(image, tmp_path / "film.dcm"))
    state = gsps_dataset(image, **RECTANGLE, ShutterPresentationValue=65535)
    state.add_new((0x6002, 0x1001), "CS", "DRAWN")
    applied = apply_presentation_state(
        radiograph, read_presentation_state(save(state, tmp_path / "state.dcm"))
    )
    assert [mark.kind for mark in radiograph.marks] == ["overlay", "overlay"]
    assert [mark.name for mark in applied.marks] == ["rectangular", "overlay 6002 (DRAWN)"]
    assert display_image(applied)[0, 0] == 255
