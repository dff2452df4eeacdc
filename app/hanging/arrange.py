"""How an image lies in its place of a hanging protocol."""

from __future__ import annotations

from dataclasses import replace

from app.hanging.protocol import Place
from app.reading.picture import Picture
from app.reading.view import ViewState


def placed(picture: Picture, state: ViewState, place: Place) -> ViewState:
    """How an image lies at first, as its place in the protocol says."""
    if place.flip:
        state = state.mirrored()
    if place.quarter_turns:
        state = state.turned(place.quarter_turns)
    if place.preset:
        for preset in picture.radiograph.presets:
            if preset.name == place.preset:
                state = state.windowed(preset.centre, preset.width, preset.name)
    if not place.fit:
        middle = picture.width_px / 2, picture.height_px / 2
        state = replace(state, fit=False, zoom=1.0, centre_x_px=middle[0], centre_y_px=middle[1])
    return replace(state, invert=place.invert) if place.invert else state
