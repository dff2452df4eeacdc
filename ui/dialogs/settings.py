"""The settings window: pages made from `app.settings_table`; those of trackers, archives, models and keys.

What is entered counts as soon as its field is left, and is written to settings.toml. A value that cannot be
is said at the foot, with the way out, and is not taken.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QListWidget, QStackedWidget, QWidget

from app.logs import log_path
from app.settings import SettingsError, data_folder, load_settings, settings_path
from app.settings_carried import export_settings, take_over
from app.settings_table import PAGES, Page, matching, together
from inference.tasks import TASKS
from ui.dialogs.frame import Framed
from ui.dialogs.setting_rows import SettingRows
from ui.dialogs.settings_archives import ArchivesPage
from ui.dialogs.settings_keys import KeysPage
from ui.dialogs.settings_tracker import TrackerPage
from ui.languages import tr
from ui.panels.model_rows import ModelRows
from ui.theme import theme
from ui.widgets import ActionButton, Panel, WrapLabel, button, label

if TYPE_CHECKING:
    from app.gaze.tracker_controller import TrackerController
    from app.reading.workspace import Workspace
    from ui.shell import Shell


class SettingsWindow(Framed):
    """applied: is told the key of what was set, to make it count at once. Stays open beside the window."""

    def __init__(
        self,
        shell: Shell,
        workspace: Workspace,
        recorder: TrackerController,
        applied: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Settings"), parent, heading=tr("Settings"))
        self._shell, self._workspace, self._recorder, self._applied = shell, workspace, recorder, applied
        look = theme()
        self.rows: dict[str, SettingRows] = {}
        """Of each page, by its id."""
        self.list, self._stack = QListWidget(), QStackedWidget()
        self.list.setAccessibleName(tr("Pages of settings"))
        self.list.setToolTip(tr("Pages; arrow keys choose"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in PAGES:
            self._add(tr(page.title), self._page(page))
        self._add(tr("Keys"), self._keys())
        self._add(tr("Log and files"), self._files())
        widest = self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth() + look.px(16)
        self.list.setFixedWidth(max(look.px(150), widest))
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        self.search = QLineEdit()
        self.search.setAccessibleName(tr("Search the settings"))
        self.search.setPlaceholderText(tr("Search the settings"))
        self.search.setToolTip(tr("Words of a setting; Enter goes to the first that has them"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._go_to_found)
        self.column.addWidget(self.search)
        line = QHBoxLayout()
        line.setSpacing(look.px(10))
        line.addWidget(self.list)
        line.addWidget(self._stack, 1)
        self.column.addLayout(line, 1)
        self.words = WrapLabel()
        self.words.setProperty("role", "warning")
        self.words.setFixedHeight(2 * self.words.fontMetrics().lineSpacing())
        self.words.setAccessibleName(tr("What cannot be taken"))
        self.column.addWidget(self.words)
        self.add_foot(
            tr("Kept in {settings_path}", settings_path=settings_path()),
            button(tr("Close"), tr("Close (Esc)"), self.close, role="primary"),
        )
        room = parent.size() if parent is not None else self.sizeHint()
        self.resize(
            min(look.px(820), max(look.px(480), room.width() - look.px(40))),
            min(look.px(620), max(look.px(360), room.height() - look.px(40))),
        )

    def show_page(self, title: str) -> None:
        """Open at a page by its title."""
        for found in self.list.findItems(title, Qt.MatchFlag.MatchExactly):
            self.list.setCurrentItem(found)

    # pages

    def _search(self, text: str) -> None:
        """Only pages with a setting that has the words; the first of them is shown."""
        found = matching(text, tr)
        shown = [page.id in found for page in PAGES]
        for row in range(self.list.count()):
            item = self.list.item(row)
            here = shown[row] if row < len(shown) else text.casefold() in item.text().casefold()
            item.setHidden(not here)
        first = next((row for row in range(self.list.count()) if not self.list.item(row).isHidden()), None)
        if first is None:
            self.words.setText(tr("No setting has these words."))
            return
        self.words.setText("")
        if self.list.item(self.list.currentRow()).isHidden():
            self.list.setCurrentRow(first)

    def _go_to_found(self) -> None:
        for page, keys in matching(self.search.text(), tr).items():
            self.list.setCurrentRow([known.id for known in PAGES].index(page))
            self.rows[page].fields[keys[0]].setFocus()
            return

    def _add(self, title: str, page: QWidget) -> None:
        self.list.addItem(title)
        self._stack.addWidget(page)

    def _page(self, page: Page) -> Panel:
        made = Panel(tr(page.title))
        made.column.addWidget(label(tr(page.title), "heading"))
        if page.about:
            made.column.addWidget(label(tr(page.about), "dim", wrap=True))
        if page.id == "tracker":
            made.column.addWidget(TrackerPage(self._shell, self._recorder, self._refused, self._changed))
        if page.id == "archives":
            made.column.addWidget(ArchivesPage(self._shell.settings, self._refused, self._changed))
        rows = self.rows[page.id] = SettingRows(self._shell.settings, page.rows)
        rows.refused.connect(self._refused)
        rows.changed.connect(lambda row: self._changed(row.key))
        made.column.addWidget(rows)
        if page.id == "ai":
            made.column.addWidget(label(tr("Model for each task"), "heading"))
            models = ModelRows(self._shell, self._workspace, tuple(TASKS))
            made.column.addWidget(models)
            self._models_words = label("", "dim", wrap=True)
            self._models_words.setText(
                tr(
                    "Where one model is installed for a task it is taken; where there are several, "
                    "choose above."
                )
            )
            made.column.addWidget(self._models_words)
        if page.id == "appearance":
            made.column.addWidget(label(tr("Text size is also Ctrl++ and Ctrl+-."), "dim"))
        made.column.addStretch(1)
        return made

    def _keys(self) -> Panel:
        made = Panel(tr("Keys"))
        made.column.addWidget(label(tr("Keys"), "heading"))
        made.column.addWidget(KeysPage(self._shell, self._refused, self._changed), 1)
        made.column.addWidget(ActionButton(self._shell.actions["keys"], text=tr("Show all keys")))
        return made

    def _files(self) -> Panel:
        made = Panel(tr("Log and files"))
        made.column.addWidget(label(tr("Log and files"), "heading"))
        for title, where in (
            (tr("Settings"), settings_path()),
            (tr("Studies, recordings, reports and models of yours"), data_folder()),
            (tr("Log, without patient data"), log_path()),
        ):
            made.column.addWidget(label(title))
            path = label(str(where), "dim", wrap=True)
            path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            made.column.addWidget(path)
        made.column.addWidget(ActionButton(self._shell.actions["show_log"], text=tr("Show log")))
        for text, tip, call in (
            (tr("Export settings…"), tr("To a file, without what belongs to this computer"), self._export),
            (tr("Import settings…"), tr("From such a file; those from before are kept beside"), self._import),
        ):
            made.column.addWidget(button(text, tip, call))
        made.column.addStretch(1)
        return made

    def _export(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, tr("Export settings"), "radgaze-settings.toml")
        if name:
            self._carry(lambda: export_settings(self._shell.settings, Path(name)), tr("Written."))

    def _import(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, tr("Import settings"), "", "TOML (*.toml)")
        if name:
            self._shell.save_settings()
            counts = tr("Taken over; they count from the next start.")
            self._carry(lambda: take_over(load_settings(), Path(name)), counts)

    def _carry(self, work: Callable[[], object], done: str) -> None:
        try:
            work()
        except (OSError, SettingsError) as error:
            self.words.setText(str(error))
        else:
            self.words.setText(done)

    # what was entered

    def _refused(self, words: str) -> None:
        self.words.setText(words)

    def _changed(self, key: str) -> None:
        self.words.setText(together(self._shell.settings))
        self._applied(key)
        self._shell.save_settings()
