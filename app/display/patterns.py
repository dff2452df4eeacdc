"""Test patterns of our own, after the ideas of TG18-QC and TG18-LN: what a display should be able to show."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

SIDE = 1024


def quality_pattern(side: int = SIDE) -> NDArray[np.uint8]:
    """uint8 (side, side) of P-values: 16 grey patches with faint corners, a ramp each way, 5 % in 0 and 95 %
    in 100 %, line pairs in the corners and the middle, a grid and a circle for geometry.
    """
    image = Image.new("L", (side, side), 128)
    draw = ImageDraw.Draw(image)
    step = side // 16
    for line in range(0, side + 1, step):
        draw.line([(line, 0), (line, side)], fill=140)
        draw.line([(0, line), (side, line)], fill=140)
    draw.ellipse([step, step, side - step, side - step], outline=180, width=2)
    patch = side * 3 // 32
    for number in range(16):
        row, column = divmod(number, 4)
        level = round(number * 255 / 15)
        x, y = (
            side // 2 + (place - 2) * step * 5 // 2 + (step * 5 // 2 - patch) // 2 for place in (column, row)
        )
        draw.rectangle([x, y, x + patch, y + patch], fill=level)
        for corner, by in (((0, 0), 4), ((1, 0), -4), ((0, 1), -4), ((1, 1), 4)):
            faint = min(max(level + by, 0), 255)
            size = patch // 5
            at = (x + corner[0] * (patch - size), y + corner[1] * (patch - size))
            draw.rectangle([at[0], at[1], at[0] + size, at[1] + size], fill=faint)
    for x, outer, inner in ((step, 0, 13), (side - 3 * step, 255, 242)):
        draw.rectangle([x, side - 3 * step, x + 2 * step, side - step], fill=outer)
        draw.rectangle(
            [x + step // 2, side - 5 * step // 2, x + 3 * step // 2, side - 3 * step // 2], fill=inner
        )
    pattern = np.array(image)
    ramp = np.linspace(0, 255, side - 2 * step).round().astype(np.uint8)
    pattern[step // 4 : step * 3 // 4, step : side - step] = ramp
    pattern[step : side - step, step // 4 : step * 3 // 4] = ramp[::-1, None]
    lines = (np.arange(step) % 2 * 255).astype(np.uint8)
    for y, x in ((step, step), (step, side - 3 * step), (side // 2 - step, side // 2 - step)):
        pattern[y : y + step, x : x + step] = lines[None, :]
        pattern[y : y + step, x + step : x + 2 * step] = lines[:, None]
    return pattern


def luminance_pattern(level: int, side: int = SIDE) -> NDArray[np.uint8]:
    """uint8 (side, side): a field of `level` (0 to 255), a tenth of the area, in 20 % grey, for a meter.
    Raises ValueError."""
    if not 0 <= level <= 255:
        raise ValueError(f"a level is 0 to 255, not {level}")
    pattern = np.full((side, side), 51, np.uint8)
    half = round(side * 0.1**0.5 / 2)
    middle = side // 2
    pattern[middle - half : middle + half, middle - half : middle + half] = level
    return pattern
