"""The areas of interest with what each got: one row an area, its name can be edited."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.reading.areas import FROM, AreaTable
from eyetracking.analysis.coverage import USEFUL_FIELD_DEG
from eyetracking.analysis.dwell import AreaFigures
from ui.languages import marked, tr
from ui.overlays.areas import COLOURS
from ui.plain import plain
from ui.theme import theme

COLUMNS: tuple[tuple[str, str], ...] = (
    (marked("Area"), marked("Its name; double click or F2 to change it")),
    (marked("From"), marked("Drawn by hand, from a finding's map, or a place of the checklist")),
    (marked("Fixations"), marked("Fixations in it")),
    (marked("Visits"), marked("Uninterrupted runs of fixations in it")),
    (marked("Dwell"), marked("Time of its fixations")),
    (marked("Share"), marked("Part of the time in all fixations on the image")),
    (marked("First after"), marked("From the first sight of the image to the first fixation in it")),
    (marked("Density"), marked("Share of time over share of the image; 1 is what even looking would give")),
    (marked("Covered"), marked("Part of the area that lay within 2.5° of a fixation")),
)


SOURCE = Qt.ItemDataRole.UserRole + 1


class AreasTable(QTableWidget):
    """Rows of `AreaFigures`."""

    renamed = Signal(str, str)
    """Area's id, new name."""
    chosen = Signal(object)
    """Ids of the selected rows."""
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(0, len(COLUMNS))
        self._filling = False
        self.setAccessibleName(tr("Areas of interest"))
        self.setToolTip(tr("Areas of interest: what each got of the gaze"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme().px(25))
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        for number, (name, tip) in enumerate(COLUMNS):
            item = QTableWidgetItem(tr(name))
            item.setToolTip(tr(tip))
            side = Qt.AlignmentFlag.AlignLeft if number < 2 else Qt.AlignmentFlag.AlignRight
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(number, item)
        self.itemChanged.connect(self._changed)
        self.itemSelectionChanged.connect(self._say_chosen)

    def show_figures(self, figures: Sequence[AreaFigures], covered: Sequence[float]) -> None:
        """Fill the rows; the selection stays where its areas are still there."""
        kept = self.chosen_ids()
        self._filling = True
        self.setRowCount(len(figures))
        for row, (area, share) in enumerate(zip(figures, covered, strict=True)):
            for column, words in enumerate(_cells(area, share)):
                item = QTableWidgetItem(words)
                item.setToolTip(plain(area.area.note or tr(COLUMNS[column][1])))
                if column == 0:
                    item.setData(Qt.ItemDataRole.UserRole, area.area.id)
                    item.setData(SOURCE, area.area.source)
                    item.setForeground(theme().colour(COLOURS[area.area.source]))
                else:
                    item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                    if column > 1:
                        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        self._filling = False
        self.choose(kept)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for item in (self.item(row, 0) for row in range(self.rowCount())):
                if item is not None:
                    item.setForeground(theme().colour(COLOURS[item.data(SOURCE)]))

    def choose(self, ids: Sequence[str]) -> None:
        self._filling = True
        self.clearSelection()
        for row in range(self.rowCount()):
            if self._id(row) in ids:
                index = self.model().index(row, 0)
                flags = QItemSelectionModel.SelectionFlag
                self.selectionModel().select(index, flags.Select | flags.Rows)
                self.scrollTo(index)
        self._filling = False
        self.chosen.emit(self.chosen_ids())

    def _say_chosen(self) -> None:
        if not self._filling:
            self.chosen.emit(self.chosen_ids())

    def chosen_ids(self) -> list[str]:
        rows = {index.row() for index in self.selectedIndexes()}
        return [self._id(row) for row in sorted(rows)]

    def _id(self, row: int) -> str:
        item = self.item(row, 0)
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def _changed(self, item: QTableWidgetItem) -> None:
        if not self._filling and item.column() == 0:
            self.renamed.emit(self._id(item.row()), item.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


def _cells(row: AreaFigures, covered: float) -> tuple[str, ...]:
    seen = row.fixations > 0
    return (
        row.area.name,
        tr(FROM.get(row.area.source, row.area.source)),
        str(row.fixations),
        str(row.visits),
        f"{row.dwell_ms / 1000:.2f} s" if seen else "–",
        _share(row.dwell_share) if seen else "–",
        f"{row.first_ms / 1000:.2f} s" if seen else tr("not fixated"),
        f"{row.density:.2f}" if seen else "–",
        _share(covered),
    )


def _share(value: float) -> str:
    return f"{100 * value:.0f} %" if math.isfinite(value) else "–"


def came_to(shown: AreaTable, fixations: Any, *, stretch: bool) -> str:
    """What the table rests on, in a sentence. fixations: a `Scanpath`, which names its detector. stretch: it
    is about the chosen stretch of the recording."""
    share = f"{100 * shown.image_covered:.0f} %" if shown.fixations else tr("nothing")
    return tr(
        "{fixations} fixations on the image{stretch}, {share} of it within {useful_field_deg:g}° of one. "
        "Detector {detector} version {version}.",
        fixations=shown.fixations,
        stretch=tr(" in the chosen stretch") if stretch else "",
        share=share,
        useful_field_deg=USEFUL_FIELD_DEG,
        detector=fixations.detector,
        version=fixations.version,
    )
