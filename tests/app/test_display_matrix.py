"""The grayscale chain against DCMTK (dcm2pnm, dcmp2pgm) on a generated matrix; needs Debian's dcmtk package.

Every fifth case always runs, all of them with --slow. EXCEPTIONS lists where DCMTK is not asked, and why.
"""

from __future__ import annotations

import itertools
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pydicom
import pytest
from encode import add_overlay, cr_dataset, gsps_dataset, lut_item, save
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset

from app.imaging.pixels import display_image, presented_image, voi_fraction
from app.imaging.presentation_state import apply_presentation_state, read_presentation_state
from app.imaging.radiograph import Window
from app.imaging.reader import read_radiograph

pytestmark = pytest.mark.skipif(shutil.which("dcm2pnm") is None, reason="dcm2pnm is not installed (dcmtk)")

EXCEPTIONS = {
    "fractional rescale slope": "PS3.3 C.11.1.1.2: output = slope x stored + intercept. DCMTK rounds it "
    "to an integer first, and loses the largest stored value; checked against the formula instead.",
    "LINEAR_EXACT": "PS3.3 C.11.2.1.3.2. DCMTK 3.6.7 reads it as LINEAR; compared with its LINEAR render of "
    "centre + 0.5, width + 1, which the formulae of C.11.2.1.2.1 make the same function.",
    "padding without a window": "PS3.3 C.7.5.1.1.2: padding takes no part in it. DCMTK's minimum "
    "to maximum does not leave it out; its render with our window is compared.",
    "Presentation LUT of few entries": "PS3.3 C.11.6 does not say how the VOI's output becomes an entry. We "
    "take the whole number below it, as DCMTK does with windows; the LUTs here have 4,096 entries, so that "
    "one entry is less than one grey. DCMTK stretches 8 bits without VOI by 16, not by 4095 / 255: left out.",
    "SIGMOID in a presentation state": "PS3.3 C.11.8 has VOI LUT Function. dcmp2pgm 3.6.7 draws such states "
    "as LINEAR; compared with dcm2pnm's render of an image that has the same window.",
    "shutters and overlays of presentation states": "PS3.3 C.7.6.11, C.11.7. dcmp2pgm leaves them to the "
    "application; overlays are compared with the published picture, shutters in test_marks.py.",
}

BITS = (8, 9, 10, 11, 12, 13, 14, 15, 16)
PHOTOMETRIC = ("MONOCHROME1", "MONOCHROME2")
RESCALE = (None, (2.0, -300.0), (-3.0, 100.0))
VOI = ("LINEAR", "LINEAR_EXACT", "SIGMOID", "second of two", "LUT", "none", "padding")
EVERY = 5


@dataclass(frozen=True)
class Case:
    bits: int
    signed: bool
    photometric: str
    rescale: tuple[float, float] | None
    voi: str

    def __str__(self) -> str:
        kind = "signed" if self.signed else "unsigned"
        return f"{self.bits}-{kind}-{self.photometric}-{self.rescale}-{self.voi}"


MATRIX = [Case(*values) for values in itertools.product(BITS, (False, True), PHOTOMETRIC, RESCALE, VOI)]
STATES = [
    case
    for case in itertools.product(
        (8, 12, 16),
        (False, True),
        PHOTOMETRIC,
        ("none", "rescale", "LUT"),
        ("none", "window", "LUT"),
        ("IDENTITY", "INVERSE", "LUT"),
    )
    if not (case[0] == 8 and case[3:] == ("none", "none", "LUT"))
]


def sampled(cases: list) -> list:
    """All cases; those that only --slow runs are marked."""
    return [
        pytest.param(case, id=str(case), marks=() if number % EVERY == 0 else pytest.mark.slow)
        for number, case in enumerate(cases)
    ]


