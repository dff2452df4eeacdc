"""What to read: search, thumbnails, name, view, date, what was done. Folds to thumbnails where room is
short.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QActionGroup, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from app.reading.listing import AT_A_TIME, ORDERS, STANDINGS, Listed, Listing, list_studies
from app.reading.note import NOT_READ, session_note
from app.reading.workspace import LibraryOpened, Saved, Workspace
from app.words import iso_day
from ui.panels.thumbnails import Rows, Thumbnails
from ui.plain import plain
from ui.theme import theme
from ui.widgets import button, label

if TYPE_CHECKING:
    from pathlib import Path

    from app.library.index import Library, Study
    from ui.opening import StudyOpener
    from ui.shell import Shell
    from ui.viewer.grid import ViewerGrid

STUDY = Qt.ItemDataRole.UserRole + 1
THUMBNAIL = Qt.ItemDataRole.UserRole + 2
NOTE = Qt.ItemDataRole.UserRole + 3
GROUP = Qt.ItemDataRole.UserRole + 4
"""Of the first study of a patient, where they stand together: (name, how many)."""

SHOWN = AT_A_TIME
"""Rows of the list at most: who has more narrows the search."""


class Studies(Rows):
    """The library's studies, as far as they are listed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.studies: list[Study] = []
        self.notes: dict[str, str] = {}
        self.groups: dict[str, tuple[str, int]] = {}

    def rowCount(self, parent: Any = None) -> int:
        return len(self.studies)

    def data(self, index: Any, role: int = 0) -> Any:
        study = self.studies[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return study.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(f"{study.label}\n{describe(study)}\n{self.notes.get(study.id, NOT_READ)}")
        if role == STUDY:
            return study
        if role == THUMBNAIL:
            if study.id not in self.thumbnails:
                self.thumbnail_wanted.emit(study)
            return self.thumbnails.get(study.id)
        if role == NOTE:
            return self.notes.get(study.id, NOT_READ)
        if role == GROUP:
            return self.groups.get(study.id)
        return None

    def put(self, studies: list[Study], groups: dict[str, tuple[str, int]]) -> None:
        same, self.groups = groups == self.groups, groups
        if same and [study.id for study in studies] == [study.id for study in self.studies]:
            self.studies = studies
            self.dataChanged.emit(self.index(0), self.index(len(studies) - 1))
            return
        self.beginResetModel()
        self.studies = studies
        self.endResetModel()

    def refresh(self, study_id: str) -> None:
        for row, study in enumerate(self.studies):
            if study.id == study_id:
                index = self.index(row)
                self.dataChanged.emit(index, index)


def describe(study: Study) -> str:
    """Modality, view and date in one line."""
    kind = " ".join(t for t in (study.modality, study.view_position) if t)
    said = "   ".join(t for t in (kind or study.description, iso_day(study.study_date)) if t)
    size = f"{study.source.suffix.lstrip('.').upper()}   {study.width_px} x {study.height_px} px".strip()
    return said or (size if study.label == study.source.name else study.source.name)


class _Card(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.folded = False
        self.current = ""
        """The study that is read, or about to be."""

    def sizeHint(self, option: Any, index: Any) -> QSize:
        head = self._head_px if index.data(GROUP) is not None and not self.folded else 0
        return QSize(theme().px(64), theme().px(72 if self.folded else 66) + head)

    @property
    def _head_px(self) -> int:
        """Height of a patient's line over the studies of that patient."""
        return theme().px(24)

    def _paint_head(self, painter: QPainter, area: QRect, group: tuple[str, int]) -> None:
        look, (name, count) = theme(), group
        words = f"{name}   {count} stud{'y' if count == 1 else 'ies'}"
        painter.setFont(look.font("font_small", bold=True))
        painter.setPen(look.colour("text_dim"))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setPen(look.colour("border"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        look = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, group = QRect(option.rect), index.data(GROUP)
        if group is not None and not self.folded:
            head = QRect(area.x() + look.px(6), area.y(), area.width() - look.px(12), self._head_px)
            self._paint_head(painter, head, group)
            area.setTop(head.bottom() + 1)
        card: QRect = area.adjusted(look.px(2), look.px(2), -look.px(2), -look.px(2))
        study = index.data(STUDY)
        shown = study.id == self.current
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if shown or hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("raised" if shown else "hover"))
            painter.drawRoundedRect(card, look.px(4), look.px(4))
        if shown or focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent" if shown else "focus"), 1))
            painter.drawRoundedRect(card, look.px(4), look.px(4))
        side = look.px(52)
        left = card.x() + ((card.width() - side) // 2 if self.folded else look.px(5))
        frame = QRect(left, card.y() + (card.height() - side) // 2, side, side)
        painter.fillRect(frame, look.colour("canvas"))
        pixmap = index.data(THUMBNAIL)
        if pixmap is not None:
            scaled = pixmap.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
            at = QPoint(frame.x() + (side - scaled.width()) // 2, frame.y() + (side - scaled.height()) // 2)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(QRect(at, scaled), pixmap)
        if not self.folded:
            x = frame.right() + look.px(9)
            width = card.right() - x - look.px(4)
            painter.setFont(look.font(bold=True))
            heading = painter.fontMetrics()
            painter.setFont(look.font("font_small"))
            small = painter.fontMetrics()
            total = heading.height() + 2 * small.height()
            y = card.y() + (card.height() - total) // 2
            painter.setFont(look.font(bold=True))
            painter.setPen(look.colour("text_strong" if shown else "text"))
            painter.drawText(
                x, y + heading.ascent(), heading.elidedText(study.label, Qt.TextElideMode.ElideRight, width)
            )
            painter.setFont(look.font("font_small"))
            painter.setPen(look.colour("text_dim"))
            y += heading.height()
            for text in (describe(study), index.data(NOTE)):
                painter.drawText(
                    x, y + small.ascent(), small.elidedText(text, Qt.TextElideMode.ElideRight, width)
                )
                y += small.height()
        painter.restore()


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
        self.search.setPlaceholderText("Search name, id, date")
        self.search.setAccessibleName("Search studies")
        self.search.setToolTip("Search studies by name, id, date or description (Ctrl+F)")
        self.search.setClearButtonEnabled(False)
        self.arrange = button(
            "All, by date", "Which studies are listed, and in which order", self._show_ways, role="segment"
        )
        self.arrange.setAccessibleName("Filter and order of the studies")
        column.addWidget(self.search)
        column.addWidget(self.arrange)
        self.search.installEventFilter(self)
        self.model = Studies(self)
        self._thumbnails = Thumbnails(shell.background, self.model, busy=lambda: opener.opening is not None)
        self._build_list()
        column.addWidget(self.list, 1)
        self.foot = label("", "dim", wrap=True)
        self.foot.setContentsMargins(look.px(4), 0, 0, look.px(2))
        column.addWidget(self.foot)
        self.clear_button = button(
            "Clear", "Show every study again", self.clear_filter, role="link", name="Clear search and filter"
        )
        self.clear_button.hide()
        column.addWidget(self.clear_button)
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

    def _build_list(self) -> None:
        self.list = QListView()
        self.list.setModel(self.model)
        self._card = _Card(self.list)
        self.list.setItemDelegate(self._card)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Studies")
        self.list.setToolTip("Studies: Enter or click opens, right click for more")
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
                f"The studies cannot be listed: {reason}.", way_out, tone="warning", key="library"
            )

        self._shell.background.run(work, done, failed, purpose="studies")

    def _say_count(self, found: Listed) -> None:
        """How many there are; where the list is narrowed, that it is, and by what."""
        count, of = len(found.studies), f"{found.of} stud{'y' if found.of == 1 else 'ies'}"
        archives = len(self._shell.settings.pacs)
        if self.listing.narrowed:
            shown = f"{'first ' if found.more else ''}{count} of {of} shown, filter: {self.listing.words}"
        else:
            shown = f"first {count} of {of}" if found.more else of
            shown += f"   archives: {archives}" if archives else "   no archive set up"
        self.foot.setText(shown)
        self.clear_button.setVisible(self.listing.narrowed)

    def clear_filter(self) -> None:
        """Every study is listed again, in the same order."""
        self.search.clear()
        self._list_as(self.listing.cleared())

    def _list_as(self, listing: Listing) -> None:
        self.listing = listing
        standing = dict(STANDINGS)[listing.standing].split(" ")[0].rstrip(",")
        order = dict(ORDERS)[listing.order].split(",")[0].lower()
        by = f"by {order.removeprefix('study ').removeprefix('patient ')}"
        self.arrange.setText(f"{standing}, {by}{', by patient' if listing.by_patient else ''}")
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
                action = menu.addAction(words)
                action.setCheckable(True)
                action.setChecked(value == chosen)
                group.addAction(action)
                change = partial(replace, self.listing, **{name: value})
                action.triggered.connect(lambda _c=False, change=change: self._list_as(change()))
            menu.addSeparator()
        together = menu.addAction("A patient's studies together")
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
            of = f" (filter: {self.listing.words})" if self.listing.narrowed else ""
            self._shell.status.note(f"This is the {'last' if step > 0 else 'first'} study of the list{of}")

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
            menu.addAction("Open", lambda: self._opener.open_path(study.image))
            menu.addAction("Show as prior", lambda: self._as_prior(study))
            menu.addSeparator()
            menu.addAction("Remove from library…", lambda: self.remove_wanted.emit(study))
        menu.addAction("Rebuild list", lambda: self._shell.press("rebuild_list"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _as_prior(self, study: Study) -> None:
        self._shell.press("layout_two")
        self._opener.open_prior(study)
