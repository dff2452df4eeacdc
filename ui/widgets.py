"""Small parts that the panels share: labels by role, buttons for actions, segments, message cards."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.words import clock_text as clock_text  # for the panels
from ui.plain import plain
from ui.theme import ICON, theme

if TYPE_CHECKING:
    from app.reading.job import Job
    from app.reading.session import ReadingSession


class WrapLabel(QLabel):
    """A label of several lines whose least height is one; the layout asks heightForWidth for the rest."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), self.fontMetrics().height())


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label that the style sheet knows by its role."""
    made = WrapLabel(text) if wrap else QLabel(text)
    if role:
        made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def rule() -> QFrame:
    made = QFrame()
    made.setProperty("role", "rule")
    return made


def set_role(widget: QWidget, role: str, value: Any = None, *, name: str = "role") -> None:
    """Change a style property and have the style sheet look again."""
    widget.setProperty(name, role if value is None else value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def button(
    text: str,
    tip: str,
    clicked: Callable[[], object] | None = None,
    *,
    role: str = "",
    icon: str = "",
    name: str = "",
) -> QPushButton:
    """A push button with tooltip and accessible name."""
    made = QPushButton(text)
    if role:
        made.setProperty("role", role)
    if icon:
        made.setProperty(ICON, icon)
        made.setIcon(theme().icon(icon))
        made.setIconSize(theme().icon_size())
    made.setToolTip(tip)
    made.setAccessibleName(name or text or tip)
    made.setCursor(Qt.CursorShape.PointingHandCursor if role == "link" else Qt.CursorShape.ArrowCursor)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


class ActionButton(QPushButton):
    """A button that is its action: text, tooltip, enabled and checked follow it."""

    def __init__(
        self, action: QAction, *, role: str = "", icon_only: bool = False, text: str | None = None
    ) -> None:
        super().__init__()
        self.action_ = action
        self._text, self._icon_only = text, icon_only
        if role:
            self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(theme().icon_size())
        self.setCheckable(action.isCheckable())
        action.changed.connect(self._follow)
        action.toggled.connect(self.setChecked)
        self.clicked.connect(lambda _checked=False: action.trigger())
        self._follow()

    def _follow(self) -> None:
        action = self.action_
        self.setEnabled(action.isEnabled())
        if self.isChecked() != action.isChecked():
            self.setChecked(action.isChecked())
        self.setToolTip(plain(action.toolTip()))
        self.setAccessibleName(action.text().replace("…", ""))
        self.setText("" if self._icon_only else (self._text if self._text is not None else action.text()))
        if self._icon_only or self.property("role") in ("record", "accept"):
            self.setIcon(action.icon())

    def nextCheckState(self) -> None:
        """The action decides."""


class ElidedButton(QPushButton):
    """A button whose words are shortened where they do not fit; the whole is in the tooltip and the name."""

    def __init__(self, text: str, tip: str, clicked: Callable[[], object], *, role: str = "segment") -> None:
        super().__init__()
        self._whole = text
        self.setProperty("role", role)
        self.setToolTip(plain(f"{text}\n{tip}"))
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: clicked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - theme().px(22)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class ElidedLabel(QLabel):
    """One line that is shortened where it does not fit; the whole is in the tooltip and the name."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self._whole = ""
        if role:
            self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        self._whole = text
        self.setToolTip(plain(text))
        self.setAccessibleName(text)
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        room = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class Segment(QWidget):
    """A row of exclusive buttons of which one is chosen."""

    chosen = Signal(str)

    def __init__(
        self, options: Sequence[tuple[str, str, str]], *, role: str = "segment", name: str = ""
    ) -> None:
        """options: (id, text, tooltip)."""
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(14 if role == "tab" and len(options) < 5 else 4))
        for option, text, tip in options:
            made = button(
                text,
                tip,
                functools.partial(self.choose, option, tell=True),
                role=role,
                name=f"{name} {text}".strip(),
            )
            made.setCheckable(True)
            self._buttons[option] = made
            line.addWidget(made)
        line.addStretch(1)
        self.value = options[0][0]
        self.choose(self.value)

    def choose(self, option: str, *, tell: bool = False) -> None:
        self.value = option
        for name, made in self._buttons.items():
            made.setChecked(name == option)
        if tell:
            self.chosen.emit(option)

    def button(self, option: str) -> QPushButton:
        return self._buttons[option]


