"""Films of any kind that RadGaze reads, as evaluations and trainings take them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.imaging.errors import ImageReadError
from app.imaging.pixels import model_input_image
from app.imaging.reader import read_radiograph


def open_film(path: Path) -> tuple[NDArray[np.uint8], tuple[int, int]]:
    """A film of any kind that RadGaze reads, as it is displayed, and the width and height of its file.
    Raises DataSetMissing."""
    from inference.datasets.location import DataSetMissing

    try:
        film = read_radiograph(path)
    except ImageReadError as error:
        raise DataSetMissing(str(error)) from error
    return (model_input_image(film) >> 8).astype(np.uint8), (film.width_px, film.height_px)
