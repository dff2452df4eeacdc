"""A protocol's text changed by hand and by table at once: one value, or one row more, less or elsewhere, with
comments, order and spelling of the rest left alone (tomlkit)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

from app.study.protocol import ProtocolError, protocol_of
from app.toml_lines import Where

Rows = Literal["stimuli", "phases"]
NEW_PHASES: Mapping[str, Mapping[str, Any]] = {
    "fixation_cross": {"seconds": 1.0},
    "free_viewing": {"seconds": 5.0},
    "prompt": {"text": "Describe what you saw."},
    "described_viewing": {"seconds": 20.0},
    "form": {"questions": [{"name": "present", "text": "Is it there?", "answer": "yes_no"}]},
    "marking": {
        "name": "marks",
        "shape": "ellipse",
        "labels": ["finding"],
        "certainty": ["possible", "certain"],
    },
    "rating": {"name": "suspicion", "text": "How likely is an abnormality?"},
    "report": {"name": "report"},
    "replay": {},
}
"""kind -> what a new phase of it says first; it can be run as it is."""
NEW_STIMULI: Mapping[str, Mapping[str, Any]] = {
    "phantom": {"count": 4},
    "folder": {"path": "films"},
    "study": {"path": "films"},
}
ORDERS: tuple[str, ...] = ("random", "fixed", "latin_square", "blocks")
EMPTY = """format = 1
name = "New study"
description = ""
seed = 1

[consent]
version = "1"
text = "To be replaced by your ethics board's text."

[[stimuli]]
name = "films"
kind = "phantom"
count = 4

[[phases]]
kind = "free_viewing"
seconds = 5.0
"""
"""With what a new protocol begins."""


def problems(text: str, path: Path) -> list[tuple[int | None, str, str]]:
    """(line from 1, field, what is wrong and the way out) of each mistake; none in a sound protocol."""
    try:
        protocol_of(text, path)
    except ProtocolError as error:
        return [(error.line(one), one.field, f"{one.reason}. {one.way_out}") for one in error.mistakes]
    return []


def tables_of(text: str) -> dict[str, Any] | None:
    """What the text says; None where it is no TOML."""
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def with_value(text: str, where: Where, value: Any) -> str:
    """The value at that place; None takes it out. Tables on the way are made. Raises ValueError where the
    text is no TOML, KeyError where the way leads through something that is none."""

    def change(document: Any) -> None:
        table = document
        for part in where[:-1]:
            if isinstance(part, str) and part not in table:
                table[part] = {}
            table = table[part]
        if value is None:
            table.pop(where[-1], None)
        else:
            table[where[-1]] = value

    return _changed(text, change)


def with_row(text: str, rows: Rows, kind: str, at: int | None = None) -> str:
    """A new phase or set of stimuli, behind that row (at the end). Raises ValueError, KeyError for an unknown
    kind."""
    new: dict[str, Any] = {"kind": kind, **(NEW_PHASES if rows == "phases" else NEW_STIMULI)[kind]}

    def change(document: Any) -> None:
        there = [dict(row) for row in document.get(rows, [])]
        taken = {row.get("name") for row in there}
        if rows == "stimuli" or "name" in new:
            new["name"] = _free(str(new.get("name", "films")), taken)
        place = len(there) if at is None else at + 1
        _put(document, rows, [*there[:place], new, *there[place:]])

    return _changed(text, change)


def without_row(text: str, rows: Rows, at: int) -> str:
    """Raises ValueError, IndexError."""

    def change(document: Any) -> None:
        there = [dict(row) for row in document[rows]]
        del there[at]
        _put(document, rows, there)

    return _changed(text, change)


def with_row_moved(text: str, rows: Rows, at: int, to: int) -> str:
    """Raises ValueError, IndexError."""

    def change(document: Any) -> None:
        there = [dict(row) for row in document[rows]]
        there.insert(to, there.pop(at))
        _put(document, rows, there)

    return _changed(text, change)


def _put(document: Any, rows: Rows, tables: list[dict[str, Any]]) -> None:
    """Comments inside the rows go with this; those above and below stay."""
    import tomlkit

    array = tomlkit.aot()
    for table in tables:
        made = tomlkit.table()
        for name, value in table.items():
            made[name] = value
        array.append(made)
    if tables:
        document[rows] = array
    else:
        document.pop(rows, None)


def _changed(text: str, change: Callable[[Any], None]) -> str:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        change(document)
        return tomlkit.dumps(document)
    except TOMLKitError as error:
        raise ValueError(f"the text is no TOML: {error}") from error


def _free(name: str, taken: set[Any]) -> str:
    number = 2
    free = name
    while free in taken:
        free = f"{name}_{number}"
        number += 1
    return free


def fields_of(row: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """What a row of a table says beside its kind, for a form: plain values alone."""
    return [
        (name, value)
        for name, value in row.items()
        if name != "kind" and isinstance(value, str | int | float | bool)
    ]
