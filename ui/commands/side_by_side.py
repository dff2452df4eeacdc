"""Comparing: films of the library by their likeness, methods and models side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from ui.parts import Parts


def find_similar(parts: Parts) -> None:
    from ui.dialogs.frame import only_one
    from ui.dialogs.similar import SimilarDialog

    only_one(
        parts.shell.parent,
        SimilarDialog,
        lambda: SimilarDialog(
            parts.shell,
            parts.workspace,
            parts.similar,
            open_study=lambda study: parts.opener.open_path(study.image),
            open_beside=parts.opener.open_prior,
        ),
    )


def methods_side_by_side(parts: Parts) -> None:
    if parts.workspace.jobs is None or parts.workspace.film is None:
        return
    from ui.dialogs.frame import only_one
    from ui.dialogs.side_by_side import SideBySideDialog

    only_one(parts.shell.parent, SideBySideDialog, lambda: SideBySideDialog(parts.shell, parts.workspace))


def models_side_by_side(parts: Parts) -> None:
    if parts.workspace.jobs is None or parts.workspace.film is None:
        return
    from ui.dialogs.frame import only_one
    from ui.dialogs.models_beside import ModelsBesideDialog

    only_one(parts.shell.parent, ModelsBesideDialog, lambda: ModelsBesideDialog(parts.shell, parts.workspace))


_row = partial(ActionSpec, section="AI")
ROWS = (
    _row(
        id="find_similar",
        text="Find similar films",
        keys="Ctrl+J",
        tip="Films of the library that are like this one, a sentence, or what you looked at",
        call=find_similar,
        needs="worker",
    ),
    _row(
        id="side_by_side",
        text="Methods side by side",
        keys="Ctrl+Shift+J",
        tip="Up to four attribution methods for the phrase, beside your own heat map",
        call=methods_side_by_side,
        needs="worker",
    ),
    _row(
        id="models_side_by_side",
        text="Models side by side",
        keys="Alt+J",
        tip="Findings, maps, scanpaths or drafts of up to four models, beside each other",
        call=models_side_by_side,
        needs="worker",
    ),
)
