"""Consent, asked before anything is stored: what, for what, by whom, and how to withdraw."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ui.dialogs.frame import Framed
from ui.languages import marked, tr
from ui.theme import theme
from ui.widgets import button, label, rule

PURPOSES = (
    marked("Research: gaze data collection"),
    marked("Teaching: review of my own reading"),
    marked("Demonstration: not kept for research"),
)

WHAT = marked(
    "RadGaze will store where you look on the screen, with times, pupil size where the tracker gives it, "
    "and how the image is zoomed and windowed meanwhile. The data stay on this computer, in the folder of "
    "this study. You can stop at any time (R), and erase a recording in the Gaze panel."
)


class ConsentDialog(Framed):
    """Emits agreed(reader id, purpose, given by) once; closing it stores nothing.

    licence: what the tracker's maker wants readers to be told, "" for nothing.
    """

    agreed = Signal(str, str, str)

    def __init__(self, reader_id: str, parent: QWidget | None = None, *, licence: str = "") -> None:
        super().__init__(tr("Consent to gaze recording"), parent, heading=tr("Record your gaze?"), width=424)
        self.setModal(True)
        look = theme()
        self.setMaximumWidth(look.px(560))
        column = self.column
        column.addWidget(label(tr(WHAT), wrap=True))
        if licence:
            column.addWidget(label(licence, "dim", wrap=True))
        column.addWidget(rule())
        column.addWidget(label(tr("Purpose"), "dim"))
        self.purpose = QComboBox()
        self.purpose.addItems([tr(purpose) for purpose in PURPOSES])
        self.purpose.setEditable(True)
        for part in (
            self.purpose,
            *self.purpose.findChildren(QLineEdit),
        ):  # a screen reader reads the inner one
            part.setAccessibleName(tr("Purpose of the recording"))
        self.purpose.setToolTip(tr("What the recording is for; choose one or write your own"))
        column.addWidget(self.purpose)
        column.addWidget(label(tr("Reader id (a pseudonym, not your name)"), "dim"))
        self.reader = QLineEdit(reader_id)
        self.reader.setPlaceholderText(tr("for example R01"))
        self.reader.setAccessibleName(tr("Reader id"))
        self.reader.setToolTip(tr("A pseudonym under which the recording is kept"))
        column.addWidget(self.reader)
        self.agree = QCheckBox(tr("I agree that my gaze is recorded for this purpose"))
        self.agree.setAccessibleName(tr("I agree"))
        self.agree.setToolTip(tr("Nothing is stored without this"))
        column.addWidget(self.agree)
        self.paper = QCheckBox(tr("I am the facilitator; the reader has agreed to this on paper"))
        self.paper.setAccessibleName(tr("The reader has agreed on paper"))
        self.paper.setToolTip(tr("Confirmed anew at each recording; kept with it"))
        column.addWidget(self.paper)
        column.addSpacing(look.px(4))
        self.record = button(tr("Record"), tr("Start recording (Enter)"), self._accept, role="primary")
        self.record.setDefault(True)
        cancel = button(tr("Cancel"), tr("Record nothing (Esc)"), self.reject)
        self.add_foot(tr("Red is shown while recording."), cancel, self.record)
        self.agree.toggled.connect(self._enable)
        self.paper.toggled.connect(self._enable)
        self.agree.toggled.connect(lambda on: self.paper.setChecked(self.paper.isChecked() and not on))
        self.paper.toggled.connect(lambda on: self.agree.setChecked(self.agree.isChecked() and not on))
        self.reader.textChanged.connect(self._enable)
        self.purpose.editTextChanged.connect(self._enable)
        self._enable()
        (self.agree if reader_id else self.reader).setFocus()

    def _enable(self) -> None:
        self.record.setEnabled(
            (self.agree.isChecked() or self.paper.isChecked())
            and bool(self.reader.text().strip())
            and bool(self.purpose.currentText().strip())
        )

    def _accept(self) -> None:
        given_by = "facilitator" if self.paper.isChecked() else "reader"
        self.agreed.emit(self.reader.text().strip(), self.purpose.currentText().strip(), given_by)
        self.accept()
