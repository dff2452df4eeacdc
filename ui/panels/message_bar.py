"""Calm messages over the image: what, where, what now. They push the image down a little and never cover
it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets import button, label, tool_button

MOST = 3


class MessageBar(QFrame):
    """One message with its way out."""

    def __init__(
        self, text: str, way_out: str, tone: str, actions: Sequence[tuple[str, Callable[[], None]]]
    ) -> None:
        super().__init__()
        self.setProperty("role", "message")
        self.setProperty("tone", tone)
        self.text = f"{text} {way_out}".strip()
        self.scope = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(theme().px(10), theme().px(6), theme().px(6), theme().px(6))
        line.setSpacing(theme().px(8))
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        self._words = label(text, wrap=True)
        words.addWidget(self._words)
        if way_out:
            words.addWidget(label(way_out, "dim", wrap=True))
        line.addLayout(words, 1)
        for name, call in actions:
            line.addWidget(button(name, name, functools.partial(self._act, call)))
        line.addWidget(tool_button("close", "Close this message", self.deleteLater))
        self.setAccessibleName(self.text)

    def say(self, text: str) -> None:
        """Other words in the same place."""
        self.text = text
        self._words.setText(text)

    def _act(self, call: Callable[[], None]) -> None:
        self.deleteLater()
        call()


class MessageArea(QWidget):
    """The newest messages, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(3))
        self._by_key: dict[str, MessageBar] = {}

    def say(
        self,
        text: str,
        way_out: str = "",
        *,
        tone: str = "info",
        key: str = "",
        seconds: float = 0.0,
        actions: Sequence[tuple[str, Callable[[], None]]] = (),
        scope: str = "",
    ) -> MessageBar:
        """Show a message. key: a message with the same key is replaced. seconds: after which it goes by
        itself. scope: what it speaks of, "film" where that is the film that is read (`forget_scope`).
        """
        if key:
            self.forget(key)
        bar = MessageBar(text, way_out, tone, actions)
        bar.scope = scope
        self._column.addWidget(bar)
        bar.show()  # the layout would do it later; until then it would not count
        if key:
            self._by_key[key] = bar
            bar.destroyed.connect(
                lambda _o=None, k=key, b=bar: self._by_key.pop(k, None) if self._by_key.get(k) is b else None
            )
        for old in self.messages()[:-MOST]:
            self._take_away(old)
        if seconds > 0:
            timer = QTimer(bar)
            timer.setSingleShot(True)
            timer.timeout.connect(bar.deleteLater)
            timer.start(round(seconds * 1000))
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
        for bar in self.findChildren(MessageBar):
            if bar.scope == scope:
                self._take_away(bar)

    def _take_away(self, bar: MessageBar) -> None:
        """At once: it is deleted at the next turn of events only."""
        self._by_key = {key: other for key, other in self._by_key.items() if other is not bar}
        bar.setParent(None)
        bar.deleteLater()

    def messages(self) -> list[MessageBar]:
        return [b for b in self.findChildren(MessageBar) if not b.isHidden() or not self.isVisible()]
