"""The session says that a topic changed: panels, titles and actions follow, and it is saved soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import enabling, folding, titles

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def session_changed(window: MainWindow, topic: str) -> None:
    for part in (window.stage, window.annotating, window.results, window.timeline):
        if part is not None:
            part.session_changed(topic)
    if topic in ("gaze", "explanation", "scanpaths", "selection", "recordings"):
        titles.refresh(window)
    if topic in ("recordings", "state"):
        window.status.note("")
    if topic == "state":
        folding.apply_state(window)
    if topic in ("gaze", "scanpaths"):
        _compare_scanpaths(window)
    enabling.enable_actions(window)
    window.save_later()


def _compare_scanpaths(window: MainWindow) -> None:
    """ScanMatch of the predicted scanpaths with the reader's own, for the pane's title."""
    session = window.session
    prediction = session.prediction() if session is not None else None
    if session is None or prediction is None or session.fixations is None or not len(session.fixations):
        return
    from app.reading.gaze import chance_scanmatch, mean_scanmatch

    own, width, height = session.fixations, session.study.width_px, session.study.height_px
    paths = prediction.result.scanpaths

    def done(values: tuple[float, float]) -> None:
        session.figures[f"scanmatch {prediction.id}"] = values[0]
        session.figures[f"scanmatch chance {prediction.id}"] = values[1]
        titles.refresh(window)
        window.save_later()

    window.background.run(
        lambda: (
            mean_scanmatch(paths, own, width, height),
            chance_scanmatch(paths, own, width, height),
        ),
        done,
        purpose="scanmatch",
    )
