"""A batch on many GPUs or machines: Ray Data spreads the films over workers, each of which is asked as here.

The machines share the folders of films, models and output. RAY_ADDRESS names a cluster that stands; without
it one is made of this machine.
"""

from __future__ import annotations

import dataclasses
import importlib
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app.batch.asker import Answer, Answers, Asker
from app.batch.asking import Asking
from app.batch.films import BatchError, Film

Passed = dict[str, str]


class FilmAsker:
    """One worker of the cluster, kept for all its films. {"film"} -> {"film", "answer"}, both as JSON."""

    def __init__(self, asking: Asking, folder: str, client_options: dict[str, Any]) -> None:
        self._asker = Asker(asking, Path(folder), lambda _text: None, **client_options)
        self._asker.until_ready()

    def __call__(self, row: Passed) -> Passed:
        film = json.loads(row["film"])
        answer = self._asker.ask(Film(Path(film["path"]), film["said"]))
        return row | {"answer": json.dumps(dataclasses.asdict(answer))}


def on_ray(asking: Asking, folder: Path, workers: int, **client_options: Any) -> Answers:
    """Raises BatchError where Ray is not installed."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is reported to anybody
    try:
        ray: Any = importlib.import_module("ray")
        data: Any = importlib.import_module("ray.data")
    except ImportError as error:
        raise BatchError(
            f"Ray is not installed: {error}.", "pip install 'radgaze[ray]', or leave --ray out."
        ) from error

    def answers(films: Sequence[Film]) -> Iterator[tuple[Film, Answer]]:
        if not films:
            return
        address = os.environ.get("RAY_ADDRESS")
        ray.init(address=address, **({} if address else {"num_cpus": workers, "include_dashboard": False}))
        try:
            gpus = int(ray.cluster_resources().get("GPU", 0))
            rows = [{"film": json.dumps({"path": str(f.path), "said": dict(f.said)})} for f in films]
            spread = data.from_items(rows, override_num_blocks=len(rows)).map(
                FilmAsker,
                fn_constructor_args=(asking, str(folder.resolve()), client_options),
                compute=data.ActorPoolStrategy(size=workers),
                num_cpus=1,
                num_gpus=1 if gpus >= workers else 0,
            )
            for row in spread.iter_rows():
                film = json.loads(row["film"])
                yield Film(Path(film["path"]), film["said"]), Answer(**json.loads(row["answer"]))
        except ray.exceptions.RayError as error:
            raise BatchError(
                f"The cluster failed: {str(error).splitlines()[-1]}", "The same command goes on from here."
            ) from error
        finally:
            ray.shutdown()

    return answers
