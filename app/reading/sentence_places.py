"""Which place of the film belongs to which sentence of the report: the upper half of its map, where it has
one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.reading.session import ReadingSession

LEVEL = 0.5


def map_of_sentence(session: ReadingSession, sentence_id: str) -> NDArray[np.float32] | None:
    """(h, w) in [0, 1]; None where the sentence was never explained."""
    entry_id = session.sentence_maps.get(sentence_id)
    entry = session.explanation(entry_id) if entry_id else None
    return session.map(entry.map) if entry is not None else None


def sentences_at(session: ReadingSession, x_px: float, y_px: float) -> set[str]:
    """The ids of the report's sentences whose place holds this point of the film."""
    fraction_x, fraction_y = x_px / session.study.width_px, y_px / session.study.height_px
    if not (0 <= fraction_x < 1 and 0 <= fraction_y < 1):
        return set()
    found = set()
    for sentence in session.report.sentences:
        values = map_of_sentence(session, sentence.id)
        if values is not None:
            height, width = values.shape
            if values[int(fraction_y * height), int(fraction_x * width)] >= LEVEL:
                found.add(sentence.id)
    return found
