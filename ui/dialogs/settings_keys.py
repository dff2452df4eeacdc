"""Keys of one's own: an action is chosen, a key is pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui import actions, keys
from ui.languages import tr
from ui.theme import theme
from ui.widgets import button, label

if TYPE_CHECKING:
    from ui.shell import Shell

ID = Qt.ItemDataRole.UserRole


class KeysPage(QWidget):
    """refused, changed: as those of `SettingRows`."""

    def __init__(self, shell: Shell, refused: Callable[[str], None], changed: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._shell, self._refused, self._changed = shell, refused, changed
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            label(tr("Choose an action, then press its new key. It counts at once."), "dim", wrap=True)
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search actions"))
        self.search.setAccessibleName(tr("Search actions"))
        self.search.setToolTip(tr("Words of an action, or a key"))
        self.search.textChanged.connect(self._narrow)
        column.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Actions"))
        self.list.setToolTip(tr("Actions and their keys"))
        self.list.currentItemChanged.connect(lambda *_: self._show())
        column.addWidget(self.list, 1)
        line = QHBoxLayout()
        line.setSpacing(theme().px(6))
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setAccessibleName(tr("New key"))
        self.key.setToolTip(tr("Press a key, with Ctrl, Shift or Alt if you like"))
        self.key.editingFinished.connect(self.take)
        line.addWidget(self.key, 1)
        line.addWidget(button(tr("No key"), tr("The action has no key"), lambda: self._want("")))
        line.addWidget(
            button(tr("As it came"), tr("The key that RadGaze gives it"), lambda: self._want(None))
        )
        column.addLayout(line)
        for spec in shell.specs:
            item = QListWidgetItem()
            item.setData(ID, spec.id)
            self.list.addItem(item)
        self._write()

    def take(self) -> None:
        """The key that was pressed, for the action that is chosen."""
        text = self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if text:
            self._want(text)

    def _want(self, key: str | None) -> None:
        """key: "" for none, None for the one that RadGaze gives."""
        item = self.list.currentItem()
        if item is None:
            self._refused(tr("Choose an action first."))
            return
        action, wanted = str(item.data(ID)), dict(self._shell.settings.shortcuts)
        if key is None:
            wanted.pop(action, None)
        else:
            wanted[action] = key
        settled, problems = keys.settle(self._shell.specs, wanted)
        mine = next((problem for problem in problems if problem.action == action), None)
        if mine is not None:
            self._refused(
                tr(
                    "{upper}{wrong}. {instead} Give that one another key first.",
                    upper=mine.wrong[0].upper(),
                    wrong=mine.wrong[1:],
                    instead=mine.instead,
                )
            )
            return
        self._shell.settings.shortcuts = wanted
        actions.give_keys(self._shell.specs, self._shell.actions, settled)
        self._write()
        self._changed("shortcuts")

    def _write(self) -> None:
        for number in range(self.list.count()):
            item = self.list.item(number)
            spec = next(spec for spec in self._shell.specs if spec.id == item.data(ID))
            key = str(self._shell.actions[spec.id].data() or "none")
            own = "   (yours)" if spec.id in self._shell.settings.shortcuts else ""
            item.setText(f"{tr(spec.section)}: {tr(spec.text).replace('…', '')}   {key}{own}")
            item.setToolTip(tr(spec.tip))
        self._show()

    def _narrow(self, words: str) -> None:
        for number in range(self.list.count()):
            item = self.list.item(number)
            item.setHidden(any(word not in item.text().casefold() for word in words.casefold().split()))

    def _show(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            held = self._shell.actions[str(item.data(ID))].data()
            self.key.setKeySequence(QKeySequence(str(held or "")))
