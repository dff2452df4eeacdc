"""The screen that the tracker looks at: its size in millimetres, what is assumed of it, and what covers
the film.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from app.settings import DisplaySettings
from ui.occlusion import covered_share

if TYPE_CHECKING:
    from eyetracking.tracker import DisplayGeometry

MOST_COVERED = 0.1
"""A film of which more lies under other programs' windows is not on the screen."""
TYPICAL_DOT_MM = 0.275


def size_mm(screen: QScreen, display: DisplaySettings) -> tuple[float, float, str]:
    """Width and height, and where they are from: entered, told by the monitor, or assumed
    (TYPICAL_DOT_MM).
    """
    if display.width_mm > 0 and display.height_mm > 0:
        return float(display.width_mm), float(display.height_mm), "entered"
    told, size, ratio = screen.physicalSize(), screen.geometry().size(), screen.devicePixelRatio()
    dot_mm = told.width() / max(1.0, size.width() * ratio)
    if 100 <= told.width() <= 2500 and 60 <= told.height() <= 1500 and 0.05 <= dot_mm <= 1.0:
        return float(told.width()), float(told.height()), "told by the monitor"
    return size.width() * ratio * TYPICAL_DOT_MM, size.height() * ratio * TYPICAL_DOT_MM, "assumed"


def assumed_of(screen: QScreen, display: DisplaySettings) -> str:
    """What degrees stand on that nobody measured, in words; "" where all of it is known."""
    parts = ["the screen's size"] if size_mm(screen, display)[2] == "assumed" else []
    if not display.distance_entered:
        parts.append("the eye distance")
    return " and ".join(parts)


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
