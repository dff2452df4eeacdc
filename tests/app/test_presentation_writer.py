"""A look that was written is the same look when it is read again, by us and by DCMTK; dciodvfy agrees."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
import pytest
from encode import add_overlay, cr_dataset, gsps_dataset, lut_item, save
from PIL import Image
from pydicom.dataset import Dataset

from app.imaging.errors import UnsupportedImage
from app.imaging.graphics import Graphic
from app.imaging.pixels import presented_image
from app.imaging.presentation_state import apply_presentation_state, is_for, read_presentation_state
from app.imaging.presentation_writer import Look, write_presentation_state
from app.imaging.radiograph import Radiograph, Window
from app.imaging.reader import read_radiograph

RAMP = np.linspace(0, 4095, 48 * 64).astype(np.uint16).reshape(48, 64)
SIGNED = (RAMP.astype(np.int32) - 2048).astype(np.int16)
LUT = lut_item((np.linspace(0, 1, 4096) ** 0.5 * 4095).astype(np.uint16), first=0, bits=12, name="bright")

IMAGES = {
    "plain": cr_dataset(RAMP, bits=12, WindowCenter="2000", WindowWidth="1500"),
    "MONOCHROME1": cr_dataset(RAMP, bits=12, PhotometricInterpretation="MONOCHROME1"),
    "rescale": cr_dataset(SIGNED, bits=12, RescaleSlope="-2", RescaleIntercept="7", RescaleType="OD"),
    "VOI LUT": cr_dataset(RAMP, bits=12, VOILUTSequence=[LUT]),
    "sigmoid": cr_dataset(RAMP, bits=12, WindowCenter="2e3", WindowWidth="900", VOILUTFunction="SIGMOID"),
}
LOOKS = {
    "as it is": {},
    "inverted": {"invert": True},
    "turned": {"quarter_turns": 1},
    "turned and mirrored": {"quarter_turns": 3, "flipped": True},
    "cut": {"area": (10.0, 5.0, 50.0, 40.0), "flipped": True, "invert": True},
}


def film(dataset, tmp_path: Path) -> Radiograph:
    return read_radiograph(save(dataset, tmp_path / "film.dcm"))


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("image", IMAGES.values(), ids=IMAGES)
def test_a_written_look_is_read_back(image, look: dict, tmp_path: Path) -> None:
    radiograph = film(image, tmp_path)
    wanted = Look(radiograph.default_window, **look)
    uid = write_presentation_state(tmp_path / "state.dcm", radiograph, wanted)
    state = read_presentation_state(tmp_path / "state.dcm")
    assert uid
    assert is_for(state, radiograph)
    again = presented_image(apply_presentation_state(radiograph, state))
    meant = replace(
        radiograph,
        quarter_turns=wanted.quarter_turns,
        flipped=wanted.flipped,
        displayed_area=wanted.area,
    )
    expected = presented_image(meant, wanted.window, invert=wanted.invert)
    assert again.shape == expected.shape
    assert np.abs(again.astype(int) - expected).max() <= (1 if radiograph.default_window.lut else 0)


@pytest.mark.skipif(shutil.which("dcmp2pgm") is None, reason="dcmp2pgm is not installed (dcmtk)")
@pytest.mark.parametrize("name", ["plain", "MONOCHROME1", "rescale", "VOI LUT"])
def test_dcmtk_shows_the_written_look_as_we_do(name: str, tmp_path: Path) -> None:
    radiograph = film(IMAGES[name], tmp_path)
    look = Look(radiograph.default_window, invert=True, quarter_turns=1, flipped=True)
    write_presentation_state(tmp_path / "state.dcm", radiograph, look)
    target = tmp_path / "out.pgm"
    command = ["dcmp2pgm", "-p", str(tmp_path / "state.dcm"), str(radiograph.path), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    state = read_presentation_state(tmp_path / "state.dcm")
    ours = presented_image(apply_presentation_state(radiograph, state)).astype(int)
    assert np.abs(ours - np.asarray(Image.open(target)).astype(int)).max() <= 1


GRAPHICS = (
    Graphic("POLYLINE", ((1.5, 2.5), (30.25, 40.0))),
    Graphic("ELLIPSE", ((5.0, 10.0), (25.0, 10.0), (15.0, 5.0), (15.0, 15.0))),
    Graphic("TEXT", ((12.0, 20.0),), "10.0 mm\r\nat detector"),
)


def test_graphics_and_overlays_are_read_back(tmp_path: Path) -> None:
    dataset = cr_dataset(RAMP, bits=12)
    add_overlay(dataset, np.ones((4, 5), bool), group=0x6002, origin=(3, 3))
    radiograph = film(dataset, tmp_path)
    look = Look(radiograph.default_window, graphics=GRAPHICS)
    write_presentation_state(tmp_path / "state.dcm", radiograph, look)
    shown = apply_presentation_state(radiograph, read_presentation_state(tmp_path / "state.dcm"))
    assert [(g.kind, g.points, g.text) for g in shown.graphics] == [
        (g.kind, g.points, g.text) for g in GRAPHICS
    ]
    assert [mark.mask.sum() for mark in shown.marks] == [20]


@pytest.mark.skipif(shutil.which("dciodvfy") is None, reason="dciodvfy is not installed (dicom3tools)")
@pytest.mark.parametrize("name", IMAGES)
def test_dciodvfy_finds_no_error(name: str, tmp_path: Path) -> None:
    radiograph = film(IMAGES[name], tmp_path)
    look = Look(
        radiograph.default_window, quarter_turns=3, flipped=True, area=(4, 8, 30, 20), graphics=GRAPHICS
    )
    write_presentation_state(tmp_path / "state.dcm", radiograph, look, label="my look!", creator="R01")
    done = subprocess.run(
        ["dciodvfy", str(tmp_path / "state.dcm")], capture_output=True, text=True, check=False
    )
    errors = [line for line in done.stderr.splitlines() if line.startswith("Error")]
    assert errors == []


@pytest.mark.filterwarnings("ignore:Invalid value for VR:UserWarning")
@pytest.mark.skipif(shutil.which("dciodvfy") is None, reason="dciodvfy is not installed (dicom3tools)")
def test_what_no_object_may_say_is_left_out(tmp_path: Path) -> None:
    odd = {"PatientAge": "81", "StudyDate": "2020.01.31", "StudyTime": "12:00", "PatientSex": "female"}
    radiograph = film(cr_dataset(RAMP, bits=12, **odd), tmp_path)
    write_presentation_state(tmp_path / "state.dcm", radiograph, Look(radiograph.default_window))
    done = subprocess.run(
        ["dciodvfy", str(tmp_path / "state.dcm")], capture_output=True, text=True, check=False
    )
    assert [line for line in done.stderr.splitlines() if line.startswith("Error")] == []


def again(radiograph, folder: Path, **look: object):
    """The film under the state that was written of `radiograph`."""
    path = folder / "again.dcm"
    write_presentation_state(path, radiograph, Look(radiograph.default_window, **look))
    return apply_presentation_state(read_radiograph(radiograph.path), read_presentation_state(path))


def test_a_bitmap_shutter_stays_one(tmp_path: Path) -> None:
    film = cr_dataset(RAMP, bits=12, ShutterShape="BITMAP", ShutterOverlayGroup=0x6000)
    film.ShutterPresentationValue = 20000
    hidden = np.zeros(RAMP.shape, bool)
    hidden[:9, 3:] = True
    add_overlay(film, hidden, group=0x6000)
    radiograph = read_radiograph(save(film, tmp_path / "film.dcm"))
    kept = again(radiograph, tmp_path)
    assert [mark.kind for mark in kept.marks] == ["shutter"]
    assert np.array_equal(presented_image(kept), presented_image(radiograph))


def test_the_shutter_of_an_enhanced_object_is_kept(tmp_path: Path) -> None:
    shutter, frame = Dataset(), Dataset()
    shutter.ShutterShape, shutter.ShutterPresentationValue = "RECTANGULAR", 20000
    shutter.ShutterLeftVerticalEdge, shutter.ShutterRightVerticalEdge = 10, 50
    shutter.ShutterUpperHorizontalEdge, shutter.ShutterLowerHorizontalEdge = 5, 40
    frame.FrameDisplayShutterSequence = [shutter]
    film = cr_dataset(RAMP, bits=12, SharedFunctionalGroupsSequence=[frame])
    radiograph = read_radiograph(save(film, tmp_path / "film.dcm"))
    assert [mark.kind for mark in radiograph.marks] == ["shutter"]
    assert np.array_equal(presented_image(again(radiograph, tmp_path)), presented_image(radiograph))


def test_a_modality_lut_that_begins_below_zero_is_kept(tmp_path: Path) -> None:
    """Of unsigned values, though PS3.3 C.11.1.1.1 has none there: it is read, so it is written."""
    lut = lut_item(np.arange(3000, dtype=np.uint16), first=-100, bits=12, signed=True)
    radiograph = film(cr_dataset(RAMP, bits=12, ModalityLUTSequence=[lut]), tmp_path)
    assert radiograph.modality_lut is not None
    assert radiograph.modality_lut.first == -100
    assert np.array_equal(presented_image(again(radiograph, tmp_path)), presented_image(radiograph))


def test_what_the_open_state_draws_is_kept(tmp_path: Path) -> None:
    film = cr_dataset(RAMP, bits=12)
    radiograph = read_radiograph(save(film, tmp_path / "film.dcm"))
    state = gsps_dataset(
        film, ShutterShape="RECTANGULAR", ShutterLeftVerticalEdge=5, ShutterRightVerticalEdge=30,
        ShutterUpperHorizontalEdge=5, ShutterLowerHorizontalEdge=40, ShutterPresentationValue=9000,
    )  # fmt: skip
    add_overlay(state, RAMP > 2000, group=0x6002)
    state.add_new((0x6002, 0x1001), "CS", "L")
    layer, drawn, point = Dataset(), Dataset(), Dataset()
    layer.GraphicLayer, layer.GraphicLayerOrder = "L", 1
    layer.GraphicLayerRecommendedDisplayGrayscaleValue = 30000
    point.GraphicAnnotationUnits, point.GraphicDimensions, point.NumberOfGraphicPoints = "PIXEL", 2, 1
    point.GraphicData, point.GraphicType = [7.0, 8.0], "POINT"
    drawn.GraphicLayer, drawn.GraphicObjectSequence = "L", [point]
    state.GraphicLayerSequence, state.GraphicAnnotationSequence = [layer], [drawn]
    shown = apply_presentation_state(radiograph, read_presentation_state(save(state, tmp_path / "state.dcm")))
    kept = again(shown, tmp_path, graphics=(Graphic("POINT", ((1.0, 2.0),)),))
    assert np.array_equal(presented_image(kept), presented_image(shown))
    assert [graphic.points for graphic in kept.graphics] == [((7.0, 8.0),), ((1.0, 2.0),)]


@pytest.mark.parametrize("charset", [None, "ISO_IR 100", ["", "ISO 2022 IR 87"]])
def test_every_text_is_kept(charset: object, tmp_path: Path) -> None:
    film = cr_dataset(RAMP, bits=12)
    if charset is not None:
        film.SpecificCharacterSet = charset
        film.PatientName = "Müller^Ö" if charset == "ISO_IR 100" else "Yamada^Tarou=山田^太郎"
    radiograph = read_radiograph(save(film, tmp_path / "film.dcm"))
    text = "Ø 12 mm 心臓"
    kept = again(radiograph, tmp_path, graphics=(Graphic("TEXT", ((5.0, 5.0),), text),))
    assert kept.graphics[0].text == text
    assert str(pydicom.dcmread(tmp_path / "again.dcm").PatientName) == str(film.PatientName)


def test_a_label_is_of_the_letters_that_a_code_string_has(tmp_path: Path) -> None:
    radiograph = read_radiograph(save(cr_dataset(RAMP, bits=12), tmp_path / "film.dcm"))
    write_presentation_state(tmp_path / "s.dcm", radiograph, Look(radiograph.default_window), label="älter 2")
    assert pydicom.dcmread(tmp_path / "s.dcm").ContentLabel == "LTER 2"


def test_the_files_aspect_ratio_is_the_states(tmp_path: Path) -> None:
    radiograph = read_radiograph(
        save(cr_dataset(RAMP, bits=12, PixelAspectRatio=[2, 1]), tmp_path / "film.dcm")
    )
    write_presentation_state(tmp_path / "s.dcm", radiograph, Look(radiograph.default_window))
    area = pydicom.dcmread(tmp_path / "s.dcm").DisplayedAreaSelectionSequence[0]
    assert list(area.PresentationPixelAspectRatio) == [2, 1]


def test_a_png_has_no_presentation_state(tmp_path: Path) -> None:
    Image.fromarray((RAMP >> 4).astype(np.uint8)).save(tmp_path / "film.png")
    radiograph = read_radiograph(tmp_path / "film.png")
    with pytest.raises(UnsupportedImage, match="refers to a DICOM image"):
        write_presentation_state(tmp_path / "state.dcm", radiograph, Look(Window("w", 1, 2)))
