"""The grayscale chain against the standard's formulae and against published expected pictures."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
import pytest
from encode import cr_dataset, save
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from app.imaging.pixels import (
    as_linear,
    auto_window,
    display_image,
    display_table,
    modality_values,
    model_input_image,
    to_index,
    voi_fraction,
)
from app.imaging.presentation_state import apply_presentation_state, read_presentation_state
from app.imaging.radiograph import Radiograph, Window
from app.imaging.reader import ImageReadError, read_radiograph

RAMP = np.arange(4096, dtype=np.uint16).reshape(64, 64)


def read(tmp_path: Path, pixels: np.ndarray = RAMP, *, bits: int = 12, **elements: object) -> Radiograph:
    return read_radiograph(save(cr_dataset(pixels, bits=bits, **elements), tmp_path / "film.dcm"))


def shown(radiograph: Radiograph, stored: int, window: Window | None = None) -> int:
    return int(display_table(radiograph, window)[stored + (32768 if radiograph.signed else 0)])


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        # c = 40, w = 400, R = 255 at x = 0, 40, 239: PS3.3 C.11.2.1.2 and C.11.2.1.3
        ("LINEAR", (102.256, 127.820, 255.0)),
        ("LINEAR_EXACT", (102.0, 127.5, 254.363)),
        ("SIGMOID", (102.335, 127.5, 224.335)),
    ],
)
def test_window_functions_follow_the_standard(function: str, expected: tuple[float, ...]) -> None:
    window = Window("w", 40, 400, function)  # type: ignore[arg-type]
    got = voi_fraction(np.array([0.0, 40.0, 239.0]), window) * 255
    assert got == pytest.approx(expected, abs=1e-3)


def test_linear_window_edges_are_where_the_standard_puts_them() -> None:
    window = Window("w", 0, 100)
    values = voi_fraction(np.array([-50.0, -49.0, 49.0, 50.0]), window)
    assert values[0] == 0.0
    assert values[1] > 0.0
    assert values[2] == pytest.approx(1.0)
    assert values[3] == 1.0
    step = voi_fraction(np.array([-1.0, -0.5, 0.0]), Window("w", 0, 1))
    assert step.tolist() == [0.0, 0.0, 1.0]


@given(st.floats(-5000, 5000), st.floats(1, 9000), st.sampled_from(["LINEAR", "LINEAR_EXACT", "SIGMOID"]))
def test_every_window_is_monotone_and_bounded(centre: float, width: float, function: str) -> None:
    window = Window("w", centre, width, function)  # type: ignore[arg-type]
    values = voi_fraction(np.linspace(-20000, 20000, 501), window)
    assert (np.diff(values) >= 0).all()
    assert values.min() >= 0.0
    assert values.max() <= 1.0


def test_the_table_equals_the_formula_pixel_by_pixel(rg1: Path) -> None:
    radiograph = read_radiograph(rg1)
    dataset = pydicom.dcmread(rg1)
    stored = dataset.pixel_array.astype(np.float64)
    c, w = float(dataset.WindowCenter), float(dataset.WindowWidth)
    y = np.clip(((stored - (c - 0.5)) / (w - 1) + 0.5) * 255, 0, 255)
    expected = np.floor(255 - y + 0.5)  # MONOCHROME1
    assert np.abs(display_image(radiograph).astype(float) - expected).max() == 0
    assert radiograph.inverted_by_file


def test_monochrome1_is_inverted_once(tmp_path: Path) -> None:
    plain = read(tmp_path)
    mono1 = read(tmp_path, PhotometricInterpretation="MONOCHROME1")
    inverse = read(tmp_path, PhotometricInterpretation="MONOCHROME1", PresentationLUTShape="INVERSE")
    shape_only = read(tmp_path, PresentationLUTShape="INVERSE")
    assert shown(plain, 0) == 0
    for inverted in (mono1, inverse, shape_only):
        assert shown(inverted, 0) == 255
        assert shown(inverted, 4095) == 0
    assert int(display_table(mono1, invert=True)[0]) == 0


def test_real_dx_with_monochrome1_and_inverse_is_inverted_once(shared_data: Path) -> None:
    dog = read_radiograph(shared_data / "cxr-dicom" / "highdicom_dx_image_dog_thorax.dcm")
    assert dog.photometric == "MONOCHROME1"
    assert shown(dog, 0) == 255
    assert dog.spacing is not None
    assert dog.spacing.provenance == "at detector"


def test_rescale_comes_before_the_window(tmp_path: Path) -> None:
    radiograph = read(
        tmp_path,
        RescaleSlope=2,
        RescaleIntercept=-1000,
        WindowCenter=1000,
        WindowWidth=2000,
        RescaleType="US",
    )
    assert modality_values(radiograph)[[0, 500, 1500]].tolist() == [-1000, 0, 2000]
    assert shown(radiograph, 500) == 0
    assert shown(radiograph, 1500) == 255
    assert shown(radiograph, 1000) == round(((1000 - 999.5) / 1999 + 0.5) * 255)


def test_a_negative_slope_turns_the_picture_round(tmp_path: Path) -> None:
    radiograph = read(tmp_path, RescaleSlope=-10, RescaleIntercept=40950)
    assert shown(radiograph, 0) == 255
    assert shown(radiograph, 4095) == 0


def lut(first: int, bits: int, values: list[int], name: str = "") -> Dataset:
    item = Dataset()
    item.add_new("LUTDescriptor", "US" if first >= 0 else "SS", [len(values) % 65536, first, bits])
    item.LUTExplanation = name
    item.add_new("LUTData", "OW", np.array(values, "<u2").tobytes())
    return item


def test_a_modality_lut_replaces_rescale_and_clamps_at_its_ends(tmp_path: Path) -> None:
    table = lut(100, 16, [7, 9, 11, 60000])
    table.ModalityLUTType = "US"
    radiograph = read(tmp_path, ModalityLUTSequence=Sequence([table]))
    values = modality_values(radiograph)
    assert values[[0, 100, 101, 102, 103, 4095]].tolist() == [7, 7, 9, 11, 60000, 60000]


def test_a_voi_lut_is_offered_first_and_its_windows_too(tmp_path: Path) -> None:
    table = lut(0, 12, list(range(4095, -1, -1)), "CURVE A")
    radiograph = read(
        tmp_path,
        VOILUTSequence=Sequence([table]),
        WindowCenter=[2048, 1000],
        WindowWidth=[4096, 500],
        WindowCenterWidthExplanation=["WIDE", "NARROW"],
    )
    assert [preset.name for preset in radiograph.presets] == ["CURVE A", "WIDE", "NARROW", "Min to max"]
    assert radiograph.default_window.function == "LUT"
    assert shown(radiograph, 0) == 255
    assert shown(radiograph, 0, radiograph.presets[1]) == 0


def test_a_lut_of_65536_entries_says_zero_in_its_descriptor(tmp_path: Path) -> None:
    table = lut(0, 16, list(range(65536)))
    assert table.LUTDescriptor[0] == 0
    radiograph = read(tmp_path, VOILUTSequence=Sequence([table]))
    assert radiograph.default_window.function == "LUT"
    assert shown(radiograph, 4095) == round(4095 / 65535 * 255)


def test_lut_bytes_packed_two_to_a_word_are_read(tmp_path: Path) -> None:
    item = Dataset()
    item.add_new("LUTDescriptor", "US", [256, 0, 8])
    item.add_new("LUTData", "OW", bytes(range(255, -1, -1)))
    radiograph = read(
        tmp_path, np.arange(256, dtype=np.uint8).reshape(16, 16), bits=8, VOILUTSequence=Sequence([item])
    )
    assert [shown(radiograph, value) for value in (0, 1, 255)] == [255, 254, 0]


def test_a_drag_from_a_wide_lut_starts_at_the_data(tmp_path: Path) -> None:
    table = lut(0, 16, list(range(65535)))
    radiograph = read(tmp_path, VOILUTSequence=Sequence([table]))
    linear = as_linear(radiograph.default_window)
    assert linear.function == "LINEAR"
    assert (linear.centre, linear.width) == (2048.0, 4096.0)  # the data ends at 4095, the LUT at 65534


def test_a_broken_lut_is_left_out_and_said(tmp_path: Path) -> None:
    table = lut(0, 12, [1, 2, 3])
    table.LUTDescriptor = [900, 0, 12]
    radiograph = read(tmp_path, VOILUTSequence=Sequence([table]), WindowCenter=9, WindowWidth=5)
    assert radiograph.default_window.function == "LINEAR"
    assert any("LUT was left out" in text for text in radiograph.warnings)


def test_windows_of_the_same_name_can_both_be_chosen(tmp_path: Path) -> None:
    names = {"WindowCenterWidthExplanation": ["NORMAL", "NORMAL"]}
    film = cr_dataset(RAMP, bits=12, WindowCenter=["1000", "2000"], WindowWidth=["500", "600"], **names)
    presets = read_radiograph(save(film, tmp_path / "film.dcm")).presets
    assert [(preset.name, preset.centre) for preset in presets[:2]] == [
        ("NORMAL", 1000),
        ("NORMAL (2)", 2000),
    ]


def test_invalid_windows_are_left_out_and_said(tmp_path: Path) -> None:
    radiograph = read(tmp_path, WindowCenter=[100, 200], WindowWidth=[0, 50])
    assert radiograph.default_window.centre == 200
    assert any("WindowWidth" in text for text in radiograph.warnings)


def test_without_a_window_the_rule_is_stated(tmp_path: Path) -> None:
    pixels = RAMP.clip(100, 1000)
    radiograph = read(tmp_path, pixels)
    assert (shown(radiograph, 100), shown(radiograph, 1000)) == (0, 255)
    assert any("minimum to maximum" in reason.text for reason in radiograph.why)
    presentation = read(tmp_path, pixels, SOPClassUID="1.2.840.10008.5.1.4.1.1.1.1")
    assert (shown(presentation, 0), shown(presentation, 4095)) == (0, 255)
    assert any("full range" in reason.text for reason in presentation.why)


def test_padding_is_kept_out_of_automatic_windows(tmp_path: Path) -> None:
    pixels = RAMP.clip(1000, 2000)
    pixels[:10] = 4095
    pixels[10:12] = 4000
    single = read(tmp_path, pixels, PixelPaddingValue=4095)
    assert (shown(single, 1000), shown(single, 4000)) == (0, 255)
    both = read(tmp_path, pixels, PixelPaddingValue=4095, PixelPaddingRangeLimit=4000)
    assert both.padding == (4000, 4095)
    assert (shown(both, 1000), shown(both, 2000)) == (0, 255)
    assert auto_window(both).centre < 2001


def test_signed_padding_written_unsigned_is_understood(tmp_path: Path) -> None:
    pixels = (RAMP.astype(np.int16) - 2048).clip(0, 500).astype(np.int16)
    pixels[0] = -2000
    dataset = cr_dataset(pixels, bits=16)
    dataset.add_new("PixelPaddingValue", "US", 65536 - 2000)
    radiograph = read_radiograph(save(dataset, tmp_path / "film.dcm"))
    assert radiograph.padding == (-2000, -2000)
    assert (shown(radiograph, 0), shown(radiograph, 500)) == (0, 255)


def test_for_processing_images_are_marked(tmp_path: Path) -> None:
    radiograph = read(tmp_path, SOPClassUID="1.2.840.10008.5.1.4.1.1.1.1.1")
    assert any("FOR PROCESSING" in text for text in radiograph.warnings)


def test_published_picture_of_scrambled_luts_is_reproduced(shared_data: Path) -> None:
    folder = shared_data / "dicom-display-reference"
    state = read_presentation_state(folder / "prLUTs.dcm")
    radiograph = apply_presentation_state(read_radiograph(folder / "imageForPrLUTs.dcm"), state)
    expected = np.asarray(Image.open(folder / "expected_imgForPrLUT.png")).astype(int)
    assert radiograph.meta.sop_uid in state.references
    assert np.abs(display_image(radiograph).astype(int) - expected).max() <= 1


def test_offis_modality_and_voi_lut_images_use_their_luts(shared_data: Path) -> None:
    folder = shared_data / "dicom-display-reference"
    for name, keyword in (("mlut_18.dcm", "ModalityLUTSequence"), ("vlut_04.dcm", "VOILUTSequence")):
        dataset = pydicom.dcmread(folder / name)
        item = dataset[keyword][0]
        entries, first, bits = item.LUTDescriptor
        data = np.asarray(item.LUTData, dtype=np.int64)
        stored = dataset.pixel_array.astype(int)
        looked_up = data[np.clip(stored - first, 0, len(data) - 1)]
        radiograph = read_radiograph(folder / name)
        if keyword == "ModalityLUTSequence":
            got = modality_values(radiograph)[to_index(radiograph.stored)]
            assert np.array_equal(got, looked_up)
        else:
            expected = np.floor(looked_up / (2**bits - 1) * 255 + 0.5)
            assert np.abs(display_image(radiograph) - expected).max() == 0
        assert entries == len(data)


def test_an_image_is_no_presentation_state(rg1: Path) -> None:
    with pytest.raises(ImageReadError, match="no Grayscale Softcopy Presentation State"):
        read_presentation_state(rg1)


@pytest.mark.parametrize(
    ("elements", "spacing", "provenance"),
    [
        ({}, None, "no pixel spacing"),
        ({"PixelSpacing": [0, 0]}, None, "not a positive length"),
        ({"PixelSpacing": [0.2, 0.1]}, (0.2, 0.1), "as stated"),
        ({"PixelSpacing": [0.2, 0.2], "ImagerPixelSpacing": [0.2, 0.2]}, (0.2, 0.2), "at detector"),
        (
            {
                "PixelSpacing": [0.18, 0.18],
                "ImagerPixelSpacing": [0.2, 0.2],
                "PixelSpacingCalibrationType": "FIDUCIAL",
            },
            (0.18, 0.18),
            "calibrated (fiducial)",
        ),
        ({"ImagerPixelSpacing": [0.2, 0.2]}, (0.2, 0.2), "at detector"),
        (
            {"ImagerPixelSpacing": [0.2, 0.2], "EstimatedRadiographicMagnificationFactor": 1.25},
            (0.16, 0.16),
            "estimated magnification",
        ),
        (
            {
                "ImagerPixelSpacing": [0.2, 0.2],
                "DistanceSourceToDetector": 2000,
                "DistanceSourceToPatient": 1600,
            },
            (0.16, 0.16),
            "source-detector over source-patient",
        ),
    ],
)
def test_spacing_says_where_it_comes_from(
    elements: dict, spacing: tuple[float, float] | None, provenance: str, tmp_path: Path
) -> None:
    radiograph = read(tmp_path, **elements)
    if spacing is None:
        assert radiograph.spacing is None
        assert any(provenance in reason.text for reason in radiograph.why)
    else:
        assert radiograph.spacing is not None
        assert (radiograph.spacing.row_mm, radiograph.spacing.column_mm) == pytest.approx(spacing)
        assert provenance in radiograph.spacing.provenance


def test_rg1_has_no_usable_spacing(rg1: Path) -> None:
    radiograph = read_radiograph(rg1)
    assert radiograph.spacing is None
    assert any("lengths are in pixels" in reason.text for reason in radiograph.why)
    assert radiograph.meta.view_position == "PA"
    assert radiograph.meta.patient_orientation == ("L", "F")


def test_presentation_image_is_the_default_look_reduced(rg1: Path) -> None:
    radiograph = read_radiograph(rg1)
    image = model_input_image(radiograph)
    assert image.dtype == np.uint16
    assert image.shape == (1024, round(1841 * 1024 / 1955))
    full = display_image(radiograph).astype(float)
    assert math.isclose(image.mean() / 257, full.mean(), abs_tol=0.5)
    small = model_input_image(replace(radiograph, stored=radiograph.stored[:300, :200]))
    assert small.shape == (300, 200)  # never enlarged


def test_a_table_needs_stored_values_of_sixteen_bits() -> None:
    with pytest.raises(TypeError, match="uint16 or int16"):
        to_index(np.zeros((2, 2), np.float32))


def test_a_shutter_without_its_numbers_is_said(tmp_path: Path) -> None:
    shuttered = read(tmp_path, ShutterShape="RECTANGULAR")
    assert any(
        "ShutterShape (0018,1600) RECTANGULAR cannot be applied" in text for text in shuttered.warnings
    )


@pytest.mark.parametrize("rescale", [("1", "0"), ("0.5", "0"), ("1E-9", "1E12"), ("-0.1", "0.5")])
def test_a_film_of_one_value_is_shown_black(rescale: tuple[str, str], tmp_path: Path) -> None:
    slope, intercept = rescale
    film = read(tmp_path, np.full((4, 4), 3, np.uint16), RescaleSlope=slope, RescaleIntercept=intercept)
    assert film.default_window.name == "Min to max"
    assert not display_image(film).any()
