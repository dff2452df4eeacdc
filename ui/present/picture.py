"""What moves on the film: rings that grow where eyes rest, a path that is drawn, a map that comes up."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QWidget

from app.story.attempt import Sample
from app.story.material import Material
from app.story.story import Shows
from eyetracking.scanpaths.types import Scanpath
from ui.overlays.maps import MapOverlay
from ui.theme import theme

RING_FRACTION = 0.05
"""Of the film's side: the ring of a fixation of one second."""
TRAIL = 6
"""Fixations that stay bright behind the newest."""


class StoryPicture(QWidget):
    """The film as large as there is room, and one thing over it. part: how much of the step has passed, 0 to
    1."""

    def __init__(self, material: Material) -> None:
        super().__init__()
        self.material = material
        grey = np.ascontiguousarray(material.film >> 8, dtype=np.uint8)
        height, width = grey.shape
        self._film = QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
        self._map = MapOverlay("magma")
        self._map.set_map(_values(material.map), width, height)
        self.shows: Shows = "film"
        self.part = 0.0
        self.samples: list[Sample] = []
        self.clock_ms = 0.0
        self.setMouseTracking(True)
        self.setAccessibleName("The film")

    def show_step(self, shows: Shows) -> None:
        self.shows, self.part, self.samples, self.clock_ms = shows, 0.0, [], 0.0
        self.update()

    def advance(self, part: float, clock_ms: float) -> None:
        self.part, self.clock_ms = min(max(part, 0.0), 1.0), clock_ms
        self.update()

    def _place(self) -> QRectF:
        scale = min(self.width() / self._film.width(), self.height() / self._film.height())
        width, height = scale * self._film.width(), scale * self._film.height()
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place()
        if self.shows == "try" and place.width() > 0:
            at = event.position()
            x, y = (at.x() - place.x()) / place.width(), (at.y() - place.y()) / place.height()
            self.samples.append((self.clock_ms, x, y))
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        painter.drawImage(place, self._film)
        if self.shows == "map":
            scale = place.width() / self._film.width()
            self._map.opacity = 0.75 * self.material.map_strength * min(1.0, 2 * self.part)
            self._map.paint(painter, QTransform(scale, 0, 0, scale, place.x(), place.y()), self)
        elif self.shows in ("gaze", "findings", "report"):
            self._rings(
                painter, place, self.material.gaze, "human", self.part if self.shows == "gaze" else 1.0
            )
        elif self.shows == "scanpath":
            self._rings(painter, place, self.material.predicted, "predicted", self.part)
        elif self.shows == "try":
            self._trace(painter, place)
        painter.end()

    def _pen_px(self, width: float) -> float:
        """Lines are as wide as the film is large."""
        return max(1.0, width * self._place().width() / 700)

    def _rings(self, painter: QPainter, place: QRectF, path: Scanpath, colour: str, part: float) -> None:
        if not len(path):
            return
        now = part * float(path.onset_ms[-1] + path.duration_ms[-1])
        begun = int((path.onset_ms <= now).sum())
        points = [
            QPointF(
                place.x() + path.x_px[k] / path.width_px * place.width(),
                place.y() + path.y_px[k] / path.height_px * place.height(),
            )
            for k in range(begun)
        ]
        pen = theme().on_image(colour, 0.55)
        painter.setPen(QPen(pen, self._pen_px(2)))
        for one, other in itertools.pairwise(points):
            painter.drawLine(one, other)
        for k, point in enumerate(points):
            lasted = min(float(path.duration_ms[k]), now - float(path.onset_ms[k]))
            radius = RING_FRACTION * place.width() * max(lasted, 60.0) ** 0.5 / 1000**0.5
            bright = 0.9 if k >= begun - TRAIL else 0.45
            painter.setPen(QPen(theme().on_image(colour, bright), self._pen_px(3)))
            painter.setBrush(_faint(theme().on_image(colour, 1.0), 0.18 * bright))
            painter.drawEllipse(point, radius, radius)

    def _trace(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QPen(theme().on_image("human", 0.8), self._pen_px(4)))
        points = [
            QPointF(place.x() + x * place.width(), place.y() + y * place.height()) for _, x, y in self.samples
        ]
        for one, other in itertools.pairwise(points):
            painter.drawLine(one, other)


def _values(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.ascontiguousarray(values, dtype=np.float32)


def _faint(colour: QColor, part: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(part)
    return made
