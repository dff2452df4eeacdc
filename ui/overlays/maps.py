"""A map over the image: attribution, gaze heatmap or the mean of predicted scanpaths."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import QWidget

from app.reading.colour import colour_table, contour_lines, map_rgba
from ui.theme import theme


class MapOverlay:
    """Paints one map (h, w) in [0, 1] over the whole image. The coloured picture is kept until something
    changes.
    """

    def __init__(self, colour_map: str) -> None:
        self.visible = True
        self.opacity = 0.7
        self.colour_map = colour_map
        self.threshold = 0.1
        self.contour_level: float | None = None
        self.fill = True
        self._values: NDArray[np.float32] | None = None
        self._size = (1, 1)
        self._image: QImage | None = None
        self._image_key: object = None
        self._lines: list[QLineF] = []
        self._lines_key: object = None
        self._pixels: NDArray[np.uint8] | None = None

    def shows(self, values: NDArray[np.float32] | None) -> bool:
        """Whether this very map is the one that is painted."""
        return values is self._values

    @property
    def shown(self) -> bool:
        """Whether there is a map to be painted."""
        return self._values is not None

    def set_map(self, values: NDArray[np.float32] | None, width_px: int = 1, height_px: int = 1) -> None:
        """values: float32 (h, w) in [0, 1] over an image of width_px x height_px; None for nothing."""
        self._values, self._size = values, (width_px, height_px)
        self._image_key = self._lines_key = None

    @property
    def empty(self) -> bool:
        return self._values is None

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        if self._values is None:
            return
        if self.fill:
            key = (self.colour_map, self.threshold)
            if self._image is None or self._image_key != key:
                self._pixels = map_rgba(self._values, colour_table(self.colour_map), threshold=self.threshold)
                height, width = self._values.shape
                self._image = QImage(
                    self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888
                ).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
                self._image_key = key
            painter.save()
            painter.setTransform(to_widget, combine=True)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(self.opacity)
            painter.drawImage(QRectF(0, 0, *self._size), self._image)
            painter.restore()
        if self.contour_level is not None:
            if self._lines_key != self.contour_level:
                found = contour_lines(
                    self._values, self.contour_level, width_px=self._size[0], height_px=self._size[1]
                )
                self._lines = [QLineF(*map(float, line)) for line in found]
                self._lines_key = self.contour_level
            colour = theme().on_image("text_strong", 0.9)
            pen = QPen(colour, theme().px(1.5))
            pen.setCosmetic(True)
            painter.save()
            painter.setTransform(to_widget, combine=True)
            painter.setPen(pen)
            painter.drawLines(self._lines)
            painter.restore()
