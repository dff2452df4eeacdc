"""A fixation cross before a recording: the eyes are at rest and at a known place when the image appears."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.languages import tr
from ui.theme import theme

TICK_MS = 100


class FixationCross(QWidget):
    """Covers `over` with one grey and a cross; then calls `done(True)`, or `done(False)` after Esc."""

    def __init__(self, over: QWidget, *, seconds: float, grey: int, done: Callable[[bool], None]) -> None:
        super().__init__(over)
        self._over = over
        self._grey, self._done, self._left_ms = grey, done, seconds * 1000
        self.setAccessibleName(tr("Fixation cross"))
        self.setAccessibleDescription(
            tr("Look at the cross; the recording begins when it goes. Esc cancels.")
        )
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        self.setFocus()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        return False

    def cancel(self) -> None:
        """Record nothing."""
        self._end(begin=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        event.accept()  # keys do nothing else meanwhile

    def _tick(self) -> None:
        self._left_ms -= TICK_MS
        self.update()
        if self._left_ms <= 0:
            self._end(begin=True)

    def _end(self, *, begin: bool) -> None:
        if not self._timer.isActive():
            return
        self._timer.stop()
        self._over.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        self._done(begin)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._grey, self._grey, self._grey))
        ink = QColor(0, 0, 0) if self._grey > 110 else QColor(235, 235, 235)
        painter.setPen(QPen(ink, look.px(2)))
        middle, arm = QPointF(self.rect().center()), look.px(12)
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
        words = tr("Recording begins in {ceil} s. Esc cancels.", ceil=math.ceil(max(self._left_ms, 0) / 1000))
        painter.drawText(
            self.rect().adjusted(0, 0, 0, -look.px(16)),
            int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom),
            words,
        )
