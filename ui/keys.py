"""The reader's own keys (settings, table [shortcuts]): which can be used, and why others cannot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QKeySequence

from ui.languages import tr

Keys = dict[str, tuple[str, ...]]
"""By action: its key and others that do the same; empty where it has none."""


class Row(Protocol):
    """What of an action counts here."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def keys(self) -> str: ...
    @property
    def also(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Problem:
    """An entry of the settings that is not used: its action, what is wrong, what holds instead."""

    action: str
    wrong: str
    instead: str


def settle(rows: Sequence[Row], wanted: Mapping[str, str]) -> tuple[Keys, list[Problem]]:
    """The keys of every action. What was wanted and cannot be had keeps its default, so that no key means two
    things."""
    known = {row.id: row for row in rows}
    problems = [Problem(name, tr("there is no such action"), "") for name in wanted if name not in known]
    taken: dict[str, str] = {}
    for name, keys in wanted.items():
        if name not in known:
            continue
        if keys and not is_key(keys):
            problems.append(_refused(known[name], tr("{keys} is no key", keys=keys)))
        else:
            taken[name] = keys
    while clash := _clash(rows, taken):
        lost, kept, keys = clash
        problems.append(_refused(lost, tr("{keys} is the key of “{text}”", keys=keys, text=tr(kept.text))))
        del taken[lost.id]
    firsts = {_same(taken.get(row.id, row.keys)) for row in rows}
    return {
        row.id: _all(taken[row.id])
        if row.id in taken
        else (row.keys, *(other for other in row.also if _same(other) not in firsts))
        for row in rows
    }, problems


def is_key(text: str) -> bool:
    """One key with its modifiers, by the names that Qt knows."""
    sequence = QKeySequence(text)
    return sequence.count() == 1 and bool(sequence.toString())


def _clash(rows: Sequence[Row], taken: Mapping[str, str]) -> tuple[Row, Row, str] | None:
    """An action that must give its wanted key back, the one that has it, and the key."""
    holders: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if keys := taken.get(row.id, row.keys):
            holders[_same(keys)].append(row)
    for keys, several in holders.items():
        if len(several) > 1:
            by_default = [row for row in several if row.id not in taken]
            kept = by_default[0] if by_default else several[0]
            return next(row for row in several if row is not kept and row.id in taken), kept, keys
    return None


def _refused(row: Row, wrong: str) -> Problem:
    return Problem(row.id, wrong, tr("“{text}” keeps {keys}.", text=tr(row.text), keys=row.keys))


def _all(keys: str) -> tuple[str, ...]:
    return (keys,) if keys else ()


def _same(keys: str) -> str:
    """One spelling for one key."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
