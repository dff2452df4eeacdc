"""A test pattern on the whole screen, through the screen's calibration; arrows step through fields to
measure.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from app.display.curve import DisplayCurve
from app.display.patterns import luminance_pattern, quality_pattern
from ui.languages import tr
from ui.theme import theme

LEVELS = [round(number * 255 / 17) for number in range(18)]


class PatternScreen(QDialog):
    """Esc closes it; right and left go from the quality pattern through 18 luminances, uncalibrated, and
    back.
    """

    __test__ = False  # for pytest, which would take it for a test

    def __init__(self, display: DisplayCurve | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Test pattern"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Test pattern; arrows change it, Esc closes it"))
        self._display = display
        self.number = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.number = (self.number + step) % (len(LEVELS) + 1)
        self.update()

    def pattern(self, side: int) -> np.ndarray:
        """uint8 (side, side) of driving levels."""
        if self.number:  # what is measured is the display as it is
            return luminance_pattern(LEVELS[self.number - 1], side)
        shown = quality_pattern(side)
        if self._display is None:
            return shown
        table = (self._display.calibrated(np.arange(256) / 255) * 255 + 0.5).astype(np.uint8)
        return table[shown]

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        side = int(min(self.width(), self.height()) * ratio) // 16 * 16
        pattern = np.ascontiguousarray(self.pattern(max(side, 64)))
        side = len(pattern)
        image = QImage(pattern.data, side, side, side, QImage.Format.Format_Grayscale8)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().on_image("canvas"))
        wide = side / ratio
        painter.drawImage(QPointF((self.width() - wide) / 2, (self.height() - wide) / 2), image)
        painter.end()
