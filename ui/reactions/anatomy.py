"""The segmentation of lungs and heart runs, ends, or finds nothing: said over the image, with a stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.reading.jobs import Job
    from ui.main_window import MainWindow

KEY = "anatomy"


def job_changed(window: MainWindow, job: Job) -> None:
    say, desk = window.messages.say, window.desk
    if job.slot != "anatomy" or desk is None:
        return
    if job.active:
        share = "" if job.fraction is None else f" ({job.fraction:.0%})"
        bar = window.messages.shown(KEY)
        if bar is not None:
            bar.say(f"{job.words}{share}")
        else:
            say(f"{job.words}{share}", key=KEY, actions=[("Stop", lambda: desk.cancel("anatomy"))])
        return
    window.messages.forget(KEY)
    anatomy = desk.session.anatomy
    if job.state == "failed":
        again = [("Run again", lambda: _again(window))]
        say(job.words, "The lines can be placed by hand (J).", tone="warning", key=KEY, actions=again)
    elif job.state == "done" and anatomy is not None and anatomy.result.lines is None:
        say(
            "No lungs and heart were found as on a frontal film.",
            "Place the lines by hand (J).",
            tone="warning",
            key=KEY,
        )
    elif job.state == "done":
        window.status.note("Proposed: drag the handles where the lines are wrong; Ctrl+Z takes them back")


def _again(window: MainWindow) -> None:
    if window.desk is not None:
        window.desk.segment_anatomy()
