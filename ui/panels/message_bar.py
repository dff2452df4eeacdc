"""Calm messages: what, where, what now. They have a line of their own, which is there with and without them.

So nothing that is looked at or about to be clicked moves when one comes or goes, and the film is never
covered. The line shows the newest message; what does not fit into it, and older messages, are read in a list
above it, which the reader opens.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.languages import said, tr
from ui.later import after
from ui.theme import theme
from ui.widgets import Panel, button, label, tool_button

MOST = 6
"""Messages at a time; the oldest go."""
Actions = Sequence[tuple[str, Callable[[], None]]]
_OF_THE_LOG = re.compile(r"\bthe log\b")


class OneLine(QLabel):
    """Words on one line, painted shortened where they do not fit; `text` stays whole."""

    def __init__(self, text: str, role: str = "") -> None:
        super().__init__(text)
        if role:
            self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def whole(self) -> bool:
        """All of it can be read."""
        return self.fontMetrics().horizontalAdvance(self.text()) <= self.width()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(24), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()


class MessageBar(QFrame):
    """One message with its way out, on one line."""

    done_with = Signal()
    """Closed by the reader, or one of its actions was used."""

    def __init__(self, text: str, way_out: str, tone: str, actions: Actions) -> None:
        super().__init__()
        self.setProperty("role", "message")
        self.setProperty("tone", tone)
        text, way_out = said(text), said(way_out)
        self.what, self.way_out, self.tone, self.actions_ = text, way_out, tone, tuple(actions)
        self.text = f"{text} {way_out}".strip()
        self.scope = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(theme().px(10), 0, theme().px(2), 0)
        line.setSpacing(theme().px(8))
        self._words = OneLine(text)
        line.addWidget(self._words, 3)
        self._way_out = OneLine(way_out, "dim")
        if not way_out:  # shown before it has a parent it would be a window, and take the keys
            self._way_out.hide()
        line.addWidget(self._way_out, 2)
        line.addStretch(0)
        for name, call in self.actions_:
            name = said(name)
            line.addWidget(button(name, name, functools.partial(self.act, call), role="segment"))
        line.addWidget(tool_button("close", tr("Close this message"), self.done_with.emit))
        self._name()

    @property
    def whole(self) -> bool:
        """All of it can be read on its line."""
        return self._words.whole and (not self.way_out or self._way_out.whole)

    def say(self, text: str) -> None:
        """Other words in the same place."""
        text = said(text)
        self.what, self.text = text, f"{text} {self.way_out}".strip()
        self._words.setText(text)
        self._name()

    def act(self, call: Callable[[], None]) -> None:
        self.done_with.emit()
        call()

    def _name(self) -> None:
        self.setAccessibleName(self.text)
        self._words.setToolTip(self.text)
        self._way_out.setToolTip(self.text)


class MessageArea(QWidget):
    """The line of messages, always as high. show_log: opens the log; a message that speaks of the log offers
    it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme().px(32))
        self.show_log: Callable[[], None] = lambda: None
        line = QHBoxLayout(self)
        line.setContentsMargins(theme().px(4), theme().px(2), theme().px(4), theme().px(2))
        line.setSpacing(theme().px(4))
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._quiet = QWidget()
        self._quiet.setObjectName("bar")
        self._stack.addWidget(self._quiet)
        line.addWidget(self._stack, 1)
        self._more = button(tr("More"), tr("Read every message in full"), self.show_all, role="segment")
        line.addWidget(self._more)
        self._by_key: dict[str, MessageBar] = {}
        self._sheet: MessageSheet | None = None
        self._stack.widgetRemoved.connect(lambda _index: self._arrange())
        self._arrange()

    def put_behind(self, words: QWidget) -> None:
        """What stands on the line while there is no message."""
        column = QHBoxLayout(self._quiet)
        column.setContentsMargins(theme().px(8), 0, 0, 0)
        column.addWidget(words)

    def say(
        self,
        text: str,
        way_out: str = "",
        *,
        tone: str = "info",
        key: str = "",
        seconds: float = 0.0,
        actions: Actions = (),
        scope: str = "",
    ) -> MessageBar:
        """Show a message. key: a message with the same key is replaced. seconds: after which it goes by
        itself. scope: what it speaks of, "film" where that is the film that is read (`forget_scope`).
        """
        if key:
            self.forget(key)
        if _OF_THE_LOG.search(f"{text} {way_out}"):
            actions = [*actions, (tr("Show log"), self.show_log)]
        bar = MessageBar(text, way_out, tone, actions)
        bar.scope = scope
        bar.done_with.connect(lambda: self._take_away(bar))
        self._stack.addWidget(bar)
        if key:
            self._by_key[key] = bar
        for old in self.messages()[:-MOST]:
            self._take_away(old)
        if seconds > 0:
            after(bar, round(seconds * 1000), lambda: self._take_away(bar))
        self._arrange()
        return bar

    def shown(self, key: str) -> MessageBar | None:
        """The message with that key that is still there."""
        return self._by_key.get(key)

    def forget(self, key: str) -> None:
        bar = self._by_key.get(key)
        if bar is not None:
            self._take_away(bar)

    def forget_scope(self, scope: str) -> None:
        """What these messages speak of is no longer there."""
        for bar in self.messages():
            if bar.scope == scope:
                self._take_away(bar)

    def messages(self) -> list[MessageBar]:
        """All that are there, the newest last."""
        bars = [self._stack.widget(place) for place in range(self._stack.count())]
        return [bar for bar in bars if isinstance(bar, MessageBar)]

    def show_all(self) -> None:
        """Every message in full, over the line, until the reader clicks elsewhere."""
        sheet = self._sheet = MessageSheet(self.messages(), self)
        width = min(theme().px(720), self.width())
        sheet.place(self.mapToGlobal(QPoint(self.width() - width, 0)), width, self.window().height())
        sheet.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._say_more)

    def _take_away(self, bar: MessageBar) -> None:
        """At once: it is deleted at the next turn of events only."""
        self._by_key = {key: other for key, other in self._by_key.items() if other is not bar}
        self._stack.removeWidget(bar)
        bar.setParent(None)
        bar.deleteLater()

    def _arrange(self) -> None:
        """The newest is on the line."""
        bars = self.messages()
        self._by_key = {key: bar for key, bar in self._by_key.items() if bar in bars}
        self._stack.setCurrentWidget(bars[-1] if bars else self._quiet)
        self._say_more()
        QTimer.singleShot(0, self, self._say_more)  # how wide it is comes with the layout

    def _say_more(self) -> None:
        bars = self.messages()
        older = len(bars) - 1
        self._more.setText(tr("{older} more", older=older) if older > 0 else tr("Read all"))
        self._more.setVisible(older > 0 or (bool(bars) and not bars[-1].whole))


