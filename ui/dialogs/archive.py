"""Search an archive, fetch studies into the library. The window stays usable and keeps its patient."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.library.pacs.node import Progress, Query, RemoteStudy, as_date
from app.settings import Settings
from app.words import iso_day, patient_name
from ui.dialogs.transfer import TransferDialog
from ui.languages import marked, tr, tr_count
from ui.theme import theme
from ui.widgets import Form, button

if TYPE_CHECKING:
    from app.library.index import Library
    from app.library.pacs.fetching import Fetched
    from app.library.pacs.service import StorageService

FIELDS = (
    (
        "patient_name",
        marked("Patient"),
        marked("Name as DICOM writes it, Family^Given; * and ? are wildcards"),
    ),
    ("patient_id", marked("Patient ID"), marked("The whole ID, or a part with *")),
    ("date", marked("Date"), marked("20240131, or a range 20240101-20240131")),
    ("modality", marked("Modality"), "CR, DX …"),
)
COLUMNS = (
    marked("Date"),
    marked("Patient"),
    marked("ID"),
    marked("Modality"),
    marked("Description"),
    marked("Images"),
)


class ArchiveDialog(TransferDialog):
    """One search or one transfer at a time."""

    fetched = Signal(int)
    """So many films are new in the library."""

    def __init__(
        self,
        settings: Settings,
        library: Library,
        parent: QWidget | None = None,
        *,
        service: StorageService | None = None,
    ) -> None:
        """service: what holds the listener's port, if it runs."""
        super().__init__(tr("Archive"), settings, parent, service=service)
        self._library = library
        self._found: list[RemoteStudy] = []
        self._found_in = ""
        self._build()

    def _build(self) -> None:
        look, column = theme(), self.column
        form = Form()
        form.row(tr("Archive"), self.node)
        self.fields: dict[str, QLineEdit] = {}
        for name, words, tip in FIELDS:
            edit = self.fields[name] = QLineEdit()
            edit.setAccessibleName(tr(words))
            edit.setToolTip(tr(tip))
            edit.returnPressed.connect(self.search)
            form.row(tr(words), edit)
        column.addLayout(form)
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setHorizontalHeaderLabels([tr(column) for column in COLUMNS])
        self.table.setAccessibleName(tr("Studies in the archive"))
        self.table.setToolTip(tr("Studies in the archive; double click fetches one"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(look.px(25))
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(COLUMNS.index("Description"), QHeaderView.ResizeMode.Stretch)
        self.table.itemDoubleClicked.connect(lambda _item: self.fetch())
        self.table.itemSelectionChanged.connect(self._enable)
        column.addWidget(self.table, 1)
        column.addWidget(self.card)
        column.addWidget(self.words)
        self.search_button = button(
            tr("Search"), tr("Search the archive (Enter)"), self.search, role="primary"
        )
        self.fetch_button = button(tr("Fetch"), tr("Fetch the chosen study into the library"), self.fetch)
        close = button(tr("Close"), tr("Close; a running transfer stops (Esc)"), self.close)
        self.add_foot(self.search_button, self.fetch_button, "", close)
        self.busy_changed.connect(self._enable)
        self.resize(look.px(760), look.px(520))
        self._enable()

    def search(self) -> None:
        """Asks for the studies that match the fields."""
        if self.busy or not self.settings.pacs:
            return
        words = {name: edit.text().strip() for name, edit in self.fields.items()}
        try:
            date = as_date(words["date"])
        except ValueError as error:
            self.words.setText(f"{error}.")
            return
        query = Query(
            patient_name=words["patient_name"],
            patient_id=words["patient_id"],
            date=date,
            modality=words["modality"],
        )
        name = self.node.currentText()

        def found(studies: list[RemoteStudy]) -> None:
            self._found_in = name
            self._show_found(studies)

        self.start(
            tr("Searching {name}", name=name),
            lambda stop, _progress: self.archive(name).find(query, stop=stop.is_set),
            found,
            stopped=tr("Stopped."),
            may_be_left=True,
        )

    def fetch(self) -> None:
        """Fetches the chosen study from where it was found; it is filed in the library and not opened."""
        row = self.table.currentRow()
        if self.busy or not 0 <= row < len(self._found):
            return
        study, name = self._found[row], self._found_in

        def work(stop: threading.Event, progress: Progress) -> Fetched:
            from app.library.pacs.fetching import fetch_into_library

            return fetch_into_library(
                self.archive(name), study.uid, self._library, progress=progress, stop=stop.is_set
            )

        self.start(
            tr("Fetching {patient_name}", patient_name=study.patient_name or study.uid),
            work,
            self._show_fetched,
            stopped=tr("Stopped. Nothing was added to the library."),
        )

    def _show_found(self, found: list[RemoteStudy]) -> None:
        self._found = found
        self.table.setRowCount(len(found))
        for row, study in enumerate(found):
            cells = (
                iso_day(study.date),
                patient_name(study.patient_name),
                study.patient_id,
                "/".join(study.modalities),
                study.description,
                str(study.instances or ""),
            )
            for position, words in enumerate(cells):
                self.table.setItem(row, position, QTableWidgetItem(words))
        limit = Query().limit
        more = (
            tr(" Only the first {limit} are shown: narrow the search.", limit=limit)
            if len(found) >= limit
            else ""
        )
        self.words.setText(
            tr_count("{count} study.{more}", "{count} studies.{more}", len(found), more=more)
            if found
            else tr("No study matches.")
        )
        if found:
            self.table.selectRow(0)
        self._enable()

    def _show_fetched(self, fetched: Fetched) -> None:
        count = len(fetched.films)
        text = tr_count(
            "{count} film is in the library; open from the list of studies.",
            "{count} films are in the library; open from the list of studies.",
            count,
        )
        if fetched.missing:
            text += tr(" Not the whole study came: {missing}", missing=fetched.missing)
        if fetched.refused:
            text += tr(
                " {count} objects are no radiographs: {refused}",
                count=len(fetched.refused),
                refused=fetched.refused[0],
            )
        self.words.setText(text)
        self.fetched.emit(count)

    def _enable(self) -> None:
        ready = not self.busy and bool(self.settings.pacs)
        self.search_button.setEnabled(ready)
        self.fetch_button.setEnabled(ready and 0 <= self.table.currentRow() < len(self._found))
