"""A session file with damaged fields: every other field is kept, of a structure every whole field, and of a
list or table every whole entry. What was asked of a model and what it answered is whole or gone: an answer
without its models, or a map of another shape, would be shown as if it were right.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from app.files import NO_JSON
from app.reading.records import FORMAT, SessionFile, StudyRef
from inference import api

_SIGNED = ("signed_by", "signed_at", "signed_markup")
_GONE = object()
_NO_LETTER = "\N{REPLACEMENT CHARACTER}"


def salvaged(data: bytes, study: StudyRef) -> tuple[SessionFile, list[str]] | None:
    """What can be read of the session file of a study, and what was left out, in words; None where it is no
    JSON."""
    raw = _read(data)
    if raw is None:
        return None
    left: list[str] = [] if _is_text(data) else [f"bytes that are no text, now {_NO_LETTER}"]
    kept = {
        name: whole
        for name, kind in get_type_hints(SessionFile, include_extras=True).items()
        if name in raw and (whole := _whole(raw[name], kind, name, left)) is not _GONE
    }
    report = kept.get("report", {})
    changed = report != raw.get("report", {}) or _NO_LETTER in str(report)
    if changed and any(report.get(name) for name in _SIGNED):
        kept["report"] = {name: value for name, value in report.items() if name not in _SIGNED}
        left.append("the signature (the report is not whole)")
    if not left:
        left.append("numbers that are none")
    head = {"format": FORMAT, "study": msgspec.to_builtins(study), "saved_at": ""}
    return msgspec.convert({**head, **kept}, SessionFile), left


def _read(data: bytes) -> dict[str, Any] | None:
    """The file's fields; None for numbers that are none (JSON has no NaN, other programs write it), and
    _NO_LETTER for bytes that are no text."""
    try:
        raw = msgspec.json.decode(data)
    except NO_JSON:
        try:
            raw = json.loads(data.decode("utf-8", "replace"), parse_constant=lambda _word: None)
        except (ValueError, RecursionError):
            return None
    return raw if isinstance(raw, dict) else None


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _whole(value: Any, kind: Any, name: str, left: list[str]) -> Any:
    """What of a value is as its kind wants it, or _GONE; what is not is added to `left`."""
    if _fits(value, kind):
        return value
    for one in get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,):
        if get_origin(one) in (list, tuple) and isinstance(value, list):
            entries = [entry for entry in value if _fits(entry, get_args(one)[0])]
            if _fits(entries, kind):
                left.append(f"{len(value) - len(entries)} of {len(value)} {name}")
                return entries
        if get_origin(one) is dict and isinstance(value, Mapping):
            table = {key: _whole(entry, get_args(one)[1], key, []) for key, entry in value.items()}
            table = {key: entry for key, entry in table.items() if entry is not _GONE}
            changed = sum(table.get(key) != entry for key, entry in value.items())
            left.append(f"{changed} of {len(value)} {name}")
            return table
        if isinstance(value, Mapping) and (fields := _fields(one)):
            inside: list[str] = []
            parts = {key: _whole(value[key], fields[key], key, inside) for key in fields if key in value}
            parts = {key: part for key, part in parts.items() if part is not _GONE}
            if _fits(parts, kind):
                left.extend(f"{said} ({name})" for said in inside)
                return parts
    left.append(name)
    return _GONE


def _fields(kind: Any) -> dict[str, Any]:
    """The fields of a structure that may lack some, with their kinds; none of anything else."""
    made = isinstance(kind, type) and (issubclass(kind, msgspec.Struct) or dataclasses.is_dataclass(kind))
    return get_type_hints(kind, include_extras=True) if made and kind.__module__ != api.__name__ else {}


def _fits(value: Any, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except NO_JSON:
        return False
    return True
