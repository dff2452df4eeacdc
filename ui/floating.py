"""Panels and panes in windows of their own, on any screen; how the windows stood on each set of screens."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from app.screens import Rect, brought_into_view, seen, signature
from app.settings import MonitorSettings
from ui.languages import marked, tr
from ui.later import once
from ui.tabs import panels
from ui.theme import theme
from ui.viewer.grid import ViewerGrid
from ui.viewer.pane_names import OTHERS

if TYPE_CHECKING:
    from app.gaze.tracker_controller import TrackerController
    from ui.frame import Frame
    from ui.panels.right_panel import RightPanel
    from ui.shell import Shell

PANES = {
    "second": marked("Second image"),
    "prior": marked("Prior"),
    "prior_second": marked("Prior, second image"),
}
REMEMBER_AFTER_MS = 400
SETTLE_MS = 600
"""A screen that comes or goes is told several times."""


class FloatingWindow(QWidget):
    """Holds one part of the window; closing it puts the part back."""

    def __init__(self, desk: FloatingPanels, name: str, title: str, part: QWidget) -> None:
        super().__init__(desk.window_, Qt.WindowType.Window)
        self.setObjectName("window")
        self.setWindowTitle(f"{title} - RadGaze")
        self.setAccessibleName(title)
        self.setWindowIcon(theme().icon("radgaze"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self.name = desk, name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(part)
        part.show()
        self.addActions(desk.window_.actions())  # every key works here, too

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._desk.dock(self.name)


class FloatingPanels(QObject):
    """Which parts of the window stand in windows of their own. Names: the tabs' actions and the panes."""

    def __init__(
        self,
        shell: Shell,
        window: QMainWindow,
        grid: ViewerGrid,
        frame: Frame,
        *,
        results: RightPanel,
        recorder: TrackerController,
    ) -> None:
        super().__init__(window)
        self.window_, self._shell, self._grid, self._frame = window, shell, grid, frame
        self._results, self._recorder = results, recorder
        self._tabs = {spec.id: tr(spec.title) for spec in panels()}
        self.windows: dict[str, FloatingWindow] = {}
        self._by_protocol: set[str] = set()
        """Panes that a hanging protocol put into windows of their own."""
        self._later: dict[str, Rect] = {}
        """Where panes stood that no layout has shown since."""
        self._closing = False
        self._restoring = False
        self._remember = once(self, REMEMBER_AFTER_MS, self.remember)
        self._settle = once(self, SETTLE_MS, self.screens_changed)
        self.signature = self._signature()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._screen_added)
        app.screenRemoved.connect(self._screen_moved)
        for screen in app.screens():
            self._screen_added(screen, settle=False)
        window.installEventFilter(self)
        grid.panes_changed.connect(self._panes_changed)
        frame.sides.splitterMoved.connect(lambda *_: self._remember.start())
        frame.middle.splitterMoved.connect(lambda *_: self._remember.start())

    # floating and docking

    def float_(self, name: str, place: Rect | None = None) -> None:
        """Give a tab or a pane a window of its own, on another screen where there is one."""
        if name in self.windows or self._closing:
            return
        if name in self._tabs:
            part, title = self._results.take(name, partial(self.dock, name)), self._tabs[name]
        else:
            part, title = self._grid.pane(name), tr(PANES[name])
        made = self.windows[name] = FloatingWindow(self, name, title, part)
        if name in PANES:
            self._grid.set_floating(name, floating=True)
        made.setGeometry(QRect(*(place or self._first_place(name, self._other_screen()))))
        made.installEventFilter(self)
        made.show()
        made.activateWindow()
        self._remember.start()
        QTimer.singleShot(0, self._warn_if_covering)

    def dock(self, name: str) -> None:
        """Put it back into the window."""
        made = self.windows.pop(name, None)
        if made is None:
            return
        made.removeEventFilter(self)
        layout = made.layout()
        assert layout is not None
        item = layout.takeAt(0)
        part = item.widget() if item is not None else None
        if name in self._tabs:
            self._results.give_back(name)
        elif part is not None:
            part.setParent(self._grid)
            self._grid.set_floating(name, floating=False)
        made.hide()
        made.deleteLater()
        self._remember.start()

    def toggle(self, name: str) -> None:
        if name in self.windows:
            self.dock(name)
            if name in self._tabs:
                self.window_.activateWindow()
        else:
            self.float_(name)

    def dock_all(self) -> None:
        for name in list(self.windows):
            self.dock(name)

    def place_panes(self, monitors: dict[str, int]) -> None:
        """As a hanging protocol says: panes of monitor 2 and 3 float there, those of the protocol before come
        back.
        """
        screens = self._screens_from_here()
        for name in [n for n in self._by_protocol if monitors.get(n, 1) == 1]:
            self.dock(name)  # what the reader floated by hand stays
        self._by_protocol = {name for name, number in monitors.items() if 1 < number <= len(screens)}
        for name in self._by_protocol:
            if self.monitor_of(name) != monitors[name]:
                self.dock(name)
                self.float_(name, _inset(screens[monitors[name] - 1]))

    def monitor_of(self, name: str) -> int:
        """1: where the window is; 2, 3: the others from left to right."""
        made = self.windows.get(name)
        screens = self._screens_from_here()
        return screens.index(made.screen()) + 1 if made is not None and made.screen() in screens else 1

    def close(self) -> None:
        """The window closes: what stands where is kept, and the other windows go with it."""
        self.remember()
        self._closing = True
        self._remember.stop()
        self._settle.stop()
        self.window_.removeEventFilter(self)
        for made in self.windows.values():
            made.removeEventFilter(self)
            made.hide()

    # screens

    def _screens_from_here(self) -> list[QScreen]:
        """The window's own screen, then the others from left to right."""
        here = self.window_.screen()
        others = [s for s in QGuiApplication.screens() if s is not here]
        return [here, *sorted(others, key=lambda s: (s.geometry().x(), s.geometry().y()))]

    def _other_screen(self) -> QScreen:
        return self._screens_from_here()[-1]

    def _first_place(self, name: str, screen: QScreen) -> Rect:
        if name in PANES and screen is not self.window_.screen():
            return _inset(screen)
        room = screen.availableGeometry()
        width = min(theme().px(760 if name in PANES else 460), room.width())
        height = min(theme().px(760), room.height() - theme().px(40))
        step = theme().px(28) * len(self.windows)
        return (room.right() - width - theme().px(16) - step, room.y() + theme().px(36) + step, width, height)

    def _signature(self) -> str:
        return signature(screens())

    def _screen_added(self, screen: QScreen, *, settle: bool = True) -> None:
        screen.geometryChanged.connect(self._screen_moved)
        if settle:
            self._settle.start()

    def _screen_moved(self, *_what: object) -> None:
        self._settle.start()

    def screens_changed(self) -> None:
        """Other monitors than before: the windows stand as they did with these, or come back into view."""
        if self._closing or self._signature() == self.signature:
            return
        self.signature = self._signature()
        self.restore()
        self.remember()

    def restore(self) -> None:
        """Put everything where it stood on this set of screens; what is out of view comes back."""
        window = self.window_
        kept = self._shell.settings.monitors.get(self.signature)
        rooms = [_rect(s.availableGeometry()) for s in QGuiApplication.screens()]
        if not rooms:
            return
        self._restoring = True
        try:
            if kept is not None:
                if kept.geometry:
                    window.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.geometry.encode("ascii"))))
                if kept.middle and len(kept.middle) == self._frame.middle.count():
                    self._frame.middle.setSizes(kept.middle)
                self._later.clear()
                for name in [n for n in self.windows if n not in kept.floating]:
                    self.dock(name)
                for name, place in kept.floating.items():
                    self._restore(name, place, rooms)
            for name, made in list(self.windows.items()):
                if kept is None and seen(_rect(made.geometry()), rooms) == 0:
                    self.dock(name)
                else:
                    made.setGeometry(QRect(*brought_into_view(_rect(made.geometry()), rooms)))
            if not window.isMaximized() and not window.isFullScreen():
                stands = _rect(window.geometry())
                inside = brought_into_view(stands, rooms)
                if inside != stands:
                    window.setGeometry(QRect(*inside))
        finally:
            self._restoring = False

    def _restore(self, name: str, place: list[int], rooms: list[Rect]) -> None:
        if (name not in self._tabs and name not in OTHERS) or len(place) != 4:
            return  # a name of another version
        rect = brought_into_view((place[0], place[1], max(place[2], 200), max(place[3], 150)), rooms)
        if name in self.windows:
            self.windows[name].setGeometry(QRect(*rect))
        elif name in self._tabs or name in self._grid.shown():
            self.float_(name, rect)
        else:
            self._later[name] = rect

    def _panes_changed(self) -> None:
        """A pane that stood in a window of its own when it was last there goes back to it."""
        for name in [n for n in self._later if n in self._grid.shown()]:
            QTimer.singleShot(0, partial(self.float_, name, self._later.pop(name)))

    def remember(self) -> None:
        """Keep what stands where for this set of screens (it is written with the settings)."""
        window = self.window_
        if self._closing or self._restoring or not window.isVisible() or self._signature() != self.signature:
            return
        standing = {name: _rect(made.geometry()) for name, made in self.windows.items()}
        self._shell.settings.monitors[self.signature] = MonitorSettings(
            geometry=bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
            results_width=self._frame.results_width,
            middle=self._frame.middle.sizes(),
            floating={name: list(place) for name, place in sorted((self._later | standing).items())},
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._remember.start()
            if watched is not self.window_:
                self._warn_if_covering()
        return False

    def _warn_if_covering(self) -> None:
        """Gaze on a window before the film would be counted as gaze on the film."""
        film = self._grid.panes["main"].canvas
        area = QRect(film.mapToGlobal(film.rect().topLeft()), film.size())
        before = [m for m in self.windows.values() if m.isVisible() and m.geometry().intersects(area)]
        recording = self._recorder.recording is not None
        if before and recording and film.isVisible():
            self._shell.messages.say(
                tr(
                    "{accessiblename} stands before the image: gaze on it counts as on the image.",
                    accessiblename=before[0].accessibleName(),
                ),
                tr("Move it beside the image, or dock it (Ctrl+Shift+0)."),
                tone="warning",
                key="covering",
            )
        else:
            self._shell.messages.forget("covering")


def screens() -> list[tuple[str, Rect]]:
    """Name and place of every screen."""
    return [(s.name(), _rect(s.geometry())) for s in QGuiApplication.screens()]


def _rect(place: QRect) -> Rect:
    return place.x(), place.y(), place.width(), place.height()


def _inset(screen: QScreen) -> Rect:
    """Nearly the whole of a screen: the frame and the title stay in view."""
    room, margin = screen.availableGeometry(), theme().px(36)
    return room.x() + margin // 2, room.y() + margin, room.width() - margin, room.height() - margin * 3 // 2
