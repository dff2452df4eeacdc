"""A sentence lights its region, a region its sentences; without the window."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from app.reading.workspace import Workspace
from ui import sentence_links, theme
from ui.gallery import Gallery, alone, read_in
from ui.sentence_links import SentenceLinks
from ui.viewer.grid import ViewerGrid


@pytest.fixture
def room(qapp, qtbot, tmp_path, rg1, monkeypatch):
    """A report of two sentences; the first one's region is the upper left quarter of the film."""
    theme.install(qapp)
    shell, workspace = alone(), Workspace()
    qtbot.addWidget(shell.parent)
    read_in(workspace, rg1, tmp_path / "library")
    panel = Gallery(shell, workspace).panel("report")
    qtbot.addWidget(panel)
    for text in ("Left effusion.", "No pneumothorax."):
        panel.add.setText(text)
        panel.add.returnPressed.emit()
    panel.session_changed("report")
    first, second = (s.id for s in workspace.session.report.sentences)
    values = np.zeros((10, 10), np.float32)
    values[:5, :5] = 1.0
    monkeypatch.setattr(sentence_links, "map_of_sentence", lambda _s, i: values if i == first else None)
    monkeypatch.setattr(sentence_links, "sentences_at", lambda _s, x, y: {first} if x < 900 > y else set())
    grid = ViewerGrid(shell.parent)
    grid.set_picture(workspace.film)
    yield SentenceLinks(workspace, grid, panel.sentences), panel.sentences, first, second
    workspace.leave()
    workspace.sessions.close()
    workspace.shelf.close()
    shell.background.close()


def test_the_region_of_the_sentence_under_the_mouse_is_outlined_and_goes_with_the_mouse(room):
    links, sentences, first, _ = room
    sentences.hovered.emit(first)
    assert links.lit.shown
    assert not links.lit.fill
    sentences.hovered.emit("")
    assert not links.lit.shown


def test_a_sentence_without_a_map_lights_nothing(room):
    links, sentences, _, second = room
    sentences.hovered.emit(second)
    assert not links.lit.shown


def test_the_sentence_of_the_region_under_the_mouse_is_marked(room):
    links, sentences, first, second = room
    links._workspace.session.sentence_maps[first] = "entry"
    canvas = links._grid.panes["main"].canvas
    links._film("main", canvas.image_to_widget().map(QPointF(100, 100)))
    assert (sentences._rows[first]._marked, sentences._rows[second]._marked) == (True, False)
    links._film("main", None)
    assert not sentences._rows[first]._marked
