"""How the image is looked at: zoom, turn, parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.imaging import pixels
from app.reading.view import ViewState
from ui.action_spec import ActionSpec
from ui.languages import tr

if TYPE_CHECKING:
    from app.imaging.radiograph import Window
    from ui.parts import Parts


def change_active(parts: Parts, change: Callable[[ViewState], ViewState], what: str) -> None:
    """The pane under the reader's hand is to be seen otherwise; what is linked with it follows."""
    canvas = parts.grid.active_canvas()
    if canvas.picture is not None:
        canvas.view_wanted.emit(change(canvas.state), what, "")


def fit(parts: Parts) -> None:
    change_active(parts, lambda state: state.fitted(), "Fit")


def one_to_one(parts: Parts) -> None:
    canvas = parts.grid.active_canvas()
    transform = canvas.transform()
    if transform is not None:
        x, y, w, h = canvas.viewport()
        change_active(parts, lambda state: state.zoomed_at(transform, x + w / 2, y + h / 2, 1.0), "1:1")


def zoom_in(parts: Parts) -> None:
    parts.grid.active_canvas().zoom_by(1.25)


def zoom_out(parts: Parts) -> None:
    parts.grid.active_canvas().zoom_by(0.8)


def invert(parts: Parts, *, checked: bool = False) -> None:
    if parts.grid.active_canvas().colours is not None:
        parts.enabling.polarity_changed()
        parts.shell.status.note(tr("The difference has no negative: green is denser now, magenta less dense"))
        return
    change_active(parts, lambda state: replace(state, invert=not state.invert), "Invert")


def rotate(parts: Parts) -> None:
    change_active(parts, lambda state: state.turned(1), "Rotate")


def flip(parts: Parts) -> None:
    change_active(parts, lambda state: state.mirrored(), "Flip")


def auto_window(parts: Parts) -> None:
    """Between the film's darkest and brightest hundredth: for films that come flat."""
    canvas = parts.grid.active_canvas()
    picture = canvas.picture
    if picture is None:
        return

    def done(found: Window | None) -> None:
        if found is not None and canvas.picture is picture:
            canvas.view_wanted.emit(canvas.state.windowed(found.centre, found.width), "Window by itself", "")

    parts.shell.background.run(lambda: pixels.auto_window(picture.radiograph), done, purpose="auto window")


def reset_view(parts: Parts) -> None:
    canvas = parts.grid.active_canvas()
    if canvas.picture is not None:
        first = parts.grid.at_first(canvas.pane)
        change_active(parts, lambda _state: first, "Reset view")


def preset_1(parts: Parts) -> None:
    _preset(parts, 0)


def preset_2(parts: Parts) -> None:
    _preset(parts, 1)


def preset_3(parts: Parts) -> None:
    _preset(parts, 2)


def _preset(parts: Parts, number: int) -> None:
    picture = parts.grid.active_canvas().picture
    presets = picture.radiograph.presets if picture is not None else ()
    if number < len(presets):
        preset = presets[number]
        change_active(
            parts, lambda state: state.windowed(preset.centre, preset.width, preset.name), preset.name
        )


_row = partial(ActionSpec, section="Image")
ROWS = (
    _row(
        id="auto_window",
        text="Window by itself",
        keys="Alt+W",
        tip="Window and level from the film's own grey values, for films that come flat",
        call=auto_window,
        needs="film",
    ),
    _row(id="fit", text="Fit", keys="F", tip="Show the whole image", call=fit, needs="film", icon="fit"),
    _row(
        id="one_to_one",
        text="1:1",
        keys="0",
        tip="One image pixel on one screen pixel",
        call=one_to_one,
        needs="film",
        icon="one_to_one",
    ),
    _row(
        id="zoom_in",
        text="Zoom in",
        keys="+",
        tip="Zoom in at the middle",
        call=zoom_in,
        needs="film",
        also=("=",),
    ),
    _row(id="zoom_out", text="Zoom out", keys="-", tip="Zoom out at the middle", call=zoom_out, needs="film"),
    _row(
        id="invert",
        text="Invert",
        keys="I",
        tip="Swap black and white",
        call=invert,
        needs="film",
        icon="invert",
        checkable=True,
    ),
    _row(
        id="rotate",
        text="Rotate",
        keys="Shift+R",
        tip="Turn the image clockwise",
        call=rotate,
        needs="film",
        icon="rotate",
    ),
    _row(
        id="flip",
        text="Flip",
        keys="Shift+F",
        tip="Mirror the image left to right",
        call=flip,
        needs="film",
        icon="flip",
    ),
    _row(
        id="reset_view",
        text="Reset view",
        keys="Ctrl+0",
        tip="Zoom, turn and window as at first",
        call=reset_view,
        needs="film",
    ),
    _row(id="preset_1", text="Window preset 1", keys="1", tip="The file's first window", call=preset_1),
    _row(id="preset_2", text="Window preset 2", keys="2", tip="The file's second window", call=preset_2),
    _row(id="preset_3", text="Window preset 3", keys="3", tip="The file's third window", call=preset_3),
)