def render(command: list[str], target: Path) -> NDArray[np.int_]:
    done = subprocess.run([*command, str(target)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return np.asarray(Image.open(target)).astype(int)


def dcm2pnm(path: Path, *options: str) -> NDArray[np.int_]:
    return render(["dcm2pnm", "--write-raw-pnm", *options, str(path)], path.with_suffix(".pgm"))


def dcmp2pgm(path: Path, state: Path) -> NDArray[np.int_]:
    return render(["dcmp2pgm", "-p", str(state), str(path)], path.with_suffix(".pgm"))


def differs(ours: NDArray[np.uint8], theirs: NDArray[np.int_]) -> int:
    assert ours.shape == theirs.shape
    return int(np.abs(ours.astype(int) - theirs).max())


def ramp(bits: int, signed: bool) -> NDArray[np.integer]:
    """Every part of the range once; 48 x 64, so that a turned image has another shape."""
    values = np.linspace(0, 2**bits - 1, 48 * 64).astype(np.int64).reshape(48, 64)
    if signed:
        return (values - 2 ** (bits - 1)).astype(np.int16)
    return values.astype(np.uint8 if bits <= 8 else np.uint16)


def curve(entries: int = 1024, bits: int = 12) -> NDArray[np.uint16]:
    return (np.linspace(0, 1, entries) ** 2 * ((1 << bits) - 1)).astype(np.uint16)


def test_the_matrix_is_as_large_as_promised() -> None:
    assert len(MATRIX) + len(STATES) >= 500
    assert len(sampled(MATRIX)) == len(MATRIX) == 756
    assert len(STATES) == 320


@pytest.mark.parametrize("case", sampled(MATRIX))
def test_images_agree(case: Case, tmp_path: Path) -> None:
    pixels = ramp(case.bits, case.signed)
    slope, intercept = case.rescale or (1.0, 0.0)
    modality = pixels.astype(np.int64) * slope + intercept
    middle, half = float(modality.mean()), float(np.ptp(modality)) / 2
    elements: dict[str, object] = {"PhotometricInterpretation": case.photometric}
    if case.rescale:
        elements |= {"RescaleSlope": str(slope), "RescaleIntercept": str(intercept), "RescaleType": "US"}
    options = ("--use-window", "1")
    if case.voi in ("LINEAR", "SIGMOID", "LINEAR_EXACT"):
        elements |= {
            "WindowCenter": f"{middle:.2f}",
            "WindowWidth": f"{half:.2f}",
            "VOILUTFunction": case.voi,
        }
        if case.voi == "LINEAR_EXACT":
            options = ("--set-window", f"{round(middle, 2) + 0.5:.2f}", f"{round(half, 2) + 1:.2f}")
    elif case.voi == "second of two":
        elements |= {"WindowCenter": [f"{middle:.2f}", f"{middle + half / 3:.2f}"]}
        elements |= {"WindowWidth": [f"{half:.2f}", f"{half / 4:.2f}"]}
        elements |= {"WindowCenterWidthExplanation": ["WIDE", "NARROW"]}
        options = ("--use-window", "2")
    elif case.voi == "LUT":
        first = int(modality.min() + half / 2)
        signed = bool(modality.min() < 0)
        if first < -32768 or first > (32767 if signed else 65535):
            first = 0  # a 16-bit LUT reaches only part of what the rescale gives
        elements["VOILUTSequence"] = [lut_item(curve(), first=first, bits=12, signed=signed)]
        options = ("--use-voi-lut", "1")
    elif case.voi == "none":
        pixels = (pixels // 2).astype(pixels.dtype)
        options = ("--min-max-window",)
    else:
        pixels.flat[:40] = 0
        elements |= {"PixelPaddingValue": 0}
    path = save(cr_dataset(pixels, bits=case.bits, **elements), tmp_path / "film.dcm")
    radiograph = read_radiograph(path)
    window = radiograph.default_window
    if case.voi == "second of two":
        window = next(preset for preset in radiograph.presets if preset.name == "NARROW")
    if case.voi == "padding":
        assert radiograph.padding == (0, 0)
        options = ("--set-window", f"{window.centre}", f"{window.width}")
    assert differs(display_image(radiograph, window), dcm2pnm(path, *options)) <= 1


@pytest.mark.parametrize("case", sampled(STATES))
def test_presentation_states_agree(case: tuple, tmp_path: Path) -> None:
    bits, signed, photometric, modality, voi, shape = case
    pixels = ramp(bits, signed)
    image = cr_dataset(
        pixels, bits=bits, PhotometricInterpretation=photometric, WindowCenter="1", WindowWidth="9"
    )
    number = STATES.index(case)
    elements: dict[str, object] = {
        "ImageRotation": 90 * (number % 4),
        "ImageHorizontalFlip": "Y" if number % 3 == 0 else "N",
    }
    low, high = float(pixels.min()), float(pixels.max())
    if modality == "rescale":
        elements |= {"RescaleSlope": "-2", "RescaleIntercept": "50", "RescaleType": "US"}
        low, high = high * -2 + 50, low * -2 + 50
    elif modality == "LUT":
        first = int(pixels.min())
        table = lut_item(curve(min(1 << bits, 4096)), first=first, bits=12, signed=signed)
        table.ModalityLUTType = "US"
        elements["ModalityLUTSequence"] = [table]
        low, high = 0.0, 4095.0
    voi_item = Dataset()
    if voi == "window":
        voi_item.WindowCenter, voi_item.WindowWidth = f"{(low + high) / 2:.1f}", f"{(high - low) / 2:.1f}"
    elif voi == "LUT":
        first = int(max(low, -32768))
        voi_item.VOILUTSequence = [lut_item(curve(2048, 10), first=first, bits=10, signed=first < 0)]
    if voi != "none":
        elements["SoftcopyVOILUTSequence"] = [voi_item]
    if shape == "LUT":
        elements["PresentationLUTShape"] = None
        elements["PresentationLUTSequence"] = [lut_item(curve(4096, 12), first=0, bits=12)]
    else:
        elements["PresentationLUTShape"] = shape
    path = save(image, tmp_path / "film.dcm")
    state = save(gsps_dataset(image, **elements), tmp_path / "state.dcm")
    shown = presented_image(apply_presentation_state(read_radiograph(path), read_presentation_state(state)))
    assert differs(shown, dcmp2pgm(path, state)) <= 1


@pytest.mark.parametrize("photometric", PHOTOMETRIC)
@pytest.mark.parametrize("origin", [(1, 1), (5, 7), (-3, -2), (40, 60)])
def test_overlays_agree(photometric: str, origin: tuple[int, int], tmp_path: Path) -> None:
    mask = np.zeros((48, 64), bool)
    mask[10:20, 5:40] = True
    image = cr_dataset(
        ramp(12, False),
        bits=12,
        PhotometricInterpretation=photometric,
        WindowCenter="2000",
        WindowWidth="3000",
    )
    add_overlay(image, mask, group=0x6002, origin=origin)
    path = save(image, tmp_path / "film.dcm")
    assert differs(display_image(read_radiograph(path)), dcm2pnm(path, "--use-window", "1")) <= 1


@pytest.mark.parametrize("bits", [8, 12, 16])
@pytest.mark.parametrize("slope", [0.5, 0.1, -0.25, 1.5])
def test_fractional_slopes_follow_the_formula(bits: int, slope: float, tmp_path: Path) -> None:
    pixels = ramp(bits, False).astype(np.float64)
    modality = pixels * slope - 10.5
    centre, width = float(modality.mean()), float(np.ptp(modality)) / 2
    elements = {"RescaleSlope": str(slope), "RescaleIntercept": "-10.5", "RescaleType": "US"}
    elements |= {"WindowCenter": f"{centre:.3f}", "WindowWidth": f"{width:.3f}"}
    path = save(cr_dataset(ramp(bits, False), bits=bits, **elements), tmp_path / "film.dcm")
    centre, width = round(centre, 3), round(width, 3)
    expected = np.clip((modality - (centre - 0.5)) / (width - 1) + 0.5, 0, 1) * 255
    assert np.abs(display_image(read_radiograph(path)) - expected).max() <= 0.5 + 1e-9


@pytest.mark.parametrize("name", ["mlut_18", "vlut_04"])
def test_published_luts_agree(shared_data: Path, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.dcm"
    path.write_bytes((shared_data / "dicom-display-reference" / path.name).read_bytes())
    options = ("--use-voi-lut", "1") if name == "vlut_04" else ("--min-max-window",)
    assert differs(display_image(read_radiograph(path)), dcm2pnm(path, *options)) <= 1


def test_the_published_state_of_scrambled_luts_agrees(shared_data: Path, tmp_path: Path) -> None:
    folder = shared_data / "dicom-display-reference"
    state = read_presentation_state(folder / "prLUTs.dcm")
    path = tmp_path / "film.dcm"
    path.write_bytes((folder / "imageForPrLUTs.dcm").read_bytes())
    shown = presented_image(apply_presentation_state(read_radiograph(path), state))
    with Image.open(folder / "expected_imgForPrLUT.png") as picture:
        assert differs(shown, np.asarray(picture).astype(int)) <= 1
    assert differs(shown, dcmp2pgm(path, state.path)) <= 1


def test_the_published_state_of_six_overlays_agrees(shared_data: Path) -> None:
    """Two planes in unused pixel bits, two of the image, two of the state; green in the picture."""
    folder = shared_data / "dicom-display-reference"
    image = read_radiograph(folder / "overlay.dcm")
    shown = apply_presentation_state(image, read_presentation_state(folder / "prOverlay.dcm"))
    with Image.open(folder / "expected_overlay.png") as picture:
        red, green, blue = np.moveaxis(np.asarray(picture).astype(int), -1, 0)
    painted = (green == 255) & (red == 0) & (blue == 0)
    assert len(shown.marks) == 6
    assert (np.any([mark.mask for mark in shown.marks], axis=0) == painted).all()
    ours = presented_image(shown)
    assert (ours[painted] == 255).all()
    assert np.abs(ours[~painted].astype(int) - red[~painted]).max() <= 1


def test_a_sigmoid_of_a_presentation_state_is_one(tmp_path: Path) -> None:
    window = {"WindowCenter": "2000", "WindowWidth": "1500", "VOILUTFunction": "SIGMOID"}
    with_window = save(cr_dataset(ramp(12, False), bits=12, **window), tmp_path / "with.dcm")
    item = Dataset()
    for keyword, value in window.items():
        setattr(item, keyword, value)
    image = cr_dataset(ramp(12, False), bits=12)
    path = save(image, tmp_path / "film.dcm")
    state = save(gsps_dataset(image, SoftcopyVOILUTSequence=[item]), tmp_path / "state.dcm")
    shown = presented_image(apply_presentation_state(read_radiograph(path), read_presentation_state(state)))
    assert differs(shown, dcm2pnm(with_window, "--use-window", "1")) <= 1


def test_real_radiographs_agree(shared_data: Path, rg1: Path, tmp_path: Path) -> None:
    for number, source in enumerate([rg1, *sorted((shared_data / "cxr-dicom").glob("*.dcm"))]):
        radiograph = read_radiograph(source)
        dataset = pydicom.dcmread(source)
        if dataset.file_meta.TransferSyntaxUID.is_compressed:  # Debian's dcm2pnm has no JPEG 2000
            dataset.decompress(generate_instance_uid=False)
        path = save(dataset, tmp_path / f"{number}.dcm")
        window = radiograph.default_window
        options = ["--set-window", f"{window.centre}", f"{window.width}"]
        if window.function == "LUT":
            options = ["--use-voi-lut", "1"]
        assert differs(display_image(radiograph), dcm2pnm(path, *options)) <= 1, source.name


def test_a_voi_is_never_applied_to_rounded_modality_values() -> None:
    """C.11.2.1.2: x is the output of the Modality LUT, whatever its fraction."""
    shown = voi_fraction(np.array([0.4, 0.6]), Window("w", 0.5, 1.0, "LINEAR_EXACT"))
    assert shown == pytest.approx([0.4, 0.6])
