"""Millimetres of a pixel, and what they rest on: every length carries its provenance."""

from __future__ import annotations

from dataclasses import dataclass

from app.imaging.radiograph import Radiograph
from app.measure.annotation import Calibration


@dataclass(frozen=True)
class LengthScale:
    """across, down: mm of a pixel, or widths of a pixel where nothing is known (unit "px"). provenance:
    words beside each length.
    """

    across: float
    down: float
    unit: str
    provenance: str

    @property
    def pair(self) -> tuple[float, float]:
        return self.across, self.down


def length_scale(radiograph: Radiograph, calibration: Calibration | None = None) -> LengthScale:
    """The reader's calibration first, then the file's spacing (PS3.3 10.7.1.3), then pixels.

    A calibration is one length: where the file says that pixels are not square, their ratio is kept.
    """
    spacing = radiograph.spacing
    if calibration is not None:
        across = calibration.mm_per_px
        down = across * radiograph.pixel_aspect
        return LengthScale(across, down, "mm", f"calibrated by the reader on {calibration.known_mm:g} mm")
    if spacing is not None:
        return LengthScale(spacing.column_mm, spacing.row_mm, "mm", spacing.provenance)
    return LengthScale(1.0, radiograph.pixel_aspect, "px", "no spacing in the file")
