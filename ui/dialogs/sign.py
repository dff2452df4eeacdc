"""Before a signature: what is open is listed, and accepted, edited or rejected first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.reading.one_voice import Doubt
from app.reading.session import now
from ui.dialogs.frame import Framed
from ui.languages import marked, tr, tr_count
from ui.theme import theme
from ui.widgets import button, label

if TYPE_CHECKING:
    from app.reading.session import ReadingSession


WIDTH = 480
"""Of the list, in design px."""


class SignDialog(Framed):
    """Open sentences and untouched measurements, each to accept or to reject; then it can be signed.

    doubts: why sentences are marked, asked anew after each change. What is accepted here is accepted in the
    session at once and can be undone there.
    """

    def __init__(
        self,
        session: ReadingSession,
        reader: str,
        *,
        doubts: Callable[[], dict[str, list[Doubt]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Sign the report"), parent, heading=tr("Sign the report"), width=WIDTH)
        self.setModal(True)
        self._session, self._reader, self._doubts = session, reader, doubts
        self._said = label("", wrap=True)
        self.column.addWidget(self._said)
        rows = QWidget()
        self._list = QVBoxLayout(rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidget(rows)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(self._scroll, 1)
        self._beside = label("", "dim", wrap=True)
        self.column.addWidget(self._beside)
        cancel = button(tr("Cancel"), tr("Leave the report unsigned (Esc)"), self.reject)
        self.sign = button(tr("Sign"), tr("Sign what you accepted or wrote"), self._sign, role="accept")
        self.add_foot("", cancel, self.sign)
        self._show()

    def _show(self) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        report, markup = self._session.report, self._session.markup
        doubts = self._doubts()
        for sentence in report.open:
            marked = [f"⚠ {doubt.text}" for doubt in doubts.get(sentence.id, [])]
            self._add(
                "\n".join([sentence.text, *marked]), sentence.text, self._accept, self._reject, sentence.id
            )
        for annotation in markup.open:
            by = annotation.proposed_by
            what = f"{annotation.kind.upper()}, {by.words if by is not None else ''}"
            self._add(what, what, self._session.accept_annotation, self._remove, annotation.id)
        open_ = len(report.open) + len(markup.open)
        standing = len(report.standing)
        self._said.setText(
            tr_count(
                "{count} of AI's proposals is open. Accept or reject each; to edit a sentence, leave "
                "this and edit it in the report.",
                "{count} of AI's proposals are open. Accept or reject each; to edit a sentence, leave "
                "this and edit it in the report.",
                open_,
            )
            if open_
            else tr(
                "{sentences} and {measurements} that you accepted or wrote will stand under “{reader}”.",
                sentences=tr_count("{count} sentence", "{count} sentences", standing),
                measurements=tr_count("{count} measurement", "{count} measurements", len(markup.standing)),
                reader=self._reader,
            )
        )
        diagnosis = self._session.diagnosis()
        self._beside.setText(
            tr(
                "The finding probabilities are not part of the report: they are exported as UNVERIFIED "
                "unless you accept them in the Findings panel."
            )
            if diagnosis is not None and not diagnosis.accepted_by
            else ""
        )
        self._beside.setVisible(bool(self._beside.text()))
        self.sign.setEnabled(not open_ and (standing > 0 or bool(markup.standing)))
        self._scroll.setVisible(bool(open_))
        self._fit()

    def _fit(self) -> None:
        """As high as the list needs at its width, and no higher than most of the screen."""
        width = theme().px(WIDTH)
        needed = self._list.heightForWidth(width) if self._list.count() else 0
        self._scroll.setFixedHeight(min(needed, round(0.45 * self.screen().availableGeometry().height())))
        layout = self.column
        layout.activate()
        wide = max(self.width(), layout.minimumSize().width())
        self.resize(wide, layout.totalHeightForWidth(wide))

    def _add(
        self, text: str, name: str, accept: Callable[[str], None], reject: Callable[[str], None], what: str
    ) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(text, wrap=True), 1)
        for title, then in ((tr("Accept"), accept), (tr("Reject"), reject)):
            line.addWidget(
                button(
                    title,
                    f"{title}: {name}",
                    partial(self._do, then, what),
                    role="segment",
                    name=f"{title} {name}",
                )
            )
        self._list.addWidget(row)

    def _do(self, then: Callable[[str], None], what: str) -> None:
        then(what)
        self._show()

    def _accept(self, sentence_id: str) -> None:
        self._session.write_report(self._session.report.accepted(sentence_id), marked("Accept sentence"))

    def _reject(self, sentence_id: str) -> None:
        self._session.write_report(
            self._session.report.removed(sentence_id, at=now()), marked("Reject sentence")
        )

    def _remove(self, annotation_id: str) -> None:
        self._session.set_markup(self._session.markup.without(annotation_id), tr("Remove measurement"))

    def _sign(self) -> None:
        session = self._session
        if not session.report.open and not session.markup.open:
            signed = session.report.signed(self._reader, now(), session.markup.digest())
            session.write_report(signed, marked("Sign report"))
            self.accept()
