"""One draft, read only, with what differs, what contradicts it, and what rests little on the film."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.reliance import rests_on_film
from app.reading.report import Piece
from ui.job_card import JobCard
from ui.languages import tr
from ui.theme import theme
from ui.widgets import WrapLabel, label


def rests(sentence: Any) -> str:
    """What a sentence rests on where the film makes little difference to it."""
    if rests_on_film(sentence) is not False:
        return ""
    return tr(
        "rests little on this film: {blank:.2f} with a blank one, {film:.2f} with it",
        blank=sentence.blank_probability,
        film=sentence.mean_probability,
    )


class DraftView(QWidget):
    """One draft, read only, its differences from the other marked."""

    _shown: tuple[list[list[Piece]], str, Sequence[Sequence[str]], Sequence[str]] | None = None

    def __init__(self, title: str, colour: str) -> None:
        super().__init__()
        self._colour = colour
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        self.title = label(title, "human" if colour == "human" else "dim")
        self.job = JobCard(tr("draft, {title}", title=title))
        """Placed by the panel, where it moves nothing."""
        self._text = WrapLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAccessibleName(title)
        column.addWidget(self.title)
        column.addWidget(self._text)
        column.addStretch(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self.put(*self._shown)

    def put(
        self,
        sentences: list[list[Piece]],
        empty: str,
        doubts: Sequence[Sequence[str]] = (),
        rests: Sequence[str] = (),
    ) -> None:
        """Sentences in pieces; marked pieces are those that differ. doubts: what contradicts each one. rests:
        what each one rests on, "" where that is the film."""
        self._shown = (sentences, empty, doubts, rests)
        if not sentences:
            self._text.setText(
                f'<span style="color:{theme().colour("text_dim").name()}">{escape(empty)}</span>'
            )
            return
        mark = theme().colour(self._colour).name()
        warning, dim = (theme().colour(name).name() for name in ("warning_text", "text_dim"))
        lines = []
        for number, pieces in enumerate(sentences):
            words = " ".join(
                f'<span style="color:{mark}; text-decoration: underline;">{escape(text)}</span>'
                if new
                else escape(text)
                for text, new in pieces
            )
            against = doubts[number] if number < len(doubts) else ()
            words += "".join(f'<br><span style="color:{warning}">⚠ {escape(why)}</span>' for why in against)
            if number < len(rests) and rests[number]:
                words += f'<br><span style="color:{dim}">○ {escape(rests[number])}</span>'
            lines.append(f'<p style="margin: 0 0 5px 0">{words}</p>')
        self._text.setText("".join(lines))
