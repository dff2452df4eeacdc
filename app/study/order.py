"""Who sees what when: a participant's trials, from the protocol, the stimuli and the participant's number.

Nothing is drawn that the study's seed does not decide, so that a plan can be made again from the protocol.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from app.study.protocol import Conditions, Protocol
from app.study.stimuli import Stimulus

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Trial:
    """number: within its period, from 1. arm: the condition's name; empty in a study without conditions."""

    period: int
    number: int
    stimulus: Stimulus
    arm: str = ""


def latin_rows(size: int) -> int:
    """How many rows `latin_row` has: size, twice as many where that is odd and more than 1."""
    return size * 2 if size % 2 and size > 1 else size


def latin_row(size: int, row: int) -> list[int]:
    """One row of 0 … size - 1. Over all rows each number stands equally often in each place and follows each
    other number equally often (Williams, Aust J Sci Res A 2:149-168, 1949).

    row: from 0, and round again; the second half of an odd square is the first half mirrored.
    """
    mirrored, shift = divmod(row % latin_rows(size), size) if size else (0, 0)
    steps = ((place + 1) // 2 if place % 2 else -(place // 2) for place in range(size))
    values = [(step + shift) % size for step in steps]
    return values[::-1] if mirrored else values


def trials_of(protocol: Protocol, stimuli: Sequence[Stimulus], participant: int) -> list[Trial]:
    """What this participant (from 1) gets, period by period. The same arguments give the same trials."""
    conditions = protocol.conditions
    round_, turn = divmod(participant - 1, _arm_rows(conditions))
    if conditions is None:
        return _period(protocol, stimuli, participant, 1, round_, {})
    names = [arm.name for arm in conditions.arms]
    if conditions.design == "split":
        ranks = {one.id: rank for rank, one in enumerate(_dealt(protocol.seed, stimuli))}
        arms = {one.id: names[(ranks[one.id] + turn) % len(names)] for one in stimuli}
        return _period(protocol, stimuli, participant, 1, round_, arms)
    trials: list[Trial] = []
    for period, arm in enumerate(latin_row(len(names), turn), start=1):
        arms = {one.id: names[arm] for one in stimuli}
        trials += _period(protocol, stimuli, participant, period, round_ + period - 1, arms)
    return trials


def balanced_after(protocol: Protocol, stimuli: Sequence[Stimulus]) -> int:
    """The number of participants whose multiples see every order and condition equally often."""
    rows = {
        "latin_square": latin_rows(len(stimuli)),
        "blocks": latin_rows(len(protocol.stimuli)),
    }.get(protocol.order.kind, 1)
    return rows * _arm_rows(protocol.conditions)


def _arm_rows(conditions: Conditions | None) -> int:
    """After how many participants the conditions have gone round; the order's rows change at that pace, so
    that neither goes with the other."""
    if conditions is None:
        return 1
    arms = len(conditions.arms)
    return arms if conditions.design == "split" else latin_rows(arms)


def _period(
    protocol: Protocol,
    stimuli: Sequence[Stimulus],
    participant: int,
    period: int,
    row: int,
    arms: dict[str, str],
) -> list[Trial]:
    ordered = _ordered(protocol, stimuli, participant, period, row)
    return [
        Trial(period=period, number=number, stimulus=one, arm=arms.get(one.id, ""))
        for number, one in enumerate(ordered, start=1)
    ]


def _ordered(
    protocol: Protocol, stimuli: Sequence[Stimulus], participant: int, period: int, row: int
) -> list[Stimulus]:
    order, seed = protocol.order, protocol.seed
    if order.kind == "fixed":
        return list(stimuli)
    if order.kind == "random":
        return _shuffled(stimuli, seed, "order", participant, period)
    if order.kind == "latin_square":
        return _square_row(_shuffled(stimuli, seed, "square"), row)
    blocks = _square_row(_shuffled(_sets(stimuli), seed, "blocks"), row)
    if order.within == "random":
        blocks = [
            _shuffled(block, seed, "within", participant, period, block[0].set_name) for block in blocks
        ]
    return [one for block in blocks for one in block]


def _square_row(things: Sequence[T], row: int) -> list[T]:
    return [things[place] for place in latin_row(len(things), row)]


def _sets(stimuli: Sequence[Stimulus]) -> list[list[Stimulus]]:
    return [list(group) for _, group in groupby(stimuli, key=lambda one: one.set_name)]


def _dealt(seed: int, stimuli: Sequence[Stimulus]) -> list[Stimulus]:
    """Set by set, shuffled within, so that going round deals each set evenly."""
    return [one for group in _sets(stimuli) for one in _shuffled(group, seed, "arms", group[0].set_name)]


def _shuffled(things: Sequence[T], *seed: object) -> list[T]:
    mixed = list(things)
    random.Random("/".join(str(part) for part in seed)).shuffle(mixed)
    return mixed
