"""How the image is looked at: undo, tools, zoom, window, layout, what is laid over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from app.reading.view import ViewState
from ui import enabling

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def undo(window: MainWindow) -> None:
    _end_edits(window)
    if window.session is not None:
        window.session.undo.undo()


def redo(window: MainWindow) -> None:
    _end_edits(window)
    if window.session is not None:
        window.session.undo.redo()


def _end_edits(window: MainWindow) -> None:
    """A sentence that is being edited is a change of its own, not lost under another one."""
    if window.results is not None:
        window.results.end_edits()


def choose_tool(window: MainWindow, tool: str) -> None:
    window.actions_[tool].setChecked(True)
    window.grid.set_tool(tool)
    window.top_bar.tool_chosen(tool)
    if window.annotating is not None:
        for hand in (window.annotating.hand, *window.beside.hands.values()):
            hand.pen.cancel()
        window.status.note(window.annotating.pen.prompt(tool))


def change_active(window: MainWindow, change: Callable[[ViewState], ViewState], what: str) -> None:
    """The pane under the reader's hand is to be seen otherwise; what is linked with it follows."""
    canvas = window.grid.active_canvas()
    if canvas.picture is not None:
        canvas.view_wanted.emit(change(canvas.state), what, "")


def fit(window: MainWindow) -> None:
    change_active(window, lambda state: state.fitted(), "Fit")


def one_to_one(window: MainWindow) -> None:
    canvas = window.grid.active_canvas()
    transform = canvas.transform()
    if transform is not None:
        x, y, w, h = canvas.viewport()
        change_active(window, lambda state: state.zoomed_at(transform, x + w / 2, y + h / 2, 1.0), "1:1")


def zoom_in(window: MainWindow) -> None:
    window.grid.active_canvas().zoom_by(1.25)


def zoom_out(window: MainWindow) -> None:
    window.grid.active_canvas().zoom_by(0.8)


def invert(window: MainWindow, _checked: bool = False) -> None:
    if window.grid.active_canvas().colours is not None:
        enabling.active_changed(window)
        window.status.note("The difference has no negative: green is denser now, magenta less dense")
        return
    change_active(window, lambda state: replace(state, invert=not state.invert), "Invert")


def rotate(window: MainWindow) -> None:
    change_active(window, lambda state: state.turned(1), "Rotate")


def flip(window: MainWindow) -> None:
    change_active(window, lambda state: state.mirrored(), "Flip")


def reset_view(window: MainWindow) -> None:
    canvas = window.grid.active_canvas()
    if canvas.picture is not None:
        first = window.grid.at_first(canvas.pane)
        change_active(window, lambda _state: first, "Reset view")


def preset_1(window: MainWindow) -> None:
    _preset(window, 0)


def preset_2(window: MainWindow) -> None:
    _preset(window, 1)


def preset_3(window: MainWindow) -> None:
    _preset(window, 2)


def _preset(window: MainWindow, number: int) -> None:
    picture = window.grid.active_canvas().picture
    presets = picture.radiograph.presets if picture is not None else ()
    if number < len(presets):
        preset = presets[number]
        change_active(
            window, lambda state: state.windowed(preset.centre, preset.width, preset.name), preset.name
        )


def choose_layout(window: MainWindow, layout_id: str) -> None:
    window.actions_[layout_id].setChecked(True)
    if window.comparing is not None:
        window.comparing.show(None)
    window.grid.set_layout(layout_id)


def overlays_changed(window: MainWindow, _checked: bool = False) -> None:
    """Show what the "Show" actions say; "Hide everything" wins."""
    shown = {name: action.isChecked() for name, action in window.actions_.items()}
    hidden = shown["hide_all"]
    window.grid.set_corners(shown["show_corners"] and not hidden)
    window.grid.set_marks(shown["show_marks"] and not hidden)
    if window.annotating is not None:
        for hand in (window.annotating.hand, *window.beside.hands.values()):
            hand.set_visible(shown["show_annotations"] and not hidden)
        window.anatomy.visible = shown["show_anatomy"] and not hidden
        window.magnifier.visible = shown["magnifier"]
    if window.stage is not None:
        window.stage.show_only(
            gaze=shown["show_gaze"] and not hidden,
            scanpath=shown["show_scanpath"] and not hidden,
            matex=shown["show_matex"] and not hidden,
        )


def show_annotations(window: MainWindow) -> None:
    """Something is being drawn: measurements are shown again where they were hidden."""
    if window.annotating is not None and not window.annotating.overlay.visible:
        window.actions_["hide_all"].setChecked(False)
        window.actions_["show_annotations"].setChecked(True)
        overlays_changed(window)


def lens_stronger(window: MainWindow) -> None:
    adjust_lens(window, power=1, around=True)


def lens_larger(window: MainWindow) -> None:
    adjust_lens(window, size=1, around=True)


def adjust_lens(window: MainWindow, *, power: int = 0, size: int = 0, around: bool = False) -> None:
    """More or less power and size, by steps; it is kept in the settings."""
    if window.stage is None:
        return
    lens, kept = window.magnifier, window.settings.window
    lens.stronger(power, around=around)
    lens.larger(size, around=around)
    kept.lens_times, kept.lens_radius_px = lens.times, lens.radius_px
    window.status.note(f"Lens: {lens.times:g} times, {2 * lens.radius_px} px wide")
    window.grid.repaint_all()
