"""What was collected becomes a dataset: format, licence, what is left out; with progress, and it can be
stopped."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from app.export.collections.card import anonymity_warning
from app.export.collections.formats import FORMATS, title_of, write_collection
from app.export.collections.model import Cancelled, CollectionError, Options
from app.study.exports import note_in_each
from app.study.folder import BegunStudy, StudyError, open_study
from app.study.merging import merged
from app.study.protocol import ProtocolError
from ui.languages import tr
from ui.loading import Background
from ui.widgets import Form, button, label

TICK_MS = 200


class ExportPage(QWidget):
    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._study: BegunStudy | None = None
        self._stop = threading.Event()
        self._done = (0, 0)
        lines = QVBoxLayout(self)
        form = Form()
        self.format = QComboBox()
        self.format.setAccessibleName(tr("Format"))
        for name in FORMATS:
            self.format.addItem(title_of(name), name)
        form.row(tr("Format"), self.format)
        self.licence = QLineEdit("not stated")
        self.licence.setAccessibleName(tr("Licence"))
        form.row(tr("Licence"), self.licence)
        self.folder = QLineEdit()
        self.folder.setAccessibleName(tr("New folder"))
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.folder, 1)
        across.addWidget(button(tr("Choose…"), tr("Choose where the dataset is written"), self._choose))
        form.row(tr("New folder"), line)
        form.row(tr("Other sites"), self._sites_row())
        lines.addLayout(form)
        self.audio = QCheckBox(tr("With the voices, which tell who speaks"))
        self.times = QCheckBox(tr("With wall-clock times and serial numbers of devices"))
        self.bar = QProgressBar()
        self.bar.hide()
        self.said = label("", wrap=True)
        for part in (self.audio, self.times, self.bar, self.said):
            lines.addWidget(part)
        row = QHBoxLayout()
        self.go = button(tr("Export"), tr("Write the dataset"), self.export, role="primary")
        self.cancel = button(tr("Stop"), tr("Stop the export; nothing is left behind"), self._stop.set)
        self.cancel.hide()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        lines.addLayout(row)
        lines.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.show_study(None)

    def _sites_row(self) -> QWidget:
        """The same protocol may have run elsewhere: those studies go into one dataset."""
        self.sites: list[Path] = []
        self.site_names = label(tr("None: this study alone"), wrap=True)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.site_names, 1)
        across.addWidget(
            button(tr("Add a site…"), tr("The folder of a study of the same protocol"), self._add)
        )
        across.addWidget(button(tr("None"), tr("Export this study alone"), self._alone))
        return row

    def _add(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("The folder of a study of the same protocol"))
        if name:
            self.add_site(Path(name))

    def add_site(self, folder: Path) -> None:
        self.sites.append(folder)
        self.site_names.setText(", ".join(site.name for site in self.sites))

    def _alone(self) -> None:
        self.sites.clear()
        self.site_names.setText(tr("None: this study alone"))

    def show_study(self, study: BegunStudy | None) -> None:
        if study is None or self._study is None or study.path != self._study.path:
            self._alone()
        self._study = study
        self.go.setEnabled(study is not None)

    def end(self) -> None:
        """The window closes: a running export is stopped."""
        self._stop.set()

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("A new folder for the dataset"))
        if name:
            self.folder.setText(name)

    def export(self) -> None:
        study, folder = self._study, self.folder.text().strip()
        if study is None or not folder:
            self.said.setText(tr("Name a new folder first."))
            return
        self._stop.clear()
        self._done = (0, 0)
        sites = tuple(self.sites)
        form, licence = str(self.format.currentData()), self.licence.text().strip() or "not stated"

        def told(done: int, of: int) -> None:
            self._done = done, of
            if self._stop.is_set():
                raise Cancelled

        options = Options(discreet=not self.times.isChecked(), audio=self.audio.isChecked(), told=told)

        def work() -> str:
            studies = [study, *(open_study(site) for site in sites)]
            collection, settled = merged(studies, licence=licence)
            made = write_collection(collection, Path(folder), form=form, options=options)
            note_in_each(studies, folder=Path(folder), form=form, now=datetime.now(UTC))
            words = f"{made.count} readings, {made.fixations} fixations in {folder}."
            return " ".join((words, *settled, anonymity_warning(collection.people))).strip()

        self._running(on=True)
        self._background.run(work, self._finished, self._failed, owner=self)

    def _running(self, *, on: bool) -> None:
        for part in (self.bar, self.cancel):
            part.setVisible(on)
        self.go.setEnabled(not on and self._study is not None)
        (self._timer.start if on else self._timer.stop)()
        if on:
            self.bar.setRange(0, 0)
            self.said.setText("")

    def _tick(self) -> None:
        done, of = self._done
        if of:
            self.bar.setRange(0, of)
            self.bar.setValue(done)

    def _finished(self, words: str) -> None:
        self._running(on=False)
        self.said.setText(words)

    def _failed(self, error: Exception) -> None:
        self._running(on=False)
        if isinstance(error, Cancelled):
            self.said.setText(tr("Stopped; nothing was left behind."))
        elif isinstance(error, StudyError | CollectionError):
            self.said.setText(f"{error.reason}. {error.way_out}")
        elif isinstance(error, ProtocolError):
            self.said.setText(" ".join(error.words()))
        else:
            self.said.setText(str(error))
