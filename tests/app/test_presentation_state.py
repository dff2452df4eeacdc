"""What a presentation state means for one image: which of its parts apply, with which sign, and where."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from encode import add_overlay, cr_dataset, gsps_dataset, lut_item, save
from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian, generate_uid

from app.imaging.pixels import presented_image
from app.imaging.presentation_state import apply_presentation_state, read_presentation_state
from app.imaging.radiograph import Radiograph
from app.imaging.reader import read_radiograph

GREY = np.linspace(0, 4095, 48 * 64).astype(np.uint16).reshape(48, 64)
SIGNED = (GREY.astype(np.int32) - 2048).astype(np.int16)
CURVE = (np.linspace(0, 1, 4096) ** 2 * 4095).astype(np.uint16)


def shown(image: Dataset, state: Dataset, folder: Path) -> Radiograph:
    radiograph = read_radiograph(save(image, folder / "film.dcm"))
    return apply_presentation_state(radiograph, read_presentation_state(save(state, folder / "state.dcm")))


def item(**elements: object) -> Dataset:
    made = Dataset()
    for keyword, value in elements.items():
        setattr(made, keyword, value)
    return made


def reference(uid: str) -> Dataset:
    return item(ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.1", ReferencedSOPInstanceUID=uid)


@pytest.mark.parametrize("kind", ["SS", "US", "implicit"])
@pytest.mark.parametrize("where", ["modality", "VOI"])
def test_a_lut_for_signed_pixels_begins_where_they_do(kind: str, where: str, tmp_path: Path) -> None:
    """PS3.3 C.11.1.1.1: the first mapped value is signed where the pixels are, however it is written."""
    image = cr_dataset(SIGNED, bits=12)
    first = -2048 if kind == "SS" else 65536 - 2048
    table = lut_item(CURVE, first=first, bits=12, signed=kind == "SS")
    if where == "modality":
        table.ModalityLUTType = "US"
        state = gsps_dataset(image, ModalityLUTSequence=[table])
    else:
        state = gsps_dataset(image, SoftcopyVOILUTSequence=[item(VOILUTSequence=[table])])
    state.file_meta.TransferSyntaxUID = (
        ImplicitVRLittleEndian if kind == "implicit" else ExplicitVRLittleEndian
    )
    grey = presented_image(shown(image, state, tmp_path))
    expected = CURVE[SIGNED.astype(int) + 2048] / 4095 * 255
    assert np.abs(grey - expected).max() <= 1


def test_a_window_for_another_image_is_not_this_ones(tmp_path: Path) -> None:
    image, other = cr_dataset(GREY, bits=12), generate_uid()
    theirs = item(WindowCenter="100", WindowWidth="50", ReferencedImageSequence=[reference(other)])
    ours = item(
        WindowCenter="2000", WindowWidth="3000", ReferencedImageSequence=[reference(image.SOPInstanceUID)]
    )
    look = shown(image, gsps_dataset(image, SoftcopyVOILUTSequence=[theirs, ours]), tmp_path)
    assert [window.centre for window in look.presets] == [2000]
    look = shown(image, gsps_dataset(image, SoftcopyVOILUTSequence=[theirs]), tmp_path)
    assert (look.default_window.centre, look.default_window.width) == (2048, 4096)
    assert any("for other images, none for this one" in line.text for line in look.why)


def test_a_broken_lut_of_the_state_is_not_called_absent(tmp_path: Path) -> None:
    image = cr_dataset(GREY, bits=12)
    broken = lut_item(CURVE, first=0, bits=12)
    broken.LUTData = broken.LUTData[:100]
    elements = {
        "ModalityLUTSequence": [broken],
        "SoftcopyVOILUTSequence": [item(VOILUTSequence=[broken])],
        "PresentationLUTShape": None,
        "PresentationLUTSequence": [broken],
    }
    look = shown(image, gsps_dataset(image, **elements), tmp_path)
    assert sum("cannot be used" in line.text for line in look.why) == 2
    assert any("not applied" in text and "presentation LUT" in text for text in look.warnings)


@pytest.mark.parametrize(
    ("degrees", "flip"), [(0, "N"), (90, "N"), (180, "N"), (270, "N"), (0, "Y"), (90, "Y")]
)
def test_display_units_are_those_of_the_turned_picture(degrees: int, flip: str, tmp_path: Path) -> None:
    """PS3.3 C.10.5.1.2: (0, 0) is the top left corner of what is shown."""
    image = cr_dataset(GREY, bits=12)
    point = item(
        GraphicAnnotationUnits="DISPLAY", GraphicDimensions=2, NumberOfGraphicPoints=1,
        GraphicData=[0.25, 0.125], GraphicType="POINT",
    )  # fmt: skip
    layer = item(GraphicLayer="L", GraphicObjectSequence=[point])
    state = gsps_dataset(
        image, ImageRotation=degrees, ImageHorizontalFlip=flip, GraphicAnnotationSequence=[layer]
    )
    look = shown(image, state, tmp_path)
    ((x, y),) = look.graphics[0].points
    marked = np.zeros(GREY.shape, np.uint16)
    marked[int(y), int(x)] = 1
    if look.flipped:
        marked = marked[:, ::-1]
    marked = np.rot90(marked, -look.quarter_turns)
    (row,), (column,) = np.nonzero(marked)
    assert column == pytest.approx(0.25 * marked.shape[1], abs=1)
    assert row == pytest.approx(0.125 * marked.shape[0], abs=1)


def test_the_upper_graphic_layer_covers_the_lower_one(tmp_path: Path) -> None:
    image = cr_dataset(GREY, bits=12)
    state = gsps_dataset(image)
    everywhere = np.ones(GREY.shape, bool)
    for group, layer in ((0x6000, "TOP"), (0x6002, "BOTTOM")):
        add_overlay(state, everywhere, group=group)
        state.add_new((group, 0x1001), "CS", layer)
    state.GraphicLayerSequence = [
        item(GraphicLayer="TOP", GraphicLayerOrder=2, GraphicLayerRecommendedDisplayGrayscaleValue=0),
        item(GraphicLayer="BOTTOM", GraphicLayerOrder=1, GraphicLayerRecommendedDisplayGrayscaleValue=65535),
    ]
    assert presented_image(shown(image, state, tmp_path)).max() == 0


def area(**elements: object) -> Dataset:
    corners = {"DisplayedAreaTopLeftHandCorner": [1, 1], "DisplayedAreaBottomRightHandCorner": [64, 48]}
    return item(**{**corners, "PresentationSizeMode": "SCALE TO FIT", **elements})


@pytest.mark.parametrize(
    ("elements", "said"),
    [
        ({"PresentationSizeMode": "TRUE SIZE", "PresentationPixelSpacing": ["0.1", "0.1"]}, "TRUE SIZE"),
        ({"PresentationSizeMode": "MAGNIFY", "PresentationPixelMagnificationRatio": 2.0}, "MAGNIFY 2 times"),
        ({"PresentationPixelAspectRatio": [2, 1]}, "aspect ratio 2:1"),
        (
            {
                "DisplayedAreaTopLeftHandCorner": [1000, 1000],
                "DisplayedAreaBottomRightHandCorner": [1100, 1100],
            },
            "outside the image",
        ),
    ],
)
def test_a_displayed_area_that_is_not_obeyed_is_said(
    elements: dict[str, object], said: str, tmp_path: Path
) -> None:
    image = cr_dataset(GREY, bits=12)
    look = shown(image, gsps_dataset(image, DisplayedAreaSelectionSequence=[area(**elements)]), tmp_path)
    assert presented_image(look).shape == GREY.shape
    assert any(said in text for text in look.warnings)


def test_compound_graphics_and_unknown_shapes_are_said(tmp_path: Path) -> None:
    image = cr_dataset(GREY, bits=12)
    arrow = item(CompoundGraphicInstanceID=1, CompoundGraphicType="ARROW")
    state = gsps_dataset(
        image,
        GraphicAnnotationSequence=[item(GraphicLayer="L", CompoundGraphicSequence=[arrow])],
        PresentationLUTShape="LIN OD",
        ShutterShape="STAR",
    )
    said = " ".join(shown(image, state, tmp_path).warnings)
    assert all(word in said for word in ("compound graphics", "LIN OD", "STAR"))


def test_an_overlay_activation_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    image = cr_dataset(GREY, bits=12)
    state = gsps_dataset(image)
    state.add_new((0x6000, 0x1001), "CS", "LAYER1")
    path = save(state, tmp_path / "state.dcm")
    data = path.read_bytes()
    before, after = b"\x00\x60\x01\x10CS\x06\x00LAYER1", b"\x00\x60\x01\x10US\x03\x00\x05\x00\x05"
    assert before in data
    path.write_bytes(data.replace(before, after))
    assert read_presentation_state(path).layers == ()