class Dot(QWidget):
    """A coloured dot, ring or bar; its meaning stands beside it in words. of_film: filled as it is painted
    over the film in every theme, with the theme's own colour around it."""

    def __init__(
        self, colour: str = "text_faint", *, hollow: bool = False, bar: bool = False, of_film: bool = False
    ) -> None:
        super().__init__()
        self._colour, self._hollow, self._bar, self._of_film = colour, hollow, bar, of_film
        size = theme().px(9)
        self.setFixedSize(size, size)

    def set_colour(self, colour: str) -> None:
        if colour != self._colour:
            self._colour = colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme().colour(self._colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if self._hollow:
            painter.setPen(QPen(colour, theme().px(1.4)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        elif self._bar:
            wide = theme().px(2.4)
            painter.drawRect(QRectF((self.width() - wide) / 2, 0, wide, self.height()))
        elif self._of_film:
            painter.setPen(QPen(colour, theme().px(1.4)))
            painter.setBrush(theme().on_image(self._colour))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        else:
            painter.drawEllipse(self.rect())
        painter.end()


class FlowLayout(QLayout):
    """Puts items side by side and begins a new line where the width ends."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.x() + rect.width():
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self.spacing()
            line = max(line, hint.height())
        return y + line - rect.y()


class FoldingLine(QWidget):
    """A label or button and what belongs to it, side by side; one below the other where that is too wide."""

    def __init__(self, first: QLabel | QAbstractButton, second: QWidget, *, spacing: int) -> None:
        super().__init__()
        self._first, self._second = first, second
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(spacing)
        words = isinstance(first, QLabel)  # take the room that is left; a button has its own
        self._line.addWidget(first, int(words), Qt.AlignmentFlag(0) if words else Qt.AlignmentFlag.AlignLeft)
        self._line.addWidget(second, int(not words))

    def fold(self) -> None:
        """Look again: words have changed."""
        first = self._first
        wide = max(first.sizeHint().width(), first.minimumWidth())
        if isinstance(first, QLabel):  # one that wraps has a hint of any width
            wide = first.fontMetrics().horizontalAdvance(first.text())
        second = 0 if self._second.isHidden() else self._second.sizeHint().width()
        fits = wide + self._line.spacing() + second <= self.width()
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if fits else way.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        parts = (self._first.minimumSizeHint(), self._second.minimumSizeHint())
        return QSize(max(part.width() for part in parts), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()


class Form(QGridLayout):
    """Words on the left, controls on the right, on one line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(theme().px(12))
        self.setVerticalSpacing(theme().px(6))
        self.setColumnStretch(1, 1)
        self._rows = 0

    def row(self, words: str | QWidget, control: QWidget) -> None:
        """One more line."""
        left = label(words, "dim") if isinstance(words, str) else words
        self.addWidget(left, self._rows, 0, Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(control, self._rows, 1)
        self._rows += 1

    def empty(self) -> None:
        """Remove every line."""
        while self.count():
            item = self.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = 0


class Panel(QScrollArea):
    """A scrolling column with the panel's margins. edits_to_end: what is being written in any panel is
    wanted now.

    What comes and goes, and what is used meanwhile, stands in `below`: under the column, not scrolled. It
    takes its room from the column's lower end, so that nothing in sight moves.
    """

    edits_to_end = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setToolTip("")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("panel")
        self.column = QVBoxLayout(inner)
        margin = theme().px(12)
        self.column.setContentsMargins(margin, theme().px(8), margin, margin)
        self.column.setSpacing(theme().px(8))
        self._below: QWidget | None = None
        self.setWidget(inner)

    def set_session(self, session: ReadingSession | None) -> None:
        """A session begins, or is left."""

    def session_changed(self, topic: str) -> None:
        """`app.reading.changing.Topic`."""

    def job_changed(self, job: Job) -> None:
        """A job is on its way, or ended."""

    def end_edits(self) -> None:
        """The study is left or the window closes: what is being written goes into its session."""

    def below(self) -> QVBoxLayout:
        """The part under the column, from top to bottom; made when first asked for."""
        if self._below is not None:
            column = self._below.layout()
            assert isinstance(column, QVBoxLayout)
            return column
        self._below = QWidget(self)
        self._below.setObjectName("panel")
        made = QVBoxLayout(self._below)
        margin = theme().px(12)
        made.setContentsMargins(margin, 0, margin, theme().px(8))
        made.setSpacing(theme().px(6))
        self._below.installEventFilter(self)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_below()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._below and event.type() == QEvent.Type.LayoutRequest:
            self._place_below()
        return super().eventFilter(watched, event)

    def _place_below(self) -> None:
        part = self._below
        if part is None:
            return
        column = self.below()
        height = max(column.totalHeightForWidth(self.width()), column.totalMinimumSize().height())
        part.setGeometry(0, self.height() - height, self.width(), height)
        self.setViewportMargins(0, 0, 0, height)


def tool_button(icon: str, tip: str, clicked: Callable[[], None], *, name: str = "") -> QToolButton:
    made = QToolButton()
    made.setProperty(ICON, icon)
    made.setIcon(theme().icon(icon))
    made.setIconSize(theme().icon_size())
    made.setToolTip(tip)
    made.setAccessibleName(name or tip)
    made.setProperty("role", "flat")
    made.clicked.connect(lambda _checked=False: clicked())
    return made
