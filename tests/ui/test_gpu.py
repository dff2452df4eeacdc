"""The GPU paints what the processor paints; where it cannot, that is said and the processor paints."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hands import grey

from app.bench.display import screen

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def told() -> dict:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("QT_QPA_PLATFORM", raising=False)
        with screen() as (environment, name):
            if name == "offscreen":
                pytest.skip("no screen and no Xvfb: Qt's offscreen platform has no graphics system")
            done = subprocess.run(
                [sys.executable, str(Path(__file__).with_name("gpu_oracle.py"))],
                env={**environment, "PYTHONPATH": str(REPOSITORY)},
                capture_output=True,
                text=True,
                timeout=200,
                check=False,
            )
    assert done.returncode == 0, done.stderr[-2000:]
    said = json.loads(done.stdout.splitlines()[-1])
    if said["failures"]:
        pytest.skip(f"no GPU, and no Mesa in its place: {said['failures'][0]}")
    return said


def test_the_gpu_paints_the_processors_greys(told: dict) -> None:
    assert told["backend"]
    assert len(told["off"]) == 23
    assert {name: off for name, off in told["off"].items() if off > 1} == {}
    assert all(off == 0 for name, off in told["off"].items() if name.startswith("1:1"))


def test_an_image_that_no_texture_holds_is_painted_by_the_processor(told: dict) -> None:
    assert told["by the processor"] == ""
    assert "the image has 70000" in told["too large"][0]
    assert told["then"] == ""


def test_without_a_graphics_system_the_processor_paints_and_it_is_said(make_window, opened, qtbot) -> None:
    window = opened(children=False)
    canvas = window.grid.panes["main"].canvas
    before = grey(canvas)
    with qtbot.waitSignal(window.grid.gpu_failed, timeout=10_000):
        window.grid.use_gpu(wanted=True)
    qtbot.waitUntil(lambda: canvas.gpu() == "")
    assert any("graphics card does not paint" in text for text in said_by(window))
    for bar in window.messages.messages():  # they push the film down
        bar.deleteLater()
    qtbot.waitUntil(lambda: grey(canvas).shape == before.shape)
    assert np.array_equal(grey(canvas), before)


def said_by(window) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [found.text() for found in window.messages.findChildren(QLabel)]


def test_shutters_and_overlays_of_the_file_are_left_to_the_processor(qapp, qtbot) -> None:
    from app.imaging.marks import Mark
    from app.imaging.radiograph import Radiograph
    from app.reading.picture import Picture
    from ui import theme
    from ui.viewer.canvas import ImageCanvas

    theme.install(qapp)
    film = Radiograph(np.full((200, 300), 9, np.uint16), Path("film"), "", "MONOCHROME2")
    mask = np.zeros((200, 300), bool)
    mask[:50] = True
    marked = Radiograph(film.stored, Path("film"), "", "MONOCHROME2", marks=(Mark("shutter", "", mask, 1.0),))
    canvas = ImageCanvas("main")
    qtbot.addWidget(canvas)
    canvas.use_gpu(wanted=True)
    for picture, hidden, serves in ((film, False, True), (marked, False, False), (marked, True, True)):
        canvas.set_picture(Picture(picture))
        canvas.show_marks = not hidden
        canvas.update()
        assert canvas._gpu.serves is serves
    canvas.colours = [0] * 256
    canvas.update()
    assert not canvas._gpu.serves
