"""The standard display function, calibration of a measured display against DCMTK's, and the patterns."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from encode import cr_dataset, save
from PIL import Image
from pydicom.uid import generate_uid

from app.cli import main
from app.display.curve import CurveError, DisplayCurve, read_curve
from app.display.gsdf import jnd_index, luminance, monotone_cubic
from app.display.patterns import luminance_pattern, quality_pattern

GAMMA = DisplayCurve(
    tuple(float(level) for level in range(256)),
    tuple(float(0.4 + 350 * (level / 255) ** 2.2) for level in range(256)),
    0.5,
)


def write(curve: DisplayCurve, path: Path) -> Path:
    lines = [f"max {curve.top_level}", f"amb {curve.ambient_cd_m2}"]
    lines += [f"{level:.0f} {value:.6f}" for level, value in zip(curve.levels, curve.cd_m2, strict=True)]
    path.write_text("# measured\n" + "\n".join(lines) + "\n")
    return path


def test_the_function_has_the_standards_values(shared_data: Path) -> None:
    with open(shared_data / "dicom-display-reference" / "gsdf_formula_table.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    jnd = np.array([float(row["jnd"]) for row in rows])
    expected = np.array([float(row["luminance_cd_m2"]) for row in rows])
    assert np.allclose(luminance(jnd), expected, rtol=2e-3, atol=5e-5)
    assert luminance(1) == pytest.approx(0.05, abs=1e-4)
    assert luminance(1023) == pytest.approx(3993.3, abs=0.1)
    assert jnd_index(350) == pytest.approx(653.1, abs=0.1)


def test_the_inverse_is_one() -> None:
    jnd = np.arange(1, 1024)
    assert np.abs(jnd_index(luminance(jnd)) - jnd).max() < 0.3  # the standard's own fit, PS3.14 7


def test_a_calibrated_display_has_the_standards_contrast() -> None:
    assert np.abs(GAMMA.deviations(calibrate=False)).max() > 0.3
    assert np.abs(GAMMA.deviations()).max() < 0.10


def test_calibration_keeps_black_white_and_order() -> None:
    table = GAMMA.calibrated(np.linspace(0, 1, 4096))
    assert table[0] == pytest.approx(0, abs=1e-3)
    assert table[-1] == pytest.approx(1, abs=1e-3)
    assert (np.diff(table) >= 0).all()


@pytest.mark.skipif(shutil.which("dcm2pnm") is None, reason="dcm2pnm is not installed (dcmtk)")
@pytest.mark.parametrize("ambient", [0.0, 0.5, 5.0])
def test_calibration_agrees_with_dcmtk(ambient: float, tmp_path: Path) -> None:
    curve = DisplayCurve(GAMMA.levels, GAMMA.cd_m2, ambient)
    path = write(curve, tmp_path / "monitor.lut")
    ramp = np.tile(np.arange(256, dtype=np.uint8), (4, 1))
    film = save(cr_dataset(ramp, SOPInstanceUID=generate_uid()), tmp_path / "ramp.dcm")
    target = tmp_path / "out.pgm"
    command = ["dcm2pnm", "--write-raw-pnm", "--monitor-file", str(path), str(film), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    theirs = np.asarray(Image.open(target)).astype(int)[0]
    ours = np.rint(read_curve(path).calibrated(np.arange(256) / 255) * 255)
    assert np.abs(ours - theirs).max() <= 1


def test_tables_with_a_heading_and_commas_are_read(tmp_path: Path) -> None:
    path = tmp_path / "curve.csv"
    path.write_text("level,luminance\n0,0.4\n128,80.5\n255,350\n")
    assert read_curve(path, ambient_cd_m2=1.5) == DisplayCurve((0.0, 128.0, 255.0), (0.4, 80.5, 350.0), 1.5)


@pytest.mark.parametrize("between", [" ", ";", "; ", "\t", ", "])
def test_a_decimal_comma_keeps_its_decimals(between: str, tmp_path: Path) -> None:
    path = tmp_path / "curve.csv"
    path.write_text(
        "\n".join(f"{a}{between}{b}" for a, b in (("0", "0,4"), ("128", "80,5"), ("255", "350,25")))
    )
    assert read_curve(path).cd_m2 == (0.4, 80.5, 350.25)


@pytest.mark.parametrize(
    "text",
    [
        "\ufefflevel;cd/m2\r\n0;0.5\r\n128;50\r\n255;300\r\n",  # as spreadsheets write it
        "\ufeff0;0.5\n128;50\n255;300\n",
        "# made on Monday\n\nlevel,luminance\n0,0.5\n128,50\n255,300\n",
        "0 , 0.5\n128 ,50\n255, 300\n",
    ],
)
def test_tables_of_other_programs_are_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "curve.csv"
    path.write_text(text, encoding="utf-8", newline="")
    assert read_curve(path) == DisplayCurve((0.0, 128.0, 255.0), (0.5, 50.0, 300.0))


def test_the_command_says_which_file_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["display", str(tmp_path / "gone.txt")]) == 2
    said = capsys.readouterr().err
    assert f"{tmp_path / 'gone.txt'}: it cannot be read: No such file or directory. Check the path." in said


@pytest.mark.parametrize("ambient", [float("nan"), -1.0, float("inf")])
def test_an_ambient_light_that_cannot_be_is_refused(ambient: float, tmp_path: Path) -> None:
    with pytest.raises(CurveError, match="ambient light"):
        read_curve(write(GAMMA, tmp_path / "curve.txt"), ambient_cd_m2=ambient)


def test_a_display_measured_at_few_levels_is_calibrated_between_them() -> None:
    """The truth is known: a gamma of 2.2. Straight lines between 18 levels miss its contrast by 21 %."""
    levels = np.linspace(0, 255, 18).round()
    curve = DisplayCurve(tuple(levels), tuple(0.5 + 400 * (levels / 255) ** 2.2))
    p = np.rint(np.linspace(0, 255, 18)) / 255
    driven = np.rint(curve.calibrated(p) * 255) / 255
    shown = 0.5 + 400 * driven**2.2
    low, high = jnd_index([0.5, 400.5])
    standard = luminance(low + p * (high - low))
    contrast = np.diff(shown) / (shown[1:] + shown[:-1])
    off = contrast / (np.diff(standard) / (standard[1:] + standard[:-1])) - 1
    assert np.abs(off).max() < 0.06
    assert np.abs(curve.deviations()).max() == pytest.approx(np.abs(off).max(), abs=0.03)


def test_the_monotone_cubic_is_scipys() -> None:
    from scipy.interpolate import PchipInterpolator

    x, y = np.array([0.0, 3, 10, 11, 20]), np.array([0.0, 1, 1, 5, 5.5])
    at = np.linspace(0, 20, 333)
    assert np.allclose(monotone_cubic(x, y, at), PchipInterpolator(x, y)(at))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0 0.4\n255 350\n", "2 different levels"),
        ("0 1\n128 black\n255 300\n", "line 2"),
        ("0 300\n128 100\n255 1\n", "does not rise"),
        ("5 1\n128 100\n255 300\n", "does not rise from level 0"),
        ("0 1\n128 nan\n255 300\n", "out of range"),
        ("", "0 different levels"),
        ("amb nan\n0 1\n128 100\n255 300\n", "line 1: the ambient light is nan"),
        ("amb -5\n0 1\n128 100\n255 300\n", "line 1: the ambient light is -5"),
        ("amb inf\n0 1\n128 100\n255 300\n", "line 1: the ambient light is inf"),
        ("max 255\n0 1\n128 100\n240 300\n", "highest level is 255, the highest that was measured 240"),
        ("max bright\n0 1\n128 100\n255 300\n", "line 1"),
        ("0,0,4\n128,80,5\n255,350,1\n", "line 1"),
    ],
)
def test_a_curve_that_cannot_be_one_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "curve.txt"
    path.write_text(text)
    with pytest.raises(CurveError, match=reason) as caught:
        read_curve(path)
    assert caught.value.way_out


def test_the_pattern_shows_every_patch_with_its_faint_corners() -> None:
    pattern = quality_pattern()
    assert pattern.shape == (1024, 1024)
    assert set(np.unique(pattern)) >= {0, 13, 242, 255}
    assert set(np.unique(pattern)) >= {round(n * 255 / 15) for n in range(16)}
    assert (luminance_pattern(255) == 255).mean() == pytest.approx(0.1, rel=0.02)


def test_the_command_says_how_near_the_display_comes(tmp_path: Path) -> None:
    path = write(GAMMA, tmp_path / "monitor.lut")
    command = [
        sys.executable,
        "-m",
        "app.cli",
        "display",
        str(path),
        "--json",
        "--patterns",
        str(tmp_path / "p"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = json.loads(done.stdout)
    assert done.returncode == 0
    assert told["worst_deviation_calibrated"] < told["bar"] < told["worst_deviation"]
    assert told["jnd"] == pytest.approx(float(np.diff(jnd_index([0.9, 350.9]))[0]), rel=1e-3)
    assert len(list((tmp_path / "p").glob("*.png"))) == 19
