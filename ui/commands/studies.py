"""The list of studies: going through it, tending it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from ui.parts import Parts


def next_study(parts: Parts) -> None:
    _step(parts, 1)


def previous_study(parts: Parts) -> None:
    _step(parts, -1)


def _step(parts: Parts, by: int) -> None:
    parts.studies.open_next(by)


def rebuild(parts: Parts) -> None:
    """Make the list again from the folders of the library."""
    parts.tending.rebuild()


_row = partial(ActionSpec, section="Panels")
ROWS = (
    _row(
        id="next_study",
        text="Next study",
        keys="PgDown",
        tip="Open the next study of the list",
        call=next_study,
    ),
    _row(
        id="previous_study",
        text="Previous study",
        keys="PgUp",
        tip="Open the study before it in the list",
        call=previous_study,
    ),
    _row(
        id="rebuild_list",
        text="Rebuild list",
        keys="Ctrl+Shift+F5",
        tip="Make the list of studies again from the library's folders",
        call=rebuild,
    ),
)
