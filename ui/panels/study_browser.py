"""What to read: search, thumbnails, name, view, date, what was done. Folds to thumbnails where room is
short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QPainter, QPen, QPixmap
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

from ui.commands.viewing import choose_layout
from ui.theme import theme
from ui.widgets import iso_day, label

if TYPE_CHECKING:
    from app.library.index import Library, Study
    from ui.main_window import MainWindow

STUDY = Qt.ItemDataRole.UserRole + 1
THUMBNAIL = Qt.ItemDataRole.UserRole + 2
NOTE = Qt.ItemDataRole.UserRole + 3


SHOWN = 500
"""Rows of the list at most: who has more narrows the search."""


class _Studies(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.studies: list[Study] = []
        self.thumbnails: dict[str, QPixmap] = {}
        self.notes: dict[str, str] = {}

    def rowCount(self, parent: Any = None) -> int:
        return len(self.studies)

    def data(self, index: Any, role: int = 0) -> Any:
        study = self.studies[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return study.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{study.label}\n{describe(study)}\n{self.notes.get(study.id, 'not read')}"
        if role == STUDY:
            return study
        if role == THUMBNAIL:
            return self.thumbnails.get(study.id)
        if role == NOTE:
            return self.notes.get(study.id, "not read")
        return None

    def put(self, studies: list[Study]) -> None:
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
    return (
        "   ".join(t for t in (kind or study.description, iso_day(study.study_date)) if t)
        or study.source.name
    )


class _Card(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.folded = False
        self.current = ""

    def sizeHint(self, option: Any, index: Any) -> QSize:
        return QSize(theme().px(64), theme().px(72 if self.folded else 66))

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        look = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card: QRect = option.rect.adjusted(look.px(2), look.px(2), -look.px(2), -look.px(2))
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

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
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
        column.addWidget(self.search)
        self.model = _Studies(self)
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
        column.addWidget(self.list, 1)
        self.foot = label("", "dim")
        self.foot.setContentsMargins(look.px(4), 0, 0, look.px(2))
        column.addWidget(self.foot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(60)
        self._timer.timeout.connect(lambda: self.refresh())
        self.search.textChanged.connect(lambda _t: self._timer.start())
        self._folded: bool | None = None
        self.set_folded(False)

    def set_folded(self, folded: bool) -> None:
        """Thumbnails only."""
        if folded == self._folded:
            return
        self._folded = self._card.folded = folded
        self.search.setVisible(not folded)
        self.foot.setVisible(not folded)
        self.setFixedWidth(theme().px(80 if folded else 208))
        self.list.doItemsLayout()

    def focus_search(self) -> None:
        if self._folded:
            self.set_folded(False)
        self.search.setFocus()
        self.search.selectAll()

    def set_library(self, library: Library) -> None:
        self._library = library
        self.refresh()

    def set_note(self, study_id: str, note: str) -> None:
        """What was done with a study."""
        if self.model.notes.get(study_id) != note:
            self.model.notes[study_id] = note
            self.model.refresh(study_id)

    def refresh(self, select: str | None = None) -> None:
        """List what matches the search (in the background)."""
        if select is not None:
            self._card.current = select
        library, words = self._library, self.search.text()
        if library is None:
            return

        def work() -> tuple[list[Study], dict[str, str]]:
            studies = library.list(words, limit=SHOWN)
            return studies, {s.id: note_of(s) for s in studies[:200]}

        def done(found: tuple[list[Study], dict[str, str]]) -> None:
            studies, notes = found
            self.model.notes.update(notes)
            self.model.put(studies)
            count = len(studies)
            archives = len(self._window.settings.pacs)
            pacs = f"archives: {archives}" if archives else "no archive set up"
            shown = (
                f"first {SHOWN} studies" if count == SHOWN else f"{count} stud{'y' if count == 1 else 'ies'}"
            )
            self.foot.setText(f"{shown}   {pacs}")
            for row, study in enumerate(studies):
                if study.id == self._card.current:
                    self.list.setCurrentIndex(self.model.index(row))
                if study.id not in self.model.thumbnails and row < 60:
                    self._thumbnail(study)

        self._window.background.run(work, done, lambda _e: None, purpose="studies")

    def _thumbnail(self, study: Study) -> None:
        library = self._library
        assert library is not None

        def done(path: Any) -> None:
            self.model.thumbnails[study.id] = QPixmap(str(path))
            self.model.refresh(study.id)

        self._window.background.run(lambda: library.thumbnail(study), done, lambda _e: None)

    def _open(self, index: QModelIndex) -> None:
        study = index.data(STUDY)
        if study is not None and study.id != self._card.current:
            self._card.current = study.id
            self.list.viewport().update()
            self._window.open_path(study.image)

    def open_next(self, step: int) -> None:
        """The study below (1) or above (-1) the shown one."""
        rows = [row for row, study in enumerate(self.model.studies) if study.id == self._card.current]
        wanted = rows[0] + step if rows else 0
        if 0 <= wanted < len(self.model.studies):
            self.list.setCurrentIndex(self.model.index(wanted))
            self._open(self.model.index(wanted))

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
        if study is None:
            return
        menu = QMenu(self)
        menu.addAction("Open", lambda: self._window.open_path(study.image))
        menu.addAction("Show as prior", lambda: self._as_prior(study))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _as_prior(self, study: Study) -> None:
        choose_layout(self._window, "layout_two")
        self._window.open_prior(study)


def note_of(study: Study) -> str:
    """What was done with the study, from its session file: cheap, no images."""
    import json

    try:
        kept = json.loads((study.folder / "session.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "not read"
    words = []
    count = len(kept.get("recordings", []))
    if count:
        words.append(f"gaze {count}")
    report = kept.get("report", {})
    if report.get("signed_at"):
        words.append("report signed")
    elif report.get("sentences"):
        words.append("report draft")
    if not words and kept.get("marked_read_at"):
        words.append("read")
    return "   ".join(words) or "not read"
