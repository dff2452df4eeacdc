"""A canvas with its title strip: a coloured bar that says whose it is, a name, and a few words on the
right.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.job_card import JobCard
from ui.languages import said
from ui.plain import plain
from ui.theme import theme
from ui.viewer.canvas import ImageCanvas


class PaneHeader(QWidget):
    """Painted, so that a long title is elided before the words on the right are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._words, self._colour = "", "", "text_faint"
        self._active = False
        self.setFixedHeight(theme().px(26))

    @property
    def title(self) -> str:
        return self._title

    def set(self, title: str, words: str, colour: str) -> None:
        title, words = said(title), said(words)
        if (title, words, colour) != (self._title, self._words, self._colour):
            self._title, self._words, self._colour = title, words, colour
            self.setToolTip(plain(f"{title}   {words}" if words else title))
            self.setAccessibleName(f"{title} {words}")
            self.update()

    def set_active(self, *, active: bool) -> None:
        """Keys act on this pane, and not on the others that are shown."""
        if active != self._active:
            self._active = active
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("raised"))
        if self._active:
            painter.fillRect(0, self.height() - look.px(2), self.width(), look.px(2), look.colour("text_dim"))
        painter.fillRect(0, 0, look.px(4), self.height(), look.colour(self._colour))
        margin = look.px(10)
        painter.setFont(look.font(bold=True))
        title_width = painter.fontMetrics().horizontalAdvance(self._title)
        room = self.width() - 2 * margin - look.px(4)
        area = self.rect().adjusted(margin + look.px(2), 0, -margin, 0)
        painter.setPen(look.colour("text_strong"))
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        left = room - min(title_width, room) - look.px(14)
        if self._words and left > look.px(30):
            painter.setFont(look.font("font_small"))
            painter.setPen(QColor(look.colour("text_dim")))
            words = _fitting(self._words, painter.fontMetrics(), left)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        painter.end()


def _fitting(words: str, metrics: QFontMetrics, room: int) -> str:
    """As many of the parts (separated by three spaces) as fit; the first ones matter most."""
    parts = words.split("   ")
    while len(parts) > 1 and metrics.horizontalAdvance("   ".join(parts)) > room:
        parts.pop()
    text = "   ".join(parts)
    return text if metrics.horizontalAdvance(text) <= room else ""


class Pane(QWidget):
    """A header over a canvas."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self.header = PaneHeader(self)
        self.canvas = ImageCanvas(name, self)
        self.job = JobCard(name)
        self.job.setParent(self.canvas)
        self.canvas.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.canvas, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.canvas and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.place_job()
        return super().eventFilter(watched, event)

    def place_job(self) -> None:
        """The card of a job lies over the lower part of the pane where its result will be."""
        width = min(self.canvas.width() - theme().px(16), theme().px(300))
        height = self.job.heightForWidth(width)
        bottom = self.canvas.height() - theme().px(30)
        self.job.setGeometry((self.canvas.width() - width) // 2, bottom - height, width, height)
        self.job.raise_()
