"""Who takes part: enrolled under a pseudonym, asked for consent, sat down, or withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.settings import data_folder
from app.study.erasing import erase
from app.study.folder import BegunStudy, StudyError
from app.study.participants import Participant, consent_lacks, enrol, enrol_simulated, participants_of
from app.study.phases import Question
from app.study.runner import step_of
from app.study.signing import sign_consent
from app.study.tallies import by_participant
from ui.dialogs.frame import Framed
from ui.languages import tr
from ui.loading import Background
from ui.widgets import Form, button, label


class KeyChoice(QWidget):
    """The key file and its passphrase, which are asked for once."""

    def __init__(self) -> None:
        super().__init__()
        form = Form(self)
        self.path = QLineEdit()
        self.path.setAccessibleName(tr("Key file"))
        self.path.setPlaceholderText(tr("Who is who; not in the study's folder"))
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.path, 1)
        across.addWidget(button(tr("Choose…"), tr("Choose the key file, or where it is made"), self._choose))
        form.row(tr("Key file"), line)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(tr("Passphrase"))
        form.row(tr("Passphrase"), self.passphrase)

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            tr("The key file"),
            "key.json",
            "JSON (*.json)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.path.setText(name)

    def chosen(self) -> tuple[Path, str]:
        """Raises StudyError where one of them lacks."""
        path, passphrase = self.path.text().strip(), self.passphrase.text()
        if not path or not passphrase:
            reason = "key file and passphrase are needed, so that names stay apart from the data"
            raise StudyError(Path(path or "key file"), reason, "Fill in both.")
        return Path(path), passphrase


class EnrolDialog(Framed):
    """done: called with the new participant."""

    def __init__(
        self, study: BegunStudy, key: tuple[Path, str], done: Callable[[Participant], None], parent: QWidget
    ) -> None:
        super().__init__(tr("Enrol"), parent, heading=tr("A new participant"), width=420)
        self._study, self._key, self._done = study, key, done
        form = Form()
        self.person = QLineEdit()
        self.person.setAccessibleName(tr("Name"))
        form.row(tr("Name (goes into the key file alone)"), self.person)
        self.answers: dict[str, QLineEdit | QComboBox] = {}
        for question in study.protocol.participants.asks:
            self.answers[question.name] = _field(question)
            form.row(question.text, self.answers[question.name])
        self.column.addLayout(form)
        self.wrong = label("", "warning", wrap=True)
        self.column.addWidget(self.wrong)
        self.add_foot("", button(tr("Enrol"), tr("Give a pseudonym"), self.enrol, role="primary"))

    def enrol(self) -> None:
        answers = {
            name: field.currentText() if isinstance(field, QComboBox) else field.text().strip()
            for name, field in self.answers.items()
        }
        try:
            if not self.person.text().strip():
                raise StudyError(self._study.path, "nobody was named", "Write the person's name.")
            path, passphrase = self._key
            new = enrol(
                self._study, self.person.text().strip(), path, now=datetime.now(UTC), passphrase=passphrase,
                answers={name: answer for name, answer in answers.items() if answer},
            )  # fmt: skip
        except (StudyError, OSError) as error:
            self.wrong.setText(said(error))
            return
        self._done(new)
        self.close()


def _field(question: Question) -> QLineEdit | QComboBox:
    choices = {"yes_no": ("yes", "no"), "choice": question.choices}.get(question.answer)
    made: QLineEdit | QComboBox = QLineEdit() if choices is None else QComboBox()
    if isinstance(made, QComboBox):
        made.addItems(["", *(choices or ())])
    made.setAccessibleName(question.text)
    return made


class ConsentSheet(Framed):
    """The text as it is, to be read and signed. done: called when it is."""

    def __init__(
        self, study: BegunStudy, who: str, key: tuple[Path, str], done: Callable[[], None], parent: QWidget
    ) -> None:
        consent = study.protocol.consent
        heading = tr("Consent, version {version}", version=consent.version)
        super().__init__(tr("Consent"), parent, heading=heading, width=520)
        self._study, self._who, self._key, self._done = study, who, key, done
        text = QPlainTextEdit(consent.text)
        text.setReadOnly(True)
        text.setAccessibleName(tr("What is agreed to"))
        self.column.addWidget(text, 1)
        self.agrees = QCheckBox(tr("I have read this and agree. I may withdraw at any time."))
        self.signature = QLineEdit()
        self.signature.setAccessibleName(tr("Signature"))
        self.signature.setPlaceholderText(tr("Your name, as you were enrolled"))
        self.wrong = label("", "warning", wrap=True)
        for part in (self.agrees, self.signature, self.wrong):
            self.column.addWidget(part)
        self.add_foot(
            tr("Version, text and time are kept with the study, the name in the key file."),
            button(tr("Sign"), tr("Sign the consent"), self.sign, role="primary"),
        )

    def sign(self) -> None:
        if not self.agrees.isChecked():
            self.wrong.setText(tr("Nothing is recorded of who does not agree."))
            return
        path, passphrase = self._key
        try:
            sign_consent(
                self._study,
                self._who,
                self.signature.text(),
                path,
                now=datetime.now(UTC),
                passphrase=passphrase,
            )
        except (StudyError, OSError) as error:
            self.wrong.setText(said(error))
            return
        self._done()
        self.close()


class PeoplePage(QWidget):
    """sit: called with who sits down."""

    def __init__(self, background: Background, sit: Callable[[BegunStudy, str], None]) -> None:
        super().__init__()
        self._background, self._sit = background, sit
        self._study: BegunStudy | None = None
        lines = QVBoxLayout(self)
        self.key = KeyChoice()
        lines.addWidget(self.key)
        self.people = QListWidget()
        self.people.setAccessibleName(tr("Participants"))
        self.people.currentRowChanged.connect(lambda _row: self._enable())
        lines.addWidget(self.people, 1)
        self.said = label("", "dim", wrap=True)
        lines.addWidget(self.said)
        row = QHBoxLayout()
        self.buttons = {
            name: button(words, tip, call, role="primary" if name == "sit" else "")
            for name, words, tip, call in (
                ("enrol", tr("Enrol…"), tr("A new participant, under a pseudonym"), self.enrol),
                ("simulated", tr("Enrol a simulated one"), tr("For a pilot: nobody"), self.simulated),
                ("consent", tr("Consent…"), tr("The text is read and signed"), self.consent),
                ("withdraw", tr("Withdraw…"), tr("Erase what was recorded of the chosen one"), self.withdraw),
                ("sit", tr("Sit down"), tr("Begin, or go on with, the chosen one's trials"), self.sit),
            )
        }
        for made in self.buttons.values():
            row.addWidget(made)
        lines.addLayout(row)
        self.show_study(None)

    def show_study(self, study: BegunStudy | None) -> None:
        self._study = study
        self.said.setText("")
        self.refresh()

    def refresh(self) -> None:
        """Where everybody stands now; read on a thread, for a study may have thousands of attempts."""
        study = self._study
        if study is None:
            self._fill([])
            self.said.setText(tr("Begin a study, or open one."))
            return
        self._background.run(
            lambda: _standing(study), self._fill, lambda error: self.said.setText(said(error)),
            purpose="people", owner=self,
        )  # fmt: skip

    def _fill(self, people: list[_Line]) -> None:
        chosen = self.chosen()
        self.people.clear()
        for line in people:
            item = QListWidgetItem(line.words)
            item.setData(Qt.ItemDataRole.UserRole, (line.pseudonym, line.may_sit, line.may_sign))
            self.people.addItem(item)
        names = [line.pseudonym for line in people]
        self.people.setCurrentRow(names.index(chosen) if chosen in names else len(names) - 1)
        self._enable()

    def chosen(self) -> str:
        """The pseudonym; "" where nobody is."""
        item = self.people.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole)[0])

    def _enable(self) -> None:
        item = self.people.currentItem()
        _, may, unsigned = ("", False, False) if item is None else item.data(Qt.ItemDataRole.UserRole)
        there = self._study is not None
        for name, on in (
            ("enrol", there), ("simulated", there), ("consent", unsigned), ("withdraw", item is not None),
            ("sit", may),
        ):  # fmt: skip
            self.buttons[name].setEnabled(on)

    # what is done

    def enrol(self) -> None:
        self._with_key(lambda study, key: EnrolDialog(study, key, self._enrolled, self).show())

    def _enrolled(self, new: Participant) -> None:
        self.refresh()
        self.said.setText(tr("Enrolled as {pseudonym}; ask for consent.", pseudonym=new.pseudonym))

    def simulated(self) -> None:
        if self._study is not None:
            enrol_simulated(self._study, now=datetime.now(UTC))
            self.refresh()

    def consent(self) -> None:
        who = self.chosen()
        self._with_key(lambda study, key: ConsentSheet(study, who, key, self.refresh, self).show())

    def sit(self) -> None:
        if self._study is not None and self.chosen():
            self._sit(self._study, self.chosen())

    def withdraw(self) -> None:
        """Asks first; what is erased does not come back."""
        study, pseudonym = self._study, self.chosen()
        if study is None or not pseudonym:
            return
        sheet = Framed(tr("Withdraw"), self, heading=tr("{who} withdraws", who=pseudonym), width=420)
        sheet.column.addWidget(
            label(
                tr("Everything that was recorded of this person is erased and cannot be brought back."),
                wrap=True,
            )
        )

        def go() -> None:
            sheet.close()
            self.erase(study, pseudonym)

        sheet.add_foot("", button(tr("Erase"), tr("Erase everything of this person"), go, role="danger"))
        sheet.show()

    def erase(self, study: BegunStudy, pseudonym: str) -> None:
        """On a thread: every file is searched."""
        who = next(one for one in participants_of(study) if one.pseudonym == pseudonym)
        try:
            key, passphrase = (None, None) if who.simulated else self.key.chosen()
        except StudyError as error:
            self.said.setText(said(error))
            return
        self.said.setText(tr("Erasing, and searching for what is left…"))

        def work() -> str:
            places = [place for place in (data_folder(),) if place.is_dir()]
            gone = erase(
                study, pseudonym, key_file=key, passphrase=passphrase, now=datetime.now(UTC), places=places
            )
            left = ", ".join(str(path) for path in gone.traces)
            exports = ", ".join(str(one.folder) for one in gone.exports)
            return (
                f"{gone.files} files erased. "
                + (f"Still named in: {left}. " if left else "No trace is left. ")
                + (f"Exports made before still hold the data: {exports}." if exports else "")
            )

        def done(words: str) -> None:
            self.refresh()
            self.said.setText(words)

        self._background.run(work, done, lambda error: self.said.setText(said(error)), owner=self)

    def _with_key(self, then: Callable[[BegunStudy, tuple[Path, str]], object]) -> None:
        if self._study is None:
            return
        try:
            then(self._study, self.key.chosen())
        except StudyError as error:
            self.said.setText(said(error))


@dataclass(frozen=True)
class _Line:
    pseudonym: str
    words: str
    may_sit: bool
    may_sign: bool


def _standing(study: BegunStudy) -> list[_Line]:
    now = datetime.now(UTC)
    figures = {row.row()["group"]: row.row() for row in by_participant(study)}
    lines = []
    for who in participants_of(study):
        lacks, step = consent_lacks(study, who), step_of(study, who.pseudonym, now=now)
        row = figures[who.pseudonym]
        quality = ""
        if row["accuracy_deg"] is not None:
            quality = f", {row['accuracy_deg']}° off, {row['missing_percent']} % missing"
        simulated = "  simulated" if who.simulated else ""
        words = (
            f"{who.number}  {who.pseudonym}{simulated}  {row['complete']} complete, "
            f"{row['discarded']} discarded{quality}: {lacks or step.reason}"
        )
        may_sit = not lacks and step.trial is not None
        lines.append(_Line(who.pseudonym, words, may_sit, bool(lacks) and not who.withdrawn_at))
    return lines


def said(error: Exception) -> str:
    """In words."""
    return f"{error.reason}. {error.way_out}" if isinstance(error, StudyError) else str(error)
