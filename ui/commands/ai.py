"""Asking the models, stopping them, and how their maps are laid over the image."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import folding, titles
from ui.commands.viewing import choose_layout

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def toggle_ai(window: MainWindow, checked: bool = False) -> None:
    """AI is off until this: opens the panels and asks for everything that is not there yet."""
    session, desk = window.session, window.desk
    if session is None:
        return
    if checked:
        session.set_state("explaining")
        if desk is not None and session.diagnosis() is None and not desk.active:
            desk.ask_all()
    else:
        session.set_state("reading")
        if desk is not None:
            desk.cancel_all()
        choose_layout(window, "layout_one")
    folding.apply_state(window)


def mark_read(window: MainWindow, checked: bool = False) -> None:
    if window.session is None:
        return
    window.session.mark_read(checked)
    folding.apply_state(window)


def run_explain(window: MainWindow) -> None:
    if window.desk is not None:
        _explaining(window)
        window.desk.explain()
        window.desk.predict_scanpaths()


def run_diagnose(window: MainWindow) -> None:
    if window.desk is not None:
        _explaining(window)
        window.desk.diagnose()


def run_draft(window: MainWindow) -> None:
    if window.desk is not None:
        _explaining(window)
        window.desk.draft_both()


def stop_jobs(window: MainWindow) -> None:
    if window.desk is not None:
        window.desk.cancel_all()


def next_sample(window: MainWindow) -> None:
    session = window.session
    prediction = session.prediction() if session is not None else None
    if session is not None and prediction is not None and prediction.result.scanpaths:
        count = len(prediction.result.scanpaths)
        session.set_overlay(sample=(session.overlay.sample + 1) % count)
        titles.refresh(window)


def toggle_contour(window: MainWindow) -> None:
    if window.session is not None:
        window.session.set_overlay(contour=not window.session.overlay.contour)


def more_opaque(window: MainWindow) -> None:
    _opacity(window, 0.1)


def less_opaque(window: MainWindow) -> None:
    _opacity(window, -0.1)


def _opacity(window: MainWindow, by: float) -> None:
    if window.session is not None:
        wanted = min(max(window.session.overlay.opacity + by, 0.0), 1.0)
        window.session.set_overlay(opacity=round(wanted, 2))


def _explaining(window: MainWindow) -> None:
    if window.session is not None and window.session.state != "explaining":
        window.session.set_state("explaining")
