"""The worker says what it does: status bar, and messages where it ended or has no models."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from inference.messages import WorkerState
from ui.languages import tr, tr_count
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
                tr("The worker found no models."),
                tr("Add model folders, or reinstall the demo models."),
                key="models",
            )

    def _say_elsewhere(self, event: WorkerState) -> None:
        """It stays in sight as long as it holds."""
        if not event.elsewhere or event.state in ("stopped", "dead"):
            self._shell.messages.forget("elsewhere")
        elif event.state == "ready":
            self._shell.messages.say(
                tr("Films leave this machine: to {elsewhere}.", elsewhere=event.elsewhere),
                tr("The models run there, as the settings ask (AI, Worker on another machine)."),
                tone="warning",
                key="elsewhere",
            )

    def _say_ended(self, event: WorkerState) -> None:
        actions: list[tuple[str, Callable[[], None]]] = []
        way_out = tr("It is started again; unfinished jobs can be run again where their result would be.")
        if event.state == "dead":
            actions = [(tr("Start again"), self._restart)]
            way_out = tr("Look at the models' folder, then start it again.")
        self._shell.messages.say(
            event.text or tr("The inference worker ended unexpectedly."),
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
    counted = tr_count("{count} model", "{count} models", own)
    if len(event.models) == own:
        models = counted if own else tr("no models")
    else:
        models = tr("demo models and {own} of yours", own=own) if own else tr("demo models")
    device = event.device or "worker"
    held = tr(", {memory_mb:.1f} GB", memory_mb=event.memory_mb / 1000.0) if event.memory_mb else ""
    work = tr("   busy: {doing}", doing=tr(event.doing)) if event.doing else tr("   busy")
    work += tr(", {waiting} waiting", waiting=event.waiting) if event.waiting else ""
    where = tr("Worker: {device}, {models}", device=device, models=models)
    if event.elsewhere:
        where = tr(
            "Films go to {elsewhere}: {device}, {models}",
            elsewhere=event.elsewhere,
            device=device,
            models=models,
        )
    return {
        "ready": tr("{where}{held}   idle", where=where, held=held),
        "busy": f"{where}{held}{work}",
        "starting": tr("Worker: starting"),
        "restarting": tr("Worker: restarting"),
        "crashed": tr("Worker: crashed, starting again"),
        "dead": tr("Worker: stopped after repeated crashes"),
        "stopped": tr("Worker: off"),
    }[event.state]
