"""Films of the library that are like this one: by the image, by a sentence, by what the reader looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView

from app.library.similar import By, Similar
from ui.dialogs.frame import Framed
from ui.languages import marked, tr
from ui.panels.study_rows import describe
from ui.panels.thumbnails import Rows, Thumbnails
from ui.plain import plain
from ui.theme import theme
from ui.widgets import Segment, button, label

if TYPE_CHECKING:
    from app.library.index import Study
    from app.reading.workspace import Workspace
    from ui.shell import Shell
    from ui.similar import SimilarController

BY: dict[By, tuple[str, str]] = {
    "image": (marked("This film"), marked("Films that are like this one as a whole")),
    "region": (
        marked("What I looked at"),
        marked("Films of which a part is like what the chosen stretch of gaze dwelt on"),
    ),
    "sentence": (marked("A sentence"), marked("Films of which a part fits the words")),
}
"""What is asked by -> words, tip."""
SIDE = 84


class _Found(Rows):
    """What was found, best first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[tuple[Similar, Study]] = []

    def rowCount(self, parent: Any = None) -> int:
        return len(self.rows)

    def data(self, index: Any, role: int = 0) -> Any:
        similar, study = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return plain(
                f"{similar.place} of {similar.among}   {study.label}\n{describe(study)}\n{similar.why}"
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(tr("{why} Cosine {similarity:.2f}.", why=similar.why, similarity=similar.similarity))
        if role == Qt.ItemDataRole.DecorationRole:
            if study.id not in self.thumbnails:
                self.thumbnail_wanted.emit(study)
                return None
            return self.thumbnails[study.id].scaled(
                theme().px(SIDE),
                theme().px(SIDE),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return None

    def put(self, rows: list[tuple[Similar, Study]]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def refresh(self, study_id: str) -> None:
        for row, (_, study) in enumerate(self.rows):
            if study.id == study_id:
                index = self.index(row)
                self.dataChanged.emit(index, index)


class SimilarDialog(Framed):
    """Stays open beside the window. open_study, open_beside: what becomes of a row."""

    def __init__(
        self,
        shell: Shell,
        workspace: Workspace,
        controller: SimilarController,
        *,
        open_study: Callable[[Study], object],
        open_beside: Callable[[Study], object],
    ) -> None:
        super().__init__(tr("Similar films"), shell.parent, heading=tr("Similar films"), width=420)
        self._controller, self._workspace = controller, workspace
        self._open_study, self._open_beside = open_study, open_beside
        self.by = Segment([(by, tr(words), tr(tip)) for by, (words, tip) in BY.items()], name=tr("Find by"))
        self.by.chosen.connect(lambda _by: self._chosen())
        self.column.addWidget(self.by)
        self.sentence = QLineEdit()
        self.sentence.setPlaceholderText(tr("Large left pleural effusion"))
        self.sentence.setAccessibleName(tr("Sentence to find films by"))
        self.sentence.setToolTip(tr("Enter finds films of which a part fits the words"))
        self.sentence.returnPressed.connect(self.refresh)
        self.column.addWidget(self.sentence)
        self.said = label("", "dim", wrap=True)
        self.column.addWidget(self.said)
        self.model = _Found(self)
        self.thumbnails = Thumbnails(shell.background, self.model, busy=lambda: False)
        self.thumbnails.library = workspace.library
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Similar films, best first"))
        self.list.setIconSize(QSize(theme().px(SIDE), theme().px(SIDE)))
        self.list.setSpacing(theme().px(3))
        self.list.setWordWrap(True)
        self.list.activated.connect(self._activated)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(self._work_line())
        self.beside = button(tr("Show beside"), tr("Show the film beside the one that is read"), self._beside)
        self.add_foot(self.beside, "", button(tr("Close"), tr("Close (Esc)"), self.close, role="primary"))
        self.list.selectionModel().currentChanged.connect(lambda *_i: self._enable())
        controller.changed.connect(self._show_work)
        self.resize(theme().px(520), theme().px(620))
        self._show_work()
        self._chosen()

    def _work_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.state = label("", "small", wrap=True)
        line.addWidget(self.state, 1)
        self.pause = button(tr("Pause"), tr("Stop or go on making films ready"), self._toggle)
        line.addWidget(self.pause)
        return line

    def refresh(self) -> None:
        """Ask again."""
        by = cast(By, self.by.value)
        phrase = self.sentence.text().strip()
        if by == "sentence" and not phrase:
            self._say(tr("Type a sentence."))
            return
        self.said.setText(tr("Looking for them."))
        self._controller.find(by, phrase=phrase, found=self._show, failed=self._say, owner=self)

    def _chosen(self) -> None:
        self.sentence.setVisible(self.by.value == "sentence")
        if self.by.value == "sentence":
            if not self.sentence.text() and self._workspace.session is not None:
                self.sentence.setText(self._workspace.session.choices.phrase)
            self.sentence.setFocus()
        self.refresh()

    def _show(self, found: list[Similar]) -> None:
        pairs = [(similar, self._controller.study(similar.study)) for similar in found]
        self.model.put([(similar, study) for similar, study in pairs if study is not None])
        self.said.setText(
            tr("Best first, among the films that were made ready. Like in pixels is not like in diagnosis.")
            if self.model.rows
            else tr("No other film of the library is ready yet.")
        )
        self._enable()

    def _say(self, reason: str) -> None:
        self.model.put([])
        self.said.setText(reason)
        self._enable()

    def _enable(self) -> None:
        self.beside.setEnabled(self.list.currentIndex().isValid())

    def _activated(self, index: QModelIndex) -> None:
        self._open_study(self.model.rows[index.row()][1])

    def _beside(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._open_beside(self.model.rows[index.row()][1])

    def _toggle(self) -> None:
        work = self._controller.work
        if work is not None:
            self._controller.pause(paused=not work.paused)

    def _show_work(self) -> None:
        work = self._controller.work
        self.pause.setVisible(work is not None and work.done < work.total)
        self.state.setText(tr("The models are not ready yet.") if work is None else work.words)
        if work is not None:
            self.pause.setText(tr("Go on") if work.paused else tr("Pause"))
