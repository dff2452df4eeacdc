"""`radgaze`: help for every subcommand, exit codes, and nothing heavy imported before it is needed."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pydicom
import pytest
from encode import cr_dataset, gsps_dataset, save
from PIL import Image

from app.cli import COMMANDS, main
from app.imaging.pixels import display_image
from app.imaging.reader import read_radiograph


def radgaze(*arguments: object, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)


def test_a_rendering_of_pixels_that_are_not_square_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film = cr_dataset(np.zeros((64, 48), np.uint16), bits=12, PixelSpacing=[0.2, 0.1])
    out = tmp_path / "out.png"
    assert main(["render", str(save(film, tmp_path / "film.dcm")), str(out)]) == 0
    with Image.open(out) as picture:
        across, down = picture.info["dpi"]
        assert picture.size == (48, 64)
    assert across / down == pytest.approx(2.0, rel=1e-3)
    assert "2 times as high as wide" in capsys.readouterr().err


def test_a_rendering_under_another_formats_name_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film = cr_dataset(np.zeros((64, 48), np.uint16), bits=12)
    assert main(["render", str(save(film, tmp_path / "film.dcm")), str(tmp_path / "out.jpg")]) == 2
    assert "ends with .png" in capsys.readouterr().err
    assert not (tmp_path / "out.jpg").exists()


def test_help_names_every_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name, _, _ in COMMANDS)
    assert "not for diagnosis" in printed


@pytest.mark.parametrize(("name", "module"), [(name, module) for name, module, _ in COMMANDS])
def test_every_subcommand_has_help(name: str, module: str) -> None:
    assert importlib.util.find_spec(module) is not None, f"{module} is missing"
    answer = radgaze(name, "--help")
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith(f"usage: radgaze {name}")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_command_and_a_screen_help_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    said = capsys.readouterr()
    assert "usage: radgaze" in said.out
    assert "no screen" in said.err


def test_without_a_command_the_window_opens_without_a_film(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    shown = []
    monkeypatch.setattr("ui.app.run", lambda args: shown.append(args.path) or 0)
    assert main([]) == 0
    assert shown == [None]


def test_the_command_line_itself_imports_nothing_heavy() -> None:
    code = (
        "import sys; import app.cli; app.cli.main(['version', '--json'])\n"
        "heavy = {'torch', 'transformers', 'matplotlib', 'SimpleITK', 'PySide6', 'numpy'}\n"
        "heavy &= set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["torch"]


def test_render_writes_the_default_look(rg1: Path, tmp_path: Path) -> None:
    answer = radgaze("render", rg1, tmp_path / "film.png", "--why")
    assert (answer.returncode, answer.stdout) == (0, "")
    assert "inverted once for MONOCHROME1" in answer.stderr
    with Image.open(tmp_path / "film.png") as picture:
        assert np.array_equal(np.asarray(picture), display_image(read_radiograph(rg1)))


def test_render_takes_a_window(rg1: Path, tmp_path: Path) -> None:
    assert main(["render", str(rg1), str(tmp_path / "film.png"), "--window", "8000,4000"]) == 0
    picture = np.asarray(Image.open(tmp_path / "film.png"))
    stored = read_radiograph(rg1).stored
    assert (picture[stored <= 6000] == 255).all()
    assert (picture[stored > 10000] == 0).all()


@pytest.mark.parametrize("window", ["wide", "5", "5,0", "1,2,3"])
def test_render_refuses_a_window_that_is_none(window: str, rg1: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as left:
        main(["render", str(rg1), str(tmp_path / "film.png"), "--window", window])
    assert left.value.code == 2


@pytest.mark.parametrize("window", ["nan,nan", "0,inf", "inf,5", "5,nan", "100,0.5"])
def test_render_refuses_a_window_that_is_no_linear_one(window: str, rg1: Path, tmp_path: Path) -> None:
    try:
        code = main(["render", str(rg1), str(tmp_path / "film.png"), f"--window={window}"])
    except SystemExit as left:
        code = left.code
    assert code == 2
    assert not (tmp_path / "film.png").exists()


def test_a_width_below_one_is_a_sigmoids(tmp_path: Path) -> None:
    film = cr_dataset(np.eye(8, dtype=np.uint8), WindowCenter="0", WindowWidth="9", VOILUTFunction="SIGMOID")
    path = save(film, tmp_path / "film.dcm")
    assert main(["render", str(path), str(tmp_path / "film.png"), "--window=0.5,0.5"]) == 0
    assert set(np.asarray(Image.open(tmp_path / "film.png")).flat) == {5, 250}


def test_render_does_not_write_over_what_it_reads(
    rg1: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film, state = tmp_path / "film.dcm", tmp_path / "state.dcm"
    film.write_bytes(rg1.read_bytes())
    dataset = pydicom.dcmread(film, stop_before_pixels=True)
    save(gsps_dataset(dataset), state)
    before = film.read_bytes(), state.read_bytes()
    (tmp_path / "link.png").symlink_to(film)
    for output in (film, state, tmp_path / "link.png"):
        assert main(["render", str(film), str(output), "--presentation-state", str(state)]) == 2
        assert "choose another name" in capsys.readouterr().err
    assert (film.read_bytes(), state.read_bytes()) == before


def test_render_refuses_a_state_for_another_image(
    rg1: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = save(gsps_dataset(cr_dataset(np.zeros((4, 4), np.uint8))), tmp_path / "state.dcm")
    output = tmp_path / "film.png"
    assert main(["render", str(rg1), str(output), "--presentation-state", str(state)]) == 2
    assert "for another image" in capsys.readouterr().err
    assert not output.exists()


def test_render_says_what_is_wrong_with_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.dcm").write_text("hello")
    assert main(["render", str(tmp_path / "notes.dcm"), str(tmp_path / "film.png")]) == 2
    assert "text file" in capsys.readouterr().err
    assert not (tmp_path / "film.png").exists()


def test_an_unwritable_target_is_said(rg1: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", str(rg1), str(tmp_path / "no" / "film.png")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_target_that_no_file_can_have_is_said(
    rg1: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / ("a" * 300 + ".png")
    assert main(["render", str(rg1), str(target)]) == 2
    said = capsys.readouterr().err
    assert target.name in said
    assert said.rstrip().endswith("Choose another name or folder.")


def test_no_word_of_a_film_steers_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    film = cr_dataset(np.zeros((64, 48), np.uint16), bits=12, WindowCenter=5, WindowWidth=9)
    film.WindowCenterWidthExplanation = "a\x1b[2J\u202eb\x9bc"
    film.SpecificCharacterSet = "ISO_IR 192"
    path = save(film, tmp_path / "fi\x1b[31mlm.dcm")
    main(["render", str(path), str(tmp_path / "out.png"), "--why"])
    main(["render", str(tmp_path / "no\x1b[2J.dcm"), str(tmp_path / "out.png")])
    said = "".join(capsys.readouterr())
    assert "\\x1b[2J" in said
    assert not {"\x1b", "\u202e", "\x9b"} & set(said)
