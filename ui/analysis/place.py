"""Where the window of gaze analysis stands at first."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def corner_beside(film: QWidget, mine: QScreen, width: int) -> tuple[int, int]:
    """Top left corner for a window of that width: on another screen than `mine` where there is one, else at
    the side of `film` with the most room. Areas are drawn on the film, which must not be covered.
    """
    others = [screen for screen in QGuiApplication.screens() if screen is not mine]
    room = (others[0] if others else mine).availableGeometry()
    left = film.mapToGlobal(film.rect().topLeft()).x()
    right = film.mapToGlobal(film.rect().topRight()).x()
    at_left = not others and left - room.left() > room.right() - right
    return (room.left() if others or at_left else room.right() - width + 1), room.top()