class MessageSheet(QFrame):
    """The messages in full, the newest first. A click elsewhere or Esc closes it."""

    def __init__(self, bars: Sequence[MessageBar], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Messages"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme().px(2),) * 4)
        self._body = Panel(tr("Messages"))
        for bar in reversed(bars):
            self._body.column.addWidget(self._card(bar))
        self._body.column.addStretch(1)
        column.addWidget(self._body)

    def place(self, above: QPoint, width: int, room: int) -> None:
        """Its lower edge lies at `above`; it is no higher than the room."""
        inner = self._body.widget()
        self.resize(width, room)
        wanted = inner.heightForWidth(width - theme().px(8)) if inner is not None else room
        height = min(wanted + theme().px(8), room - theme().px(80))
        self.setGeometry(above.x(), above.y() - height, width, height)

    def _card(self, bar: MessageBar) -> QFrame:
        card = QFrame()
        card.setProperty("role", "message")
        card.setProperty("tone", bar.tone)
        column = QVBoxLayout(card)
        column.setContentsMargins(*(theme().px(8),) * 4)
        column.setSpacing(theme().px(4))
        column.addWidget(label(bar.what, wrap=True))
        if bar.way_out:
            column.addWidget(label(bar.way_out, "dim", wrap=True))
        line = QHBoxLayout()
        line.addStretch(1)
        for name, call in bar.actions_:
            used = functools.partial(self._use, bar, call)
            line.addWidget(button(name, name, used, role="segment"))
        line.addWidget(
            button(
                tr("Close"), tr("Close this message"), functools.partial(self._use, bar, None), role="segment"
            )
        )
        column.addLayout(line)
        return card

    def _use(self, bar: MessageBar, call: Callable[[], None] | None) -> None:
        self.close()
        bar.act(call or (lambda: None))
