"""What lies under the mouse: stored value, modality value, what the screen shows."""

from __future__ import annotations

import numpy as np

from app.imaging.table_index import to_index
from app.reading.picture import Picture
from app.reading.view import ViewState


def probe(picture: Picture, state: ViewState, x_px: float, y_px: float) -> str:
    """In words; "" outside the image. Column and row count from 1, as the standard does."""
    column, row = int(x_px // 1), int(y_px // 1)
    film = picture.radiograph
    if not (0 <= column < film.width_px and 0 <= row < film.height_px):
        return ""
    stored = film.stored[row : row + 1, column : column + 1]
    value = stored.astype(np.float64)
    if film.modality_lut is not None:
        modality = float(film.modality_lut.apply(value)[0, 0])
    else:
        modality = float(value[0, 0]) * film.rescale[0] + film.rescale[1]
    shown = int(picture.table(state)[int(to_index(stored)[0, 0])])
    unit = f" {film.modality_unit}" if film.modality_unit else ""
    padding = film.padding
    note = ""
    if padding is not None and padding[0] <= int(stored[0, 0]) <= padding[1]:
        note = "   padding"
    place = f"column {column + 1} row {row + 1}"
    return f"{place}   stored {int(stored[0, 0])}   modality {modality:g}{unit}   display {shown}{note}"
