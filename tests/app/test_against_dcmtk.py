"""The grayscale chain against DCMTK's dcm2pnm on a generated matrix; needs Debian's dcmtk package.

Slopes are whole numbers here: DCMTK rounds modality values to integers before it windows them, we do not.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from encode import cr_dataset, save
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from app.imaging.pixels import display_image
from app.imaging.reader import read_radiograph

pytestmark = pytest.mark.skipif(shutil.which("dcm2pnm") is None, reason="dcm2pnm is not installed (dcmtk)")


def dcm2pnm(path: Path, *options: str) -> np.ndarray:
    target = path.with_suffix(".pgm")
    command = ["dcm2pnm", "--write-raw-pnm", *options, str(path), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))
    assert done.returncode == 0, done.stderr
    return np.asarray(Image.open(target)).astype(int)


def ramp(bits: int, signed: bool) -> np.ndarray:
    values = np.linspace(0, 2**bits - 1, 64 * 64).astype(np.int64).reshape(64, 64)
    if signed:
        return (values - 2 ** (bits - 1)).astype(np.int16)
    return values.astype(np.uint8 if bits <= 8 else np.uint16)


@pytest.mark.parametrize(
    ("bits", "signed", "photometric", "rescale", "function"),
    list(
        itertools.product(
            (8, 10, 12, 14, 15, 16),
            (False, True),
            ("MONOCHROME1", "MONOCHROME2"),
            (None, (2.0, -300.0), (-3.0, 100.0)),
            ("LINEAR", "SIGMOID"),
        )
    ),
)
def test_windows_agree(
    bits: int, signed: bool, photometric: str, rescale: tuple | None, function: str, tmp_path: Path
) -> None:
    pixels = ramp(bits, signed)
    slope, intercept = rescale or (1.0, 0.0)
    middle = float(np.mean(pixels)) * slope + intercept
    width = float(np.ptp(pixels)) * abs(slope) / 2
    elements = {
        "PhotometricInterpretation": photometric,
        "WindowCenter": f"{middle:.2f}",
        "WindowWidth": f"{max(width, 1):.2f}",
        "VOILUTFunction": function,
    }
    if rescale:
        elements |= {"RescaleSlope": str(slope), "RescaleIntercept": str(intercept), "RescaleType": "US"}
    path = save(cr_dataset(pixels, bits=bits, **elements), tmp_path / "film.dcm")
    expected = dcm2pnm(path, "--use-window", "1")
    assert np.abs(display_image(read_radiograph(path)).astype(int) - expected).max() <= 1


@pytest.mark.parametrize("bits", [8, 12, 16])
@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
def test_voi_luts_agree(bits: int, photometric: str, tmp_path: Path) -> None:
    curve = (np.linspace(0, 1, 1024) ** 2 * 4095).astype("<u2")
    item = Dataset()
    item.add_new("LUTDescriptor", "US", [1024, 20, 12])
    item.add_new("LUTData", "OW", curve.tobytes())
    dataset = cr_dataset(
        ramp(bits, False), bits=bits, PhotometricInterpretation=photometric, VOILUTSequence=Sequence([item])
    )
    path = save(dataset, tmp_path / "film.dcm")
    expected = dcm2pnm(path, "--use-voi-lut", "1")
    assert np.abs(display_image(read_radiograph(path)).astype(int) - expected).max() <= 1


def test_real_radiographs_agree(rg1: Path, tmp_path: Path) -> None:
    copy = tmp_path / "rg1.dcm"
    copy.write_bytes(rg1.read_bytes())
    expected = dcm2pnm(copy, "--use-window", "1")
    assert np.abs(display_image(read_radiograph(copy)).astype(int) - expected).max() <= 1
