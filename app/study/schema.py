"""Tables of a TOML file into frozen dataclasses; all mistakes are found, each with its field.

A dataclass says what is wanted by its annotations: text, numbers with `msgspec.Meta` (its description is what
people are told), Literal, other dataclasses, tuples of these, and unions of dataclasses that are told apart
by their field `kind`. A dataclass with a method `mistakes` checks what its fields say together.
"""

from __future__ import annotations

import difflib
import math
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from app.toml_lines import Where

_PLAIN = {str: "text in quotes", bool: "true or false", int: "a whole number", float: "a number"}


@dataclass(frozen=True)
class Mistake:
    """where: the way to the field. reason: what is wrong there. way_out: what to write."""

    where: Where
    reason: str
    way_out: str

    @property
    def field(self) -> str:
        """As people count: the third phase is `phases[3]`."""
        parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in self.where)
        return "".join(parts).removeprefix(".")

    def below(self, where: Where) -> Mistake:
        """The same, seen from further up."""
        return Mistake((*where, *self.where), self.reason, self.way_out)


def sound_fields(
    kind: type, table: Mapping[str, Any], where: Where, mistakes: list[Mistake]
) -> dict[str, Any]:
    """The fields of `table` that are as `kind` wants them, defaults included; the others go to `mistakes`."""
    hints = get_type_hints(kind, include_extras=True)
    wanted = {field.name: field for field in fields(kind)}
    mistakes.extend(_unknown(key, wanted, where) for key in table if key not in wanted)
    sound: dict[str, Any] = {}
    for name, field in wanted.items():
        if name in table:
            before = len(mistakes)
            value = _value(hints[name], table[name], (*where, name), mistakes)
            if len(mistakes) == before:
                sound[name] = value
        elif field.default is not MISSING:
            sound[name] = field.default
        else:
            way_out = f"Write {name} = … ({_words(hints[name])})."
            mistakes.append(Mistake((*where, name), "it is missing", way_out))
    return sound


def _unknown(key: str, wanted: Mapping[str, Any], where: Where) -> Mistake:
    near = difflib.get_close_matches(key, wanted, n=1)
    way_out = f"Did you mean {near[0]}?" if near else f"Take it out; known here: {', '.join(wanted)}."
    return Mistake((*where, key), "nothing of that name is known here", way_out)


def _value(hint: Any, value: Any, where: Where, mistakes: list[Mistake]) -> Any:
    kinds = _dataclasses(hint)
    if kinds:
        return _part(kinds, value, where, mistakes)
    if get_origin(hint) is tuple:
        return _elements(get_args(hint)[0], value, where, mistakes)
    return _leaf(hint, value, where, mistakes)


def _dataclasses(hint: Any) -> tuple[type, ...]:
    """The dataclasses that a hint offers; none where it is something else."""
    offered = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    return tuple(one for one in offered if isinstance(one, type) and is_dataclass(one))


def _part(kinds: Sequence[type], value: Any, where: Where, mistakes: list[Mistake]) -> Any:
    if not isinstance(value, Mapping):
        name = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
        header = f"[[{name}]]" if isinstance(where[-1], int) else f"[{name}]"
        mistakes.append(Mistake(where, f"{_said(value)} is no table", f"Write it as a table, {header}."))
        return None
    kind = kinds[0] if len(kinds) == 1 else _of_kind(kinds, value, where, mistakes)
    if kind is None:
        return None
    before = len(mistakes)
    sound = sound_fields(kind, value, where, mistakes)
    if len(sound) < len(fields(kind)):
        return None
    part = kind(**sound)
    if len(mistakes) == before and hasattr(part, "mistakes"):
        mistakes.extend(mistake.below(where) for mistake in part.mistakes())
    return part


def _of_kind(
    kinds: Sequence[type], table: Mapping[str, Any], where: Where, mistakes: list[Mistake]
) -> type | None:
    named = {get_args(get_type_hints(kind)["kind"])[0]: kind for kind in kinds}
    said = table.get("kind")
    if isinstance(said, str) and said in named:
        return named[said]
    reason = "it is missing" if said is None else f"{_said(said)} is no kind that is known here"
    mistakes.append(Mistake((*where, "kind"), reason, _choose(said, list(named))))
    return None


def _elements(hint: Any, value: Any, where: Where, mistakes: list[Mistake]) -> Any:
    if not isinstance(value, list):
        name = where[-1] if where else ""
        way_out = f"Write it as [[{name}]]." if _dataclasses(hint) else "Write it in square brackets."
        mistakes.append(Mistake(where, f"{_said(value)} is no list", way_out))
        return None
    return tuple(_value(hint, one, (*where, number), mistakes) for number, one in enumerate(value))


def _leaf(hint: Any, value: Any, where: Where, mistakes: list[Mistake]) -> Any:
    try:
        sound = msgspec.convert(value, hint)
        if isinstance(sound, float) and not math.isfinite(sound):
            raise msgspec.ValidationError(f"{sound} is no number to count with")
    except msgspec.ValidationError:
        choices = _choices(hint)
        way_out = _choose(value, choices) if choices else f"Write {_words(hint)}."
        mistakes.append(Mistake(where, f"{_said(value)} does not go here", way_out))
        return None
    return sound


def _choices(hint: Any) -> list[Any]:
    return list(get_args(hint)) if get_origin(hint) is Literal else []


def _choose(said: Any, choices: Sequence[Any]) -> str:
    near = difflib.get_close_matches(str(said), [str(choice) for choice in choices], n=1)
    if near and isinstance(said, str):
        return f'Did you mean "{near[0]}"?'
    return f"Write one of {', '.join(_said(choice) for choice in choices)}."


def _words(hint: Any) -> str:
    """What is wanted, for people."""
    if _choices(hint):
        return "one of " + ", ".join(_said(choice) for choice in _choices(hint))
    if get_origin(hint) is Annotated:
        return next(meta.description or "" for meta in hint.__metadata__ if isinstance(meta, msgspec.Meta))
    if get_origin(hint) in (Union, types.UnionType) and not _dataclasses(hint):
        return " or ".join(_words(one) for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        return "one or more tables" if _dataclasses(get_args(hint)[0]) else "a list"
    return _PLAIN.get(hint, "a table")


def _said(value: Any) -> str:
    """A value as it stands in the file, shortened."""
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
