"""A picture of the panes for a slide: what is on the screen, without the words that may name a person."""

from __future__ import annotations

import numpy as np
from PIL import Image

from ui.commands.picture import write_picture


def test_the_panes_are_saved_without_the_corners_and_with_the_film_s_number(opened, qtbot, tmp_path):
    window = opened()
    window.resize(900, 700)
    parts, path = window.parts, tmp_path / "panes.png"
    corners: list[bool] = []
    notes: list[str] = []
    parts.shell.status.note = notes.append
    canvas = parts.grid.active_canvas()
    painted = canvas.paintEvent

    def watched(event):
        corners.append(canvas.show_corners)
        painted(event)

    canvas.paintEvent = watched
    write_picture(parts, path)
    qtbot.waitUntil(lambda: bool(notes))
    assert corners[0] is False
    assert canvas.show_corners is True
    with Image.open(path) as picture:
        assert f"Film {parts.workspace.study.id[:12]}" in picture.text["Description"]
        assert np.asarray(picture.convert("L")).std() > 10  # there is a film in it


def test_another_ending_is_said(opened, qtbot, tmp_path):
    window = opened()
    write_picture(window.parts, tmp_path / "panes.bmp")
    bars = window.parts.shell.messages
    qtbot.waitUntil(lambda: any("panes.bmp was not saved" in b.text for b in bars.messages()))
