"""The models that are installed: what each can do, what it needs, on what it was trained; checkpoint folders
are added, checked and removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from inference.api import InferenceError
from ui.dialogs.confirm import Confirm
from ui.dialogs.frame import Framed
from ui.languages import marked, said, tr
from ui.plain import plain
from ui.theme import theme
from ui.widgets import button, label

if TYPE_CHECKING:
    from inference.shelf_words import Entry
    from inference.store import ModelStore
    from ui.loading import Background


@dataclass(frozen=True)
class Shelf:
    """What the window needs of the store. own: the folder of the user's models. changed: told after every
    change. unload: gives the memory of loaded models back."""

    store: Callable[[], ModelStore]
    own: Path
    changed: Callable[[], None]
    unload: Callable[[], None]


class ModelsWindow(Framed):
    """A list and what is known of the chosen model; long work goes to the background."""

    def __init__(self, shelf: Shelf, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(tr("Models"), parent, heading=tr("Models"), width=640)
        self._shelf, self._background = shelf, background
        self.entries: list[Entry] = []
        look = theme()
        line = QHBoxLayout()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Models"))
        self.list.currentRowChanged.connect(self._show)
        self.facts = QPlainTextEdit()
        self.facts.setReadOnly(True)
        self.facts.setAccessibleName(tr("What is known of the model"))
        line.addWidget(self.list, 2)
        line.addWidget(self.facts, 3)
        self.column.addLayout(line, 1)
        self.said = label("", "dim", wrap=True)
        self.column.addWidget(self.said)
        self.copy = QCheckBox(tr("Copy its files"))
        self.copy.setToolTip(tr("Otherwise they stay where they are, and are pointed at"))
        self.add = button(
            tr("Add…"), tr("Add a checkpoint folder in Hugging Face layout; nothing is fetched"), self._add
        )
        self.verify = button(tr("Check"), tr("Check every file against its checksum"), self._verify)
        self.re_point = button(tr("Re-point…"), tr("Say where its files are now"), self._re_point)
        self.licence = button(tr("Licence…"), tr("Read its licence, and accept it"), self._licence)
        self.remove = button(tr("Remove…"), tr("Take it out of the list"), self._remove)
        self.add_foot(self.add, self.copy, self.verify, self.re_point, self.licence, self.remove)
        unload = button(
            tr("Free memory"), tr("Unload all models; the next question loads its own again"), self._unload
        )
        self.add_foot(unload, "", button(tr("Close"), tr("Close (Esc)"), self.close, role="primary"))
        self.resize(look.px(820), look.px(520))
        self.refresh()

    def refresh(self) -> None:
        """Read the store again, on a thread: a folder may lie on a slow disk."""
        from inference.shelf_words import entries

        self._run(lambda: entries(self._shelf.store()), self._fill, "")

    @property
    def chosen(self) -> Entry | None:
        row = self.list.currentRow()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def _fill(self, found: list[Entry]) -> None:
        before = self.chosen.id if self.chosen else ""
        self.entries = found
        self.list.clear()
        for entry in found:
            mark = " (demo)" if entry.demo else ""
            state = "" if entry.state == "ready" else f": {tr(_SHORT[entry.state])}"
            item = QListWidgetItem(plain(f"{entry.id}{mark}{state}"))
            item.setData(Qt.ItemDataRole.ToolTipRole, plain(entry.state_words))
            self.list.addItem(item)
        ids = [entry.id for entry in found]
        self.list.setCurrentRow(ids.index(before) if before in ids else 0)

    def choose(self, model_id: str) -> None:
        """Show a model of the list; nothing where it is not there."""
        for row, entry in enumerate(self.entries):
            if entry.id == model_id:
                self.list.setCurrentRow(row)

    def _show(self, _row: int) -> None:
        entry = self.chosen
        lines = []
        if entry is not None:
            lines = [
                f"{entry.id} {entry.version}",
                *([said(entry.state_words)] if entry.state != "ready" else []),
                "",
            ]
            lines += [f"{said(what)}: {said(words)}" for what, words in entry.facts]
        self.facts.setPlainText(plain("\n".join(lines)))
        own = entry is not None and entry.own
        self.verify.setEnabled(entry is not None and entry.state != "missing")
        self.re_point.setEnabled(own and entry is not None and entry.linked)
        self.licence.setEnabled(entry is not None and entry.state != "missing")
        self.remove.setEnabled(own)

    def _unload(self) -> None:
        self._shelf.unload()
        self.said.setText(tr("The models are unloaded as soon as no job runs."))

    def _add(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Add a checkpoint folder"))
        if folder:
            self.add_folder(Path(folder))

    def add_folder(self, folder: Path) -> None:
        """Add it, linked or copied as the box says."""
        from inference.adding import add

        copy = self.copy.isChecked()
        self._run(
            lambda: add(folder, self._shelf.own, copy=copy),
            lambda model: self._changed(tr("{id} was added.", id=model.manifest.id), model.manifest.id),
            tr("Adding {name}: its files are checked.", name=folder.name),
        )

    def _verify(self) -> None:
        entry = self.chosen
        if entry is None:
            return

        def work() -> str:
            store = self._shelf.store()
            model = next(m for m in store.shelf() if m.manifest.id == entry.id)
            store.verify(model)
            return tr("{id} is whole ({count} files).", id=entry.id, count=len(model.manifest.sha256))

        self._run(work, self.said.setText, tr("Checking {id}.", id=entry.id))

    def _re_point(self) -> None:
        from inference.adding import re_point

        entry = self.chosen
        folder = QFileDialog.getExistingDirectory(self, tr("Where its files are now")) if entry else ""
        if entry is not None and folder:
            self._run(
                lambda: re_point(entry.id, Path(folder), self._shelf.own),
                lambda _model: self._changed(
                    tr("{id} is at {folder}.", id=entry.id, folder=folder), entry.id
                ),
                tr("Checking {folder}.", folder=folder),
            )

    def _licence(self) -> None:
        entry = self.chosen
        if entry is None:
            return
        store = self._shelf.store()
        model = next(m for m in store.shelf() if m.manifest.id == entry.id)
        name = model.manifest.licence_file
        try:
            text = model.file(name).read_text(encoding="utf-8", errors="replace") if name else ""
        except OSError as error:
            self.said.setText(plain(tr("Its licence cannot be read: {strerror}.", strerror=error.strerror)))
            return
        LicenceWindow(
            entry.id,
            text
            or tr(
                "Its folder holds no licence text. Its card names: {licence}.", licence=model.manifest.licence
            ),
            needed=entry.state == "licence",
            accept=lambda: self._accept(entry.id),
            parent=self,
        ).open()

    def _accept(self, model_id: str) -> None:
        self._shelf.store().accept_licence(model_id)
        self._changed(tr("The licence of {model_id} was accepted.", model_id=model_id), model_id)

    def _remove(self) -> None:
        entry = self.chosen
        if entry is None:
            return
        files = (
            tr("Its files at {path} stay where they are.", path=entry.path)
            if entry.linked
            else tr("Its files, RadGaze's own copy at {path}, are deleted.", path=entry.path)
        )
        ask = Confirm(
            tr("Remove the model?"), plain(f"{entry.id}. {files}"), accept=tr("Remove"), parent=self
        )
        ask.accepted.connect(lambda: self.remove_model(entry.id))
        ask.open()

    def remove_model(self, model_id: str) -> None:
        from inference.adding import remove

        self._run(
            lambda: remove(model_id, self._shelf.own),
            lambda _went: self._changed(tr("{model_id} was removed.", model_id=model_id), ""),
            tr("Removing {model_id}.", model_id=model_id),
        )

    def _changed(self, said: str, model_id: str) -> None:
        self.said.setText(plain(said))
        self._shelf.changed()
        from inference.shelf_words import entries

        def fill(found: list[Entry]) -> None:
            self._fill(found)
            self.choose(model_id)

        self._background.run(lambda: entries(self._shelf.store()), fill, owner=self)

    def _run(self, work: Callable[[], object], done: Callable[..., object], saying: str) -> None:
        if saying:
            self.said.setText(plain(saying))
        shelf = self._shelf

        def arrived(value: Any) -> None:
            if isValid(self):
                done(value)
            else:  # closed meanwhile: what was done to the store counts all the same
                shelf.changed()

        self._background.run(work, arrived, lambda error: self._failed(error) if isValid(self) else None)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, InferenceError | OSError):
            raise error
        words = f"{error.message} {error.way_out}" if isinstance(error, InferenceError) else str(error)
        self.said.setText(plain(words.strip()))


_SHORT = {
    "missing": marked("missing"),
    "licence": marked("licence not accepted"),
    "damaged": marked("damaged"),
}


class LicenceWindow(Framed):
    """A licence's text, and the button that accepts it where that is needed."""

    def __init__(
        self, model_id: str, text: str, *, needed: bool, accept: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(
            tr("Licence"), parent, heading=tr("Licence of {model_id}", model_id=plain(model_id)), width=560
        )
        words = QPlainTextEdit(text)
        words.setReadOnly(True)
        words.setAccessibleName(tr("The licence"))
        self.column.addWidget(words, 1)
        self._accept = accept
        buttons: list[QWidget | str] = [""]
        if needed:
            buttons.append(button(tr("Accept"), tr("I have read and accept this licence"), self._accepted))
        buttons.append(button(tr("Close"), tr("Close (Esc)"), self.close, role="primary"))
        self.add_foot(*buttons)
        self.resize(theme().px(620), theme().px(460))

    def _accepted(self) -> None:
        self._accept()
        self.close()
