"""Panels without the window: what they show of a session, and which actions they use."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.reading.workspace import Workspace
from ui import theme
from ui.gallery import Gallery, alone, read_in


@pytest.fixture
def gallery(qapp, qtbot, tmp_path, rg1):
    theme.install(qapp)
    pressed: list[str] = []
    shell, workspace = alone(pressed.append), Workspace()
    qtbot.addWidget(shell.parent)
    read_in(workspace, rg1, tmp_path / "library")

    def panel(name):
        made = Gallery(shell, workspace).panel(name)
        qtbot.addWidget(made)
        return made

    yield SimpleNamespace(shell=shell, workspace=workspace, pressed=pressed, panel=panel)
    workspace.leave()
    workspace.sessions.close()
    workspace.shelf.close()
    shell.background.close()


@pytest.mark.parametrize("name", ["explain", "findings", "gaze", "report", "timeline"])
def test_every_panel_stands_alone_and_names_its_buttons(gallery, name):
    panel = gallery.panel(name)
    panel.show()
    buttons = [b for b in panel.findChildren(QAbstractButton) if b.isVisible()]
    assert all(b.accessibleName() or b.text() for b in buttons)


def test_explain_is_asked_by_the_action_for_it(gallery):
    panel = gallery.panel("explain")
    gallery.shell.actions["explain"].setEnabled(True)
    panel._explain()
    assert gallery.pressed == ["explain"]


def test_a_sentence_of_ones_own_is_in_the_report_of_the_session(gallery):
    panel = gallery.panel("report")
    panel.add.setText("No pneumothorax.")
    panel.add.returnPressed.emit()
    assert [s.text for s in gallery.workspace.session.report.sentences] == ["No pneumothorax."]


def test_what_is_typed_and_not_entered_is_kept_with_the_session(gallery):
    panel = gallery.panel("report")
    panel.add.setText("No pne")
    panel.add.textEdited.emit("No pne")
    assert gallery.workspace.session.unsent == {"added": "No pne"}
