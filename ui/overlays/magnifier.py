"""A lens under the mouse: the image itself at a higher zoom, not an enlarged picture of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QWidget

from app.imaging.render import ViewportCache
from app.reading.picture import Picture
from eyetracking.mapping import ViewTransform
from ui.theme import theme
from ui.viewer.haloed import draw_lines

TIMES = (1.5, 2.0, 2.5, 3.0, 4.0, 6.0, 8.0)
"""How much larger than the view around it."""
RADII_PX = (80, 120, 170, 240)
"""Logical px at 100 % text size."""


class Magnifier:
    """at: where the mouse is over the canvas of `pane`, None where it is over none."""

    follows_mouse = True

    def __init__(self, times: float = 2.5, radius_px: int = 120) -> None:
        self.visible = False
        self.at: QPointF | None = None
        self.pane = "main"
        self.times, self.radius_px = times, radius_px
        self.stronger(0)  # settings may say anything
        self.larger(0)
        self._picture: Picture | None = None
        self._cache: ViewportCache | None = None

    def stronger(self, steps: int = 1, *, around: bool = False) -> None:
        """The next power; after the last one the first, where `around`."""
        self.times = _next(TIMES, self.times, steps, around=around)

    def larger(self, steps: int = 1, *, around: bool = False) -> None:
        """The next size; after the last one the first, where `around`."""
        self.radius_px = _next(RADII_PX, self.radius_px, steps, around=around)

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        picture, view = canvas.picture, canvas.transform()  # type: ignore[attr-defined]
        if self.at is None or picture is None or view is None or view.pane != self.pane:
            return
        if self._cache is None or self._picture is not picture:
            self._picture, self._cache = picture, ViewportCache(picture.pyramid, picture.mark_layers)
        self._cache.show_marks = canvas.show_marks  # type: ignore[attr-defined]
        display = canvas.film.display  # type: ignore[attr-defined]
        self._cache.driving = None if display is None else display.calibrated
        look = theme()
        ratio = canvas.devicePixelRatioF()
        radius = look.px(self.radius_px)
        back, _ok = to_widget.inverted()
        under = back.map(self.at)
        side = round(2 * radius * ratio)
        lens = replace(
            view,
            zoom=view.zoom * self.times,
            centre_x_px=under.x(),
            centre_y_px=under.y(),
            viewport_x_px=0.0,
            viewport_y_px=0.0,
            viewport_width_px=side,
            viewport_height_px=side,
        )
        self._cache.update(lens)
        frame = self._cache.frame(canvas.greys())  # type: ignore[attr-defined]
        colours = canvas.colours  # type: ignore[attr-defined]
        kind = QImage.Format.Format_Grayscale8 if colours is None else QImage.Format.Format_Indexed8
        image = QImage(frame.data, side, side, side, kind)
        image.setDevicePixelRatio(ratio)
        path = QPainterPath()
        path.addEllipse(self.at, radius, radius)
        painter.save()
        painter.setClipPath(path)
        if colours is not None:
            image.setColorTable(colours)
            painter.fillPath(path, look.colour("canvas"))
            painter.setClipRect(_film(lens, self.at, radius, ratio), Qt.ClipOperation.IntersectClip)
        painter.drawImage(self.at - QPointF(radius, radius), image)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.on_image("border_strong"), look.px(2)))
        painter.drawPath(path)
        words, font = f"{self.times:g}x", look.font("font_small")
        at = self.at + QPointF(-QFontMetrics(font).horizontalAdvance(words) / 2, radius + look.px(2))
        draw_lines(painter, at, [words], font, look.on_image("text_strong"))


def _film(lens: ViewTransform, at: QPointF, radius: float, ratio: float) -> QRectF:
    """Where the image lies in the lens: beside it nothing is coloured."""
    x, y = lens.image_to_display([0, lens.image_width_px], [0, lens.image_height_px])
    corners = [QPointF(float(x[k]), float(y[k])) / ratio for k in (0, 1)]
    return QRectF(*corners).normalized().translated(at - QPointF(radius, radius))


def _next(choices: Sequence[Any], now: float, steps: int, *, around: bool) -> Any:
    nearest = min(range(len(choices)), key=lambda place: abs(choices[place] - now))
    place = nearest + steps
    return choices[place % len(choices) if around else min(max(place, 0), len(choices) - 1)]
