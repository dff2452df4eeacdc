"""A stimulus as it is shown: grey values, made by the grayscale chain of the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.study.folder import StudyError
from app.study.shown import film_path, picture_of
from app.study.stimuli import Stimulus


def greys_of(stimulus: Stimulus) -> NDArray[np.uint8]:
    """uint8 (h, w), the film's own default look. Raises StudyError where it cannot be read."""
    if stimulus.world:
        return picture_of(stimulus)
    from app.imaging.errors import ImageReadError
    from app.imaging.pixels import presented_image
    from app.imaging.reader import read_radiograph

    path: Path = film_path(stimulus)
    try:
        film = read_radiograph(path)
        return presented_image(film, film.default_window)
    except ImageReadError as error:
        raise StudyError(path, f"it cannot be shown: {error}", "Replace the film.") from error
