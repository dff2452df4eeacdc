"""Current against prior: registration, blinking, difference; which panes move together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def register(window: MainWindow) -> None:
    if window.comparing is not None:
        window.comparing.register()


def bend(window: MainWindow) -> None:
    if window.comparing is not None:
        window.comparing.register("bspline")


def blink(window: MainWindow, checked: bool = False) -> None:
    if window.comparing is not None:
        window.comparing.set_blinking(checked)


def blink_once(window: MainWindow) -> None:
    if window.comparing is not None:
        window.comparing.blink_once()


def blink_faster(window: MainWindow) -> None:
    if window.comparing is not None:
        window.comparing.change_rate(1)


def blink_slower(window: MainWindow) -> None:
    if window.comparing is not None:
        window.comparing.change_rate(-1)


def difference(window: MainWindow, checked: bool = False) -> None:
    if window.comparing is not None:
        window.comparing.set_difference(checked)


def link(window: MainWindow, checked: bool = True) -> None:
    window.grid.link(checked)
