"""A film as the models' own image processors take it, and maps from their grids back onto the film."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from PIL import Image

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in fractions of the film."""
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)


def picture(image: NDArray[Any]) -> Image.Image:
    """uint8 or uint16 (h, w), dense is bright -> RGB, 8 bit: what image processors of checkpoints expect."""
    grey = image if image.dtype == np.uint8 else np.rint(image / 257.0).astype(np.uint8)
    return Image.fromarray(np.repeat(grey[..., None], 3, axis=2))


def kept_box(processor: Any, width: int, height: int) -> Box:
    """Which part of a film of this size an image processor keeps that resizes and may crop its centre."""
    if not getattr(processor, "do_center_crop", False):
        return WHOLE
    size, crop = processor.size, processor.crop_size
    if getattr(processor, "do_resize", True):
        if edge := _get(size, "shortest_edge"):
            scale = edge / min(width, height)
            width, height = round(width * scale), round(height * scale)
        else:
            width, height = _get(size, "width"), _get(size, "height")
    part_x, part_y = min(1.0, _get(crop, "width") / width), min(1.0, _get(crop, "height") / height)
    return (1 - part_x) / 2, (1 - part_y) / 2, (1 + part_x) / 2, (1 + part_y) / 2


def _get(size: Any, name: str) -> int:
    found = size.get(name) if hasattr(size, "get") else getattr(size, name, None)
    return int(found) if found else 0


def within(box: Box, part: Box | None) -> Box | None:
    """A box in fractions of the film -> in fractions of `box`; None stays None."""
    if part is None or box == WHOLE:
        return part
    width, height = box[2] - box[0], box[3] - box[1]
    left, top, right, bottom = part
    return (
        (left - box[0]) / width,
        (top - box[1]) / height,
        (right - box[0]) / width,
        (bottom - box[1]) / height,
    )


def shape_within(box: Box, shape: tuple[int, int]) -> tuple[int, int]:
    """(h, w) of the part of a map over the whole film that `box` covers."""
    height, width = shape
    return (
        max(round(box[3] * height) - round(box[1] * height), 1),
        max(round(box[2] * width) - round(box[0] * width), 1),
    )


def on_film(grid: torch.Tensor, box: Box, shape: tuple[int, int]) -> NDArray[np.float32]:
    """A map over a grid that covers `box` of the film -> float32 (h, w) = shape over the whole film, 0 where
    the model did not see it."""
    rows, columns = shape_within(box, shape)
    left, top = round(box[0] * shape[1]), round(box[1] * shape[0])
    inside = grid.float()
    if inside.shape != (rows, columns):
        inside = F.interpolate(inside[None, None], (rows, columns), mode="bilinear", align_corners=False)[
            0, 0
        ]
    out = np.zeros(shape, np.float32)
    out[top : top + rows, left : left + columns] = inside.cpu().numpy()
    return out


def overlaid(shown: Image.Image, heat: NDArray[np.float32] | None, strength: float) -> Image.Image:
    """The picture with a gaze map (h, w) in red over it, reddest where it is highest: a way to give gaze to a
    model that has no door for it."""
    if heat is None or strength <= 0 or heat.max() <= 0:
        return shown
    size = (shown.width, shown.height)
    grid = torch.from_numpy(np.ascontiguousarray(heat / heat.max(), dtype=np.float32))[None, None]
    heat = F.interpolate(grid, size[::-1], mode="bilinear", align_corners=False)[0, 0].numpy()
    part = np.clip(heat * 0.6 * min(strength, 1.0), 0.0, 1.0)[..., None]
    red = np.array([255.0, 0.0, 0.0])
    mixed = np.asarray(shown, dtype=np.float32) * (1 - part) + red * part
    return Image.fromarray(np.rint(mixed).astype(np.uint8))
