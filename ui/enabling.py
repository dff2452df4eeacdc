"""Which actions can be used now, and what undo and redo would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.main_window import MainWindow

NEED_PICTURE = (
    "fit", "one_to_one", "zoom_in", "zoom_out", "invert", "rotate", "flip", "reset_view",
    "layout_one", "layout_two", "layout_explain", "why", "save_look",
    "layout_hung", "hanging_menu", "hanging_why", "hanging_save",
    "link", "register", "bend_prior", "blink", "blink_once", "difference",
)  # fmt: skip
NEED_SESSION = (
    "record", "mark_read", "export_report", "export_dicom", "send", "export_pdf", "export_pdf_deidentified",
    "key_image", "delete_annotations", "file_spacing", "add_sentence", "accept_all", "sign",
)  # fmt: skip
NEED_WORKER = ("ai", "explain", "diagnose", "draft", "propose_ctr")
NEED_GAZE = ("play", "play_back", "play_forward", "select_all_gaze")


def enable_actions(window: MainWindow) -> None:
    session, picture, actions = window.session, window.picture, window.actions_
    asked = session is not None and window.desk is not None
    gaze = session is not None and session.gaze is not None
    for names, possible in (
        (NEED_PICTURE, picture is not None),
        (NEED_SESSION, session is not None),
        (NEED_WORKER, asked),
        (NEED_GAZE, gaze),
    ):
        for name in names:
            actions[name].setEnabled(possible)
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
