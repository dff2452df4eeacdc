"""What was collected, as tables: where everybody stands, orders, quality, ratings, performance, queries."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.files import write_atomically
from app.study import tables
from app.study.folder import BegunStudy
from app.study.querying import NAMED
from app.study.tables import Table
from ui.languages import tr
from ui.loading import Background
from ui.study.people_page import said
from ui.widgets import Form, button, label

_Field = TypeVar("_Field", QLineEdit, QComboBox)
KINDS = ("standing", "orders", "quality", "ratings", "performance", "paths", "query")
FIELDS = {
    "orders": ("participants",),
    "quality": ("by",),
    "performance": ("truth", "predictions"),
    "paths": ("whose", "paths"),
    "query": ("dataset", "sql"),
}
"""Kind of table -> what it is asked with."""


class ResultsPage(QWidget):
    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._study: BegunStudy | None = None
        self.shown: Table | None = None
        lines = QVBoxLayout(self)
        form = Form()
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Table"))
        words = {
            "standing": tr("Where everybody stands"),
            "orders": tr("Orders of trials"),
            "quality": tr("Gaze quality"),
            "ratings": tr("Ratings, for programs of readers' studies"),
            "performance": tr("How well readers and models do, by subgroup"),
            "paths": tr("Put paths into the study, for replays"),
            "query": tr("A query of an exported dataset"),
        }
        for name in KINDS:
            self.kind.addItem(words[name], name)
        form.row(tr("Table"), self.kind)
        lines.addLayout(form)
        self._rows: dict[str, QWidget] = {}
        self._build_fields(lines)
        self.table = QTableWidget()
        self.table.setAccessibleName(tr("Table"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        lines.addWidget(self.table, 1)
        self.said = label("", wrap=True)
        lines.addWidget(self.said)
        foot = QHBoxLayout()
        self.keep = button(tr("Save as CSV…"), tr("Write this table into a file"), self.choose_file)
        self.show_it = button(tr("Show"), tr("Compute this table"), self.compute, role="primary")
        foot.addStretch(1)
        foot.addWidget(self.keep)
        foot.addWidget(self.show_it)
        lines.addLayout(foot)
        self.kind.currentIndexChanged.connect(lambda _index: self._turned())
        self.show_study(None)

    def _build_fields(self, lines: QVBoxLayout) -> None:
        self.participants = self._field("participants", tr("How many participants"), QLineEdit("4"), lines)
        self.by = self._field("by", tr("By what was answered to"), QComboBox(), lines)
        self.truth = self._field(
            "truth", tr("Truth (CSV: case, present)"), QLineEdit(), lines,
            placeholder=tr("Phantoms know their own"), file=True,
        )  # fmt: skip
        self.predictions = self._field(
            "predictions", tr("Predictions (CSV: case, probability, model)"), QLineEdit(), lines,
            placeholder=tr("Without: readers alone"), file=True,
        )  # fmt: skip
        self.whose = self._field("whose", tr("Whose paths"), QComboBox(), lines)
        for name, title in (("predicted", tr("A model's")), ("recorded", tr("Recorded elsewhere"))):
            self.whose.addItem(title, name)
        self.paths = self._field(
            "paths", tr("Paths (CSV: case, onset_ms, duration_ms, x_px, y_px)"), QLineEdit(), lines, file=True
        )
        self.dataset = self._field(
            "dataset", tr("Dataset"), QLineEdit(), lines,
            placeholder=tr("The folder of an export as Parquet"), folder=True,
        )  # fmt: skip
        self.sql = self._field("sql", tr("Query"), QComboBox(), lines)
        self.sql.setEditable(True)
        self.sql.addItems(list(NAMED))

    def _field(
        self,
        name: str,
        title: str,
        field: _Field,
        lines: QVBoxLayout,
        *,
        placeholder: str = "",
        file: bool = False,
        folder: bool = False,
    ) -> _Field:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(label(title))
        across.addWidget(field, 1)
        field.setAccessibleName(title)
        if isinstance(field, QLineEdit):
            field.setPlaceholderText(placeholder)
            if file or folder:
                choose = partial(self._choose, field, title, folder=folder)
                across.addWidget(button(tr("Choose…"), title, choose))
        self._rows[name] = row
        lines.addWidget(row)
        return field

    def _choose(self, field: QLineEdit, title: str, *, folder: bool) -> None:
        if folder:
            name = QFileDialog.getExistingDirectory(self, title)
        else:
            name, _ = QFileDialog.getOpenFileName(self, title, "", "CSV (*.csv)")
        if name:
            field.setText(name)

    def show_study(self, study: BegunStudy | None) -> None:
        self._study = study
        self.by.clear()
        self.by.addItem(tr("Participant"), "")
        for question in () if study is None else study.protocol.participants.asks:
            self.by.addItem(question.text, question.name)
        self._turned()

    def _turned(self) -> None:
        kind = str(self.kind.currentData())
        for name, row in self._rows.items():
            row.setVisible(name in FIELDS.get(kind, ()))
        self.show_it.setEnabled(self._study is not None or kind == "query")
        self._put(None)

    def compute(self) -> None:
        """On a thread."""
        work = self._work()
        if work is not None:
            self.said.setText(tr("Computing…"))
            self._background.run(work, self._put, self._failed, purpose="table", owner=self)

    def _work(self) -> Callable[[], Table] | None:
        kind, study = str(self.kind.currentData()), self._study
        if kind == "query":
            dataset, sql = self.dataset.text().strip(), self.sql.currentText().strip()
            if not dataset or not sql:
                self.said.setText(tr("Name a dataset and a query."))
                return None
            return partial(tables.query, Path(dataset), sql)
        if study is None:
            return None
        if kind == "orders":
            count = self.participants.text().strip()
            if not count.isdecimal() or not 0 < int(count) <= 10_000:
                self.said.setText(tr("How many participants is a number from 1 to 10,000."))
                return None
            return partial(tables.orders, study, int(count))
        if kind == "performance":
            truth, predictions = (
                Path(text) if (text := field.text().strip()) else None
                for field in (self.truth, self.predictions)
            )
            return partial(tables.performance, study, truth=truth, predictions=predictions)
        if kind == "paths":
            if not self.paths.text().strip():
                self.said.setText(tr("Name a table of paths."))
                return None
            return partial(
                tables.paths_put, study, str(self.whose.currentData()), Path(self.paths.text().strip())
            )
        if kind == "quality":
            return partial(tables.quality, study, str(self.by.currentData()))
        return partial({"standing": tables.standing, "ratings": tables.rated}[kind], study)

    def _put(self, table: Table | None) -> None:
        self.shown = table
        columns, rows = ((), ()) if table is None else (table.columns, table.rows)
        self.table.setColumnCount(len(columns))
        self.table.setHorizontalHeaderLabels(list(columns))
        self.table.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        self.keep.setEnabled(bool(rows))
        words = ""
        if table is not None:
            words = tr("Nothing yet.") if not rows else tr("{count} rows", count=len(rows))
            if table.cut:
                words = tr("The first {count} rows; the command has them all.", count=len(rows))
        self.said.setText(words)

    def _failed(self, error: Exception) -> None:
        self._put(None)
        self.said.setText(said(error))

    def choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the table"), "table.csv", "CSV (*.csv)")
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        if self.shown is None:
            return
        try:
            write_atomically(path, self.shown.as_csv().encode())
        except OSError as error:
            self.said.setText(str(error))
        else:
            self.said.setText(tr("Saved: {path}", path=path))
