"""The session says that a topic changed: panels, titles and actions follow, and it is saved soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import enabling, folding, titles

if TYPE_CHECKING:
    from app.reading.session import ReadingSession
    from ui.main_window import MainWindow


def session_changed(window: MainWindow, topic: str) -> None:
    for part in (window.stage, window.annotating, window.results, window.timeline):
        if part is not None:
            part.session_changed(topic)
    if topic in ("gaze", "explanation", "scanpaths", "selection", "recordings"):
        titles.refresh(window)
    if topic in ("recordings", "state"):
        window.status.note("")
    if topic in ("annotations", "anatomy", "report"):
        say_journal_problem(window, window.session)
    if topic == "state":
        _leave_explain(window)
        folding.apply_state(window)
    if topic == "refused":
        _say_refused(window)
    if topic in ("gaze", "scanpaths"):
        _compare_scanpaths(window)
    enabling.enable_actions(window)
    window.save_later()


def say_journal_problem(window: MainWindow, session: ReadingSession | None, key: str = "journal") -> None:
    """It goes with the next change that could be kept."""
    if session is not None and session.journal_problem:
        window.messages.say(
            f"The last change is not kept yet: {session.journal_problem}.",
            f"Make room or check the rights of {session.folder}.",
            tone="error",
            key=key,
        )
    else:
        window.messages.forget(key)


def _say_refused(window: MainWindow) -> None:
    window.actions_["mark_read"].setChecked(bool(window.session and window.session.marked_read_at))
    window.messages.say(
        "Not changed: this study is open in another RadGaze window.",
        "Close it there, then open it here again.",
        tone="warning",
        key="refused",
        seconds=8,
    )


def _leave_explain(window: MainWindow) -> None:
    """AI is off again: its panes go."""
    reading = window.session is not None and window.session.state == "reading"
    if reading and window.grid.layout_id == "layout_explain":
        window.actions_["layout_one"].setChecked(True)
        window.grid.set_layout("layout_one")


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
