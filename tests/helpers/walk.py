"""What a window shows, control by control: what has no name, what is cut off, what is not translated."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractListModel, Qt, QTextBoundaryFinder
from PySide6.QtGui import QAccessible, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

from ui.widgets import ElidedButton, ElidedLabel

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit,
    QPlainTextEdit, QTabBar, QTextEdit,
)  # fmt: skip
PRESSED = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
ROUNDING_PX = 1


def shown(window: QWidget) -> Iterator[QWidget]:
    """The window and what is seen in it. Parts that Qt makes for itself are not ours to name."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible() and not widget.objectName().startswith("qt_") and widget.window() is window:
            yield widget


def _called(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    return f"{type(widget).__name__} {widget.objectName() or ''} “{words or widget.accessibleName()}”"


def unnamed(window: QWidget) -> list[str]:
    """Controls of which a screen reader would say nothing."""
    found = []
    for widget in shown(window):
        if isinstance(widget, CONTROLS) and not isinstance(widget, QScrollBar | QHeaderView):
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                found.append(f"{_called(widget)} in {type(widget.parent()).__name__}")
    return found


def out_of_reach(window: QWidget) -> list[str]:
    """Buttons and fields that the Tab key never comes to, and that no key of an action presses."""
    found = []
    for widget in shown(window):
        kind = isinstance(
            widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox | QAbstractSlider
        )
        if not kind or isinstance(widget, QScrollBar) or isinstance(widget.parent(), QTabBar):
            continue
        by_key = any(action.shortcut().toString() for action in widget.actions())
        if widget.isEnabled() and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not by_key:
            found.append(_called(widget))
    return found


def clipped(window: QWidget) -> list[str]:
    """Texts wider (or, wrapped, higher) than their room, neither elided nor wrapped."""
    found = []
    for widget in shown(window):
        for text, room, need in _rooms(widget):
            if need > room + ROUNDING_PX:
                found.append(f"{_called(widget)}: {text!r} needs {need} px, has {room}")
        if (
            isinstance(widget, QScrollArea)
            and widget.horizontalScrollBarPolicy() is NO_BAR
            and widget.widget()
        ):
            needed, room = widget.widget().minimumSizeHint().width(), widget.viewport().width()
            if needed > room + ROUNDING_PX:
                found.append(f"{_called(widget)}: its parts need {needed} px, it has {room}")
    return found


def _rooms(widget: QWidget) -> Iterator[tuple[str, int, int]]:
    """Text, room and need in px of each text of a widget."""
    if isinstance(widget, ElidedButton | ElidedLabel):
        return
    if isinstance(widget, QLabel):
        if widget.text() and widget.wordWrap():
            yield widget.text(), widget.height(), widget.heightForWidth(widget.width())
            longest = max(_unbroken(widget.text()), key=len, default="")
            yield longest, widget.width(), widget.fontMetrics().horizontalAdvance(longest)
        elif widget.text():
            yield widget.text(), widget.width(), widget.sizeHint().width()
    elif isinstance(widget, QAbstractButton):
        if widget.text():
            yield widget.text(), widget.width(), widget.sizeHint().width()
            yield widget.text(), widget.height(), widget.fontMetrics().height()
    elif isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget)
        text = widget.currentText()
        yield text, field.width(), widget.fontMetrics().horizontalAdvance(text)
    elif isinstance(widget, QTabBar):
        for place in range(widget.count()):
            text = widget.tabText(place)
            yield text, widget.tabRect(place).width(), widget.fontMetrics().horizontalAdvance(text)
    elif isinstance(widget, QListWidget) and widget.horizontalScrollBarPolicy() is NO_BAR:
        if not widget.wordWrap():
            yield widget.accessibleName(), widget.viewport().width(), widget.sizeHintForColumn(0)
    elif isinstance(widget, QHeaderView) and widget.orientation() is Qt.Orientation.Horizontal:
        for place in range(widget.count()):
            title = widget.model().headerData(place, widget.orientation())
            has_tip = widget.model().headerData(place, widget.orientation(), Qt.ItemDataRole.ToolTipRole)
            if title and not widget.isSectionHidden(place) and not has_tip:
                yield str(title), widget.sectionSize(place), widget.sectionSizeHint(place)


def _unbroken(text: str) -> list[str]:
    """What a line cannot be broken within: words, but single signs in Chinese; without markup."""
    plain = QTextDocumentFragment.fromHtml(text).toPlainText() if "</" in text else text
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, plain)
    places = [0]
    while (place := finder.toNextBoundary()) >= 0:
        places.append(place)
    return [plain[a:b].strip() for a, b in itertools.pairwise(places)]


def texts(window: QWidget) -> Iterator[str]:
    """Every text that a window shows, says of itself on hover, or tells a screen reader."""
    yield window.windowTitle()
    for widget in shown(window):
        yield widget.toolTip()
        yield widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(n) for n in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(n) for n in range(widget.count()))
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _items(widget)


def _items(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount()):
            yield str(model.index(row, column).data() or "")


def left_in_english(window: QWidget, english: Callable[[str], bool]) -> list[str]:
    """Texts of the window that `english` knows as English."""
    return sorted({text for text in texts(window) if text and english(text)})
