"""Asking the models, stopping them, and how their maps are laid over the image."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec
from ui.commands.layout import choose_layout

if TYPE_CHECKING:
    from ui.parts import Parts


def toggle_ai(parts: Parts, *, checked: bool = False) -> None:
    """AI is off until this: opens the panels and asks for everything that is not there yet."""
    session, desk = parts.workspace.session, parts.workspace.jobs
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
        choose_layout(parts, "layout_one")
    parts.folding.apply_state()


def mark_read(parts: Parts, *, checked: bool = False) -> None:
    if parts.workspace.session is None:
        return
    parts.workspace.session.mark_read(read=checked)
    parts.folding.apply_state()


def run_explain(parts: Parts) -> None:
    if parts.workspace.jobs is not None:
        _explaining(parts)
        parts.workspace.jobs.explain()
        parts.workspace.jobs.predict_scanpaths()


def run_diagnose(parts: Parts) -> None:
    if parts.workspace.jobs is not None:
        _explaining(parts)
        parts.workspace.jobs.diagnose()


def run_draft(parts: Parts) -> None:
    if parts.workspace.jobs is not None:
        _explaining(parts)
        parts.workspace.jobs.draft_both()


def stop_jobs(parts: Parts) -> None:
    if parts.workspace.jobs is not None:
        parts.workspace.jobs.cancel_all()


def next_sample(parts: Parts) -> None:
    session = parts.workspace.session
    prediction = session.prediction() if session is not None else None
    if session is not None and prediction is not None and prediction.result.scanpaths:
        count = len(prediction.result.scanpaths)
        following = session.overlay.sample + 1
        first = 0 if prediction.result.consensus is None else -1  # after the last sample, their consensus
        session.set_overlay(sample=first if following >= count else following)


def toggle_contour(parts: Parts) -> None:
    if parts.workspace.session is not None:
        parts.workspace.session.set_overlay(contour=not parts.workspace.session.overlay.contour)


def more_opaque(parts: Parts) -> None:
    _opacity(parts, 0.1)


def less_opaque(parts: Parts) -> None:
    _opacity(parts, -0.1)


def _opacity(parts: Parts, by: float) -> None:
    if parts.workspace.session is not None:
        wanted = min(max(parts.workspace.session.overlay.opacity + by, 0.0), 1.0)
        parts.workspace.session.set_overlay(opacity=round(wanted, 2))


def _explaining(parts: Parts) -> None:
    if parts.workspace.session is not None and parts.workspace.session.state != "explaining":
        parts.workspace.session.set_state("explaining")


def show_models(parts: Parts) -> None:
    from app.models_cli import store_of
    from inference.store import default_paths
    from ui.dialogs.frame import only_one
    from ui.dialogs.models import ModelsWindow, Shelf

    shell = parts.shell

    def changed() -> None:
        if shell.children.worker is not None:
            shell.children.worker.look_again()

    def unload() -> None:
        if shell.children.worker is not None:
            shell.children.worker.unload()

    folders = shell.settings.inference.model_folders
    shelf = Shelf(lambda: store_of(folders), default_paths()[1], changed, unload)
    only_one(shell.parent, ModelsWindow, lambda: ModelsWindow(shelf, shell.background, shell.parent))


_row = partial(ActionSpec, section="AI")
ROWS = (
    _row(
        id="models",
        text="Models…",
        keys="Ctrl+M",
        tip="What is installed and what it can do; add, check and remove checkpoint folders",
        call=show_models,
    ),
    _row(
        id="ai",
        text="AI on request",
        keys="A",
        tip="Ask the models: explanation, scanpaths, findings and a draft",
        call=toggle_ai,
        needs="worker",
        icon="ai",
        checkable=True,
    ),
    _row(
        id="explain",
        text="Explain phrase",
        keys="Ctrl+Return",
        tip="Explain the chosen finding or phrase",
        call=run_explain,
        needs="worker",
    ),
    _row(
        id="diagnose",
        text="Findings",
        keys="Ctrl+Shift+D",
        tip="Finding probabilities without and with gaze",
        call=run_diagnose,
        needs="worker",
    ),
    _row(
        id="draft",
        text="Draft report",
        keys="Ctrl+R",
        tip="Draft the report without and with gaze",
        call=run_draft,
        needs="worker",
    ),
    _row(
        id="stop_jobs", text="Stop all jobs", keys="Ctrl+.", tip="Cancel everything that runs", call=stop_jobs
    ),
    _row(
        id="next_sample",
        text="Next sampled scanpath",
        keys="N",
        tip="Draw the next sampled scanpath",
        call=next_sample,
    ),
    _row(
        id="contour",
        text="Contour",
        keys="C",
        tip="A line where the map crosses the level",
        call=toggle_contour,
    ),
    _row(id="more_opaque", text="Map more opaque", keys="O", tip="Cover the image more", call=more_opaque),
    _row(
        id="less_opaque", text="Map less opaque", keys="Shift+O", tip="Cover the image less", call=less_opaque
    ),
    _row(
        id="mark_read",
        text="Mark read",
        keys="Ctrl+Shift+M",
        tip="The unaided reading is finished; opens the AI panels",
        call=mark_read,
        needs="session",
        icon="check",
        checkable=True,
    ),
)
