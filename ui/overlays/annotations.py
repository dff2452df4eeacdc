"""What the reader drew, and what a presentation state draws; positions are image coordinates."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from app.imaging.graphics import Graphic
from app.measure.annotation import REGIONS, Annotation
from app.measure.geometry import onto_midline
from app.reading.records import Markup
from ui.languages import said, tr
from ui.theme import theme
from ui.viewer.haloed import draw_lines

HANDLE_PX, REACH_PX = 4.5, 9.0
"""Radius of a drawn handle, and how near the mouse must come to a handle or line."""


@runtime_checkable
class _WithTexts(Protocol):
    """A canvas that writes into its corners (`ui.viewer.film_view`)."""

    def texts(self) -> list[QRectF]: ...


class AnnotationOverlay:
    """All annotations; `draft` takes the place of the one with its id, or is the one being drawn."""

    def __init__(self, words: Callable[[Annotation], list[str]]) -> None:
        self.visible = True
        self.markup = Markup()
        self.draft: Annotation | None = None
        self.selected: str | None = None
        self.graphics: tuple[Graphic, ...] = ()
        self._words = words
        self._words_at: dict[str, QRectF] = {}
        """Where a text stands on the canvas, by its annotation's id."""

    def shown(self) -> list[Annotation]:
        """In drawing order, with the draft in its place."""
        draft = self.draft
        kept = [draft if draft is not None and a.id == draft.id else a for a in self.markup.annotations]
        if draft is not None and all(a.id != draft.id for a in kept):
            kept.append(draft)
        return kept

    def hit(self, at: QPointF, to_widget: QTransform) -> tuple[Annotation, int | None] | None:
        """The topmost annotation under `at` (widget px) and the index of its handle, None for its body.
        What is hidden is not hit."""
        if not self.visible:
            return None
        reach = theme().px(REACH_PX)
        for annotation in reversed(self.markup.annotations):
            points = _mapped(annotation, to_widget)
            for index, place in enumerate(annotation.handles):
                if _distance(to_widget.map(QPointF(*place)), at) <= reach:
                    return annotation, index
            if self._words_at.get(annotation.id, QRectF()).contains(at):
                return annotation, None
            for line in _lines(annotation, points):
                if any(_to_segment(at, line[k], line[k + 1]) <= reach / 2 for k in range(len(line) - 1)):
                    return annotation, None
        return None

    def around(self, at: QPointF, to_widget: QTransform) -> Annotation | None:
        """What `hit` finds, or the smallest region that `at` lies in."""
        hit = self.hit(at, to_widget)
        if hit is not None or not self.visible:
            return hit[0] if hit is not None else None
        boxes = [
            (QRectF(*_mapped(annotation, to_widget)).normalized(), annotation)
            for annotation in self.markup.annotations
            if annotation.kind in REGIONS
        ]
        inside = [(box.width() * box.height(), a) for box, a in boxes if box.contains(at)]
        return min(inside, key=lambda one: one[0])[1] if inside else None

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        for graphic in self.graphics:
            _paint_graphic(painter, graphic, to_widget)
        self._words_at.clear()
        taken = list(canvas.texts()) if isinstance(canvas, _WithTexts) else []
        for annotation in self.shown():
            self._paint_one(painter, annotation, to_widget, canvas, taken)

    def _paint_one(
        self,
        painter: QPainter,
        annotation: Annotation,
        to_widget: QTransform,
        canvas: QWidget,
        taken: list[QRectF],
    ) -> None:
        """What nobody stands by yet has a colour of its own, and broken lines. taken: where words stand
        already; its own are added."""
        look = theme()
        points = _mapped(annotation, to_widget)
        chosen = annotation.id == self.selected or annotation is self.draft
        ink_name = "annotation" if annotation.stands else "proposed"
        colour = look.on_image(ink_name)
        lines = _lines(annotation, points)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, ink in ((look.px(3.4), QColor(0, 0, 0, 150)), (look.px(1.5), colour)):
            pen = QPen(ink, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            if not annotation.stands:
                pen.setDashPattern([look.px(8) / width, look.px(5) / width])
            painter.setPen(pen)
            for line in lines:
                painter.drawPolyline(QPolygonF(line))
        dashed = _helper_lines(annotation, points)
        if dashed:
            pen = QPen(look.on_image(ink_name, 0.7), look.px(1.0), Qt.PenStyle.DashLine)
            painter.setPen(pen)
            for start, end in dashed:
                painter.drawLine(start, end)
        if chosen:
            painter.setPen(QPen(QColor(0, 0, 0, 170), look.px(1.0)))
            painter.setBrush(colour)
            for handle in annotation.handles:
                painter.drawEllipse(to_widget.map(QPointF(*handle)), look.px(HANDLE_PX), look.px(HANDLE_PX))
        place = _place_of_words(annotation, points)
        words = [said(line) for line in self._words(annotation)]
        if place is not None and words:
            words = _fitting(words, annotation, canvas)
            place = _clear_of(taken, _kept_inside(place, words, canvas), words, canvas)
            taken.append(QRectF(place, _size_of(words)))
            covered = draw_lines(painter, place, words[:1], look.font("font_small", bold=True), colour)
            if annotation.text:
                self._words_at[annotation.id] = covered
            below = QPointF(place.x(), covered.bottom())
            draw_lines(painter, below, words[1:], look.font("font_small"), look.on_image(ink_name, 0.9))


def _mapped(annotation: Annotation, to_widget: QTransform) -> list[QPointF]:
    return [to_widget.map(QPointF(*point)) for point in annotation.points]


def _lines(annotation: Annotation, points: list[QPointF]) -> list[list[QPointF]]:
    """The polylines of a drawing, in widget px. One that is not finished has fewer points than its kind."""
    kind = annotation.kind
    if kind == "text" or len(points) < 2:
        return []
    if kind in ("rectangle", "ellipse"):
        # opposite corners of the image's rows and columns stay so under quarter turns and flips
        box = QRectF(points[0], points[1]).normalized()
        if kind == "rectangle":
            return [[box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft(), box.topLeft()]]
        middle = box.center()
        turns = [2 * math.pi * k / 72 for k in range(73)]
        return [
            [middle + QPointF(box.width() / 2 * math.cos(t), box.height() / 2 * math.sin(t)) for t in turns]
        ]
    if kind == "ctr" and len(points) == 5:
        halves = [[end, foot] for end, foot in zip(points[2:4], _feet(points), strict=True)]
        return [
            points[:2],
            *_ticks(points[:2]),
            *halves,
            *(_ticks(half)[0] for half in halves if _ticks(half)),
        ]
    if kind in ("cobb", "ctr"):
        pairs = [points[k : k + 2] for k in range(0, len(points), 2) if len(points[k : k + 2]) == 2]
        return [line for pair in pairs for line in (pair, *(_ticks(pair) if kind == "ctr" else []))]
    if kind == "ruler":
        return [points, *_ticks(points)]
    if kind == "arrow":
        return [points, _arrow_head(points[0], points[1])]
    return [points]


def _helper_lines(annotation: Annotation, points: list[QPointF]) -> list[tuple[QPointF, QPointF]]:
    if annotation.kind == "cobb" and len(points) == 4:
        return [((points[0] + points[1]) / 2, (points[2] + points[3]) / 2)]
    if annotation.kind == "ctr" and len(points) == 5:
        return [_midline(points)]
    return []


def _feet(points: list[QPointF]) -> list[QPointF]:
    """Where the heart's half-widths meet the midline, in widget px (whose pixels are square)."""
    a, b, c, d, middle = [(p.x(), p.y()) for p in points]
    return [QPointF(*onto_midline(end, (a, b), middle)) for end in (c, d)]


def _midline(points: list[QPointF]) -> tuple[QPointF, QPointF]:
    """The midline as far as the measured lines reach along it, and a little more."""
    thorax = ((points[0].x(), points[0].y()), (points[1].x(), points[1].y()))
    middle = (points[4].x(), points[4].y())
    feet = [QPointF(*onto_midline((p.x(), p.y()), thorax, middle)) for p in points]
    along = QPointF(thorax[0][1] - thorax[1][1], thorax[1][0] - thorax[0][0])
    by_reach = sorted(feet, key=lambda p: QPointF.dotProduct(p, along))
    more = along * (theme().px(30) / max(math.hypot(along.x(), along.y()), 1.0))
    return by_reach[0] - more, by_reach[-1] + more


def _ticks(line: list[QPointF]) -> list[list[QPointF]]:
    """Short strokes across both ends."""
    along = line[1] - line[0]
    long = math.hypot(along.x(), along.y())
    if long < 1:
        return []
    across = QPointF(-along.y(), along.x()) * (theme().px(5) / long)
    return [[end - across, end + across] for end in line[:2]]


def _arrow_head(tip: QPointF, tail: QPointF) -> list[QPointF]:
    along = tail - tip
    long = math.hypot(along.x(), along.y())
    if long < 1:
        return [tip, tip]
    step = along * (theme().px(11) / long)
    across = QPointF(-step.y(), step.x()) * 0.45
    return [tip + step + across, tip, tip + step - across]


def _place_of_words(annotation: Annotation, points: list[QPointF]) -> QPointF | None:
    if not points:
        return None
    look = theme()
    if annotation.kind in ("rectangle", "ellipse") and len(points) == 2:
        box = QRectF(points[0], points[1]).normalized()
        return box.bottomRight() + QPointF(look.px(6), -look.px(12))
    if annotation.kind == "angle" and len(points) > 1:
        return points[1] + QPointF(look.px(10), look.px(6))
    if annotation.kind == "cobb" and len(points) == 4:
        return (points[0] + points[1] + points[2] + points[3]) / 4 + QPointF(look.px(8), -look.px(8))
    if annotation.kind == "text":
        return points[0] + QPointF(look.px(7), -look.px(8))
    if annotation.kind == "ctr" and len(points) > 1:
        lowest = max(points, key=lambda p: p.y())
        return lowest + QPointF(look.px(6), look.px(8))
    right = max(points[:2], key=lambda p: p.x())
    return right + QPointF(look.px(9), look.px(2))


def _kept_inside(place: QPointF, words: list[str], canvas: QWidget) -> QPointF:
    """Moved so that no word is cut at the right or lower edge; off the canvas it stays as it is."""
    if not words or not canvas.rect().contains(place.toPoint()):
        return place
    look, size = theme(), _size_of(words)
    room_x = canvas.width() - size.width() - look.px(8)
    room_y = canvas.height() - size.height() - look.px(4)
    return QPointF(max(min(place.x(), room_x), 0), max(min(place.y(), room_y), 0))


def _size_of(words: list[str]) -> QSizeF:
    """What lines of words cover, the first of them bold."""
    look = theme()
    bold, plain = (QFontMetrics(look.font("font_small", bold=bold)) for bold in (True, False))
    wide = max(bold.horizontalAdvance(words[0]), *(plain.horizontalAdvance(w) for w in words))
    return QSizeF(wide, plain.lineSpacing() * len(words))


def _fitting(words: list[str], annotation: Annotation, canvas: QWidget) -> list[str]:
    """All words, or in a pane that is too small for them the figure alone, and that nobody stands by it."""
    size = _size_of(words)
    if size.width() <= canvas.width() * 0.9 and size.height() <= canvas.height() * 0.4:
        return words
    return [words[0], *([] if annotation.stands else [tr("not accepted")])]


def _clear_of(taken: list[QRectF], place: QPointF, words: list[str], canvas: QWidget) -> QPointF:
    """The place itself or one near it where the words cover no others; where there is none, the one where
    they cover least. Off the canvas it stays as it is."""
    size = _size_of(words)
    if not canvas.rect().contains(place.toPoint()):
        return place
    room = QRectF(canvas.rect())
    step = size.height() / max(len(words), 1)
    sideways = [part * size.width() for part in (0.0, 0.5, -0.5, 1.0, -1.0, 1.5, -1.5)]
    tried = [place + QPointF(dx, n * step) for n in (0, 1, 2, 3, 4, -4, -5, 6, -7) for dx in sideways]
    inside = [one for one in tried if room.contains(QRectF(one, size))] or [place]

    def covers(one: QPointF) -> float:
        shared = [QRectF(one, size).intersected(other) for other in taken]
        return sum(box.width() * box.height() for box in shared)

    return min(inside, key=covers)  # of equal ones the nearest: they are in that order


def _distance(a: QPointF, b: QPointF) -> float:
    return math.hypot(a.x() - b.x(), a.y() - b.y())


def _to_segment(at: QPointF, start: QPointF, end: QPointF) -> float:
    along, to = end - start, at - start
    square = along.x() ** 2 + along.y() ** 2
    part = 0.0 if square == 0 else (to.x() * along.x() + to.y() * along.y()) / square
    return _distance(at, start + along * min(max(part, 0.0), 1.0))


def _paint_graphic(painter: QPainter, graphic: Graphic, to_widget: QTransform) -> None:
    """One object of a presentation state (PS3.3 C.10.5.2)."""
    look = theme()
    colour = look.on_image("text_strong")
    points = [to_widget.map(QPointF(*point)) for point in graphic.points]
    if graphic.kind == "TEXT":
        draw_lines(painter, points[0], graphic.text.splitlines(), look.font("font_small"), colour)
        return
    path = QPainterPath()
    if graphic.kind == "POINT":
        path.addEllipse(points[0], look.px(2.5), look.px(2.5))
    elif graphic.kind == "CIRCLE":
        radius = _distance(points[0], points[1])
        path.addEllipse(points[0], radius, radius)
    elif graphic.kind == "ELLIPSE":
        middle = (points[0] + points[1]) / 2
        major, minor = points[1] - middle, points[3] - (points[2] + points[3]) / 2
        turns = [2 * math.pi * k / 72 for k in range(73)]
        path.addPolygon(QPolygonF([middle + major * math.cos(t) + minor * math.sin(t) for t in turns]))
    else:
        path.addPolygon(QPolygonF(points))
    for width, ink in ((look.px(3.0), QColor(0, 0, 0, 150)), (look.px(1.3), colour)):
        painter.setPen(QPen(ink, width))
        painter.setBrush(colour if graphic.filled else Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
