"""TOML that people edit by hand as well: what is written anew, and what is changed in a text that is there,
with its comments, its order and its spelling left alone (tomlkit does the work).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, MutableMapping
from typing import Any


def to_toml(tables: Mapping[str, Any]) -> str:
    """TOML text of nested mappings whose leaves are strings, numbers, booleans and lists of these.

    Raises ValueError for a value that TOML does not hold.
    """
    import tomlkit

    return tomlkit.dumps(tables)


def amended(text: str, tables: Mapping[str, Any]) -> str:
    """`text` with the values of `tables`: what has changed is written in its place, what is new below its
    neighbours, what `tables` lacks is taken out; everything else stays as somebody wrote it.

    Where a text is laid out so that it cannot be amended (a table in several pieces), it is written anew and
    its comments are put on top. Raises ValueError where text is no TOML, RecursionError where it is nested a
    thousand deep.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    document = tomlkit.parse(text)
    wanted = dict(tables)
    try:
        _amend(document, wanted)
        amended_text = tomlkit.dumps(document)
        if tomllib.loads(amended_text) == wanted:
            return amended_text
    except (TOMLKitError, tomllib.TOMLDecodeError, KeyError):
        pass
    comments = [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]
    return "\n".join([*comments, "", to_toml(wanted)]) if comments else to_toml(wanted)


def _amend(table: MutableMapping[str, Any], wanted: Mapping[str, Any]) -> None:
    for key in [key for key in table if key not in wanted]:
        del table[key]
    for key, value in wanted.items():
        there = table.get(key)
        if isinstance(there, MutableMapping) and isinstance(value, Mapping):
            _amend(there, value)
        elif key not in table or there != value or isinstance(there, bool) != isinstance(value, bool):
            table[key] = value
