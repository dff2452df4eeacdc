"""Values to colours: maps as RGBA pictures, contours as lines. Numpy only; the tables are in
resources/colormaps.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_TABLES = Path(__file__).resolve().parents[2] / "resources" / "colormaps" / "tables.toml"


@lru_cache(maxsize=1)
def _all_tables() -> dict[str, NDArray[np.uint8]]:
    text = tomllib.loads(_TABLES.read_text(encoding="utf-8"))
    return {
        name: np.frombuffer(bytes.fromhex(table), dtype=np.uint8).reshape(256, 3)
        for name, table in text.items()
    }


def colour_maps() -> list[str]:
    """The names of the colour maps."""
    return list(_all_tables())


def colour_table(name: str) -> NDArray[np.uint8]:
    """uint8 (256, 3) of the named colour map. Raises KeyError."""
    return _all_tables()[name]


def map_rgba(
    values: NDArray[np.float32], colours: NDArray[np.uint8], *, threshold: float = 0.0, ramp: float = 0.25
) -> NDArray[np.uint8]:
    """A map in [0, 1], (h, w), as uint8 RGBA (h, w, 4), not premultiplied.

    Below threshold it is transparent; above, it becomes opaque over `ramp` of the value range, so that weak
    values do not veil the image. Values outside [0, 1] are clipped, NaN is transparent.
    """
    clean = np.clip(np.nan_to_num(np.asarray(values, dtype=np.float32)), 0.0, 1.0)
    rgba = np.empty((*clean.shape, 4), dtype=np.uint8)
    rgba[..., :3] = colours[(clean * 255 + 0.5).astype(np.uint8)]
    soft = np.clip((clean - threshold) / max(ramp, 1e-6), 0.0, 1.0)
    rgba[..., 3] = (255 * soft * soft * (3 - 2 * soft) + 0.5).astype(np.uint8)
    return rgba


def contour_lines(
    values: NDArray[np.float32], level: float, *, width_px: int, height_px: int, most: int = 192
) -> NDArray[np.float64]:
    """Where the map crosses `level`: float64 (n, 4) line pieces x1, y1, x2, y2 in image coordinates.

    Marching squares with linear interpolation on the map thinned to at most `most` samples a side.
    """
    step = max(1, -(-max(values.shape) // most))
    grid = np.pad(np.asarray(values[::step, ::step], dtype=np.float64), 1, constant_values=-1.0)
    a, b, c, d = grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]
    code = (a >= level) * 1 + (b >= level) * 2 + (c >= level) * 4 + (d >= level) * 8
    rows, columns = np.nonzero((code > 0) & (code < 15))
    if not len(rows):
        return np.zeros((0, 4))
    a, b, c, d, code = (v[rows, columns] for v in (a, b, c, d, code))

    def between(p: NDArray[np.float64], q: NDArray[np.float64]) -> NDArray[np.float64]:
        gap = np.where(q == p, 1.0, q - p)
        return np.clip((level - p) / gap, 0.0, 1.0)

    zeros, ones = np.zeros(len(rows)), np.ones(len(rows))
    edges = {
        "top": (between(a, b), zeros),
        "right": (ones, between(b, c)),
        "bottom": (between(d, c), ones),
        "left": (zeros, between(a, d)),
    }
    pieces = []
    for codes, (start, end) in {
        (1, 14, 5): ("left", "top"),
        (2, 13, 10): ("top", "right"),
        (4, 11, 5): ("right", "bottom"),
        (8, 7, 10): ("bottom", "left"),
        (3, 12): ("left", "right"),
        (6, 9): ("top", "bottom"),
    }.items():
        here = np.isin(code, codes)
        if here.any():
            x1, y1, x2, y2 = (part[here] for part in (*edges[start], *edges[end]))
            pieces.append(
                np.column_stack([columns[here] + x1, rows[here] + y1, columns[here] + x2, rows[here] + y2])
            )
    lines = np.concatenate(pieces)
    lines = (lines - 1) * step + 0.5  # padding off, then the centres of the samples that were kept
    lines[:, 0::2] *= width_px / values.shape[1]
    lines[:, 1::2] *= height_px / values.shape[0]
    lines[:, 0::2] = np.clip(lines[:, 0::2], 0, width_px)
    lines[:, 1::2] = np.clip(lines[:, 1::2], 0, height_px)
    out: NDArray[np.float64] = lines
    return out
