"""Where the head is, so that the reader can sit well before calibrating."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.languages import tr
from ui.theme import theme

GOOD = (0.35, 0.65)
"""The middle part of the tracker's space in depth."""

WORDS = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


class HeadGuide(QWidget):
    """Two eyes in the tracker's field of view, larger when nearer; words say what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head: Any = None
        self.setAccessibleName(tr("Head position"))
        self.setToolTip(tr("Where the tracker sees your eyes; sit so that both are in the middle"))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(216))

    def set_head(self, head: Any) -> None:
        """An `eyetracking.tracker.HeadPosition`, or None."""
        self._head = head
        self.setAccessibleDescription(self.words())
        self.update()

    def words(self) -> str:
        """What to do, in a sentence."""
        head = self._head
        if head is None:
            return tr("This tracker does not tell where the head is. Sit comfortably, about 60 cm away.")
        eyes = [eye for eye in (head.left, head.right) if eye is not None]
        if not eyes:
            return tr("No eye is seen.")
        x, y, z = (sum(eye[axis] for eye in eyes) / len(eyes) for axis in range(3))
        said = (
            ""
            if math.isnan(head.distance_mm)
            else tr(" {distance_mm:.0f} cm away.", distance_mm=head.distance_mm / 10)
        )
        if z < GOOD[0]:
            return tr("Move back a little.{said}", said=said)
        if z > GOOD[1]:
            return tr("Come nearer.{said}", said=said)
        if not 0.3 <= x <= 0.7:
            return tr("Move to the {word}.{said}", word=tr("left") if x > 0.5 else tr("right"), said=said)
        if not 0.25 <= y <= 0.75:
            return tr("Sit {word}.{said}", word=tr("higher") if y > 0.5 else tr("lower"), said=said)
        return (
            tr("Good.{said}", said=said) if len(eyes) == 2 else tr("Only one eye is seen.{said}", said=said)
        )

    def words_box(self) -> QRectF:
        """Where the words stand: two lines below the picture."""
        height = theme().px(42)
        return QRectF(0, self.height() - height, self.width(), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        below = self.words_box()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -below.height())
        painter.setPen(QPen(look.colour("border_strong"), 1))
        painter.setBrush(look.colour("window"))
        painter.drawRoundedRect(box, look.px(4), look.px(4))
        painter.setPen(QPen(look.colour("border_strong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        good = QRectF(0, 0, box.width() * 0.5, box.height() * 0.6)
        good.moveCenter(box.center())
        painter.drawRoundedRect(good, look.px(4), look.px(4))
        words = self.words()
        fine = words.startswith("Good")
        if self._head is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accepted" if fine else "warning"))
            for eye in (self._head.left, self._head.right):
                if eye is not None:
                    x, y, z = eye
                    radius = look.px(9) * (1.6 - 1.2 * min(max(z, 0.0), 1.0))
                    at = QPointF(box.x() + x * box.width(), box.y() + y * box.height())
                    painter.drawEllipse(at, radius, radius)
        painter.setPen(look.colour("text" if fine or self._head is None else "warning_text"))
        painter.setFont(look.font("font_small"))
        painter.drawText(below, WORDS, words)
