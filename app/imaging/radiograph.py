"""One radiograph in memory: stored values and everything the header says about how to show them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from app.imaging.reasons import Reason

if TYPE_CHECKING:
    from app.imaging.graphics import Graphic
    from app.imaging.marks import Mark, OverlayPlane

VoiFunction = Literal["LINEAR", "LINEAR_EXACT", "SIGMOID", "LUT"]


@dataclass(frozen=True)
class LookupTable:
    """A DICOM lookup table (PS3.3 C.11.1.1, C.11.2.1.1).

    values: uint16 (n,), unsigned outputs 0 .. 2**bits - 1. first: the input value that maps to values[0];
    inputs below and above are clamped to the first and the last entry.
    """

    first: int
    bits: int
    values: NDArray[np.uint16]
    explanation: str = ""

    def apply(self, inputs: NDArray[np.float64]) -> NDArray[np.float64]:
        """Output values (not scaled) for inputs of any shape."""
        position = np.clip(np.rint(inputs) - self.first, 0, len(self.values) - 1).astype(np.intp)
        out: NDArray[np.float64] = self.values[position].astype(np.float64)
        return out


@dataclass(frozen=True)
class Window:
    """One way to look at the image: a window in modality units, or a VOI LUT.

    For function "LUT", `lut` is set and centre and width describe the linear window that comes closest, so
    that a first drag does not jump. width > 0.
    """

    name: str
    centre: float
    width: float
    function: VoiFunction = "LINEAR"
    lut: LookupTable | None = None


@dataclass(frozen=True)
class Spacing:
    """Pixel spacing: between rows (vertical) and between columns (horizontal), and where it holds."""

    row_mm: float
    column_mm: float
    provenance: str


@dataclass(frozen=True)
class Meta:
    """What the header says about patient, study and acquisition; empty where it says nothing."""

    patient_name: str = ""
    patient_id: str = ""
    patient_birth_date: str = ""
    patient_sex: str = ""
    patient_age: str = ""
    study_uid: str = ""
    series_uid: str = ""
    sop_uid: str = ""
    sop_class: str = ""
    study_date: str = ""
    study_time: str = ""
    study_description: str = ""
    series_description: str = ""
    accession: str = ""
    modality: str = ""
    view_position: str = ""
    laterality: str = ""
    body_part: str = ""
    patient_orientation: tuple[str, str] = ("", "")
    manufacturer: str = ""
    model: str = ""
    institution: str = ""
    transfer_syntax: str = ""
    lossy: str = ""


@dataclass(frozen=True, eq=False)
class Radiograph:
    """A single-frame grayscale image.

    stored: uint16 or int16 (h, w), the stored values with unused bits removed. rescale: (slope, intercept)
    of the modality transform; modality_lut takes its place where the file has one. default_window is one of
    presets. modality_unit: what the modality values are, "" where not said. inverted_by_file: the chain ends
    with one inversion. padding: inclusive range of stored values that are no image. overlay_planes: the
    file's 60xx planes; marks: shutters and overlays in the order in which they are drawn. graphics,
    quarter_turns (clockwise), flipped (before the turn) and displayed_area (left, top, right, bottom in image
    coordinates): what a presentation state draws and how it wants the image to lie; under_state: that state's
    label, "" without one. stated_aspect: height of a pixel by its width, by the file's Pixel Aspect Ratio.
    why: the rules that shaped the default look, in order. warnings: what a reader of the image should know.
    """

    stored: NDArray[Any]
    path: Path
    file_sha256: str
    photometric: str
    rescale: tuple[float, float] = (1.0, 0.0)
    modality_lut: LookupTable | None = None
    modality_unit: str = ""
    presentation_lut: LookupTable | None = None
    presets: tuple[Window, ...] = ()
    default_window: Window = field(default_factory=lambda: Window("Full range", 128.0, 256.0))
    inverted_by_file: bool = False
    padding: tuple[int, int] | None = None
    bits_stored: int = 16
    overlay_planes: tuple[OverlayPlane, ...] = ()
    marks: tuple[Mark, ...] = ()
    graphics: tuple[Graphic, ...] = ()
    quarter_turns: int = 0
    flipped: bool = False
    displayed_area: tuple[float, float, float, float] | None = None
    under_state: str = ""
    meta: Meta = field(default_factory=Meta)
    spacing: Spacing | None = None
    stated_aspect: float = 1.0
    why: tuple[Reason, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def width_px(self) -> int:
        return int(self.stored.shape[1])

    @property
    def height_px(self) -> int:
        return int(self.stored.shape[0])

    @property
    def pixel_aspect(self) -> float:
        """Height of a pixel by its width (PS3.3 C.7.6.3.1.7: spacing, where there is one, is what counts)."""
        return self.stated_aspect if self.spacing is None else self.spacing.row_mm / self.spacing.column_mm

    @property
    def signed(self) -> bool:
        return self.stored.dtype == np.int16
