"""A session file with a damaged field: every other field is kept, and of a list every whole entry."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from app.files import NO_JSON
from app.reading.records import SessionFile


def salvaged(data: bytes) -> tuple[SessionFile, list[str]] | None:
    """What can be read of a session file, and what was left out, in words; None where it is no JSON or says
    neither its format nor its study."""
    try:
        raw = msgspec.json.decode(data)
    except NO_JSON:
        return None
    if not isinstance(raw, dict):
        return None
    types = get_type_hints(SessionFile)
    kept: dict[str, Any] = {}
    left: list[str] = []
    for name in (field.name for field in fields(SessionFile)):
        if name not in raw:
            continue
        try:
            kept[name] = msgspec.convert(raw[name], types[name])
        except NO_JSON:
            whole = _whole_entries(raw[name], types[name])
            count = len(raw[name]) - len(whole) if whole is not None else 0
            left.append(f"{count} of {len(raw[name])} {name}" if whole is not None else name)
            if whole is not None:
                kept[name] = whole
    try:
        return SessionFile(**kept), left
    except TypeError:  # a field without a default is missing or damaged
        return None


def _whole_entries(value: Any, kind: Any) -> list[Any] | None:
    """The entries of a list that can be read; None for what is no list."""
    if get_origin(kind) is not list or not isinstance(value, list):
        return None
    whole = []
    for entry in value:
        try:
            whole.append(msgspec.convert(entry, get_args(kind)[0]))
        except NO_JSON:
            continue
    return whole
