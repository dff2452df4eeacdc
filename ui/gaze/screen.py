"""The screen that the tracker looks at: its size in millimetres, what is assumed of it, what covers the
film, and where the pointer is on it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QMouseEvent, QScreen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.settings import DisplaySettings
from ui.gaze.occlusion import covered_share
from ui.languages import marked, tr

if TYPE_CHECKING:
    from eyetracking.tracker import DisplayGeometry

POINTER_HZ = 60
WATCH_MS = 250
MOST_COVERED = 0.1
"""A film of which more lies under other programs' windows is not on the screen."""
TYPICAL_DOT_MM = 0.275
_SEEN_OR_NOT = (QEvent.Type.WindowStateChange, QEvent.Type.Show, QEvent.Type.Hide)


class TrackedScreen:
    """An `app.gaze.surroundings.Screen`. Until one is chosen it is that of the window."""

    def __init__(self, window: QWidget, display: DisplaySettings) -> None:
        self._window, self._display = window, display
        self._chosen: QScreen | None = None

    @property
    def screen(self) -> QScreen:
        """A monitor may be unplugged at any time; its object is gone then."""
        if self._chosen is not None and not isValid(self._chosen):
            self._chosen = None
        shown = self._chosen if self._chosen is not None else self._window.screen()
        return shown if isValid(shown) else QGuiApplication.primaryScreen()

    def choose(self) -> None:
        self._chosen = self._window.screen()

    def elsewhere(self) -> bool:
        return self._chosen is not None and self._window.screen() is not self._chosen

    def geometry(self) -> DisplayGeometry:
        return geometry_of(self.screen, self._display)

    def assumed(self) -> str:
        return assumed_of(self.screen, self._display)

    def size_mm(self) -> tuple[float, float, str]:
        """Width and height, and where they are from."""
        return size_mm(self.screen, self._display)


class Pointer(QObject):
    """The mouse in place of gaze: sent POINTER_HZ times a second as fractions of the tracked screen."""

    def __init__(self, tracked: TrackedScreen, send: Callable[[float, float], None], parent: QObject) -> None:
        super().__init__(parent)
        self._tracked, self._send = tracked, send
        self._at = (float("nan"), float("nan"))
        self._timer = QTimer(self)
        self._timer.setInterval(1000 // POINTER_HZ)
        self._timer.timeout.connect(self._tick)

    def want(self, *, wanted: bool) -> None:
        """Send from now on, or no longer."""
        if wanted:
            self._tick()
            self._timer.start()
        else:
            self._timer.stop()

    def moved(self, event: Any) -> None:
        """Any mouse move in the window."""
        if self._timer.isActive() and isinstance(event, QMouseEvent):
            self._note(event.globalPosition().x(), event.globalPosition().y())

    def _note(self, x: float, y: float) -> None:
        area = self._tracked.screen.geometry()
        self._at = ((x - area.x()) / max(1, area.width()), (y - area.y()) / max(1, area.height()))

    def _tick(self) -> None:
        if QApplication.platformName() not in ("offscreen", "minimal"):
            at = QCursor.pos()
            self._note(at.x(), at.y())
        self._send(*self._at)


class FilmWatch(QObject):
    """Whether the film can be seen. looked: why it cannot, "" where it can; whenever that may have changed,
    and every WATCH_MS while it is watched closely.

    Which part of the film another program covers is not to be known, so while another is in front none
    counts.
    """

    looked = Signal(str)

    def __init__(self, window: QWidget, canvas: QWidget) -> None:
        super().__init__(window)
        self._window, self._canvas = window, canvas
        self._ended = False
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_MS)
        self._timer.timeout.connect(self.look)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.connect(self.look)
        window.installEventFilter(self)

    def closely(self, *, on: bool) -> None:
        """While it is recorded."""
        if on:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    def end(self) -> None:
        self._ended = True
        self._timer.stop()

    def covered(self) -> bool:
        """Whether other programs' windows cover the film."""
        return is_covered(self._canvas)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The main window was minimised, hidden, or came back."""
        if event.type() in _SEEN_OR_NOT:
            QTimer.singleShot(0, self, self.look)
        return False

    def look(self, _state: Any = None) -> None:
        if self._ended:
            return
        if self._window.isMinimized() or not self._window.isVisible():
            self.looked.emit("the window is minimised")
        else:
            self.looked.emit("another program covers it" if self.covered() else "")


def size_mm(screen: QScreen, display: DisplaySettings) -> tuple[float, float, str]:
    """Width and height, and where they are from: entered, told by the "monitor", or assumed
    (TYPICAL_DOT_MM).
    """
    if display.width_mm > 0 and display.height_mm > 0:
        return float(display.width_mm), float(display.height_mm), marked("entered")
    told, size, ratio = screen.physicalSize(), screen.geometry().size(), screen.devicePixelRatio()
    dot_mm = told.width() / max(1.0, size.width() * ratio)
    if 100 <= told.width() <= 2500 and 60 <= told.height() <= 1500 and 0.05 <= dot_mm <= 1.0:
        return float(told.width()), float(told.height()), marked("monitor")
    return size.width() * ratio * TYPICAL_DOT_MM, size.height() * ratio * TYPICAL_DOT_MM, marked("assumed")


def assumed_of(screen: QScreen, display: DisplaySettings) -> str:
    """What degrees stand on that nobody measured, in words; "" where all of it is known."""
    parts = [tr("the screen's size")] if size_mm(screen, display)[2] == "assumed" else []
    if not display.distance_entered:
        parts.append(tr("the eye distance"))
    return ", ".join(parts)


def geometry_of(screen: QScreen, display: DisplaySettings) -> DisplayGeometry:
    """In device px and mm."""
    from eyetracking.tracker import DisplayGeometry

    width_mm, height_mm, _ = size_mm(screen, display)
    ratio, size = screen.devicePixelRatio(), screen.geometry().size()
    return DisplayGeometry(
        width_px=max(1, round(size.width() * ratio)),
        height_px=max(1, round(size.height() * ratio)),
        width_mm=width_mm,
        height_mm=height_mm,
        distance_mm=float(display.distance_mm),
        device_pixel_ratio=float(ratio),
        assumed=bool(assumed_of(screen, display)),
    )


def is_covered(canvas: QWidget) -> bool:
    """Whether other programs' windows cover the canvas. Where a desktop does not tell which window lies over
    which, a program in front counts as one that does.
    """
    if QApplication.platformName() in ("offscreen", "minimal"):
        return False
    ratio, at = canvas.devicePixelRatioF(), canvas.mapToGlobal(canvas.rect().topLeft())
    left, top, width, height = (round(v * ratio) for v in (at.x(), at.y(), canvas.width(), canvas.height()))
    own = {int(window.winId()) for window in QGuiApplication.topLevelWindows() if window.isVisible()}
    share = covered_share((left, top, width, height), own=own)
    if share is None:
        return QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive
    return share > MOST_COVERED
