"""Where a result will be: how far it is, or why it is not there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from ui.languages import said, tr
from ui.theme import theme
from ui.widgets import button, label


class JobCard(QFrame):
    """Where a result will be: a bar with words and a stop button while it runs, or what went wrong and the
    way out.
    """

    cancel_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, what: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._what = what
        self._words = label(role="small", wrap=True)
        self._said: Callable[[], str] | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(tr("Progress of {what}", what=what))
        self._bar.setToolTip(tr("Progress of {what}", what=what))
        self._cancel = button(
            tr("Stop"),
            tr("Stop: {what}", what=what),
            self.cancel_wanted.emit,
            role="segment",
            name=tr("Stop {what}", what=what),
        )
        self._again = button(
            tr("Run again"),
            tr("Run again: {what}", what=what),
            self.again_wanted.emit,
            role="segment",
            name=tr("Run again {what}", what=what),
        )
        column = QVBoxLayout(self)
        margin = theme().px(8)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme().px(6))
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self._words, 1)
        line.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._again, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(self._bar)
        self.setVisible(False)

    def show_running(self, text: str | Callable[[], str], fraction: float | None) -> None:
        """text: words, or what gives them; such words are asked for anew every second, so that elapsed time
        runs although nothing is heard."""
        self._said = text if callable(text) else None
        self._words.setText(said(text() if callable(text) else text))
        if self._said is not None:
            self._clock.start()
        else:
            self._clock.stop()
        self._bar.setRange(0, 1000 if fraction is not None else 0)
        if fraction is not None:
            self._bar.setValue(round(fraction * 1000))
        self._bar.setVisible(True)
        self._cancel.setVisible(True)
        self._again.setVisible(False)
        self.setVisible(True)

    def show_failed(self, text: str, *, again: bool = True, again_text: str = "") -> None:
        self._clock.stop()
        again_text = again_text or tr("Run again")
        self._words.setText(said(text))
        self._again.setText(again_text)
        self._again.setToolTip(f"{again_text}: {self._what}")
        self._again.setAccessibleName(f"{again_text} {self._what}")
        self._bar.setVisible(False)
        self._cancel.setVisible(False)
        self._again.setVisible(again)
        self.setVisible(True)

    def clear(self) -> None:
        self._clock.stop()
        self.setVisible(False)

    def _tick(self) -> None:
        if self._said is not None:
            self._words.setText(said(self._said()))
