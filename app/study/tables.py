"""What `radgaze study` says of a study, as tables for a window: standing, orders, quality, ratings,
performance, queries."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from app.study.folder import BegunStudy, attempts_of
from app.study.participants import consent_lacks, participants_of, pseudonyms
from app.study.replays import keep_paths
from app.study.resume import complete_in
from app.study.runner import step_of
from app.study.tallies import by_answer, by_participant, ratings

MOST_ROWS = 1_000
"""That are shown; more are said to be left out."""
RATING_COLUMNS = ("reader", "case", "modality", "question", "rating", "ai")


@dataclass(frozen=True)
class Table:
    """rows: text, as many as columns in each. cut: more rows than MOST_ROWS were found."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cut: bool = False

    def as_csv(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return out.getvalue()


def _table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Table:
    shown = tuple(
        tuple("" if value is None else str(value) for value in row) for row in islice(rows, MOST_ROWS)
    )
    return Table(tuple(columns), shown, cut=len(rows) > MOST_ROWS)


def standing(study: BegunStudy) -> Table:
    """As `status`. Raises StudyError."""
    rows = []
    for who in participants_of(study):
        plan, attempts = study.plan(who.number), attempts_of(study, who.pseudonym)
        done = sum(len(complete_in(attempts, period)) for period in {trial.period for trial in plan})
        step = step_of(study, who.pseudonym, now=datetime.now(UTC))
        said = consent_lacks(study, who) or f"{step.kind}: {step.reason}"
        rows.append((who.number, who.pseudonym, done, len(plan), len(attempts), said))
    return _table(("number", "participant", "done", "trials", "attempts", "next"), rows)


def orders(study: BegunStudy, participants: int) -> Table:
    """As `plan`: what each of so many participants would get."""
    names = islice(pseudonyms(study.protocol.seed), participants)
    rows = [
        (name, trial.period, trial.number, trial.stimulus.id, trial.arm)
        for number, name in enumerate(names, start=1)
        for trial in study.plan(number)
    ]
    return _table(("participant", "period", "trial", "stimulus", "condition"), rows)


def quality(study: BegunStudy, asked: str = "") -> Table:
    """By participant, or by what participants answered to a question. Raises KeyError, StudyError."""
    found = [tally.row() for tally in (by_answer(study, asked) if asked else by_participant(study))]
    columns = tuple(found[0]) if found else ("group",)
    return _table(columns, [list(row.values()) for row in found])


def rated(study: BegunStudy) -> Table:
    """As programs for readers' studies take them. Raises StudyError."""
    return _table(RATING_COLUMNS, [[row[name] for name in RATING_COLUMNS] for row in ratings(study)])


def performance(study: BegunStudy, *, truth: Path | None = None, predictions: Path | None = None) -> Table:
    """Of readers and models, by subgroup. Raises StudyError."""
    from app.study.performance import figures, of_models, of_readers, truth_of

    known = truth_of(study, truth)
    found = figures([*of_readers(study, None), *of_models(study, predictions)], known)
    rows = [
        (
            one.who,
            one.group,
            _short(one.auroc),
            _short(one.low),
            _short(one.high),
            one.cases,
            one.with_finding,
        )
        for one in found
    ]
    return _table(("who", "group", "AUROC", "low", "high", "cases", "with finding"), rows)


def _short(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def paths_put(study: BegunStudy, whose: str, table: Path) -> Table:
    """As `paths`: the table goes into the study; which films have a path now. Raises StudyError, OSError."""
    _, without = keep_paths(study, whose, table)
    rows = [(film.id, "" if film.id in without else whose) for film in study.stimuli]
    return _table(("film", "path"), rows)


def query(dataset: Path, sql: str) -> Table:
    """Over an exported dataset of Parquet tables. Raises StudyError."""
    from app.study.querying import rows

    found = list(islice(rows(dataset, sql), MOST_ROWS + 2))
    return _table([str(name) for name in found[0]], found[1:])
