"""Plain shared types: a scanpath and a saliency map. Numpy only, so that every layer may use them.

Image coordinates are DICOM's sub-pixel convention (PS3.3 C.10.5): x right, y down, origin at the top left
corner of the top left pixel, whose centre is (0.5, 0.5).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Scanpath:
    """Fixations in order.

    x_px, y_px: float64 (n,), image coordinates. duration_ms: float64 (n,), > 0.
    onset_ms: float64 (n,), from the start of the reading, non-decreasing.
    width_px, height_px: the size of the image that the coordinates belong to.
    Raises ValueError if the lengths differ or a duration is not positive.
    """

    x_px: NDArray[np.float64]
    y_px: NDArray[np.float64]
    duration_ms: NDArray[np.float64]
    onset_ms: NDArray[np.float64]
    width_px: int
    height_px: int
    source: str = "unknown"

    def __post_init__(self) -> None:
        for name in ("x_px", "y_px", "duration_ms", "onset_ms"):
            values = np.asarray(getattr(self, name), dtype=np.float64)
            if values.ndim != 1 or len(values) != len(np.asarray(self.x_px)):
                raise ValueError(f"Scanpath.{name} must be one-dimensional and as long as x_px")
            object.__setattr__(self, name, values)
        if len(self.x_px) and not (self.duration_ms > 0).all():
            raise ValueError("Scanpath.duration_ms must be positive milliseconds")

    def __len__(self) -> int:
        return len(self.x_px)

    def between(self, start_ms: float, end_ms: float) -> Scanpath:
        """The fixations that begin in [start_ms, end_ms)."""
        return self.where((self.onset_ms >= start_ms) & (self.onset_ms < end_ms))

    def where(self, keep: NDArray[np.bool_] | NDArray[np.intp] | slice) -> Scanpath:
        """Those fixations: a mask (n,), indices in the wanted order, or a slice."""
        return Scanpath(
            x_px=self.x_px[keep],
            y_px=self.y_px[keep],
            duration_ms=self.duration_ms[keep],
            onset_ms=self.onset_ms[keep],
            width_px=self.width_px,
            height_px=self.height_px,
            source=self.source,
        )

    def scaled_to(self, width_px: int, height_px: int) -> Scanpath:
        """The same fixations in an image of another size (an anisotropic resize)."""
        return Scanpath(
            x_px=self.x_px * (width_px / self.width_px),
            y_px=self.y_px * (height_px / self.height_px),
            duration_ms=self.duration_ms,
            onset_ms=self.onset_ms,
            width_px=width_px,
            height_px=height_px,
            source=self.source,
        )


@dataclass(frozen=True)
class SaliencyMap:
    """A heatmap or attribution map over an image.

    values: float32 (h, w), the aspect of the image, non-negative, maximum 1 (or all zero).
    width_px, height_px: the image's full size. method and parameters: what made it.
    """

    values: NDArray[np.float32]
    width_px: int
    height_px: int
    method: str
    parameters: dict[str, float | int | str] = field(default_factory=dict)
