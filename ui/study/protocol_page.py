"""The protocol, twice: as tables that are clicked and as its TOML text, each following the other; mistakes
stand below with line and field while one types."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.files import write_atomically
from app.study.editing import (
    EMPTY,
    NEW_PHASES,
    NEW_STIMULI,
    ORDERS,
    Rows,
    fields_of,
    problems,
    tables_of,
    with_row,
    with_row_moved,
    with_value,
    without_row,
)
from ui.languages import tr, tr_count
from ui.theme import theme
from ui.widgets import Form, button, label

LATER_MS = 200
KINDS: dict[Rows, tuple[str, ...]] = {"stimuli": tuple(NEW_STIMULI), "phases": tuple(NEW_PHASES)}


class RowTable(QWidget):
    """The rows of one table: choose, add, move, remove, and the fields of the chosen one. changed: called
    with the new text."""

    def __init__(
        self, title: str, rows: Rows, text: Callable[[], str], changed: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._rows, self._text, self._changed = rows, text, changed
        self._tables: list[dict[str, Any]] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(label(title, "heading"))
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.currentRowChanged.connect(lambda _row: self._show_fields())
        lines.addWidget(self.list, 1)
        line = QHBoxLayout()
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Kind of the next row"))
        for kind in KINDS[rows]:
            self.kind.addItem(kind.replace("_", " "), kind)
        line.addWidget(self.kind, 1)
        for words, tip, call in (
            (tr("Add"), tr("Add one of this kind behind the chosen one"), self.add),
            (tr("Up"), tr("Move it up"), partial(self.move_row, -1)),
            (tr("Down"), tr("Move it down"), partial(self.move_row, 1)),
            (tr("Remove"), tr("Take it out"), self.remove),
        ):
            line.addWidget(button(words, tip, call))
        lines.addLayout(line)
        self.fields = Form()
        lines.addLayout(self.fields)

    def show_rows(self, tables: list[dict[str, Any]]) -> None:
        at = self.list.currentRow()
        if tables == self._tables and self.list.count():
            return
        self._tables = tables
        with QSignalBlocker(self.list):
            self.list.clear()
            for number, row in enumerate(tables, start=1):
                self.list.addItem(f"{number}  {_said(row)}")
            self.list.setCurrentRow(min(max(at, 0), len(tables) - 1))
        self._show_fields()

    def _show_fields(self) -> None:
        at = self.list.currentRow()
        self.fields.empty()
        if not 0 <= at < len(self._tables):
            return
        for name, value in fields_of(self._tables[at]):
            field = QLineEdit(str(value).lower() if isinstance(value, bool) else str(value))
            field.setAccessibleName(name)
            field.editingFinished.connect(partial(self._put, at, name, value, field))
            self.fields.row(name, field)

    def _put(self, at: int, name: str, before: Any, field: QLineEdit) -> None:
        value = read_value(field.text(), before)
        if value != before:
            self._try(lambda text: with_value(text, (self._rows, at, name), value))

    def add(self) -> None:
        at = self.list.currentRow()
        kind = str(self.kind.currentData())
        if self._try(lambda text: with_row(text, self._rows, kind, at if at >= 0 else None)):
            self.list.setCurrentRow(at + 1)

    def remove(self) -> None:
        at = self.list.currentRow()
        if at >= 0:
            self._try(lambda text: without_row(text, self._rows, at))

    def move_row(self, by: int) -> None:
        at = self.list.currentRow()
        there = 0 <= at + by < self.list.count()
        if there and self._try(lambda text: with_row_moved(text, self._rows, at, at + by)):
            self.list.setCurrentRow(at + by)

    def _try(self, change: Callable[[str], str]) -> bool:
        """Whether it could be done: not while the text is no TOML."""
        try:
            text = change(self._text())
        except (ValueError, LookupError, TypeError):
            return False
        self._changed(text)
        return True


def _said(row: dict[str, Any]) -> str:
    kind = str(row.get("kind", "?")).replace("_", " ")
    more = [str(row[name]) for name in ("name", "text", "path", "count") if name in row]
    seconds = f"  {row['seconds']:g} s" if isinstance(row.get("seconds"), int | float) else ""
    return f"{kind}{seconds}  {', '.join(more)}"[:80]


def read_value(text: str, before: Any) -> Any:
    """As what stood there before; text where it cannot be read so, so that the check says what is wanted."""
    if isinstance(before, bool):
        return {"true": True, "false": False}.get(text.strip().lower(), text)
    for kind in (int, float) if isinstance(before, int | float) else ():
        try:
            return kind(text)
        except ValueError:
            continue
    return text


class ProtocolPage(QWidget):
    """sound: called with whether the text is a sound protocol, after each change."""

    def __init__(self, sound: Callable[[bool], None] = lambda _sound: None) -> None:
        super().__init__()
        self.path: Path | None = None
        self._sound = sound
        across = QHBoxLayout(self)
        across.setSpacing(theme().px(14))
        self.text = QPlainTextEdit(EMPTY)
        self.text.setAccessibleName(tr("The protocol as text"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.stimuli = RowTable(tr("What is shown"), "stimuli", self.text.toPlainText, self._put)
        self.phases = RowTable(tr("What happens in a trial"), "phases", self.text.toPlainText, self._put)
        left = QVBoxLayout()
        self.order = QComboBox()
        self.order.setAccessibleName(tr("Order of the trials"))
        for kind in ORDERS:
            self.order.addItem(kind.replace("_", " "), kind)
        self.order.activated.connect(self._put_order)
        order = Form()
        order.row(tr("Order"), self.order)
        left.addWidget(self.stimuli, 1)
        left.addWidget(self.phases, 1)
        left.addLayout(order)
        across.addLayout(left, 1)
        right = QVBoxLayout()
        right.addWidget(label(tr("The same as text"), "heading"))
        right.addWidget(self.text, 1)
        self.state = label("", wrap=True)
        right.addWidget(self.state)
        self.mistakes = QListWidget()
        self.mistakes.setAccessibleName(tr("Mistakes"))
        self.mistakes.setWordWrap(True)
        self.mistakes.setMaximumHeight(theme().px(130))
        self.mistakes.itemActivated.connect(self._go_to)
        self.mistakes.itemClicked.connect(self._go_to)
        right.addWidget(self.mistakes)
        line = QHBoxLayout()
        for words, tip, call in (
            (tr("Open…"), tr("Open a protocol"), self.choose),
            (tr("Save"), tr("Save the protocol where it is"), self.save),
            (tr("Save as…"), tr("Save the protocol somewhere else"), self.save_as),
        ):
            line.addWidget(button(words, tip, call))
        line.addStretch(1)
        right.addLayout(line)
        across.addLayout(right, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self.check)
        self.text.textChanged.connect(self._later.start)
        self.check()

    # the text

    def open(self, path: Path) -> None:
        """Raises OSError, UnicodeDecodeError."""
        self.text.setPlainText(path.read_bytes().decode("utf-8"))
        self.path = path
        self.check()

    def check(self) -> None:
        """Of the text alone; the films are counted when a study is begun."""
        text = self.text.toPlainText()
        found = problems(text, self.path or Path("protocol.toml"))
        self.mistakes.clear()
        for line, field, said in found:
            place = tr("line {line}", line=line) if line else ""
            item = QListWidgetItem(": ".join(part for part in (place, field, said) if part))
            item.setData(Qt.ItemDataRole.UserRole, line or 1)
            self.mistakes.addItem(item)
        self.mistakes.setVisible(bool(found))
        self.state.setText(
            tr_count("{count} mistake", "{count} mistakes", len(found))
            if found
            else tr("The protocol is sound.")
        )
        self._show_tables(text)
        self._sound(not found)

    def _show_tables(self, text: str) -> None:
        tables = tables_of(text)
        if tables is None:
            return
        for part, name in ((self.stimuli, "stimuli"), (self.phases, "phases")):
            rows = tables.get(name, [])
            part.show_rows([row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else [])
        order = tables.get("order", {})
        kind = order.get("kind", ORDERS[0]) if isinstance(order, dict) else ORDERS[0]
        self.order.setCurrentIndex(max(0, self.order.findData(kind)))

    def _put(self, text: str) -> None:
        """A change that was clicked; one step of the text's own undo."""
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.check()

    def _put_order(self) -> None:
        try:
            self._put(with_value(self.text.toPlainText(), ("order", "kind"), self.order.currentData()))
        except (ValueError, LookupError):
            self.check()

    def _go_to(self, item: QListWidgetItem) -> None:
        block = self.text.document().findBlockByNumber(item.data(Qt.ItemDataRole.UserRole) - 1)
        self.text.setTextCursor(QTextCursor(block))
        self.text.setFocus()

    # files

    def choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Open a protocol"), "", "TOML (*.toml)")
        if name:
            try:
                self.open(Path(name))
            except (OSError, UnicodeDecodeError) as error:
                self.state.setText(tr("It cannot be opened: {error}", error=error))

    def save(self) -> bool:
        """Whether it is on the disk."""
        if self.path is None:
            return self.save_as()
        try:
            write_atomically(self.path, self.text.toPlainText().encode())
        except OSError as error:
            self.state.setText(tr("It cannot be saved: {error}", error=error.strerror))
            return False
        self.state.setText(tr("Saved: {path}", path=self.path.name))
        return True

    def save_as(self) -> bool:
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the protocol"), "protocol.toml", "TOML (*.toml)")
        if not name:
            return False
        self.path = Path(name)
        return self.save()
