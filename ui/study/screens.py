"""The participant's monitor as the tracker needs it."""

from __future__ import annotations

from PySide6.QtGui import QScreen

from app.settings import DisplaySettings
from eyetracking.tracker import DisplayGeometry
from ui.gaze.screen import geometry_of


def geometry_of_screen(screen: QScreen, *, distance_mm: float) -> DisplayGeometry:
    """Its size as the system tells it, the distance as it was measured."""
    return geometry_of(screen, DisplaySettings(distance_mm=distance_mm, distance_entered=True))
