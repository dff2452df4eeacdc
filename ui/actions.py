"""The sum of the rows that the modules of `ui.commands` hold, and the QActions that are made of them.

`keys` may be overridden by the reader's settings (id -> keys; `ui/keys.py`).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from ui import commands
from ui.action_spec import SECTIONS, ActionSpec, tooltip
from ui.keys import Keys, settle
from ui.languages import tr
from ui.theme import ICON, theme


class Called(Protocol):
    """Is told which action was used, and whether it is checked now."""

    def __call__(self, spec: ActionSpec, *, checked: bool) -> object: ...


def rows() -> tuple[ActionSpec, ...]:
    """Every action, by section. A module of `ui.commands` that holds `ROWS`, or `rows()` where they depend on
    another table, is all that a new one needs."""
    found: list[ActionSpec] = []
    for name in sorted(module.name for module in pkgutil.iter_modules(commands.__path__)):
        module = importlib.import_module(f"{commands.__name__}.{name}")
        found += module.rows() if hasattr(module, "rows") else module.ROWS
    place = {section: number for number, section in enumerate(SECTIONS)}
    return tuple(sorted(found, key=lambda row: place.get(row.section, len(place))))


def build(
    specs: Sequence[ActionSpec],
    parent: QWidget,
    call: Called,
    keys: Keys | None = None,
) -> dict[str, QAction]:
    """QActions for all rows. call: is told which was used, and whether it is checked. keys: of
    `ui.keys.settle`, by default those of the rows."""
    keys = settle(specs, {})[0] if keys is None else keys
    made: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for spec in specs:
        action = QAction(tr(spec.text), parent)
        action.setObjectName(spec.id)
        action.setStatusTip(tr(spec.tip))
        action.setCheckable(spec.checkable or bool(spec.group))
        if spec.icon:
            action.setProperty(ICON, spec.icon)
            action.setIcon(theme().icon(spec.icon))
        if spec.group:
            if spec.group not in groups:
                groups[spec.group] = QActionGroup(parent)
                groups[spec.group].setExclusive(True)
            groups[spec.group].addAction(action)
        action.setChecked(spec.checked)
        # no partial: Qt would not hand it `checked`
        action.triggered.connect(lambda checked=False, row=spec: call(row, checked=checked))
        parent.addAction(action)
        made[spec.id] = action
    give_keys(specs, made, keys)
    return made


def give_keys(specs: Sequence[ActionSpec], made: Mapping[str, QAction], keys: Keys) -> None:
    """The actions have these keys from now on, as `ui.keys.settle` gives them."""
    for spec in specs:
        mine, action = keys[spec.id], made[spec.id]
        first = mine[0] if mine else ""
        action.setToolTip(tooltip(spec, first))
        watched_by_hand = spec.by_hand and first == spec.keys
        action.setShortcuts([] if watched_by_hand else [QKeySequence(key) for key in mine])
        action.setData(first)


def run(spec: ActionSpec, target: object, *, checked: bool) -> None:
    """What the row calls, with what its kind of action has to say."""
    if spec.group:
        spec.call(target, spec.id)
    elif spec.checkable:
        spec.call(target, checked=checked)
    else:
        spec.call(target)
