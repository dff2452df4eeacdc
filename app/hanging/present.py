"""The arrangement that stands on the screen now, as a protocol for images like these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.hanging.images import Image, view_of
from app.hanging.protocol import Count, Match, Place, Protocol
from app.reading.picture import Picture
from app.reading.view import ViewState


@dataclass(frozen=True, kw_only=True)
class ShownPane:
    """A pane with a film in it. led: it follows another one. monitor: 1 is the window's own."""

    picture: Picture
    state: ViewState
    led: bool
    monitor: int = 1


def as_protocol(
    name: str, rows: Sequence[Sequence[str]], panes: Mapping[str, ShownPane], main: Image | None
) -> Protocol:
    """rows: panes as they stand; those that show nothing are left out. main: what is known of the image that
    is read, None: the protocol then matches everything.
    """
    full: Any = [[pane for pane in row if pane in panes] for row in rows]
    places: Any = {pane: _place(pane, shown) for pane, shown in panes.items()}
    return Protocol(
        name=name,
        description="Saved from the window",
        rows=[row for row in full if row],
        panes=places,
        match=Match() if main is None else _match(main, places),
    )


def _place(pane: str, shown: ShownPane) -> Place:
    meta, state = shown.picture.radiograph.meta, shown.state
    orientation = "\\".join(meta.patient_orientation)
    view = view_of(meta.view_position, meta.series_description, orientation)[0]
    return Place(
        study="prior" if pane.startswith("prior") else "current",
        view=["FRONTAL" if view in ("PA", "AP") else view] if view else [],
        fit=state.fit or shown.led,
        flip=state.flipped,
        invert=state.invert,
        quarter_turns=state.quarter_turns,  # type: ignore[arg-type]
        preset=state.preset or "",
        monitor=shown.monitor,  # type: ignore[arg-type]
        linked=pane == "main" or shown.led,
    )


def _match(main: Image, places: Mapping[str, Place]) -> Match:
    return Match(
        modality=[main.modality] if main.modality else [],
        body_part=[main.body_part] if main.body_part else [],
        view=places["main"].view,  # type: ignore[arg-type]
        images=Count(least=1 + sum(pane == "second" for pane in places)),
        prior=True if any(pane.startswith("prior") for pane in places) else None,
        monitors=Count(least=max(place.monitor for place in places.values())),
    )
