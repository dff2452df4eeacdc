"""The worker says what it does and how its jobs go: status bar, messages, progress in the panes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ui import enabling, titles
from ui.reactions import anatomy

if TYPE_CHECKING:
    from app.reading.jobs import Job
    from ui.main_window import MainWindow
    from ui.viewer.pane import Pane

COLOURS = {
    "ready": "accepted", "busy": "human", "starting": "text_dim", "restarting": "warning",
    "crashed": "warning", "dead": "warning", "stopped": "text_faint",
}  # fmt: skip
PANE_OF_SLOT = {"explanation": "matex", "sentence": "matex", "scanpaths": "predicted"}


def worker_event(window: MainWindow, event: Any) -> None:
    """A job's event goes to the desk; a change of the worker's own state is said."""
    if window.desk is not None:
        window.desk.handle(event)
    state = getattr(event, "state", None)
    if state is None or not hasattr(event, "models"):
        return
    window.status.set("worker", _words(event), COLOURS[state])
    if state in ("crashed", "dead"):
        _say_ended(window, event)
    elif state == "ready" and event.models:
        window.messages.forget("models")
    elif state == "ready":
        window.messages.say(
            "The worker found no models.", "Add model folders, or reinstall the demo models.", key="models"
        )
    if window.results is not None:
        window.results.worker_changed(event)


def _words(event: Any) -> str:
    models = "no models"
    if event.models:
        models = "demo models" if any(m.demo for m in event.models) else ""
    where = f"Worker: {event.device or 'worker'}" + (f", {models}" if models else "")
    return {
        "ready": f"{where}   idle",
        "busy": f"{where}   busy",
        "starting": "Worker: starting",
        "restarting": "Worker: restarting",
        "crashed": "Worker: crashed, starting again",
        "dead": "Worker: stopped after repeated crashes",
        "stopped": "Worker: off",
    }[event.state]


def _say_ended(window: MainWindow, event: Any) -> None:
    actions: list[tuple[str, Callable[[], None]]] = []
    way_out = "It is started again; unfinished jobs can be run again where their result would be."
    if event.state == "dead":
        actions = [("Start again", lambda: _restart(window))]
        way_out = "Look at the models' folder, then start it again."
    window.messages.say(
        event.text or "The inference worker ended unexpectedly.",
        way_out,
        tone="warning",
        key="worker",
        actions=actions,
    )


def _restart(window: MainWindow) -> None:
    if window.children_.worker is not None:
        window.children_.worker.start()


def job_changed(window: MainWindow, job: Job) -> None:
    if window.results is not None:
        window.results.job_changed(job)
    if window.stage is not None:
        window.stage.job_changed(job)
    _show_in_pane(window, job)
    anatomy.job_changed(window, job)
    titles.refresh(window)
    enabling.enable_actions(window)


def _show_in_pane(window: MainWindow, job: Job) -> None:
    """Progress and stop in the pane where the result will be."""
    pane = window.grid.panes.get(PANE_OF_SLOT.get(job.slot, ""))
    if pane is None:
        return
    from ui.panels.findings import show_job

    show_job(pane.job, job)
    pane.place_job()
    if pane.job.property("slot") is None:
        pane.job.cancel_wanted.connect(lambda p=pane: _act(window, p, "cancel"))
        pane.job.again_wanted.connect(lambda p=pane: _act(window, p, "again"))
    pane.job.setProperty("slot", job.slot)


def _act(window: MainWindow, pane: Pane, what: str) -> None:
    if window.desk is not None:
        getattr(window.desk, what)(pane.job.property("slot"))
