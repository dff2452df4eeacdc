"""A lens under the mouse: the image itself at a higher zoom, not an enlarged picture of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QWidget

from app.imaging.render import ViewportCache
from ui.theme import theme

TIMES = 2.5
RADIUS_PX = 120


class Magnifier:
    """at: where the mouse is over the canvas, None where it is not."""

    def __init__(self) -> None:
        self.visible = False
        self.at: QPointF | None = None
        self._cache: ViewportCache | None = None

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        picture, view = canvas.picture, canvas.transform()  # type: ignore[attr-defined]
        if self.at is None or picture is None or view is None:
            return
        if self._cache is None or self._cache.pyramid is not picture.pyramid:
            self._cache = ViewportCache(picture.pyramid, picture.mark_layers)
        self._cache.show_marks = canvas.show_marks  # type: ignore[attr-defined]
        look = theme()
        ratio = canvas.devicePixelRatioF()
        radius = look.px(RADIUS_PX)
        back, _ok = to_widget.inverted()
        under = back.map(self.at)
        side = round(2 * radius * ratio)
        lens = replace(
            view,
            zoom=view.zoom * TIMES,
            centre_x_px=under.x(),
            centre_y_px=under.y(),
            viewport_x_px=0.0,
            viewport_y_px=0.0,
            viewport_width_px=side,
            viewport_height_px=side,
        )
        self._cache.update(lens)
        frame = self._cache.frame(canvas.table())  # type: ignore[attr-defined]
        image = QImage(frame.data, side, side, side, QImage.Format.Format_Grayscale8)
        image.setDevicePixelRatio(ratio)
        path = QPainterPath()
        path.addEllipse(self.at, radius, radius)
        painter.save()
        painter.setClipPath(path)
        painter.drawImage(self.at - QPointF(radius, radius), image)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.on_image("border_strong"), look.px(2)))
        painter.drawPath(path)
