"""The panes say what was painted, changed, clicked: session, recording and titles follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QMenu

from app.reading.probe import probe
from app.reading.view import ViewState
from ui import enabling, titles
from ui.theme import theme

if TYPE_CHECKING:
    from ui.main_window import MainWindow

CLICK_RADIUS_PX = 14
MENU = (
    ("fit", "one_to_one", "invert", "rotate", "flip", "reset_view"),
    ("preset_1", "preset_2", "preset_3"),
    ("show_gaze", "show_scanpath", "show_matex", "show_corners", "hide_all"),
)


def connect(window: MainWindow) -> None:
    """Wire the grid's signals to what follows from them."""
    grid = window.grid
    grid.other_changed.connect(lambda *change: other_changed(window, *change))
    grid.state_changed.connect(lambda *change: view_changed(window, *change))
    grid.view_painted.connect(lambda *view: view_painted(window, *view))
    grid.picture_painted.connect(window.picture_painted)
    grid.menu_wanted.connect(lambda position, pane: image_menu(window, position, pane))
    grid.active_changed.connect(lambda: enabling.active_changed(window))
    grid.layout_changed.connect(lambda layout_id: layout_changed(window, layout_id))
    grid.panes_changed.connect(lambda: panes_changed(window))
    grid.next_wanted.connect(lambda step: next_study(window, step))
    grid.gpu_failed.connect(lambda why: gpu_failed(window, why))
    grid.hovered.connect(lambda pane, at: hovered(window, pane, at))
    grid.not_drawn.connect(lambda pane: not_drawn(window, pane))
    grid.clicked_at.connect(lambda pane, x, y: clicked_at(window, pane, x, y))


def view_painted(
    window: MainWindow, t_ns: int, transform: Any, centre: float, width: float, pane: str
) -> None:
    """Log the view; before there is a session, keep it until there is one."""
    invert = window.grid.panes[pane].canvas.state.invert
    if window.session is not None:
        image = window.grid.image_labels.get(pane, "")
        window.session.log_view(t_ns, transform, centre, width, invert=invert, pane=pane, image=image)
    elif len(window.early_views) < 1000:
        window.early_views.append((t_ns, transform, centre, width, invert, pane))
    if window.recorder is not None:
        window.recorder.view_painted(t_ns, transform, centre, width, pane)
    if window.actions_["probe"].isChecked():  # another place or value lies under a mouse that rests
        hovered(window, pane, window.grid.panes[pane].canvas.mouse)


def view_changed(window: MainWindow, before: ViewState, after: ViewState, what: str, merge_key: str) -> None:
    if window.session is not None:
        window.session.view = after
        window.session.undo.push(
            what,
            lambda: put_view(window, before),
            lambda: put_view(window, after),
            merge_key=merge_key or None,
            lasting=True,
        )
        window.save_later()
    enabling.polarity_changed(window)


def other_changed(
    window: MainWindow, pane: str, before: ViewState, after: ViewState, what: str, merge_key: str
) -> None:
    """A pane of another image was moved by itself."""
    image = _shown_in(window, pane)

    def put(state: ViewState) -> None:
        if _shown_in(window, pane) == image:
            window.grid.put_other(pane, state)

    if window.session is not None:
        window.session.undo.push(
            what,
            lambda: put(before),
            lambda: put(after),
            merge_key=merge_key or None,
        )
    enabling.polarity_changed(window)


def _shown_in(window: MainWindow, pane: str) -> str:
    picture = window.grid.panes[pane].canvas.picture
    return picture.radiograph.file_sha256 if picture is not None else ""


def put_view(window: MainWindow, state: ViewState) -> None:
    """Show `state` without a new step of undo."""
    window.grid.put(state)
    if window.session is not None:
        window.session.view = state
    enabling.polarity_changed(window)


def layout_changed(window: MainWindow, layout_id: str) -> None:
    hangs = window.hanging is not None and "prior" in window.hanging.coming
    if layout_id == "layout_two" and window.grid.prior is None and not hangs:
        window.opener.offer_prior()
    if window.comparing is not None:
        window.comparing.show(None)
    if window.stage is not None:
        window.stage.arrange()
    titles.refresh(window)


def panes_changed(window: MainWindow) -> None:
    """The tracker host must not map gaze through a view that is no longer on the screen."""
    if window.recorder is not None:
        shown = window.grid.shown()
        for name in window.grid.panes:
            if name not in shown:
                window.recorder.pane_hidden(name)


def clicked_at(window: MainWindow, pane: str, x_px: float, y_px: float) -> None:
    """A click on a fixation goes to its moment."""
    session, transform = window.session, window.grid.panes["main"].canvas.transform()
    if pane != "main" or window.timeline is None or session is None or transform is None:
        return
    path = session.fixations
    if path is None or not len(path) or window.stage is None or not window.stage.own.visible:
        return
    distance = ((path.x_px - x_px) ** 2 + (path.y_px - y_px) ** 2) ** 0.5 * transform.zoom
    nearest = int(distance.argmin())
    if distance[nearest] <= theme().px(CLICK_RADIUS_PX) * window.devicePixelRatioF():
        window.timeline.playback.seek(float(path.onset_ms[nearest] + path.duration_ms[nearest] / 2))


def not_drawn(window: MainWindow, pane: str) -> None:
    """What is computed from films is not measured."""
    if pane != "main":
        window.messages.say(
            "Nothing can be drawn here: this is not the film itself.",
            "Measure on the current image, or on the prior beside it (Shift+2).",
            key="draw",
            seconds=6,
        )


def hovered(window: MainWindow, pane: str, at: QPointF | None) -> None:
    """The probe's words and the lens follow the mouse."""
    canvas = window.grid.panes[pane].canvas
    said = ""
    if window.actions_["probe"].isChecked() and at is not None and canvas.picture is not None:
        back, _ok = canvas.image_to_widget().inverted()
        under = back.map(at)
        said = probe(canvas.picture, canvas.state, under.x(), under.y())
    lens = window.annotating is not None and window.magnifier.visible
    if lens:
        window.magnifier.at, window.magnifier.pane = at, pane
    if window.comparing is not None:
        window.comparing.hovered(pane, at)
    if said != canvas.probe or lens:
        canvas.probe = said
        canvas.update()


def gpu_failed(window: MainWindow, why: str) -> None:
    window.messages.say(
        f"The graphics card does not paint the images: {why}.",
        "The processor does, with the same result.",
        tone="warning",
        key="gpu",
    )


def next_study(window: MainWindow, step: int) -> None:
    if window.studies is not None:
        window.studies.open_next(step)


def image_menu(window: MainWindow, position: QPoint, pane: str) -> None:
    """The menu of the right mouse button over the image of a pane, and over a measurement on it."""
    menu = QMenu(window)
    canvas = window.grid.panes[pane].canvas
    at = QPointF(canvas.mapFromGlobal(position))
    if canvas.pen is not None and canvas.pen.pick(at, canvas.image_to_widget()):
        menu.addAction(window.actions_["delete_annotation"])
    for section in MENU:
        menu.addSeparator()
        for name in section:
            action = window.actions_[name]
            if action.isEnabled() or not name.startswith("preset_"):
                menu.addAction(action)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(position)
