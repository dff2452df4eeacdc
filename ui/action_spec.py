"""One action of the window as data: id, words, key, what it needs, and what it calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QAction

from ui.languages import tr

Need = Literal["", "film", "session", "worker", "gaze"]
"""What must be there for an action to make sense: it is disabled without. Each needs those before it."""
SECTIONS = (
    "File", "Edit", "Tools", "Measure", "Image", "Layout", "Compare", "Show", "Gaze", "AI", "Report",
    "Panels", "Window", "Help",
)  # fmt: skip
"""The menu's order; a section that is not named here comes last."""


@dataclass(frozen=True, kw_only=True)
class ActionSpec:
    """One row. call: with the window, and with `checked` if checkable, or the id if in a group.

    group: exclusive actions (checkable) share one. checked: at first. also: other keys that do the same, as
    long as the reader wants no other. by_hand: these keys are watched by a widget (Space, Del), others that
    the reader wants are not.
    """

    id: str
    text: str
    tip: str
    call: Callable[..., None]
    section: str
    keys: str = ""
    needs: Need = ""
    icon: str = ""
    checkable: bool = False
    checked: bool = False
    group: str = ""
    by_hand: bool = False
    also: tuple[str, ...] = ()


def tooltip(spec: ActionSpec, keys: str) -> str:
    tip = tr(spec.tip)
    return f"{tip} ({keys})" if keys else tip


def watched(action: QAction) -> bool:
    """Its key is watched by hand: Qt does not know it."""
    return bool(action.data()) and not action.shortcuts()
