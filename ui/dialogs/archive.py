"""Search an archive, fetch studies into the library. The window stays usable and keeps its patient."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.library.pacs.node import Archive, Cancelled, PacsError, Query, RemoteStudy, as_date, connect
from app.settings import Settings, settings_path
from ui.loading import Background
from ui.theme import theme
from ui.widgets import Form, JobCard, button, iso_day, label

if TYPE_CHECKING:
    from app.library.index import Library
    from app.library.pacs.fetching import Fetched
    from app.library.pacs.service import StorageService

FIELDS = (
    ("patient_name", "Patient", "Name as DICOM writes it, Family^Given; * and ? are wildcards"),
    ("patient_id", "Patient ID", "The whole ID, or a part with *"),
    ("date", "Date", "20240131, or a range 20240101-20240131"),
    ("modality", "Modality", "CR, DX …"),
)
COLUMNS = ("Date", "Patient", "ID", "Modality", "Description", "Images")


class ArchiveDialog(QDialog):
    """One search and one transfer at a time, both on a thread of the dialog's own."""

    fetched = Signal(int)
    """So many films are new in the library."""
    _progressed = Signal(int, int)

    def __init__(
        self,
        settings: Settings,
        library: Library,
        parent: QWidget | None = None,
        *,
        service: StorageService | None = None,
    ) -> None:
        """service: what holds the listener's port, if it runs."""
        super().__init__(parent)
        self._settings, self._library, self._service = settings, library, service
        self._background = Background(self, threads=2)  # a search that was left may still wait for its answer
        self._stop = threading.Event()
        self._found: list[RemoteStudy] = []
        self._found_in = ""
        self.setWindowTitle("Archive")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._build()
        self._progressed.connect(self._show_progress)

    def _build(self) -> None:
        look = theme()
        column = QVBoxLayout(self)
        margin = look.px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(look.px(10))
        self.node = QComboBox()
        self.node.addItems(list(self._settings.pacs))
        self.node.setAccessibleName("Archive")
        self.node.setToolTip(f"The archives of {settings_path()}")
        form = Form()
        form.row("Archive", self.node)
        self.fields: dict[str, QLineEdit] = {}
        for name, words, tip in FIELDS:
            edit = self.fields[name] = QLineEdit()
            edit.setAccessibleName(words)
            edit.setToolTip(tip)
            edit.returnPressed.connect(self.search)
            form.row(words, edit)
        column.addLayout(form)
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setHorizontalHeaderLabels(COLUMNS)
        self.table.setAccessibleName("Studies in the archive")
        self.table.setToolTip("Studies in the archive; double click fetches one")
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
        self.card = JobCard("transfer")
        self.card.cancel_wanted.connect(self._stop_now)
        column.addWidget(self.card)
        self.words = label("", "dim", wrap=True)
        column.addWidget(self.words)
        foot = QHBoxLayout()
        self.search_button = button("Search", "Search the archive (Enter)", self.search, role="primary")
        self.fetch_button = button("Fetch", "Fetch the chosen study into the library", self.fetch)
        foot.addWidget(self.search_button)
        foot.addWidget(self.fetch_button)
        foot.addStretch(1)
        foot.addWidget(button("Close", "Close; a running transfer stops (Esc)", self.close))
        column.addLayout(foot)
        self.resize(look.px(760), look.px(520))
        self._busy = self._may_be_left = False
        if not self._settings.pacs:
            self.words.setText(
                f"No archive is configured. Add a table such as [pacs.main] with ae_title, host and port, or "
                f"dicomweb_url, to {settings_path()} and start RadGaze again."
            )
        self._enable()

    def search(self) -> None:
        """Asks for the studies that match the fields."""
        if self._busy or not self._settings.pacs:
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

        self._start(
            f"Searching {name}", lambda stop: self._archive(name).find(query, stop=stop.is_set), found
        )
        self._may_be_left = True

    def fetch(self) -> None:
        """Fetches the chosen study from where it was found; it is filed in the library and not opened."""
        row = self.table.currentRow()
        if self._busy or not 0 <= row < len(self._found):
            return
        study, name = self._found[row], self._found_in

        def work(stop: threading.Event) -> Fetched:
            from app.library.pacs.fetching import fetch_into_library

            def progress(done: int, of: int) -> None:
                if not stop.is_set():  # the dialog may be gone
                    self._progressed.emit(done, of)

            return fetch_into_library(
                self._archive(name), study.uid, self._library, progress=progress, stop=stop.is_set
            )

        self._start(f"Fetching {study.patient_name or study.uid}", work, self._show_fetched)

    def _archive(self, name: str) -> Archive:
        return connect(name, self._settings.pacs[name], self._settings.listener, self._service)

    def _start(self, what: str, work: Callable[[threading.Event], Any], done: Callable[[Any], None]) -> None:
        self._stop = stop = threading.Event()
        self._busy, self._what, self._may_be_left = True, what, False
        self.words.setText("")
        self.card.show_running(what, None)
        self._enable()

        def ended(value: Any) -> None:
            self._ended()
            done(value)

        self._background.run(lambda: work(stop), ended, self._failed, purpose="archive")

    def _stop_now(self) -> None:
        """A search is left at once; a transfer ends when what has come is filed."""
        self._stop.set()
        if self._may_be_left:
            self._background.forget("archive")
            self._failed(Cancelled())
        else:
            self.card.show_running(f"{self._what}: stopping", None)

    def _ended(self) -> None:
        self._busy = False
        self.card.clear()
        self._enable()

    def _failed(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, Cancelled):
            self.words.setText(
                "Stopped." if self._may_be_left else "Stopped. Nothing was added to the library."
            )
        elif isinstance(error, PacsError):
            self.words.setText(str(error))
        else:
            self.words.setText(f"{self._what} failed: {error}")

    def _show_progress(self, done: int, of: int) -> None:
        if self._busy:
            self.card.show_running(f"{self._what}: {done} of {of or '?'}", done / of if of else None)

    def _show_found(self, found: list[RemoteStudy]) -> None:
        self._found = found
        self.table.setRowCount(len(found))
        for row, study in enumerate(found):
            cells = (
                iso_day(study.date),
                study.patient_name.replace("^", " "),
                study.patient_id,
                "/".join(study.modalities),
                study.description,
                str(study.instances or ""),
            )
            for position, words in enumerate(cells):
                self.table.setItem(row, position, QTableWidgetItem(words))
        limit = Query().limit
        more = f" Only the first {limit} are shown: narrow the search." if len(found) >= limit else ""
        self.words.setText(f"{len(found)} studies.{more}" if found else "No study matches.")
        if found:
            self.table.selectRow(0)
        self._enable()

    def _show_fetched(self, fetched: Fetched) -> None:
        count = len(fetched.films)
        films = "film is" if count == 1 else "films are"
        text = f"{count} {films} in the library; open from the list of studies."
        if fetched.missing:
            text += f" Not the whole study came: {fetched.missing}"
        if fetched.refused:
            text += f" {len(fetched.refused)} objects are no radiographs: {fetched.refused[0]}"
        self.words.setText(text)
        self.fetched.emit(count)

    def _enable(self) -> None:
        ready = not self._busy and bool(self._settings.pacs)
        self.search_button.setEnabled(ready)
        self.fetch_button.setEnabled(ready and 0 <= self.table.currentRow() < len(self._found))

    def done(self, result: int) -> None:
        """A transfer under way is stopped; what has come of it is still filed."""
        self._stop.set()
        self._background.leave()
        super().done(result)
