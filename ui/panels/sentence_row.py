"""One sentence of the report: what it is, its editor, its links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.reading.one_voice import Doubt
from app.reading.report import ReportSentence
from app.reading.scale_words import probability
from app.reading.whose import short
from ui.languages import tr
from ui.theme import theme
from ui.widgets import FoldingLine, WrapLabel, button, label

MOST_LINES = 12
"""Of an editor; more are scrolled."""


def bar_colour(sentence: ReportSentence) -> str:
    """Green is the reader's, blue a draft with gaze, grey a draft without."""
    if sentence.state != "draft":
        return "accepted"
    return "human" if sentence.origin == "draft_with_gaze" else "no_gaze"


def tag(sentence: ReportSentence) -> str:
    """What a sentence is and what it was made from, never by colour alone."""
    if sentence.state != "draft":
        return tr(sentence.state)
    how = (
        tr("with {whose}", whose=tr(short(sentence.gaze_source)))
        if sentence.origin == "draft_with_gaze"
        else tr("without gaze")
    )
    sure = f", {probability(sentence.mean_probability)}" if sentence.mean_probability is not None else ""
    return tr("draft {how}{sure}", how=how, sure=sure)


class SentenceRow(QFrame):
    """One sentence: click for its map, double click (F2) to edit; an open one has buttons to accept, edit and
    reject it. What contradicts it stands below it."""

    picked = Signal(str)
    edited = Signal(str, str)
    typed = Signal(str, str)
    """id, what stands in the editor; "" when it has closed."""
    menu_wanted = Signal(str, object)
    removed = Signal(str)
    accepted = Signal(str)
    hovered = Signal(str)
    """id of the sentence under the mouse, "" once it has left."""
    refused = Signal()
    """It is locked, and was to be edited."""

    def __init__(self, sentence_id: str, html: str, tag: str, colour: str, *, editable: bool) -> None:
        super().__init__()
        self.sentence_id = sentence_id
        self._colour, self._editable, self._chosen, self._hover = colour, editable, False, False
        self._marked = False
        self.locked = False
        """The words can be read and not changed: the report is signed, or read only."""
        self._editor: QPlainTextEdit | None = None
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(11), look.px(6), look.px(9), look.px(6))
        column.setSpacing(look.px(3))
        self._line = QHBoxLayout()
        self._line.setSpacing(look.px(8))
        column.addLayout(self._line)
        self.text = WrapLabel()
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setText(html)
        self.tag = label(tag, "dim", wrap=True)
        self._line.addWidget(self.text, 1)
        self.doubt = label("", "warning", wrap=True)
        self.doubt.setVisible(False)
        column.addWidget(self.doubt)
        self.choices: list[QPushButton] = []
        chosen = QWidget()
        chosen.setProperty("role", "group")
        choices = QHBoxLayout(chosen)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(look.px(4))
        choices.addStretch(1)
        if editable:
            for title, tip, then in (
                (
                    tr("Accept"),
                    tr("Stand by this sentence as it is"),
                    lambda: self.accepted.emit(self.sentence_id),
                ),
                (tr("Edit"), tr("Change it: then it is yours (F2)"), self.edit),
                (
                    tr("Reject"),
                    tr("Take it out; it stays traceable (Delete)"),
                    lambda: self.removed.emit(self.sentence_id),
                ),
            ):
                made = button(title, tip, then, role="link")
                made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                self.choices.append(made)
                choices.addWidget(made)
        self._foot = FoldingLine(self.tag, chosen, spacing=look.px(4))
        column.addWidget(self._foot)
        if editable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(
                tr(
                    "Click: its map and the gaze that belongs to it.  F2 or double click: edit.  "
                    "Delete: remove."
                )
            )
        self.setMouseTracking(True)

    def put(self, html: str, tag: str, colour: str) -> None:
        """New words in the same place."""
        if self._editor is None:
            self.text.setText(html)
        self.tag.setText(tag)
        self._foot.fold()
        self._colour = colour
        self.update()

    def set_plain(self, text: str) -> None:
        self.setAccessibleName(tr("Report sentence: {text}", text=text))
        self._plain = text
        for made in self.choices:
            made.setAccessibleName(f"{made.text()}: {text}")

    def set_open(self, *, open_: bool, doubts: Sequence[Doubt]) -> None:
        """Whether it waits to be accepted, and what contradicts it."""
        for made in self.choices:
            made.setVisible(open_ and not self.locked)
        self.doubt.setText("\n".join(f"⚠ {doubt.text}" for doubt in doubts))
        self.doubt.setVisible(bool(doubts))
        self._foot.fold()

    def set_chosen(self, *, chosen: bool) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            look.colour(
                "pressed"
                if self._chosen
                else "hover"
                if (self._hover and self._editable) or self._marked
                else "raised"
            )
        )
        painter.drawRoundedRect(self.rect(), look.px(3), look.px(3))
        painter.fillRect(0, 0, look.px(4), self.height(), look.colour(self._colour))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), look.px(3), look.px(3))
        painter.end()

    def set_marked(self, *, marked: bool) -> None:
        """The mouse is over its region of the film."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def enterEvent(self, event: Any) -> None:
        self._hover = True
        self.hovered.emit(self.sentence_id)
        self.update()

    def leaveEvent(self, event: Any) -> None:
        self._hover = False
        self.hovered.emit("")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._editable and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.sentence_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._editable:
            self.menu_wanted.emit(self.sentence_id, event.globalPos())

    def event(self, event: QEvent) -> bool:
        """F2 is an action of the window's, too; here it edits."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(self._editable and event.key() == Qt.Key.Key_F2 and not event.modifiers())
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._editable:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.sentence_id)
        elif event.key() == Qt.Key.Key_F2:
            self.edit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.sentence_id)
        else:
            super().keyPressEvent(event)

    def edit(self) -> None:
        """Edit in place; Enter or leaving the field keeps it, Esc does not."""
        if self.locked:
            self.refused.emit()
        if not self._editable or self.locked or self._editor is not None:
            return
        editor = QPlainTextEdit(self._plain)
        editor.setAccessibleName(tr("Edit the sentence"))
        editor.setToolTip(tr("Enter keeps it, Esc leaves it as it was"))
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(max(self.text.height() + theme().px(14), theme().px(52)))
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.document().documentLayout().documentSizeChanged.connect(
            lambda lines: self._grow(lines.height())
        )
        editor.installEventFilter(self)
        editor.textChanged.connect(lambda: self.typed.emit(self.sentence_id, editor.toPlainText()))
        self._editor = editor
        self.text.hide()
        self.tag.hide()
        self._line.insertWidget(0, editor, 1)
        editor.show()
        editor.setFocus()
        editor.selectAll()

    def _grow(self, lines: float) -> None:
        """All that is typed stays in sight, as far as it is one sentence."""
        editor = self._editor
        if editor is not None:
            around = editor.height() - editor.viewport().height() + 2 * editor.document().documentMargin() + 1
            needed = round(min(lines, MOST_LINES) * editor.fontMetrics().lineSpacing() + around)
            editor.setFixedHeight(max(editor.height(), needed))
            bar = Qt.ScrollBarPolicy
            editor.setVerticalScrollBarPolicy(
                bar.ScrollBarAsNeeded if lines > MOST_LINES else bar.ScrollBarAlwaysOff
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self.end_edit(keep=True)
                    self.setFocus()
                    return True
                if event.key() == Qt.Key.Key_Escape:
                    self.end_edit(keep=False)
                    self.setFocus()
                    return True
            elif (
                isinstance(event, QFocusEvent)
                and event.type() == QEvent.Type.FocusOut
                and event.reason()
                not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            ):
                self.end_edit(keep=True)
        return super().eventFilter(watched, event)

    def end_edit(self, *, keep: bool) -> None:
        """Close the editor, if it is open; the focus stays where it went."""
        if self._editor is None:
            return
        text = self.take_edit()
        if keep and text is not None:
            self.edited.emit(self.sentence_id, text)
        self.typed.emit(self.sentence_id, "")

    @property
    def emptied(self) -> bool:
        return self._editor is not None and not self._editor.toPlainText().strip()

    def take_edit(self) -> str | None:
        """Close the editor; its text, None where it was not open or nothing was changed."""
        editor, self._editor = self._editor, None
        if editor is None:
            return None
        text = editor.toPlainText()
        editor.removeEventFilter(self)
        editor.hide()
        editor.deleteLater()
        self.text.show()
        self.tag.show()
        return text if text != self._plain else None
