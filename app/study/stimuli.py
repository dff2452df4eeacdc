"""What a protocol shows, counted out: each film, study or phantom case with an id of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from app.batch.films import BatchError, Film, films_of
from app.study.protocol import (
    FolderOfFilms,
    OneStudy,
    PhantomSet,
    Protocol,
    ProtocolError,
    StimulusSet,
    read_protocol,
)
from app.study.schema import Mistake


class Stimulus(msgspec.Struct, frozen=True, kw_only=True):
    """set_name: of the set it belongs to. finding: what is searched for. path: of the film or study; empty
    for a phantom case, which is made from its world and seed."""

    id: str
    set_name: str
    finding: str = ""
    path: str = ""
    world: str = ""
    seed: int = 0


def checked(path: Path) -> tuple[Protocol, list[Stimulus]]:
    """The protocol and its stimuli. Raises ProtocolError with all mistakes of both."""
    base = path.resolve().parent
    try:
        protocol = read_protocol(path)
    except ProtocolError as error:
        absent = stimuli_of(error.stimuli, base)[1]
        if absent:
            raise ProtocolError.of_file(path, [*error.mistakes, *absent]) from error
        raise
    stimuli, mistakes = stimuli_of(protocol.stimuli, base)
    if mistakes:
        raise ProtocolError.of_file(path, mistakes)
    return protocol, stimuli


def stimuli_of(sets: Sequence[StimulusSet], base: Path) -> tuple[list[Stimulus], list[Mistake]]:
    """All stimuli in the protocol's order, and the sets that cannot be counted out.

    base: the folder that paths in the protocol start from.
    """
    found: list[Stimulus] = []
    mistakes: list[Mistake] = []
    for number, one in enumerate(sets):
        try:
            found.extend(_expanded(one, base))
        except _Unusable as error:
            mistakes.append(Mistake(("stimuli", number, error.field), error.reason, error.way_out))
    return found, mistakes


class _Unusable(Exception):
    def __init__(self, field: str, reason: str, way_out: str) -> None:
        super().__init__(reason)
        self.field, self.reason, self.way_out = field, reason, way_out


def _expanded(one: StimulusSet, base: Path) -> Sequence[Stimulus]:
    if isinstance(one, PhantomSet):
        return _phantoms(one)
    folder = base / one.path
    try:
        if isinstance(one, OneStudy) and not folder.is_dir():
            raise BatchError(f"{folder} is no folder.", "Give the folder that holds the study's films.")
        films = films_of(folder)
    except BatchError as error:
        raise _Unusable("path", error.message.rstrip("."), error.way_out) from error
    except (OSError, ValueError) as error:
        raise _Unusable("path", f"{folder} cannot be read: {error}", "Check the path.") from error
    if isinstance(one, FolderOfFilms):
        return _each(one, films, folder)
    return [Stimulus(id=one.name, set_name=one.name, finding=one.finding, path=str(folder))]


def _each(one: FolderOfFilms, films: Sequence[Film], folder: Path) -> list[Stimulus]:
    found: dict[str, Stimulus] = {}
    for film in films:
        name = f"{one.name}/{_below(film.path, folder)}"
        if name in found:
            reason = f"two of its films are called {film.path.name}"
            raise _Unusable("path", reason, "Rename one; each needs a name of its own.")
        found[name] = Stimulus(id=name, set_name=one.name, finding=one.finding, path=str(film.path))
    return list(found.values())


def _phantoms(one: PhantomSet) -> list[Stimulus]:
    from inference.phantom.config import PhantomConfigError, load_config

    try:
        world = load_config(one.world)
    except PhantomConfigError as error:
        raise _Unusable("world", str(error), 'Write world = "default".') from error
    return [
        Stimulus(
            id=f"{one.name}/phantom-{world.name}-{seed:07d}",
            set_name=one.name,
            finding=one.finding,
            world=one.world,
            seed=seed,
        )
        for seed in range(one.first_seed, one.first_seed + one.count)
    ]


def _below(path: Path, folder: Path) -> str:
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:  # named by a table, it may lie anywhere
        return path.name
