"""Measurements, key images, the probe, the lens, and why the image looks as it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.drawing import Drawing
    from ui.main_window import MainWindow


def show_tools(window: MainWindow) -> None:
    window.top_bar.show_measuring()


def propose_ratio(window: MainWindow) -> None:
    if window.desk is not None:
        window.desk.segment_anatomy()


def delete_selected(window: MainWindow) -> None:
    if (hand := _hand(window)) is not None:
        hand.delete_selected()


def delete_all(window: MainWindow) -> None:
    if (hand := _hand(window)) is not None:
        hand.delete_all()


def forget_calibration(window: MainWindow) -> None:
    if (hand := _hand(window)) is not None:
        hand.forget_calibration()


def _hand(window: MainWindow) -> Drawing | None:
    """On the film that the keys act on."""
    if window.annotating is None:
        return None
    return window.beside.hands.get(window.grid.active_canvas().pane, window.annotating.hand)


def key_image(window: MainWindow, checked: bool = False) -> None:
    if window.annotating is not None:
        window.annotating.set_key_image(checked)


def show_why(window: MainWindow) -> None:
    from ui.dialogs.why import WhyThisLook

    WhyThisLook(window).show()


def show_test_pattern(window: MainWindow) -> None:
    from ui.dialogs.test_pattern import TestPattern

    TestPattern(window.grid.display, window).showFullScreen()
