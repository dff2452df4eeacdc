"""What follows the mouse over the panes: the probe's words, the lens, the same place on the other film; a
click on a fixation goes to its moment; the menu of the right button."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtWidgets import QMenu

from app.reading.probe import probe
from app.reading.workspace import Workspace
from ui.comparing import Comparing
from ui.overlays.magnifier import Magnifier
from ui.overlays.manager import OverlayManager
from ui.playback import Playback
from ui.shell import Shell
from ui.theme import theme
from ui.viewer.grid import ViewerGrid

CLICK_RADIUS_PX = 14
MENU = (
    ("fit", "one_to_one", "invert", "rotate", "flip", "reset_view"),
    ("preset_1", "preset_2", "preset_3"),
    ("show_gaze", "show_scanpath", "show_matex", "show_corners", "hide_all"),
)


class Pointing(QObject):
    """One for the window."""

    def __init__(
        self,
        shell: Shell,
        workspace: Workspace,
        grid: ViewerGrid,
        *,
        stage: OverlayManager,
        magnifier: Magnifier,
        comparing: Comparing,
        playback: Playback,
    ) -> None:
        super().__init__(grid)
        self._shell, self._workspace, self._grid, self._stage = shell, workspace, grid, stage
        self._magnifier, self._comparing, self._playback = magnifier, comparing, playback
        grid.hovered.connect(self._hovered)
        grid.view_painted.connect(self._painted)
        grid.clicked_at.connect(self._clicked_at)
        grid.menu_wanted.connect(self._menu)

    def _hovered(self, pane: str, at: QPointF | None) -> None:
        canvas = self._grid.panes[pane].canvas
        said = ""
        if self._shell.checked("probe") and at is not None and canvas.picture is not None:
            back, _ok = canvas.image_to_widget().inverted()
            under = back.map(at)
            said = probe(canvas.picture, canvas.state, under.x(), under.y())
        if self._magnifier.visible:
            self._magnifier.at, self._magnifier.pane = at, pane
        self._comparing.hovered(pane, at)
        if said != canvas.probe or any(
            overlay.visible and getattr(overlay, "follows_mouse", False) for overlay in canvas.overlays
        ):
            canvas.probe = said
            canvas.update()

    def _painted(self, _t_ns: int, _transform: object, _centre: float, _width: float, pane: str) -> None:
        """Another place or value lies under a mouse that rests."""
        if self._shell.checked("probe"):
            self._hovered(pane, self._grid.panes[pane].canvas.mouse)

    def _clicked_at(self, pane: str, x_px: float, y_px: float) -> None:
        session, canvas = self._workspace.session, self._grid.panes["main"].canvas
        transform, path = canvas.transform(), session.fixations if session is not None else None
        if pane != "main" or transform is None or path is None or not len(path):
            return
        if not self._stage.own.visible:
            return
        distance = ((path.x_px - x_px) ** 2 + (path.y_px - y_px) ** 2) ** 0.5 * transform.zoom
        nearest = int(distance.argmin())
        if distance[nearest] <= theme().px(CLICK_RADIUS_PX) * canvas.devicePixelRatioF():
            self._playback.seek(float(path.onset_ms[nearest] + path.duration_ms[nearest] / 2))

    def _menu(self, position: QPoint, pane: str) -> None:
        """Over the image of a pane, and over a measurement on it."""
        menu = QMenu(self._shell.parent)
        canvas = self._grid.panes[pane].canvas
        at = QPointF(canvas.mapFromGlobal(position))
        if canvas.pen is not None and canvas.pen.pick(at, canvas.image_to_widget()):
            menu.addAction(self._shell.actions["delete_annotation"])
        for section in MENU:
            menu.addSeparator()
            for name in section:
                action = self._shell.actions[name]
                if action.isEnabled() or not name.startswith("preset_"):
                    menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(position)
