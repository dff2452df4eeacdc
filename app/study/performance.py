"""`radgaze study performance`: how well readers and models tell films with a finding from films without, for
everybody and by subgroup: the patient's sex and age, and whatever participants were asked (experience,
glasses).

The truth is the phantom's own, or a table of cases. A subgroup is small: each figure has its interval, and a
difference whose intervals overlap says little.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from app.study.folder import BegunStudy, StudyError, open_study
from app.study.participants import participants_of
from app.study.shown import attributes_of, labels_of
from app.study.stimuli import Stimulus
from app.study.tallies import ratings

AGES = (40, 65)
"""Borders of the patients' age bands, years."""
EVERYBODY = "everybody"
READERS = "readers"


@dataclass(frozen=True)
class Score:
    """One rating of one case. who: readers, or a model's name. groups: those it counts in."""

    who: str
    case: str
    value: float
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """auroc: None where a group lacks one of the classes. low, high: its 95 % interval over cases."""

    who: str
    group: str
    cases: int
    with_finding: int
    auroc: float | None
    low: float | None
    high: float | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the study's folder")
    parser.add_argument(
        "--predictions", type=Path, metavar="CSV", help="of models: columns case, probability, model"
    )
    parser.add_argument(
        "--truth", type=Path, metavar="CSV", help="columns case, present (0 or 1); phantoms know their own"
    )
    parser.add_argument("--question", metavar="NAME", help="the rating that is taken (the first one)")
    parser.add_argument("--json", action="store_true", help="print one JSON array")


def run(args: argparse.Namespace) -> int:
    """Raises StudyError."""
    study = open_study(args.folder)
    truth = truth_of(study, args.truth)
    scores = [*of_readers(study, args.question), *of_models(study, args.predictions)]
    found = figures(scores, truth)
    if args.json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return 0
    for one in found:
        if one.auroc is None:
            said = "one class is missing"
        else:
            said = f"AUROC {one.auroc:.3f} ({one.low:.3f} to {one.high:.3f})"
        sys.stdout.write(f"{one.who}, {one.group}: {said}, {one.cases} cases, {one.with_finding} with it\n")
    return 0


def truth_of(study: BegunStudy, table: Path | None) -> dict[str, bool]:
    """case -> whether the finding that is searched for, or any, is there. Raises StudyError where nothing
    says it."""
    if table is not None:
        rows = _rows(table, ("case", "present"))
        return {row["case"]: row["present"].strip() in ("1", "true", "yes") for row in rows}
    found = {}
    for film in study.stimuli:
        labels = labels_of(film)
        if labels is None:
            reason = f"nobody says what is on {film.id}"
            raise StudyError(study.path, reason, "Give a table: --truth CSV (case, present).")
        found[film.id] = labels.get(film.finding, False) if film.finding else any(labels.values())
    return found


def of_readers(study: BegunStudy, question: str | None) -> Iterator[Score]:
    """Every rating of the complete trials. Raises StudyError for an unknown question."""
    given = list(ratings(study))
    names = list(dict.fromkeys(str(row["question"]) for row in given))
    if question is not None and question not in names:
        raise StudyError(study.path, f"no rating is called {question}", f"There are: {', '.join(names)}.")
    wanted = question or (names[0] if names else "")
    people = {who.pseudonym: who for who in participants_of(study)}
    patients = {film.id: patient_groups(film) for film in study.stimuli}
    for row in given:
        if row["question"] != wanted:
            continue
        answers = people[str(row["reader"])].answers
        own = tuple(f"{name}: {answer}" for name, answer in sorted(answers.items()))
        case = str(row["case"])
        condition = (f"condition: {row['modality']}",) if row["modality"] != "only" else ()
        groups = (EVERYBODY, *patients[case], *own, *condition)
        yield Score(READERS, case, float(row["rating"]), groups)


def of_models(study: BegunStudy, table: Path | None) -> Iterator[Score]:
    """Raises StudyError for a table that is none, or a case that is not the study's."""
    if table is None:
        return
    patients = {film.id: patient_groups(film) for film in study.stimuli}
    for number, row in enumerate(_rows(table, ("case", "probability")), start=2):
        if row["case"] not in patients:
            raise StudyError(table, f"row {number}: {row['case']} is no film of the study", "Correct it.")
        try:
            value = float(row["probability"])
        except ValueError as error:
            raise StudyError(table, f"row {number}: probability is no number", "Correct it.") from error
        yield Score(row.get("model") or "model", row["case"], value, (EVERYBODY, *patients[row["case"]]))


def patient_groups(film: Stimulus) -> tuple[str, ...]:
    """The patient's sex and age band, where the film says them."""
    said = attributes_of(film)
    groups = [f"patient's sex: {said['sex']}"] if said.get("sex") else []
    if "age" in said:
        age = float(said["age"])
        band = sum(age >= border for border in AGES)
        names = (f"under {AGES[0]}", f"{AGES[0]} to {AGES[1] - 1}", f"{AGES[1]} and over")
        groups.append(f"patient's age: {names[band]}")
    return tuple(groups)


def figures(scores: Iterable[Score], truth: dict[str, bool]) -> list[Figure]:
    """Of each voice in each group, cases that have no truth left out; everybody first."""
    from inference.evaluation.statistics import auroc, bootstrap

    members: dict[tuple[str, str], list[Score]] = {}
    for one in scores:
        if one.case in truth:
            for group in one.groups:
                members.setdefault((one.who, group), []).append(one)
    found = []
    for (who, group), own in sorted(
        members.items(), key=lambda item: (item[0][0], item[0][1] != EVERYBODY, item[0][1])
    ):
        cases = np.array([one.case for one in own])
        labels = np.array([truth[one.case] for one in own])
        values = np.array([one.value for one in own])
        there = len({one.case for one in own if truth[one.case]})
        whole = auroc(labels, values)
        low: float | None
        high: float | None
        low = high = None
        if np.isfinite(whole):

            def area(at: Any, labels: Any = labels, values: Any = values) -> float:
                return auroc(labels[at], values[at])

            low, high = bootstrap(area, len(own), groups=cases)
        found.append(
            Figure(
                who, group, len(set(cases)), there, float(whole) if np.isfinite(whole) else None, low, high
            )
        )
    return found


def _rows(path: Path, needed: tuple[str, ...]) -> list[dict[str, str]]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = csv.DictReader(file)
            missing = [name for name in needed if name not in (rows.fieldnames or ())]
            if missing:
                raise StudyError(path, f"it has no column {', '.join(missing)}", "Name its columns so.")
            return list(rows)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise StudyError(path, f"it cannot be read: {error}", "Give a CSV table.") from error
