"""Which model is asked, a row for each task of a panel; shown only where there is something to choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.reading.workspace import ModelsChanged, Workspace
from inference.api import ModelInfo
from inference.tasks import TASKS
from ui.languages import tr
from ui.plain import plain
from ui.shell import Shell
from ui.widgets import Form


class ModelRows(QWidget):
    """tasks: ids of `inference.tasks.TASKS`. What is chosen goes into the settings."""

    def __init__(self, shell: Shell, workspace: Workspace, tasks: Sequence[str]) -> None:
        super().__init__()
        self._shell, self._workspace, self._filling = shell, workspace, False
        self.boxes: dict[str, QComboBox] = {}
        self._rows: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for task in tasks:
            box = self.boxes[task] = QComboBox()
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setAccessibleName(tr("Model for {title}", title=tr(TASKS[task].title)))
            box.currentIndexChanged.connect(lambda _index, task=task: self._chosen(task))
            row = self._rows[task] = QWidget()
            form = Form()
            form.setContentsMargins(0, 0, 0, 0)
            form.row(tr("Model: {title}", title=tr(TASKS[task].title)), box)
            row.setLayout(form)
            column.addWidget(row)
        workspace.listen(ModelsChanged, lambda _event: self.fill())
        self.fill()

    def fill(self) -> None:
        """Show what is installed; a chosen model that is missing is shown as such, never hidden."""
        models = self._workspace.models
        self._filling = True
        for task, box in self.boxes.items():
            box.clear()
            for info in models.offered(task):
                box.addItem(info.id, info.id)
                box.setItemData(box.count() - 1, described(info), Qt.ItemDataRole.ToolTipRole)
            if missing := models.missing(task):
                box.addItem(tr("{missing} (missing)", missing=plain(missing)), missing)
                said = tr(
                    "There is no model {missing}. Choose another one, or put its folder back.",
                    missing=missing,
                )
                box.setItemData(box.count() - 1, plain(said), Qt.ItemDataRole.ToolTipRole)
            box.setCurrentIndex(max(0, box.findData(models.of(task))))
            box.setToolTip(str(box.currentData(Qt.ItemDataRole.ToolTipRole) or ""))
            self._rows[task].setVisible(box.count() > 1)
        self.setVisible(any(box.count() > 1 for box in self.boxes.values()))
        self._filling = False

    def _chosen(self, task: str) -> None:
        if not self._filling:
            self._workspace.choose_model(task, self.boxes[task].currentData() or "")
            self._shell.save_settings()


def described(info: ModelInfo) -> str:
    """A model in a few lines, for a tooltip."""
    kind = " (demo)" if info.demo else ""
    return plain(
        tr(
            "{architecture}{kind}\nTrained on: {trained_on}\nLicence: {licence}",
            architecture=info.architecture,
            kind=kind,
            trained_on=info.trained_on,
            licence=info.licence,
        )
    )
