"""The prior as it lies on the current film, and what is different between the two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from app.compare.alignment import Alignment
from app.compare.result import Registration
from app.imaging.pixels import display_fraction
from app.imaging.radiograph import Radiograph, Window
from app.imaging.reasons import Reason
from app.imaging.table_index import to_index

_ROWS_AT_ONCE = 256
DIFFERENCE_PER_PERCENT = 100
"""Stored values of a difference image per percent of tone."""
DIFFERENCE_WINDOWS = (50.0, 25.0, 100.0)
"""Half widths in percent of the windows that a difference image offers; the first is the default."""


def registered(prior: Radiograph, alignment: Alignment) -> tuple[Radiograph, NDArray[np.bool_]]:
    """The prior in the current film's pixels (linear interpolation of stored values), and where it has any.

    It keeps its own look. Beside the prior it is black; marks, overlays and spacing are left out: they belong
    to the prior's own pixels.
    """
    width, height = alignment.current_px
    source: NDArray[Any] = prior.stored
    if alignment.scale > 1.3:  # several prior px fall on one: average them
        source = ndimage.gaussian_filter(source, 0.4 * alignment.scale)
    moved = np.empty((height, width), dtype=source.dtype)
    inside = np.empty((height, width), dtype=bool)
    black = _black(prior)
    for first in range(0, height, _ROWS_AT_ONCE):
        last = min(first + _ROWS_AT_ONCE, height)
        x, y = alignment.rows_to_prior(first, last)
        rows = inside[first:last]
        np.logical_and.reduce(
            [x >= 0, y >= 0, x < alignment.prior_px[0], y < alignment.prior_px[1]], out=rows
        )
        ndimage.map_coordinates(source, [y - 0.5, x - 0.5], output=moved[first:last], order=1, mode="nearest")
        moved[first:last][~rows] = black
    film = replace(
        prior,
        stored=moved,
        spacing=None,
        overlay_planes=(),
        marks=(),
        graphics=(),
        quarter_turns=0,
        flipped=False,
        displayed_area=None,
        why=(
            Reason("registration", "the prior, moved onto the current film by registration: resampled"),
            *prior.why,
        ),
    )
    return film, inside


def _black(film: Radiograph) -> int:
    """The stored value among the film's own that shows darkest at first."""
    low, high = int(film.stored.min()), int(film.stored.max())
    shown = display_fraction(film)[to_index(np.array([low, high], dtype=film.stored.dtype))]
    return low if shown[0] <= shown[1] else high


def difference(
    current: Radiograph, moved: Radiograph, inside: NDArray[np.bool_], registration: Registration
) -> Radiograph:
    """What became denser (positive) or less dense (negative) on the current film, in percent of tone.

    The tone of a pixel is its rank among all pixels of its film where both films are, so that exposure and
    any monotone processing fall out. Where there is no prior the difference is 0.
    """
    change = _tones(current, inside)
    change -= _tones(moved, inside)
    change *= 100 * DIFFERENCE_PER_PERCENT
    change[~inside] = 0
    presets = tuple(Window(f"±{half:g} %", 0.0, 2 * half, "LINEAR_EXACT") for half in DIFFERENCE_WINDOWS)
    return replace(
        moved,
        stored=np.rint(change).astype(np.int16),
        photometric="MONOCHROME2",
        rescale=(1 / DIFFERENCE_PER_PERCENT, 0.0),
        modality_lut=None,
        modality_unit="% of tone",
        presentation_lut=None,
        presets=presets,
        default_window=presets[0],
        inverted_by_file=False,
        padding=None,
        bits_stored=16,
        why=(
            Reason("registration", "computed: current film minus registered prior"),
            Reason("registration", "each film's values are replaced by their rank where both films are"),
            Reason("registration", f"registration {registration.verdict}: {registration.why}"),
        ),
        warnings=(),
    )


def _tones(film: Radiograph, inside: NDArray[np.bool_]) -> NDArray[np.float32]:
    """float32 (h, w) in [0, 1]: rank of each pixel among those inside, dense is high."""
    index = to_index(film.stored)
    counts = np.bincount(index[inside], minlength=65536).astype(np.float64)
    below = np.cumsum(counts) - counts / 2
    ranks = below / max(counts.sum(), 1.0)
    shown = display_fraction(film)
    values = np.flatnonzero(counts)
    if len(values) and shown[values[0]] > shown[values[-1]]:
        ranks = 1.0 - ranks
    out: NDArray[np.float32] = ranks.astype(np.float32)[index]
    return out
