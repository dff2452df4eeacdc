"""What is painted of a calibration: a target, and where the eyes were found."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.theme import theme

TARGET_PX = 34.0
"""Diameter of a gliding target, logical px; it shrinks to its dot."""
DOT_PX = 5.0


def paint_target(painter: QPainter, at: QPointF, size: float, grey: int) -> None:
    """A ring that shrinks (size 1 to 0) to its dot; dark or light, whichever stands out from the grey."""
    look = theme()
    ring, dot = (
        (QColor(20, 22, 25), QColor(255, 255, 255))
        if grey > 110
        else (QColor(225, 228, 232), QColor(0, 0, 0))
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ring)
    radius = look.px(DOT_PX * 1.8 + (TARGET_PX - DOT_PX * 1.8) * size) / 2
    painter.drawEllipse(at, radius, radius)
    painter.setBrush(dot)
    painter.drawEllipse(at, look.px(DOT_PX) / 2, look.px(DOT_PX) / 2)


def places(target: Any, eyes: tuple[str, ...], geometry: Any) -> tuple[Any, Any]:
    """Where the left eye and the right eye were found; of a tracker of one gaze, that in the left's place."""
    if eyes == ("both",):
        return _place(target, target.both, geometry), []
    return _place(target, target.left, geometry), _place(target, target.right, geometry)


def _place(target: Any, eye: Any, geometry: Any) -> list[tuple[float, float]]:
    """Where the eye was found, from its offset; near enough for a drawing."""
    if eye.accuracy_deg != eye.accuracy_deg:
        return []
    per_degree = 1 / geometry.degrees_per_px
    return [
        (
            target.x + eye.offset_x_deg * per_degree / geometry.width_px,
            target.y + eye.offset_y_deg * per_degree / geometry.height_px,
        )
    ]
