"""The grayscale chain: stored -> Modality -> VOI -> Presentation LUT -> polarity once (PS3.4 N.2).

All of it is one table of 65,536 entries over an *index* (`app.imaging.table_index`).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.imaging.marks import burn
from app.imaging.pyramid import area_reduce
from app.imaging.radiograph import Radiograph, Window
from app.imaging.table_index import SIGN_OFFSET, to_index
from app.imaging.voi import window_over


def modality_values(radiograph: Radiograph, index: NDArray[Any] | None = None) -> NDArray[np.float64]:
    """float64: the modality value of each index, default of every one (65536,)."""
    values = (np.arange(65536) if index is None else index).astype(np.float64)
    if radiograph.signed:
        values -= SIGN_OFFSET
    if radiograph.modality_lut is not None:
        return radiograph.modality_lut.apply(values)
    slope, intercept = radiograph.rescale
    if (slope, intercept) != (1.0, 0.0):
        values *= slope
        values += intercept
    return values


def voi_fraction(values: NDArray[np.float64], window: Window) -> NDArray[np.float64]:
    """Modality values to [0, 1] by the formulae of PS3.3 C.11.2.1.2 and C.11.2.1.3. Same shape.
    Raises ValueError."""
    centre, width = window.centre, window.width
    if window.function == "LUT":
        if window.lut is None:
            raise ValueError(f"window {window.name!r} is a LUT without its table")
        return window.lut.apply(values) / ((1 << window.lut.bits) - 1)
    if not width > 0:
        raise ValueError(f"window width must be positive, not {width:g}")
    if window.function == "SIGMOID":
        return 1.0 / (1.0 + np.exp(np.clip(-4.0 * (values - centre) / width, -700, 700)))
    if window.function == "LINEAR" and width <= 1:
        return (values > centre - 0.5).astype(np.float64)
    exact = window.function == "LINEAR_EXACT"
    shown = values - (centre if exact else centre - 0.5)  # in place from here: this runs while the hand drags
    shown /= width if exact else width - 1
    shown += 0.5
    return np.clip(shown, 0.0, 1.0, out=shown)


def display_fraction(
    radiograph: Radiograph,
    window: Window | None = None,
    *,
    invert: bool = False,
    index: NDArray[Any] | None = None,
) -> NDArray[np.float64]:
    """float64 in [0, 1], 0 black: what each index shows, default every one (65536,).

    invert: the user's, on top of the file's.
    """
    shown = voi_fraction(modality_values(radiograph, index), window or radiograph.default_window)
    lut = radiograph.presentation_lut
    if lut is not None:
        entry = np.floor(shown * (len(lut.values) - 1) + 1e-9)  # the VOI's output is an entry's whole number
        shown = lut.apply(entry + lut.first) / ((1 << lut.bits) - 1)
    return 1.0 - shown if radiograph.inverted_by_file != invert else shown


def display_table(
    radiograph: Radiograph,
    window: Window | None = None,
    *,
    invert: bool = False,
    index: NDArray[Any] | None = None,
) -> NDArray[np.uint8]:
    """uint8: the display grey of each index, default of every one (65536,). window: default the radiograph's
    own."""
    shown = display_fraction(radiograph, window, invert=invert, index=index)
    shown *= 255.0
    shown += 0.5
    return shown.astype(np.uint8)


def display_line(
    radiograph: Radiograph, window: Window | None = None, *, invert: bool = False
) -> tuple[float, float] | None:
    """Slope and offset of `display_table` before it is cut and rounded down, where the chain is a straight
    line; None where it is not."""
    window = window or radiograph.default_window
    if radiograph.modality_lut is not None or radiograph.presentation_lut is not None:
        return None
    if window.function == "LINEAR" and window.width > 1:
        middle, width = window.centre - 0.5, window.width - 1
    elif window.function == "LINEAR_EXACT":
        middle, width = window.centre, window.width
    else:
        return None
    slope, intercept = radiograph.rescale
    steepness = slope / width
    at_zero = (intercept - (SIGN_OFFSET * slope if radiograph.signed else 0) - middle) / width + 0.5
    if radiograph.inverted_by_file != invert:
        steepness, at_zero = -steepness, 1.0 - at_zero
    return steepness * 255.0, at_zero * 255.0 + 0.5


def display_image(
    radiograph: Radiograph, window: Window | None = None, *, invert: bool = False, marks: bool = True
) -> NDArray[np.uint8]:
    """uint8 (h, w): the whole image at full size through the chain, with its shutter and overlays drawn."""
    grey = display_table(radiograph, window, invert=invert)[to_index(radiograph.stored)]
    return burn(grey, radiograph.marks) if marks else grey


def presented_image(
    radiograph: Radiograph, window: Window | None = None, *, invert: bool = False
) -> NDArray[np.uint8]:
    """uint8: `display_image`, cut to the displayed area, mirrored and turned as a presentation state asks."""
    grey = display_image(radiograph, window, invert=invert)
    if radiograph.displayed_area is not None:
        left, top, right, bottom = (round(edge) for edge in radiograph.displayed_area)
        grey = grey[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
    if radiograph.flipped:
        grey = grey[:, ::-1]
    return np.ascontiguousarray(np.rot90(grey, -radiograph.quarter_turns))


def model_input_image(radiograph: Radiograph, max_side: int = 1024) -> NDArray[np.uint16]:
    """uint16 (h, w) for the models: the default look, 0 black to 65535 white, reduced by area averaging.

    Stored values are averaged first and looked up afterwards, as the viewer does. Images that are smaller
    than max_side px are not enlarged.
    """
    index = to_index(radiograph.stored)
    height, width = index.shape
    scale = max_side / max(height, width)
    if scale < 1:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        index = area_reduce(index, size)
    table = (display_fraction(radiograph) * 65535.0 + 0.5).astype(np.uint16)
    return table[index]


def as_linear(window: Window) -> Window:
    """The window that a drag starts from: a LUT becomes the linear window over the data that it covers."""
    if window.function != "LUT":
        return window
    return Window(window.name, window.centre, window.width, "LINEAR" if window.width >= 1 else "LINEAR_EXACT")


def auto_window(
    radiograph: Radiograph,
    *,
    region: tuple[float, float, float, float] | None = None,
    low_percent: float = 1.0,
    high_percent: float = 99.0,
) -> Window | None:
    """A window between two percentiles of the modality values, padding left out.

    region: two opposite corners x, y, x, y in image coordinates; default the whole image. None where there is
    no pixel of the image in the region.
    """
    stored = radiograph.stored
    if region is not None:
        left, right = sorted((int(region[0]), int(region[2])))
        top, bottom = sorted((int(region[1]), int(region[3])))
        stored = stored[max(0, top) : max(0, bottom + 1), max(0, left) : max(0, right + 1)]
        if not stored.size:
            return None
    counts = np.bincount(to_index(stored).ravel(), minlength=65536)
    if radiograph.padding is not None:
        offset = SIGN_OFFSET if radiograph.signed else 0
        first, last = (min(max(edge + offset, 0), 65535) for edge in radiograph.padding)
        if counts.sum() > counts[first : last + 1].sum():
            counts[first : last + 1] = 0
    cumulated = np.cumsum(counts)
    ends = np.searchsorted(cumulated, cumulated[-1] * np.array([low_percent, high_percent]) / 100.0)
    modality = modality_values(radiograph)[ends]
    low, high = float(modality.min()), float(modality.max())
    return window_over(low, high if high > low else low + 1, name=f"{low_percent:g} to {high_percent:g} %")


def luminance(rgb: NDArray[Any]) -> NDArray[Any]:
    """ITU-R BT.601 luma of (..., 3); equal channels stay exactly what they are."""
    if rgb.dtype != np.uint8:
        out: NDArray[Any] = rgb.astype(np.float64) @ np.array([0.299, 0.587, 0.114])
        return out
    thousandths = rgb[..., 0].astype(np.uint32) * 299  # in whole numbers: exact, and half the memory
    thousandths += rgb[..., 1].astype(np.uint32) * 587
    thousandths += rgb[..., 2].astype(np.uint32) * 114
    thousandths += 500
    return (thousandths // 1000).astype(np.uint8)
