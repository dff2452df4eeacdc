"""Scanpaths: numbered circles whose area is their duration, joined in order; and a bundle of predicted
ones.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QWidget

from eyetracking.scanpaths.types import Scanpath
from ui.theme import theme

MANY = 24
"""From this number of fixations on, circles are drawn lighter so that the image stays visible."""


CONSENSUS = -1
"""The number that stands for the consensus path where a sample is chosen."""


def radius_px(duration_ms: float) -> float:
    """Logical px: area grows with duration, 5 at 60 ms to 20 from 1.5 s on."""
    return min(max(0.62 * math.sqrt(duration_ms), 5.0), 20.0)


def pane_size(canvas: QWidget) -> float:
    """Circles grow with the pane, 0.55 to 1.6, so that they do not cover a small film."""
    return min(max(min(canvas.width(), canvas.height()) / theme().px(560), 0.55), 1.6)


class ScanpathOverlay:
    """One scanpath, up to a moment. `marked` fixations stand out, the others step back."""

    def __init__(self, colour: str) -> None:
        self.visible = True
        self.colour = colour
        self.scanpath: Scanpath | None = None
        self.until_ms: float | None = None
        self.stretch_ms: tuple[float, float] | None = None
        self.marked: Collection[int] | None = None
        self.numbers = True

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        if self.scanpath is not None:
            paint_scanpath(
                painter, to_widget, self.scanpath, theme().on_image(self.colour), until_ms=self.until_ms,
                stretch_ms=self.stretch_ms, marked=self.marked, numbers=self.numbers, size=pane_size(canvas),
            )  # fmt: skip


class PredictedOverlay:
    """Several sampled scanpaths: one as circles, the others as thin lines; and their consensus, a dashed line
    unless it is the one that is shown (chosen CONSENSUS)."""

    def __init__(self) -> None:
        self.visible = True
        self.samples: list[Scanpath] = []
        self.consensus: Scanpath | None = None
        self.chosen = 0
        self.others = True
        self.deviations: list[list[float]] = []
        self.numbers = True
        self.until_ms: float | None = None

    @property
    def shown(self) -> bool:
        """Whether there is a path to be painted."""
        return bool(self.samples)

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        if not self.samples:
            return
        colour = theme().on_image("predicted")
        agreed = self.consensus if self.chosen == CONSENSUS else None
        chosen = len(self.samples) if agreed is not None else min(max(self.chosen, 0), len(self.samples) - 1)
        if self.others:
            thin = QColor(colour)
            thin.setAlphaF(0.28)
            for number, sample in enumerate(self.samples):
                if number == chosen:
                    continue
                points = [to_widget.map(QPointF(x, y)) for x, y in zip(sample.x_px, sample.y_px, strict=True)]
                painter.setPen(QPen(thin, theme().px(1.1)))
                painter.drawPolyline(points)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(thin)
                for point in points:
                    painter.drawEllipse(point, theme().px(2.2), theme().px(2.2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen < len(self.deviations):
            self._paint_deviation(painter, to_widget, self.samples[chosen], self.deviations[chosen])
        if agreed is None and self.consensus is not None:
            self._paint_consensus(painter, to_widget, self.consensus)
        paint_scanpath(
            painter, to_widget, self.samples[chosen] if agreed is None else agreed, colour,
            until_ms=self.until_ms, numbers=self.numbers, size=pane_size(canvas),
        )  # fmt: skip

    @staticmethod
    def _paint_consensus(painter: QPainter, to_widget: QTransform, path: Scanpath) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().on_image("predicted", 0.9), theme().px(2.0), Qt.PenStyle.DashLine))
        painter.drawPolyline(
            [to_widget.map(QPointF(x, y)) for x, y in zip(path.x_px, path.y_px, strict=True)]
        )

    @staticmethod
    def _paint_deviation(
        painter: QPainter, to_widget: QTransform, sample: Scanpath, deviations: list[float]
    ) -> None:
        """Dotted rings of one standard deviation around each fixation."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().on_image("predicted", 0.75), theme().px(1.2), Qt.PenStyle.DotLine))
        scale = math.hypot(to_widget.m11(), to_widget.m12())
        for x, y, sd in zip(sample.x_px, sample.y_px, deviations, strict=False):
            painter.drawEllipse(to_widget.map(QPointF(x, y)), sd * scale, sd * scale)


def _begun(scanpath: Scanpath, until_ms: float | None) -> list[tuple[int, float]]:
    """Number and duration so far, ms, of the fixations that have begun."""
    shown: list[tuple[int, float]] = []
    for number, (onset, lasts) in enumerate(zip(scanpath.onset_ms, scanpath.duration_ms, strict=True)):
        if until_ms is not None and onset > until_ms:
            break
        duration = float(lasts) if until_ms is None else min(float(lasts), until_ms - float(onset))
        shown.append((number, max(duration, 1.0)))
    return shown


def paint_scanpath(
    painter: QPainter,
    to_widget: QTransform,
    scanpath: Scanpath,
    colour: QColor,
    *,
    until_ms: float | None = None,
    stretch_ms: tuple[float, float] | None = None,
    marked: Collection[int] | None = None,
    numbers: bool = True,
    size: float = 1.0,
) -> None:
    """Lines first, circles over them, numbers last. A fixation that lasts at until_ms is still growing.

    size: how much larger than usual circles are drawn.
    """
    look = theme()
    points = [to_widget.map(QPointF(x, y)) for x, y in zip(scanpath.x_px, scanpath.y_px, strict=True)]
    onsets = scanpath.onset_ms
    shown = _begun(scanpath, until_ms)
    many = len(shown) > MANY

    def strength(number: int) -> float:
        if marked is not None:
            return 1.0 if number in marked else 0.22
        if stretch_ms is not None and not stretch_ms[0] <= onsets[number] < stretch_ms[1]:
            return 0.22
        return 1.0

    for (first, _), (second, _) in itertools.pairwise(shown):
        line = QColor(colour)
        line.setAlphaF((0.6 if many else 0.8) * min(strength(first), strength(second)))
        painter.setPen(QPen(line, look.px(1.3)))
        painter.drawLine(points[first], points[second])
    painter.setFont(look.font(10.5 * min(size, 1.3), bold=True))
    for number, duration in shown:
        weight = strength(number)
        radius = look.px(size * radius_px(duration))
        fill = QColor(colour)
        fill.setAlphaF((0.34 if many else 0.42) * weight)
        edge = QColor(colour)
        edge.setAlphaF(weight)
        painter.setPen(QPen(QColor(0, 0, 0, round(120 * weight)), look.px(2.6)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(points[number], radius, radius)
        painter.setPen(QPen(edge, look.px(1.4)))
        painter.setBrush(fill)
        painter.drawEllipse(points[number], radius, radius)
    if not numbers:
        return
    for number, duration in shown:
        radius = look.px(size * radius_px(duration))
        if radius < look.px(7) or strength(number) < 0.5:
            continue
        _number(painter, points[number], str(number + 1))


def _number(painter: QPainter, at: QPointF, text: str) -> None:
    metrics = painter.fontMetrics()
    half_w, half_h = metrics.horizontalAdvance(text) / 2, metrics.capHeight() / 2
    where = QPointF(at.x() - half_w, at.y() + half_h)
    painter.setPen(QColor(0, 0, 0, 190))
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        painter.drawText(where + QPointF(dx, dy), text)
    painter.setPen(theme().on_image("text_strong"))
    painter.drawText(where, text)
