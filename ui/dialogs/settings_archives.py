"""The archives by their names: added, changed, removed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.library.pacs.node import PacsNode
from app.settings import Settings
from app.settings_table import NODE, node_problem
from ui.dialogs.setting_rows import SettingRows
from ui.languages import tr
from ui.theme import theme
from ui.widgets import button, label, rule


class ArchivesPage(QWidget):
    """refused, changed: as those of `SettingRows`."""

    def __init__(
        self, settings: Settings, refused: Callable[[str], None], changed: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._settings, self._refused, self._changed = settings, refused, changed
        self.node = QComboBox()
        self.node.setAccessibleName(tr("Archive"))
        self.node.setToolTip(tr("The archive whose values stand below"))
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name of a new archive"))
        self.name.setAccessibleName(tr("Name of a new archive"))
        self.name.setToolTip(tr("A name of your own for it, such as main; Enter adds it"))
        self.name.returnPressed.connect(self.add)
        self.remove_button = button(tr("Remove"), tr("Remove this archive from the settings"), self.remove)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for parts in (
            (self.name, button(tr("Add"), tr("Add an archive"), self.add)),
            (self.node, self.remove_button),
        ):
            line = QHBoxLayout()
            line.setSpacing(theme().px(6))
            line.addWidget(parts[0], 1)
            line.addWidget(parts[1])
            self._column.addLayout(line)
        self.rows: SettingRows | None = None
        self._place = QVBoxLayout()
        self._column.addLayout(self._place)
        self._column.addWidget(rule())
        self._column.addWidget(label(tr("How archives reach this computer"), "heading"))
        self._fill("")
        self.node.currentIndexChanged.connect(lambda _i: self._show())

    def add(self) -> None:
        name = self.name.text().strip()
        if not name or name in self._settings.pacs:
            self._refused(
                tr("There is an archive {name} already.", name=name) if name else tr("Enter a name for it.")
            )
            return
        self._settings.pacs[name] = PacsNode()
        self.name.clear()
        self._fill(name)
        self._told("pacs")

    def remove(self) -> None:
        if self._settings.pacs.pop(self.node.currentText(), None) is not None:
            self._fill("")
            self._changed("pacs")

    def _fill(self, name: str) -> None:
        with QSignalBlocker(self.node):
            self.node.clear()
            self.node.addItems(list(self._settings.pacs))
            self.node.setCurrentIndex(max(0, self.node.findText(name)))
        self._show()

    def _show(self) -> None:
        if self.rows is not None:
            self.rows.hide()
            self.rows.deleteLater()
            self.rows = None
        node = self._settings.pacs.get(self.node.currentText())
        self.node.setEnabled(node is not None)
        self.remove_button.setEnabled(node is not None)
        if node is not None:
            self.rows = SettingRows(node, NODE)
            self.rows.refused.connect(self._refused)
            self.rows.changed.connect(lambda row: self._told(f"pacs.{row.key}"))
            self._place.addWidget(self.rows)

    def _told(self, key: str) -> None:
        self._changed(key)
        node = self._settings.pacs.get(self.node.currentText())
        problem = node_problem(node) if node is not None else ""
        if problem:
            self._refused(f"{self.node.currentText()}: {problem}")
