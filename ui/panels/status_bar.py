"""The truth about tracker and worker, in words, with a dot; and what this program is not for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.languages import marked, said, tr
from ui.later import once
from ui.theme import theme
from ui.widgets import Dot, ElidedLabel, label

DISCLAIMER = marked("Research use only. Not for diagnosis.")
HINT_S = 20.0
"""How long a word about what was just done stands; a prompt stands as long as what it asks for."""


class StatusBar(QWidget):
    """Two states and the disclaimer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme().px(28))
        line = QHBoxLayout(self)
        line.setContentsMargins(theme().px(12), 0, theme().px(12), 0)
        line.setSpacing(theme().px(7))
        self._dots: dict[str, Dot] = {}
        self._words = {}
        for name, text, tip in (
            ("tracker", tr("Tracker: off"), tr("State of the tracker process")),
            ("worker", tr("Worker: not started"), tr("State of the worker process")),
        ):
            self._dots[name] = Dot()
            self._words[name] = label(text, "small")
            self._words[name].setToolTip(tip)
            line.addWidget(self._dots[name])
            line.addWidget(self._words[name])
            line.addSpacing(theme().px(18))
        self._dots["receiving"] = Dot()
        self._words["receiving"] = label("", "small")
        self._words["receiving"].setToolTip(
            tr("Films that are sent here arrive in the list of studies (Ctrl+Shift+R)")
        )
        for part in (self._dots["receiving"], self._words["receiving"]):
            part.hide()
            line.addWidget(part)
        self.note_line = ElidedLabel("dim")
        """Stands where messages do, while there is none."""
        line.addWidget(self.note_line, 1)
        line.addStretch(0)
        self._hint_over = once(self, int(1000 * HINT_S), lambda: self.note(""))
        self.disclaimer = label(tr(DISCLAIMER), "small")
        self.disclaimer.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        line.addWidget(self.disclaimer)

    def set(self, who: str, text: str, colour: str) -> None:
        """who: tracker, worker, or receiving, which is there only while it has words. colour: accepted
        (works), warning, human (busy), text_faint (off)."""
        if who == "receiving":
            self._dots[who].setVisible(bool(text))
            self._words[who].setVisible(bool(text))
        text = said(text)
        self._dots[who].set_colour(colour)
        self._words[who].setText(text)
        self._words[who].setAccessibleName(text)

    def text(self, who: str) -> str:
        return self._words[who].text()

    def note(self, text: str, *, stays: bool = False) -> None:
        """A word about what was just done, which goes by itself after HINT_S. stays: what is being done."""
        self._hint_over.stop()
        self.note_line.say(said(text))
        if text and not stays:
            self._hint_over.start()
