"""Which actions can be used now, and what undo and redo would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def enable_actions(window: MainWindow) -> None:
    """By what each action needs (`ActionSpec.needs`)."""
    session, actions = window.session, window.actions_
    there = {
        "": True,
        "film": window.picture is not None,
        "session": session is not None,
        "worker": session is not None and window.desk is not None,
        "gaze": session is not None and session.gaze is not None,
    }
    for spec in window.specs:
        if spec.needs:
            actions[spec.id].setEnabled(there[spec.needs])
    active_changed(window)
    actions["stop_jobs"].setEnabled(window.desk is not None and bool(window.desk.active))
    if session is None:
        for name in ("undo", "redo"):
            actions[name].setEnabled(False)


def active_changed(window: MainWindow) -> None:
    """The presets and the polarity are those of the pane under the reader's hand."""
    canvas, actions = window.grid.active_canvas(), window.actions_
    presets = canvas.picture.radiograph.presets if canvas.picture is not None else ()
    for number in (1, 2, 3):
        action = actions[f"preset_{number}"]
        action.setEnabled(number <= len(presets))
        if number <= len(presets):
            action.setText(f"Window: {presets[number - 1].name}")
    polarity_changed(window)


def polarity_changed(window: MainWindow) -> None:
    window.actions_["invert"].setChecked(window.grid.active_canvas().state.invert)


def undo_changed(window: MainWindow) -> None:
    """The undo stack moved: its actions say what they would take back."""
    if window.session is None:
        return
    stack = window.session.undo
    for name, verb, text in (("undo", "Undo", stack.undo_text), ("redo", "Redo", stack.redo_text)):
        window.actions_[name].setEnabled(text is not None)
        window.actions_[name].setText(f"{verb}: {text.lower()}" if text else verb)
