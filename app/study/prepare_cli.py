"""`radgaze study prepare`: what the models say of a study's films is asked before anybody sits down; with
--ray on many machines. A sitting asks for what still lacks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.study.assistance import said_of, wanted
from app.study.folder import BegunStudy, open_study
from app.study.model_desk import ModelDesk
from app.study.order import Trial
from app.study.stimuli import Stimulus
from app.study.together import pool

Todo = tuple[Stimulus, tuple[str, ...]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the study's folder")
    parser.add_argument(
        "--ray", type=int, default=0, metavar="N", help="spread over N workers of a Ray cluster"
    )


def run(args: argparse.Namespace) -> int:
    """Raises StudyError; what was answered until then is kept."""
    study = open_study(args.folder)
    todo = todo_of(study)
    if not todo:
        sys.stdout.write("Nothing is to be asked: no condition shows AI or a predicted path that lacks.\n")
        return 0
    for done, said in enumerate(prepared(study, todo, ray=args.ray), start=1):
        sys.stdout.write(f"{done} of {len(todo)}: {said}\n")
        sys.stdout.flush()
    return 0


def todo_of(study: BegunStudy) -> list[Todo]:
    """Every film with what any condition wants of it and is not answered yet. Raises StudyError."""
    names = wanted_by_any(study)
    found: list[Todo] = []
    for film in study.stimuli if names else ():
        said = said_of(study, film)
        lacks = names - (said.holds() if said is not None else frozenset())
        if lacks:
            found.append((film, tuple(sorted(lacks))))
    return found


def wanted_by_any(study: BegunStudy) -> set[str]:
    """What of AI the study's conditions want of each film."""
    arms = study.protocol.conditions.arms if study.protocol.conditions else ()
    found: set[str] = set()
    for name in [arm.name for arm in arms] or [""]:
        found |= wanted(study, Trial(period=1, number=1, stimulus=study.stimuli[0], arm=name))
    return found


def prepared(study: BegunStudy, todo: list[Todo], *, ray: int = 0, **client_options: Any) -> Iterator[str]:
    """The ids of the films, as they are answered."""
    yield from pool(_Asking, (study, client_options), todo, workers=ray)


class _Asking:
    """One worker of the models, kept for all its films: the same here and on a cluster."""

    def __init__(self, study: BegunStudy, client_options: dict[str, Any]) -> None:
        self._study = study
        self._desk = ModelDesk(**client_options)
        self._desk.until_ready()

    def __call__(self, todo: Todo) -> str:
        stimulus, names = todo
        self._desk.answer(self._study, stimulus, names)
        return stimulus.id

    def close(self) -> None:
        self._desk.close()
