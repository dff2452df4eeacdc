"""The events of a recording as they stand in its file, line by line; what is damaged is said and left out."""

from __future__ import annotations

import json
import math
from typing import Annotated, Any

import msgspec

from eyetracking.mapping import ViewTransform
from eyetracking.messages import PanelPlace
from eyetracking.recorder import EVENTS
from eyetracking.tracker import DisplayGeometry

Nanoseconds = Annotated[int, msgspec.Meta(ge=-(2**62), le=2**62)]


class _Event(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    t_ns: Nanoseconds


class ViewLine(_Event, frozen=True, kw_only=True):
    pane: str
    transform: ViewTransform | None
    window_centre: float | None = None
    window_width: float | None = None
    label: str = ""


class _Geometry(_Event, frozen=True, kw_only=True):
    geometry: DisplayGeometry


class _Clock(_Event, frozen=True, kw_only=True):
    drift_ppm: float = math.nan
    uncertainty_ns: float | None = None
    source: str = "none"


class _Jump(_Event, frozen=True, kw_only=True):
    jumps: Annotated[int, msgspec.Meta(ge=0, le=2**31)] = 0


class _Text(_Event, frozen=True, kw_only=True):
    text: str = ""
    what: str = ""
    reason: str = ""


class _Shown(_Event, frozen=True, kw_only=True):
    what: list[str]


class PanelsLine(_Event, frozen=True, kw_only=True):
    panels: list[PanelPlace]


class ActLine(_Event, frozen=True, kw_only=True):
    what: str
    text: str = ""


_FORMS: dict[str, type[_Event]] = {
    "view": ViewLine,
    "geometry": _Geometry,
    "clock": _Clock,
    "clock jump": _Jump,
    "stream": _Text,
    "note": _Text,
    "annotation": _Text,
    "end": _Text,
    "shown": _Shown,
    "panels": PanelsLine,
    "act": ActLine,
}
"""What an event of a kind must look like to be of use; of other kinds only kind and time are known."""


def read_events(data: bytes) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """Whole events, and a sentence for each line that is none. A torn last line is no damage: a crash."""
    events, damage = [], []
    *lines, torn = data.split(b"\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            event = json.loads(line)
            kind = event.get("kind") if isinstance(event, dict) else None
            msgspec.convert(event, _FORMS.get(kind, _Event) if isinstance(kind, str) else _Event)
        except (ValueError, RecursionError, msgspec.ValidationError) as error:
            damage.append(f"{EVENTS}, line {number}: {str(error)[:160]}; it was left out")
            continue
        events.append(event)
    try:
        event = json.loads(torn) if torn.strip() else None
        if event is not None:
            msgspec.convert(event, _FORMS.get(event["kind"], _Event))
            events.append(event)
    except (ValueError, TypeError, KeyError, RecursionError, msgspec.ValidationError):
        pass
    return events, tuple(damage)
