"""Which study, and who sits down: the list of its participants with where each stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.study.folder import BegunStudy, StudyError, open_study
from app.study.participants import consent_lacks, enrol_simulated, participants_of
from app.study.protocol import ProtocolError
from app.study.runner import step_of
from ui.dialogs.frame import Framed
from ui.languages import tr
from ui.widgets import button, label


class ChooseParticipant(Framed):
    """chosen: called with the study and the pseudonym of who sits down. Raises StudyError, ProtocolError
    where the folder is no study's."""

    def __init__(
        self, folder: Path, chosen: Callable[[BegunStudy, str], None], parent: QWidget | None
    ) -> None:
        self._study = open_study(folder)
        super().__init__(tr("Run a study"), parent, heading=self._study.protocol.name, width=460)
        self._chosen = chosen
        self.people = QListWidget()
        self.people.setAccessibleName(tr("Participants"))
        self.people.currentItemChanged.connect(lambda *_items: self._show())
        self.people.itemDoubleClicked.connect(lambda _item: self.begin())
        self._said = label("", "dim", wrap=True)
        self.column.addWidget(self.people)
        self.column.addWidget(self._said)
        self.column.addWidget(
            label(tr("People are enrolled, and agree, in the window of studies."), "dim", wrap=True)
        )
        self._begin = button(
            tr("Sit down"), tr("Begin, or go on with, this participant's trials"), self.begin, role="primary"
        )
        self.add_foot(
            button(
                tr("Enrol a simulated one"),
                tr("For a pilot: nobody, who agrees to everything"),
                self._simulated,
            ),
            self._begin,
        )
        self.refresh()

    def refresh(self) -> None:
        self.people.clear()
        now = datetime.now(UTC)
        for who in participants_of(self._study):
            step = step_of(self._study, who.pseudonym, now=now)
            lacks = consent_lacks(self._study, who)
            item = QListWidgetItem(
                f"{who.number}  {who.pseudonym}{'  ' + tr('simulated') if who.simulated else ''}"
            )
            item.setData(
                Qt.ItemDataRole.UserRole, (who.pseudonym, lacks or step.reason, not lacks and step.trial)
            )
            self.people.addItem(item)
        self.people.setCurrentRow(self.people.count() - 1)
        self._show()

    def begin(self) -> None:
        """With the chosen one, where that one may."""
        item = self.people.currentItem()
        if item is not None and self._begin.isEnabled():
            self._chosen(self._study, item.data(Qt.ItemDataRole.UserRole)[0])
            self.close()

    def _show(self) -> None:
        item = self.people.currentItem()
        _, reason, may = (
            item.data(Qt.ItemDataRole.UserRole) if item is not None else ("", tr("Nobody is enrolled."), None)
        )
        self._said.setText(reason)
        self._begin.setEnabled(bool(may))

    def _simulated(self) -> None:
        enrol_simulated(self._study, now=datetime.now(UTC))
        self.refresh()


def opened(folder: Path, chosen: Callable[[BegunStudy, str], None], parent: QWidget | None) -> str:
    """Shows it. Returns why it cannot be shown; empty where it is."""
    try:
        ChooseParticipant(folder, chosen, parent).show()
    except ProtocolError as error:
        return " ".join(error.words())
    except StudyError as error:
        return f"{error.reason}. {error.way_out}"
    return ""
