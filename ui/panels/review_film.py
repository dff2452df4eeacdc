"""Small films of the review: a path over the film, and the part of it that a suspicion speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from eyetracking.scanpaths.types import Scanpath
from ui.theme import theme

OWN, OTHER, MISSED = QColor(77, 184, 255), QColor(255, 176, 64), QColor(255, 92, 92)
MS_PER_PX2 = 6.0
"""A fixation's disc grows with its duration."""


def image_of(greys: NDArray[np.uint16]) -> QImage:
    """uint16 (h, w), as models take a film."""
    eight = np.ascontiguousarray((greys >> 8).astype(np.uint8))
    height, width = eight.shape
    return QImage(eight.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).copy()


class PathFilm(QWidget):
    """The whole film with a path, and rings where something was missed (fractions)."""

    def __init__(self, name: str, colour: QColor) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._colour = colour
        self._film: QImage | None = None
        self._path: Scanpath | None = None
        self._missed: Sequence[tuple[float, float, float]] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def put(self, film: QImage, path: Scanpath, missed: Sequence[tuple[float, float, float]] = ()) -> None:
        self._film, self._path, self._missed = film, path, missed
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        if self._film is None:
            return 0
        return round(width * self._film.height() / self._film.width())

    def sizeHint(self) -> QSize:
        width = theme().px(150)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._film is None or self._path is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = min(self.width() / self._film.width(), self.height() / self._film.height())
        size = (self._film.width() * scale, self._film.height() * scale)
        left = (self.width() - size[0]) / 2
        painter.drawImage(QRectF(left, 0, *size), self._film)
        path = self._path
        points = [
            QPointF(left + x / path.width_px * size[0], y / path.height_px * size[1])
            for x, y in zip(path.x_px.tolist(), path.y_px.tolist(), strict=True)
        ]
        painter.setPen(QPen(self._colour, 1.0))
        painter.drawPolyline(points)
        fill = QColor(self._colour)
        fill.setAlpha(120)
        painter.setBrush(fill)
        for point, duration in zip(points, path.duration_ms.tolist(), strict=True):
            radius = float(np.sqrt(duration / MS_PER_PX2 / np.pi)) * size[0] / 300
            painter.drawEllipse(point, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(MISSED, 2.0))
        for x, y, _share in self._missed:
            ring = size[0] * 0.08
            painter.drawEllipse(QPointF(left + x * size[0], y * size[1]), ring, ring)


class Evidence(QWidget):
    """A part of the film, as it is, without any map over it."""

    def __init__(self, film: QImage, box: tuple[float, float, float, float], scale: float, name: str) -> None:
        """box: image px of the film; scale: from those to the picture's."""
        super().__init__()
        x0, y0, x1, y1 = (round(side * scale) for side in box)
        self._part = film.copy(x0, y0, max(1, x1 - x0), max(1, y1 - y0))
        self.setAccessibleName(name)
        side = theme().px(84)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        part: Any = self._part.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(
            QRectF(
                (self.width() - part.width()) / 2,
                (self.height() - part.height()) / 2,
                part.width(),
                part.height(),
            ),
            self._part,
        )
