"""The worker says what it does: status bar, and messages where it ended or has no models."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from inference.messages import WorkerState
from ui.shell import Shell

COLOURS = {
    "ready": "accepted", "busy": "human", "starting": "text_dim", "restarting": "warning",
    "crashed": "warning", "dead": "warning", "stopped": "text_faint",
}  # fmt: skip


class WorkerStatus(QObject):
    """One for the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.parent)
        self._shell = shell
        shell.children.worker_event.connect(self._event)

    def _event(self, event: object) -> None:
        if not isinstance(event, WorkerState):
            return
        shell = self._shell
        shell.status.set("worker", _words(event), COLOURS[event.state])
        self._say_elsewhere(event)
        if event.state in ("crashed", "dead"):
            self._say_ended(event)
        elif event.state == "ready" and event.models:
            shell.messages.forget("models")
            if event.text.startswith("The settings ask"):
                shell.messages.say(event.text, tone="warning", key="device")
        elif event.state == "ready":
            shell.messages.say(
                "The worker found no models.",
                "Add model folders, or reinstall the demo models.",
                key="models",
            )

    def _say_elsewhere(self, event: WorkerState) -> None:
        """It stays in sight as long as it holds."""
        if not event.elsewhere or event.state in ("stopped", "dead"):
            self._shell.messages.forget("elsewhere")
        elif event.state == "ready":
            self._shell.messages.say(
                f"Films leave this machine: to {event.elsewhere}.",
                "The models run there, as the settings ask (AI, Worker on another machine).",
                tone="warning",
                key="elsewhere",
            )

    def _say_ended(self, event: WorkerState) -> None:
        actions: list[tuple[str, Callable[[], None]]] = []
        way_out = "It is started again; unfinished jobs can be run again where their result would be."
        if event.state == "dead":
            actions = [("Start again", self._restart)]
            way_out = "Look at the models' folder, then start it again."
        self._shell.messages.say(
            event.text or "The inference worker ended unexpectedly.",
            way_out,
            tone="warning",
            key="worker",
            actions=actions,
        )

    def _restart(self) -> None:
        if self._shell.children.worker is not None:
            self._shell.children.worker.start()


def _words(event: WorkerState) -> str:
    own = sum(not m.demo for m in event.models)
    counted = f"{own} model{'s' if own > 1 else ''}"
    if len(event.models) == own:
        models = counted if own else "no models"
    else:
        models = f"demo models and {own} of yours" if own else "demo models"
    device = event.device or "worker"
    held = f", {event.memory_mb / 1e3:.1f} GB" if event.memory_mb else ""
    work = f"   busy: {event.doing}" if event.doing else "   busy"
    work += f", {event.waiting} waiting" if event.waiting else ""
    where = f"Worker: {device}, {models}"
    if event.elsewhere:
        where = f"Films go to {event.elsewhere}: {device}, {models}"
    return {
        "ready": f"{where}{held}   idle",
        "busy": f"{where}{held}{work}",
        "starting": "Worker: starting",
        "restarting": "Worker: restarting",
        "crashed": "Worker: crashed, starting again",
        "dead": "Worker: stopped after repeated crashes",
        "stopped": "Worker: off",
    }[event.state]
