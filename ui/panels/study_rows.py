"""A row of the list of studies: thumbnail, name, view, date, what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from app.reading.note import NOT_READ
from app.words import iso_day
from ui.languages import said, tr_count
from ui.panels.thumbnails import Rows
from ui.plain import plain
from ui.theme import theme

if TYPE_CHECKING:
    from app.library.index import Study

STUDY = Qt.ItemDataRole.UserRole + 1
THUMBNAIL = Qt.ItemDataRole.UserRole + 2
NOTE = Qt.ItemDataRole.UserRole + 3
GROUP = Qt.ItemDataRole.UserRole + 4
"""Of the first study of a patient, where they stand together: (name, how many)."""


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
            return plain(f"{study.label}\n{describe(study)}\n{said(self.notes.get(study.id, NOT_READ))}")
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


class Card(QStyledItemDelegate):
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
        words = f"{name}   {tr_count('{count} study', '{count} studies', count)}"
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
            for text in (describe(study), said(index.data(NOTE) or "")):
                painter.drawText(
                    x, y + small.ascent(), small.elidedText(text, Qt.TextElideMode.ElideRight, width)
                )
                y += small.height()
        painter.restore()
