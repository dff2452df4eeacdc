"""Gaze on the program's own panels: the film, a heat map, the list of findings, a draft; what was looked at
before the reader stood by something.

A recording's `panels` events say where each panel stood on the screen and since when, its `act` events what
the reader did. Fixations are those on the screen; one belongs to the smallest panel that holds it when it
begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from eyetracking.analysis.transitions import ELSEWHERE, Transitions
from eyetracking.events import fixations_on_screen
from eyetracking.messages import PanelPlace
from eyetracking.recording import Recording

FloatArray = NDArray[np.float64]
NAN = float("nan")
FILM = "image"
"""The name of the pane with the film that is read."""
ONE_DEED_MS = 50.0
"""Acts nearer than this are one deed, such as accepting all."""


@dataclass(frozen=True)
class PanelFigures:
    """What one panel got. shown_ms: how long it stood on the screen. dwell_share: of all fixations on the
    screen. first_ms: its first fixation, from when it first stood there; NaN without one. visits:
    uninterrupted runs of fixations."""

    name: str
    shown_ms: float
    fixations: int
    dwell_ms: float
    dwell_share: float
    first_ms: float
    visits: int


@dataclass(frozen=True)
class ActFigures:
    """What was looked at before an act. t_ms: when it was, from the begin of the recording. since_last_ms:
    dwell on each panel since the act before it (the begin, where it is the first), in the order of
    `PanelGaze.names`; since_shown_ms: since the panel was first on the screen that all acts are done in
    (`draft` where it is known), else since the begin."""

    what: str
    text: str
    t_ms: float
    since_last_ms: tuple[float, ...]
    since_shown_ms: tuple[float, ...]


@dataclass(frozen=True)
class PanelGaze:
    """names: of the panels in the order in which they came."""

    names: tuple[str, ...]
    figures: tuple[PanelFigures, ...]
    transitions: Transitions
    acts: tuple[ActFigures, ...]


@dataclass(frozen=True)
class _Stretch:
    begin_ms: float
    end_ms: float
    panels: tuple[PanelPlace, ...]


def panel_gaze(rec: Recording, *, detector: str = "ivt", acted_in: str = "draft") -> PanelGaze | None:
    """None where the recording does not say where the panels were. acted_in: the panel in which the reader
    acts. Raises what `detect_fixations` raises."""
    stretches = _stretches(rec)
    if not stretches:
        return None
    names = tuple(dict.fromkeys(panel.name for part in stretches for panel in part.panels))
    table, _ = fixations_on_screen(rec, detector=detector)
    onset = rec.t_ms[table.first]
    duration = np.asarray(table.duration_ms, dtype=np.float64)
    at = _panel_of(stretches, names, onset, table.x_px, table.y_px)
    return PanelGaze(
        names=names,
        figures=tuple(
            _figures(name, number, stretches, at, onset, duration) for number, name in enumerate(names)
        ),
        transitions=_transitions(names, at),
        acts=tuple(_acts(rec, names, stretches, at, onset, duration, acted_in)),
    )


def _stretches(rec: Recording) -> list[_Stretch]:
    """Between two changes of the panels; what was before the first is unknown and left out."""
    lines = [event for event in rec.events if event["kind"] == "panels"]
    begins = [max((line["t_ns"] - rec.began_ns) / 1e6, 0.0) for line in lines]
    return [
        _Stretch(begin, end, msgspec.convert(line["panels"], tuple[PanelPlace, ...]))
        for line, (begin, end) in zip(lines, pairwise([*begins, rec.lasted_ms]), strict=True)
    ]


def _panel_of(
    stretches: Sequence[_Stretch], names: Sequence[str], onset: FloatArray, x_px: FloatArray, y_px: FloatArray
) -> NDArray[np.int64]:
    """The number of the panel that each fixation belongs to; len(names) for none."""
    found = np.full(len(onset), len(names), dtype=np.int64)
    for part in stretches:
        here = (onset >= part.begin_ms) & (onset < part.end_ms)
        for panel in sorted(part.panels, key=lambda one: -one.width_px * one.height_px):
            inside = (x_px >= panel.x_px) & (x_px < panel.x_px + panel.width_px)
            inside &= (y_px >= panel.y_px) & (y_px < panel.y_px + panel.height_px)
            found[here & inside] = names.index(panel.name)
    return found


def _figures(
    name: str,
    number: int,
    stretches: Sequence[_Stretch],
    at: NDArray[np.int64],
    onset: FloatArray,
    duration: FloatArray,
) -> PanelFigures:
    own = [part for part in stretches if any(panel.name == name for panel in part.panels)]
    inside = at == number
    dwell, whole = float(duration[inside].sum()), float(duration.sum())
    first = np.flatnonzero(inside)
    return PanelFigures(
        name=name,
        shown_ms=sum(part.end_ms - part.begin_ms for part in own),
        fixations=len(first),
        dwell_ms=dwell,
        dwell_share=dwell / whole if whole > 0 else NAN,
        first_ms=float(onset[first[0]]) - own[0].begin_ms if len(first) else NAN,
        visits=int(np.count_nonzero(inside & ~np.concatenate(([False], inside[:-1])))),
    )


def _transitions(names: tuple[str, ...], at: NDArray[np.int64]) -> Transitions:
    counts = np.zeros((len(names) + 1, len(names) + 1), dtype=np.int64)
    np.add.at(counts, (at[:-1], at[1:]), 1)
    return Transitions((*names, ELSEWHERE), counts)


def _acts(
    rec: Recording,
    names: tuple[str, ...],
    stretches: Sequence[_Stretch],
    at: NDArray[np.int64],
    onset: FloatArray,
    duration: FloatArray,
    acted_in: str,
) -> list[ActFigures]:
    shown = next(
        (part.begin_ms for part in stretches if any(panel.name == acted_in for panel in part.panels)), 0.0
    )

    def dwell(from_ms: float, to_ms: float) -> tuple[float, ...]:
        part = np.clip(np.minimum(onset + duration, to_ms) - np.maximum(onset, from_ms), 0.0, None)
        return tuple(float(part[at == number].sum()) for number in range(len(names)))

    found: list[ActFigures] = []
    last = before = 0.0
    for event in (event for event in rec.events if event["kind"] == "act"):
        t_ms = (event["t_ns"] - rec.began_ns) / 1e6
        if t_ms - last > ONE_DEED_MS:
            before = last
        found.append(
            ActFigures(event["what"], event.get("text", ""), t_ms, dwell(before, t_ms), dwell(shown, t_ms))
        )
        last = t_ms
    return found
