"""Hanging protocols: apply, choose, explain, save."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def rehang(window: MainWindow, _layout: str = "") -> None:
    if window.hanging is not None:
        window.hanging.rehang()


def show_menu(window: MainWindow) -> None:
    if window.hanging is not None:
        window.hanging.show_menu()


def show_why(window: MainWindow) -> None:
    from ui.dialogs.why_layout import WhyThisLayout

    WhyThisLayout(window).show()


def save(window: MainWindow) -> None:
    if window.hanging is not None:
        window.hanging.ask_for_name()
