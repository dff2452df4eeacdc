"""Orders: seeded, each stimulus once, balanced over participants."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from study_protocols import CROSSOVER, PLAIN

from app.study.order import balanced_after, latin_row, latin_rows, trials_of
from app.study.protocol import Protocol, read_protocol
from app.study.stimuli import Stimulus, stimuli_of

SECOND_SET = '[[stimuli]]\nname = "others"\nkind = "phantom"\ncount = 3\nfirst_seed = 50\n'
SPLIT = CROSSOVER.replace("crossover", "split").replace("washout_days = 14\n", "")


def of(folder: Path, *more: str, seed: int = 7) -> tuple[Protocol, list[Stimulus]]:
    path = folder / "p.toml"
    path.write_text("\n".join([PLAIN.replace("seed = 7", f"seed = {seed}"), *more]), encoding="utf-8")
    protocol = read_protocol(path)
    return protocol, stimuli_of(protocol.stimuli, folder)[0]


def order(kind: str) -> str:
    return f'[order]\nkind = "{kind}"'


@given(st.integers(1, 12))
def test_in_a_latin_square_rows_and_columns_hold_each_number_once(size):
    rows = [latin_row(size, row) for row in range(size)]
    everything = list(range(size))
    assert all(sorted(row) == everything for row in rows)
    assert all(sorted(column) == everything for column in zip(*rows, strict=True))


@given(st.integers(2, 12))
def test_over_the_whole_square_each_number_follows_each_other_equally_often(size):
    rows = [latin_row(size, row) for row in range(latin_rows(size))]
    pairs = Counter(pair for row in rows for pair in pairwise(row))
    assert len(pairs) == size * (size - 1)
    assert set(pairs.values()) == {latin_rows(size) // size}


@pytest.mark.parametrize("kind", ["fixed", "random", "latin_square", "blocks"])
@pytest.mark.parametrize("design", ["", CROSSOVER, SPLIT])
def test_each_stimulus_comes_once_in_each_period_and_the_same_seed_gives_the_same(tmp_path, kind, design):
    protocol, stimuli = of(tmp_path, SECOND_SET, order(kind), design)
    for number in range(1, 9):
        trials = trials_of(protocol, stimuli, number)
        assert trials == trials_of(protocol, stimuli, number)
        for period in {trial.period for trial in trials}:
            own = [trial for trial in trials if trial.period == period]
            assert sorted(trial.stimulus.id for trial in own) == sorted(one.id for one in stimuli)
            assert [trial.number for trial in own] == list(range(1, len(own) + 1))


@pytest.mark.parametrize("kind", ["random", "latin_square"])
def test_another_seed_gives_another_order(tmp_path, kind):
    one, other = (
        [trial.stimulus.id for trial in trials_of(*of(tmp_path, SECOND_SET, order(kind), seed=seed), 1)]
        for seed in (7, 8)
    )
    assert one != other


def test_a_random_order_differs_between_participants_and_periods(tmp_path):
    study = of(tmp_path, SECOND_SET, CROSSOVER)
    orders = {
        (number, period): tuple(
            trial.stimulus.id for trial in trials_of(*study, number) if trial.period == period
        )
        for number in (1, 2, 3)
        for period in (1, 2)
    }
    assert len(set(orders.values())) == len(orders)


def test_a_plan_is_the_same_on_every_machine_and_in_every_version(tmp_path):
    """Made by this code on the day it was written: a change of it would change studies that are under way."""
    ids = [trial.stimulus.seed for trial in trials_of(*of(tmp_path), 1)]
    assert ids == [2, 1, 3, 0]


@pytest.mark.parametrize("extra", ["", SECOND_SET])  # 4 stimuli, and 7: an odd square
@pytest.mark.parametrize("design", ["", CROSSOVER, SPLIT])
def test_over_the_balanced_number_each_stimulus_has_each_place_and_arm_equally_often(tmp_path, extra, design):
    protocol, stimuli = of(tmp_path, extra, order("latin_square"), design)
    seen = Counter(
        (trial.period, trial.number, trial.stimulus.id, trial.arm)
        for number in range(1, balanced_after(protocol, stimuli) + 1)
        for trial in trials_of(protocol, stimuli, number)
    )
    periods, arms = (2 if design == CROSSOVER else 1), (2 if design else 1)
    assert len(seen) == periods * len(stimuli) ** 2 * arms
    assert len(set(seen.values())) == 1


def test_in_a_crossover_half_of_the_participants_begin_with_each_condition(tmp_path):
    study = of(tmp_path, CROSSOVER)
    firsts = Counter()
    for number in range(1, 11):
        arms = {period: {t.arm for t in trials_of(*study, number) if t.period == period} for period in (1, 2)}
        assert all(len(arm) == 1 for arm in arms.values())
        assert arms[1] | arms[2] == {"without", "with"}
        firsts.update(arms[1])
    assert firsts == {"without": 5, "with": 5}


def test_a_split_deals_each_set_evenly_and_goes_round(tmp_path):
    protocol, stimuli = of(tmp_path, SECOND_SET, SPLIT)
    plans = [{t.stimulus.id: t.arm for t in trials_of(protocol, stimuli, number)} for number in (1, 2)]
    for plan in plans:
        own = Counter(arm for name, arm in plan.items() if name.startswith("films/"))
        assert own == {"without": 2, "with": 2}
    assert all(plans[0][one.id] != plans[1][one.id] for one in stimuli)


def test_blocks_stay_together_and_each_comes_first_equally_often(tmp_path):
    protocol, stimuli = of(tmp_path, SECOND_SET, order("blocks"))
    firsts = Counter()
    for number in range(1, balanced_after(protocol, stimuli) + 1):
        sets = [trial.stimulus.set_name for trial in trials_of(protocol, stimuli, number)]
        assert sum(a != b for a, b in pairwise(sets)) == 1
        firsts[sets[0]] += 1
    assert firsts == {"films": 1, "others": 1}
