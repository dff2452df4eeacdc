"""Statistics of a region: modality values, padding left out."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.imaging.pixels import modality_values
from app.imaging.radiograph import Radiograph
from app.imaging.table_index import to_index
from app.measure.annotation import Annotation

_ROWS_AT_ONCE = 256
_MOST_DECIMALS = 6


@dataclass(frozen=True)
class RoiStatistics:
    """mean, sd (n - 1), minimum, maximum in modality units; pixels: those counted; padding: those left
    out. decimals: with so many, neighbouring modality values differ.
    """

    pixels: int
    padding: int
    mean: float
    sd: float
    minimum: float
    maximum: float
    decimals: int


def roi_mask(annotation: Annotation, shape: tuple[int, int]) -> tuple[NDArray[np.bool_], tuple[int, int]]:
    """Pixels whose centre lies inside, and (top, left) of the mask in the image (h, w); empty where there are
    none.
    """
    (x0, y0), (x1, y1) = annotation.points
    left, right = sorted((x0, x1))
    top, bottom = sorted((y0, y1))
    first_column, last_column = max(0, math.ceil(left - 0.5)), min(shape[1], math.floor(right - 0.5) + 1)
    first_row, last_row = max(0, math.ceil(top - 0.5)), min(shape[0], math.floor(bottom - 0.5) + 1)
    if first_column >= last_column or first_row >= last_row:
        return np.zeros((0, 0), dtype=bool), (first_row, first_column)
    inside = np.ones((last_row - first_row, last_column - first_column), dtype=bool)
    if annotation.kind == "ellipse":
        y = (np.arange(first_row, last_row) + 0.5 - (top + bottom) / 2) / max((bottom - top) / 2, 1e-9)
        x = (np.arange(first_column, last_column) + 0.5 - (left + right) / 2) / max((right - left) / 2, 1e-9)
        inside = (y[:, None] ** 2 + x[None, :] ** 2) <= 1.0
    return inside, (first_row, first_column)


def roi_statistics(annotation: Annotation, radiograph: Radiograph) -> RoiStatistics | None:
    """Of an ellipse or rectangle; None where no pixel of the image lies inside.

    Counted by stored value first: exact, and as quick for a whole image as for a part.
    """
    inside, (top, left) = roi_mask(annotation, (radiograph.height_px, radiograph.width_px))
    counts = np.zeros(65536, dtype=np.int64)
    for row in range(0, len(inside), _ROWS_AT_ONCE):
        mask = inside[row : row + _ROWS_AT_ONCE]
        rows = radiograph.stored[top + row : top + row + len(mask), left : left + inside.shape[1]]
        counts += np.bincount(to_index(rows[mask]), minlength=65536)
    everything = int(counts.sum())
    if radiograph.padding is not None:
        offset = 32768 if radiograph.signed else 0
        first, last = (min(max(edge + offset, 0), 65535) for edge in radiograph.padding)
        counts[first : last + 1] = 0
    pixels = int(counts.sum())
    if not pixels:
        return None
    used = np.flatnonzero(counts)
    values, weights = modality_values(radiograph)[used], counts[used]
    mean = float(np.average(values, weights=weights))
    spread = float(np.average((values - mean) ** 2, weights=weights))
    return RoiStatistics(
        pixels=pixels,
        padding=everything - pixels,
        mean=mean,
        sd=math.sqrt(spread * pixels / (pixels - 1)) if pixels > 1 else 0.0,
        minimum=float(values.min()),
        maximum=float(values.max()),
        decimals=_decimals(radiograph),
    )


def _decimals(radiograph: Radiograph) -> int:
    slope, intercept = radiograph.rescale
    if radiograph.modality_lut is not None or (slope.is_integer() and intercept.is_integer()):
        return 0
    return min(max(1, math.ceil(-math.log10(abs(slope)))), _MOST_DECIMALS)
