"""Where a reader looked while speaking each sentence (EGMA, Ma et al. 2024, section 3.1): word times ->
sentences -> the fixations of a window around each -> a sum of Gaussians. Numpy only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths.heatmap import fixation_heatmap
from eyetracking.scanpaths.types import Scanpath

Word = tuple[float, float, str]
"""onset_ms, offset_ms, text."""
ENDS = (".", "?", "!", ";")


@dataclass(frozen=True)
class MapOptions:
    """sigma_deg: of a Gaussian, degrees of visual angle. lead_ms: how long before its first word a
    sentence's window begins, for the eye leads the voice. lag_ms: how long before its last word the window
    ends. weight: "duration" or "count". pause_ms: a silence that ends a sentence which no full stop ends.
    least_fixations: with fewer in the window, the map of the whole reading stands in, and is marked."""

    sigma_deg: float = 1.0
    lead_ms: float = 0.0
    lag_ms: float = 0.0
    weight: str = "duration"
    pause_ms: float = 1200.0
    least_fixations: int = 1


@dataclass(frozen=True)
class Sentence:
    """What was said from onset_ms to offset_ms of the reading."""

    text: str
    onset_ms: float
    offset_ms: float


@dataclass(frozen=True)
class SentenceMap:
    """values: float32 (h, w), maximum 1, all zero without any fixation. whole_reading: nothing was looked at
    in the sentence's window, so values are of the whole reading."""

    sentence: Sentence
    values: NDArray[np.float32]
    fixations: int
    whole_reading: bool


def sentences_of(words: Sequence[Word], *, pause_ms: float = MapOptions.pause_ms) -> list[Sentence]:
    """Sentences of dictated words in their order: a full stop ends one, and so does a long silence."""
    out: list[Sentence] = []
    current: list[Word] = []
    for word in words:
        if current and (current[-1][2].endswith(ENDS) or word[0] - current[-1][1] > pause_ms):
            out.append(_sentence(current))
            current = []
        current.append(word)
    if current:
        out.append(_sentence(current))
    return out


def sentence_maps(
    words: Sequence[Word],
    fixations: Scanpath,
    *,
    shape: tuple[int, int],
    px_per_degree: float,
    options: MapOptions | None = None,
) -> list[SentenceMap]:
    """A map (h, w) = shape for each sentence. px_per_degree: image pixels of one degree of visual angle.

    A fixation counts for the part of it that lies in the window. Raises ValueError for a size, a sigma or a
    weight that is none.
    """
    chosen = options or MapOptions()
    if not px_per_degree > 0:
        raise ValueError(f"px_per_degree must be positive, got {px_per_degree!r}")
    sigma_px = chosen.sigma_deg * px_per_degree
    whole = fixation_heatmap(fixations, sigma_px=sigma_px, shape=shape, weight=chosen.weight).values
    out = []
    for sentence in sentences_of(words, pause_ms=chosen.pause_ms):
        seen = within(fixations, sentence.onset_ms - chosen.lead_ms, sentence.offset_ms - chosen.lag_ms)
        enough = len(seen) >= max(1, chosen.least_fixations)
        values = (
            fixation_heatmap(seen, sigma_px=sigma_px, shape=shape, weight=chosen.weight).values
            if enough
            else whole
        )
        out.append(SentenceMap(sentence, values, len(seen), not enough))
    return out


def within(fixations: Scanpath, start_ms: float, end_ms: float) -> Scanpath:
    """The fixations that overlap [start_ms, end_ms), cut to it."""
    begin = np.maximum(fixations.onset_ms, start_ms)
    length = np.minimum(fixations.onset_ms + fixations.duration_ms, end_ms) - begin
    keep = length > 0
    return Scanpath(
        x_px=fixations.x_px[keep],
        y_px=fixations.y_px[keep],
        duration_ms=length[keep],
        onset_ms=begin[keep],
        width_px=fixations.width_px,
        height_px=fixations.height_px,
        source=fixations.source,
    )


def _sentence(words: Sequence[Word]) -> Sentence:
    return Sentence(" ".join(text for _, _, text in words), float(words[0][0]), float(words[-1][1]))
