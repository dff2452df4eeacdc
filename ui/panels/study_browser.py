"""What to read: search, thumbnails, name, view, date, what was done. Folds to thumbnails where room is
short.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from app.reading.listing import AT_A_TIME, ORDERS, STANDINGS, Listed, Listing, list_studies
from app.reading.note import session_note
from app.reading.workspace import LibraryOpened, Saved, Workspace
from ui.languages import marked, tr, tr_count
from ui.panels.study_rows import STUDY, Card, Studies
from ui.panels.thumbnails import Thumbnails
from ui.theme import theme
from ui.widgets import button, label

if TYPE_CHECKING:
    from pathlib import Path

    from app.library.index import Library, Study
    from ui.opening import StudyOpener
    from ui.shell import Shell
    from ui.viewer.grid import ViewerGrid

SHOWN = AT_A_TIME
"""Rows of the list at most: who has more narrows the search."""
SHORT_STANDINGS = {
    "": marked("All"),
    "not read": marked("Not"),
    "read": marked("Read"),
    "draft": marked("Draft"),
    "signed": marked("Signed"),
}
SHORT_ORDERS = {
    "date": marked("by date"),
    "name": marked("by name"),
    "opened": marked("by last opened"),
    "added": marked("by last added"),
}
"""What the list is narrowed to and ordered by (`app.reading.listing`), for a button."""


class StudyBrowser(QWidget):
    """Lists the library; a click opens."""

    left = Signal()
    """The search is over: the film has the focus."""
    remove_wanted = Signal(object)
    """A Study."""

    def __init__(self, shell: Shell, workspace: Workspace, grid: ViewerGrid, opener: StudyOpener) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shell, self._workspace, self._grid, self._opener = shell, workspace, grid, opener
        self._library: Library | None = None
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(6), look.px(8), look.px(6), look.px(6))
        column.setSpacing(look.px(6))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search name, id, date"))
        self.search.setAccessibleName(tr("Search studies"))
        self.search.setToolTip(tr("Search studies by name, id, date or description (Ctrl+F)"))
        self.search.setClearButtonEnabled(False)
        self.arrange = button(
            tr("All, by date"),
            tr("Which studies are listed, and in which order"),
            self._show_ways,
            role="segment",
        )
        self.arrange.setAccessibleName(tr("Filter and order of the studies"))
        column.addWidget(self.search)
        column.addWidget(self.arrange)
        self.search.installEventFilter(self)
        self.model = Studies(self)
        self._thumbnails = Thumbnails(shell.background, self.model, busy=lambda: opener.opening is not None)
        self._build_list()
        column.addWidget(self.list, 1)
        self._build_foot(column)
        self.listing = Listing()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(60)
        self._timer.timeout.connect(lambda: self.refresh())
        self.search.textChanged.connect(lambda _t: self._timer.start())
        self._open_first = False
        self._select = ""
        """The study that the next list puts the cursor on."""
        self._from = ""
        """The study that was asked for last: from it next and previous go on, even if it cannot be shown."""
        self._search_keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Down: self._to_list,
            Qt.Key.Key_Return: self._search_and_open,
            Qt.Key.Key_Enter: self._search_and_open,
            Qt.Key.Key_Escape: self._leave_search,
        }
        self._folded: bool | None = None
        self.set_folded(folded=False)
        opener.studies = self
        opener.changed.connect(self.refresh)
        workspace.listen(LibraryOpened, lambda event: self.set_library(event.library))
        workspace.listen(Saved, self._saved)
        grid.next_wanted.connect(self.open_next)

    def _build_foot(self, column: QVBoxLayout) -> None:
        """How many studies there are, and the way back to all of them."""
        look = theme()
        self.foot = label("", "dim", wrap=True)
        self.foot.setContentsMargins(look.px(4), 0, 0, look.px(2))
        column.addWidget(self.foot)
        self.clear_button = button(
            tr("Clear"),
            tr("Show every study again"),
            self.clear_filter,
            role="link",
            name=tr("Clear search and filter"),
        )
        self.clear_button.hide()
        column.addWidget(self.clear_button)

    def _build_list(self) -> None:
        self.list = QListView()
        self.list.setModel(self.model)
        self._card = Card(self.list)
        self.list.setItemDelegate(self._card)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Studies"))
        self.list.setToolTip(tr("Studies: Enter or click opens, right click for more"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search field Down goes to the list, Enter opens the first, Esc clears, then leaves."""
        if watched is self.search and isinstance(event, QKeyEvent):
            act = self._search_keys.get(event.key())
            if act is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    act()
                    return True
        return super().eventFilter(watched, event)

    def _to_list(self) -> None:
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus()

    def _leave_search(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self._leave_to_film()

    def _leave_to_film(self) -> None:
        self._grid.panes["main"].canvas.setFocus()
        self.left.emit()

    @property
    def searching(self) -> bool:
        """The list is that of a search: it must be seen why studies are missing."""
        return bool(self.listing.standing or self.search.text()) or self.search.hasFocus()

    def _search_and_open(self) -> None:
        """The list may be that of fewer letters still."""
        self._timer.stop()
        self._open_first = True
        self.refresh()

    def set_folded(self, *, folded: bool) -> None:
        """Thumbnails only."""
        if folded == self._folded:
            return
        self._folded = self._card.folded = folded
        for part in (self.search, self.arrange, self.foot):
            part.setVisible(not folded)
        self.setFixedWidth(theme().px(80 if folded else 208))
        self.list.doItemsLayout()

    def focus_search(self) -> None:
        if self._folded:
            self.set_folded(folded=False)
        self.search.setFocus()
        self.search.selectAll()

    def set_library(self, library: Library) -> None:
        self._library = self._thumbnails.library = library
        self.refresh()

    def _saved(self, event: Saved) -> None:
        self.set_note(event.session.study.id, session_note(event.session))

    def set_note(self, study_id: str, note: str) -> None:
        """What was done with a study."""
        if self.model.notes.get(study_id) != note:
            self.model.notes[study_id] = note
            self.model.refresh(study_id)

    def refresh(self, select: str | None = None) -> None:
        """List what matches the search (in the background). select: the study that is read now."""
        if select is not None:
            self._card.current = self._select = self._from = select
        library = self._library
        wanted = self.listing = replace(self.listing, search=self.search.text())
        if library is None:
            return

        def work() -> Listed:
            return list_studies(library, wanted, limit=SHOWN)

        def done(found: Listed) -> None:
            self.model.notes.update(found.notes)
            self._put(found.studies, found.groups)
            self._say_count(found)
            if self._open_first:
                self._open_first = False
                self._open(self.model.index(0))
                if found.studies:
                    self._leave_to_film()

        def failed(error: Exception) -> None:
            self._open_first = False
            reason, way_out = getattr(error, "reason", str(error)), getattr(error, "way_out", "")
            self._shell.messages.say(
                tr("The studies cannot be listed: {reason}.", reason=reason),
                way_out,
                tone="warning",
                key="library",
            )

        self._shell.background.run(work, done, failed, purpose="studies")

    def _say_count(self, found: Listed) -> None:
        """How many there are; where the list is narrowed, that it is, and by what."""
        count, of = len(found.studies), tr_count("{count} study", "{count} studies", found.of)
        archives = len(self._shell.settings.pacs)
        if self.listing.narrowed:
            shown = tr(
                "{word}{count} of {of} shown, filter: {words}",
                word=tr("first ") if found.more else "",
                count=count,
                of=of,
                words=self.listing.words,
            )
        else:
            shown = tr("first {count} of {of}", count=count, of=of) if found.more else of
            shown += (
                tr("   archives: {archives}", archives=archives) if archives else tr("   no archive set up")
            )
        self.foot.setText(shown)
        self.clear_button.setVisible(self.listing.narrowed)

    def clear_filter(self) -> None:
        """Every study is listed again, in the same order."""
        self.search.clear()
        self._list_as(self.listing.cleared())

    def _list_as(self, listing: Listing) -> None:
        self.listing = listing
        words = [tr(SHORT_STANDINGS[listing.standing]), tr(SHORT_ORDERS[listing.order])]
        self.arrange.setText(", ".join([*words, *([tr("by patient")] if listing.by_patient else [])]))
        self.refresh()

    def _show_ways(self) -> None:
        """What may be listed, and how."""
        menu = QMenu(self)
        for name, choices, chosen in (
            ("standing", STANDINGS, self.listing.standing),
            ("order", ORDERS, self.listing.order),
        ):
            group = QActionGroup(menu)
            for value, words in choices:
                action = menu.addAction(tr(words))
                action.setCheckable(True)
                action.setChecked(value == chosen)
                group.addAction(action)
                change = partial(replace, self.listing, **{name: value})
                action.triggered.connect(lambda _c=False, change=change: self._list_as(change()))
            menu.addSeparator()
        together = menu.addAction(tr("A patient's studies together"))
        together.setCheckable(True)
        together.setChecked(self.listing.by_patient)
        other = replace(self.listing, by_patient=not self.listing.by_patient)
        together.triggered.connect(lambda _c=False: self._list_as(other))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.arrange.mapToGlobal(self.arrange.rect().bottomLeft()))

    def _put(self, listed: list[Study], groups: dict[str, tuple[str, int]]) -> None:
        """Another list: the cursor and what is in sight stay, unless another study is to be selected."""
        under, bar = self.list.currentIndex().data(STUDY), self.list.verticalScrollBar()
        wanted, at = self._select or (under.id if under is not None else self._card.current), bar.value()
        self.model.put(listed, groups)
        row = next((row for row, study in enumerate(listed) if study.id == wanted), None)
        if row is not None and row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(row))
            if not self._select:
                bar.setValue(at)
        self._select = ""

    def _open(self, index: QModelIndex) -> None:
        study = index.data(STUDY) if index.isValid() else None
        if study is not None and study.id != self._card.current:
            self._card.current = self._from = study.id
            self.list.viewport().update()
            self._opener.open_path(study.image)

    def mark_shown(self) -> None:
        """A study could not be opened: the one that is read is marked again."""
        study = self._workspace.study
        self._card.current = study.id if study is not None else ""
        self.list.viewport().update()

    def study_of(self, image: Path) -> Study | None:
        return next((study for study in self.model.studies if study.image == image), None)

    def open_next(self, step: int) -> None:
        """The study below (1) or above (-1) the one that was asked for last."""
        rows = [row for row, study in enumerate(self.model.studies) if study.id == self._from]
        wanted = rows[0] + step if rows else 0
        if 0 <= wanted < len(self.model.studies):
            self._from = self.model.studies[wanted].id
            self.list.setCurrentIndex(self.model.index(wanted))
            self._open(self.model.index(wanted))
        elif rows:
            of = tr(" (filter: {words})", words=self.listing.words) if self.listing.narrowed else ""
            self._shell.status.note(
                tr(
                    "This is the {word} study of the list{of}",
                    word=tr("last") if step > 0 else tr("first"),
                    of=of,
                )
            )

    def neighbours(self) -> list[Study]:
        """The studies below and above the shown one, as far as there are any."""
        rows = [row for row, study in enumerate(self.model.studies) if study.id == self._card.current]
        return [
            self.model.studies[row + step]
            for row in rows
            for step in (1, -1)
            if 0 <= row + step < len(self.model.studies)
        ]

    def _menu(self, at: QPoint) -> None:
        study = self.list.indexAt(at).data(STUDY)
        menu = QMenu(self)
        if study is not None:
            menu.addAction(tr("Open"), lambda: self._opener.open_path(study.image))
            menu.addAction(tr("Show as prior"), lambda: self._as_prior(study))
            menu.addSeparator()
            menu.addAction(tr("Remove from library…"), lambda: self.remove_wanted.emit(study))
        menu.addAction(tr("Rebuild list"), lambda: self._shell.press("rebuild_list"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _as_prior(self, study: Study) -> None:
        self._shell.press("layout_two")
        self._opener.open_prior(study)
