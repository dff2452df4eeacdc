"""A story as a TOML file: a title, and steps, each with what it shows, one sentence, how long it stands, and
notes for the presenter alone. `resources/stories/first.toml` is one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

Shows = Literal["film", "gaze", "scanpath", "map", "findings", "report", "try"]
SHOWS = get_args(Shows)
SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "stories"
LONGEST = 140
"""Characters of a sentence: what a visitor reads at a glance from two metres."""


class StoryError(Exception):
    """The file, the field and the way out."""


@dataclass(frozen=True)
class Step:
    """shows: one of SHOWS. says: the one sentence. seconds: how long it stands when nobody is there."""

    shows: Shows
    says: str
    seconds: float = 10.0
    notes: str = ""


@dataclass(frozen=True)
class Story:
    """idle_s: how long after a visitor's last key or movement the story begins again by itself."""

    title: str
    steps: tuple[Step, ...]
    idle_s: float = 45.0


def shipped() -> dict[str, Path]:
    """Stories that come with RadGaze, by name."""
    return {path.stem: path for path in sorted(SHIPPED.glob("*.toml"))}


def read_story(name: str | Path) -> Story:
    """name: of a shipped story, or a file. Raises StoryError, which names every fault at once."""
    path = shipped().get(str(name), Path(name))
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise StoryError(
            f"{path}: no such story. Shipped: {', '.join(shipped())}; or name a file."
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise StoryError(f"{path}: {error}") from error
    faults: list[str] = []
    for key in data.keys() - {"title", "idle_s", "step"}:
        faults.append(f"{key}: unknown; a story has title, idle_s and [[step]]")
    title = _text(data, "title", "", faults)
    idle_s = _number(data, "idle_s", "", 45.0, 5.0, faults)
    steps = data.get("step")
    if not isinstance(steps, list) or not steps:
        faults.append("step: a story needs at least one [[step]]")
        steps = []
    made = [_step(step, f"step {number}: ", faults) for number, step in enumerate(steps, start=1)]
    if faults:
        raise StoryError("\n".join(f"{path}: {fault}" for fault in faults))
    return Story(title, tuple(made), idle_s)


def _step(step: Any, where: str, faults: list[str]) -> Step:
    if not isinstance(step, dict):
        faults.append(f"{where}a step is a table: [[step]]")
        return Step("film", "")
    for key in step.keys() - {"shows", "says", "seconds", "notes"}:
        faults.append(f"{where}{key}: unknown; a step has shows, says, seconds and notes")
    shows = step.get("shows")
    if shows not in SHOWS:
        faults.append(f"{where}shows: {shows!r}; choose one of {', '.join(SHOWS)}")
    says = _text(step, "says", where, faults)
    if len(says) > LONGEST:
        faults.append(f"{where}says: {len(says)} characters; a visitor reads at most {LONGEST} at a glance")
    seconds = _number(step, "seconds", where, 10.0, 1.0, faults)
    notes = step.get("notes", "")
    if not isinstance(notes, str):
        faults.append(f"{where}notes: must be text")
        notes = ""
    return Step(cast(Shows, shows) if shows in SHOWS else "film", says, seconds, notes)


def _text(table: dict[str, Any], key: str, where: str, faults: list[str]) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        faults.append(f"{where}{key}: must be text, and not empty")
        return ""
    return value.strip()


def _number(
    table: dict[str, Any], key: str, where: str, default: float, least: float, faults: list[str]
) -> float:
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= 3600:
        faults.append(f"{where}{key}: must be a number of seconds from {least:g} to 3600")
        return default
    return float(value)
