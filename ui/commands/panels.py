"""Folding the panels, choosing a tab, floating, searching the study list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec
from ui.languages import tr
from ui.tabs import panels

if TYPE_CHECKING:
    from ui.parts import Parts


def fold(parts: Parts, *, checked: bool = False) -> None:
    """The panels stand as their actions are checked."""
    parts.folding.apply()


def choose_tab(parts: Parts, tab: str) -> None:
    parts.shell.actions[tab].setChecked(True)
    parts.shell.actions["panel_right"].setChecked(True)
    parts.folding.apply()
    parts.results.show_tab(tab)


def float_tab(parts: Parts) -> None:
    """The shown tab gets a window of its own, or comes back."""
    if parts.panels is not None:
        parts.panels.toggle(parts.results.tabs.value)


def float_prior(parts: Parts) -> None:
    """The prior gets a window of its own, or comes back."""
    if "prior" in parts.grid.shown() or "prior" in parts.panels.windows:
        parts.panels.toggle("prior")
    else:
        parts.shell.status.note(tr("No prior is shown: Shift+2 shows one"))


def dock_all(parts: Parts) -> None:
    parts.panels.dock_all()


def focus_search(parts: Parts) -> None:
    parts.shell.actions["panel_studies"].setChecked(True)
    parts.folding.apply()
    parts.studies.focus_search()


_row = partial(ActionSpec, section="Panels")
_FOLDING = (
    _row(
        id="panel_studies",
        text="Studies",
        keys="F2",
        tip="Fold or unfold the study list",
        call=fold,
        checkable=True,
        checked=True,
    ),
    _row(
        id="panel_right",
        text="Results",
        keys="F3",
        tip="Fold or unfold the result panel",
        call=fold,
        checkable=True,
    ),
    _row(
        id="panel_timeline",
        text="Timeline",
        keys="F4",
        tip="Fold or unfold the timeline",
        call=fold,
        checkable=True,
    ),
)
_FLOATING = (
    _row(
        id="float_tab",
        text="Float or dock this panel",
        keys="Ctrl+Shift+W",
        tip="The shown panel in a window of its own, on another screen where there is one; "
        "again to put it back",
        call=float_tab,
    ),
    _row(
        id="float_prior",
        text="Float or dock the prior",
        keys="Ctrl+Shift+2",
        tip="The prior in a window of its own, on another screen where there is one; again to put it back",
        call=float_prior,
    ),
    _row(
        id="dock_all",
        text="Dock everything",
        keys="Ctrl+Shift+0",
        tip="Put every panel and pane back into the window",
        call=dock_all,
    ),
    _row(id="search", text="Search studies", keys="Ctrl+F", tip="Search the study list", call=focus_search),
)


def rows() -> tuple[ActionSpec, ...]:
    """A row for every panel of `ui.tabs` among them."""
    tabs = (
        _row(
            id=spec.id,
            text=spec.title,
            keys=spec.keys,
            tip=spec.hint,
            call=choose_tab,
            group="tab",
            checked=number == 0,
        )
        for number, spec in enumerate(panels())
    )
    return (*_FOLDING, *tabs, *_FLOATING)
