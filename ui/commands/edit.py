"""Undo and redo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from ui.parts import Parts


def undo(parts: Parts) -> None:
    _end_edits(parts)
    if parts.workspace.session is not None:
        parts.workspace.session.undo.undo()


def redo(parts: Parts) -> None:
    _end_edits(parts)
    if parts.workspace.session is not None:
        parts.workspace.session.undo.redo()


def _end_edits(parts: Parts) -> None:
    """A sentence that is being edited is a change of its own, not lost under another one."""
    parts.results.end_edits()


_row = partial(ActionSpec, section="Edit")
ROWS = (
    _row(id="undo", text="Undo", keys="Ctrl+Z", tip="Take the last change back", call=undo, icon="undo"),
    _row(
        id="redo",
        text="Redo",
        keys="Ctrl+Shift+Z",
        tip="Make the undone change again",
        call=redo,
        icon="redo",
        also=("Ctrl+Y",),
    ),
)
