"""The same computation on this machine or on a Ray cluster: what is done of each item is one class, made once
a worker; `workers` alone says where it runs.

RAY_ADDRESS names a cluster that stands; without it one is made of this machine. The machines share the
folders.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

from app.study.folder import StudyError

Item = TypeVar("Item", contravariant=True)
Found = TypeVar("Found", covariant=True)
AHEAD = 2
"""Items that wait at each worker, so that none stands idle and memory stays small."""


class Work(Protocol[Item, Found]):
    def __call__(self, item: Item, /) -> Found: ...
    def close(self) -> None: ...


def pool(
    make: Callable[..., Work[Item, Found]], args: Sequence[Any], items: Sequence[Item], *, workers: int = 0
) -> Iterator[Found]:
    """make(*args) once a worker, then its answer to each item, in the items' order. workers: 0 here, else so
    many of a Ray cluster. Raises StudyError where Ray lacks or the cluster fails, and whatever the work
    raises."""
    if not workers:
        yield from _here(make, args, items)
        return
    ray = _ray()
    address = os.environ.get("RAY_ADDRESS")
    alone = {} if address else {"num_cpus": workers, "include_dashboard": False}
    ray.init(address=address, log_to_driver=False, runtime_env=_paths(), **alone)
    try:
        yield from _spread(ray, make, args, items, workers)
    except ray.exceptions.RayTaskError as error:
        cause = error.cause if isinstance(error.cause, StudyError | OSError) else None
        if cause is not None:
            raise cause from error
        raise _failed(error) from error
    except ray.exceptions.RayError as error:
        raise _failed(error) from error
    finally:
        ray.shutdown()


def _here(
    make: Callable[..., Work[Item, Found]], args: Sequence[Any], items: Sequence[Item]
) -> Iterator[Found]:
    if not items:
        return
    work = make(*args)
    try:
        for item in items:
            yield work(item)
    finally:
        work.close()


def _spread(
    ray: Any, make: Callable[..., Work[Item, Found]], args: Sequence[Any], items: Sequence[Item], workers: int
) -> Iterator[Found]:
    actor = ray.remote(num_cpus=1)(_Actor)
    actors = [actor.remote(make, tuple(args)) for _ in range(min(workers, len(items)))]
    coming: deque[Any] = deque()
    for number, item in enumerate(items):
        coming.append(actors[number % len(actors)].work.remote(item))
        if len(coming) >= AHEAD * len(actors):
            yield ray.get(coming.popleft())
    while coming:
        yield ray.get(coming.popleft())
    ray.get([one.close.remote() for one in actors])


class _Actor:
    """A worker of the cluster."""

    def __init__(self, make: Callable[..., Any], args: tuple[Any, ...]) -> None:
        self._work = make(*args)

    def work(self, item: Any) -> Any:
        return self._work(item)

    def close(self) -> None:
        self._work.close()


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is reported to anybody
    try:
        return importlib.import_module("ray")
    except ImportError as error:
        way_out = "pip install 'radgaze[ray]', or leave --ray out."
        raise StudyError(Path("--ray"), f"Ray is not installed: {error}", way_out) from error


def _paths() -> dict[str, Any]:
    """Where the workers find what this program runs from, when it was started from a folder."""
    return {"env_vars": {"PYTHONPATH": os.pathsep.join(part for part in sys.path if part)}}


def _failed(error: Exception) -> StudyError:
    lines = str(error).splitlines() or [type(error).__name__]
    return StudyError(
        Path("--ray"), f"the cluster failed: {lines[-1]}", "The same command goes on from here."
    )
