"""Radiographs rendered from a chest CT: real anatomy behind the same exposure and tone as the phantom's.

It stays the same person however it is posed: for figures and augmentation, not a data set of its own.
Frame: X to the patient's left, Y to the back, Z to the head, cm from the middle of the lungs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from scipy import ndimage

from inference.phantom.anatomy import draw_exposure, stream
from inference.phantom.config import PhantomConfig
from inference.phantom.fields import Map
from inference.phantom.projection import Layers
from inference.phantom.tone import log_signal, tone

BODY_HU, LUNG_HU, TOP_HU = -400.0, -500.0, 600.0
"""Denser is body; less dense inside it is lung; TOP_HU caps metal and contrast medium."""
SOURCE_CM, DETECTOR_CM = 165.0, 15.0
"""Behind and before the middle of the patient: a PA film at 180 cm."""
FIELD_CM = (27.0, 32.0)
TURN_RAD, SCALE, SHIFT_SD_CM = 0.09, 0.12, 1.1
"""Pose and smooth deformation: more than this no longer looks like a person."""
DEPTH_CM, STEP_CM = 36.0, 0.45
_GRID = 5
_FROM_THE_SIDE = [1, 0, 2]
"""The ray goes from left to right in place of back to front."""


class CtError(Exception):
    """The file is no chest CT that can be projected: which file, why, and what to do."""


@dataclass(frozen=True)
class ChestCt:
    """volume: float32 (3, z, y, x): attenuation relative to water, right and left lung (0 or 1). size_cm: of
    the volume along x, y, z; middle_cm: of the lungs, from the volume's first corner."""

    volume: torch.Tensor
    size_cm: tuple[float, float, float]
    middle_cm: tuple[float, float, float]


@dataclass(frozen=True)
class CtFilm:
    """image: float32 (h, w) in [0, 1], dense is bright. lungs: cm of lung along each ray, (2, h, w),
    right and left. mark: cm of what was marked in the volume, (h, w); zeros where nothing was."""

    image: Map
    lungs: Map
    pixel_mm: float
    mark: Map


def load_ct(path: Path) -> ChestCt:
    """A NIfTI file or a folder with one DICOM series. Raises CtError."""
    import SimpleITK as sitk

    try:
        if path.is_dir():
            reader = sitk.ImageSeriesReader()
            reader.SetFileNames(reader.GetGDCMSeriesFileNames(str(path)))
            image = reader.Execute()
        else:
            image = sitk.ReadImage(str(path))
    except RuntimeError as error:
        raise CtError(f"{path} cannot be read as a CT: give a NIfTI file or a DICOM series") from error
    if image.GetDimension() != 3 or min(image.GetSize()) < 16:
        raise CtError(f"{path} has size {image.GetSize()}: a chest CT is a volume of at least 16 slices")
    image = sitk.DICOMOrient(image, "LPS")
    hu = sitk.GetArrayFromImage(image).astype(np.float32)
    body = _body(hu)
    right, left = _lungs(hu, body, path)
    attenuation = np.where(body, np.clip(hu, -1000, TOP_HU) / 1000 + 1, 0).astype(np.float32)
    spacing = np.array(image.GetSpacing()) / 10  # x, y, z
    size = spacing * np.array(image.GetSize())
    inside = np.argwhere(right | left)[:, ::-1]
    middle = (inside.min(0) + inside.max(0) + 1) / 2 * spacing
    volume = torch.from_numpy(np.stack([attenuation, right, left]).astype(np.float32))
    return ChestCt(volume, tuple(size.tolist()), tuple(middle.tolist()))


def _body(hu: NDArray[np.float32]) -> NDArray[np.bool_]:
    """The largest dense body with what it encloses in each slice: no couch, no cables."""
    dense, _ = ndimage.label(ndimage.binary_opening(hu > BODY_HU, iterations=2))
    largest = np.bincount(dense.ravel())[1:].argmax() + 1
    body = ndimage.binary_dilation(dense == largest, iterations=3)
    return np.stack([ndimage.binary_fill_holes(slice_) for slice_ in body])


def _lungs(
    hu: NDArray[np.float32], body: NDArray[np.bool_], path: Path
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Right and left, without windpipe and bowel gas; one that joins both is parted at the body's middle."""
    inner = ndimage.binary_erosion(body, iterations=4)
    gas, _ = ndimage.label(ndimage.binary_opening((hu < LUNG_HU) & inner))
    sizes = np.bincount(gas.ravel(), minlength=3)
    sizes[0] = 0
    large = np.argsort(sizes)[-2:]
    if sizes[large[1]] < 0.01 * hu.size:
        raise CtError(f"no lungs are found in {path}: values must be Hounsfield units of a chest")
    both = np.isin(gas, large if sizes[large[0]] > 0.1 * sizes[large[1]] else large[1:])
    x = np.arange(hu.shape[2])
    middle = float((body.sum((0, 1)) * x).sum() / body.sum())
    return both & (x < middle), both & (x >= middle)


def render_ct(
    ct: ChestCt,
    seed: int,
    size_px: int,
    config: PhantomConfig | None = None,
    *,
    lateral: bool = False,
    marked: NDArray[np.bool_] | None = None,
) -> CtFilm:
    """A PA film, or one from the side: pose, deformation and exposure drawn from the seed. Diverging rays,
    trilinear samples. marked: voxels (z, y, x) of the volume whose shadow is wanted too."""
    rng = stream(seed, "ct")
    field = float(rng.uniform(*FIELD_CM))
    pixel = field / size_px
    across = (torch.arange(size_px, dtype=torch.float32) + 0.5) * pixel - field / 2
    x0, z0 = torch.meshgrid(across, -across, indexing="xy")
    depth = torch.arange(-DEPTH_CM / 2, DEPTH_CM / 2, STEP_CM) + STEP_CM / 2
    turn, scale, bend = _pose(rng)
    volume = ct.volume
    if marked is not None:
        volume = torch.cat([volume, torch.from_numpy(marked.astype(np.float32))[None]])
    chords = torch.zeros(len(volume), size_px, size_px)
    size, middle = torch.tensor(ct.size_cm), torch.tensor(ct.middle_cm)
    for y in depth:  # plane by plane: a film of 1,024 px has a hundred million samples
        nearer = (SOURCE_CM - y) / (SOURCE_CM + DETECTOR_CM)
        points = torch.stack([x0 * nearer, y.expand_as(x0), z0 * nearer], dim=-1)
        points = (points[..., _FROM_THE_SIDE] if lateral else points) @ turn * scale
        points = points + _bent(bend, points)
        unit = (points + middle) / size * 2 - 1
        unit[..., 2] = unit[..., 2].clamp(-1, 1)  # the slices at the ends go on: no cut planes on the film
        sampled = F.grid_sample(volume[None], unit[None, None], align_corners=False)[0, :, 0]
        chords += sampled
    slant = torch.sqrt(1 + (x0**2 + z0**2) / (SOURCE_CM + DETECTOR_CM) ** 2)
    water, right, left, *rest = (chords * slant * STEP_CM).numpy()
    exposure = draw_exposure(seed, config or PhantomConfig())
    nothing = np.zeros_like(water)
    layers = Layers(
        x=nothing, y=nothing, pixel_cm=pixel, torso=water, lung=[right, left], density=nothing,
        vessels=nothing, extra=nothing, bone=nothing, metal=nothing, dome=[],
    )  # fmt: skip
    image = tone(log_signal(np.float32(exposure.water) * water, layers, exposure, seed), layers, exposure)
    return CtFilm(image, np.stack([right, left]), 10 * pixel, rest[0] if rest else nothing)


def _pose(rng: np.random.Generator) -> tuple[torch.Tensor, float, torch.Tensor]:
    """A rotation matrix, a scale, and displacements (1, 3, n, n, n) in cm on a smooth grid."""
    a, b, c = rng.uniform(-TURN_RAD, TURN_RAD, 3)
    rx = np.array([[1, 0, 0], [0, np.cos(a), -np.sin(a)], [0, np.sin(a), np.cos(a)]])
    ry = np.array([[np.cos(b), 0, np.sin(b)], [0, 1, 0], [-np.sin(b), 0, np.cos(b)]])
    rz = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    scale = float(rng.uniform(1 - SCALE, 1 + SCALE))
    coarse = rng.normal(0, SHIFT_SD_CM, (3, _GRID, _GRID, _GRID))
    fine = np.stack([ndimage.zoom(part, 5, order=3) for part in coarse])
    return (
        torch.from_numpy((rx @ ry @ rz).astype(np.float32)),
        scale,
        torch.from_numpy(fine.astype(np.float32))[None],
    )


def _bent(bend: torch.Tensor, points: torch.Tensor) -> torch.Tensor:
    """Displacements at points (h, w, 3), cm."""
    unit = points / (DEPTH_CM / 2)
    moved = F.grid_sample(bend, unit[None, None], padding_mode="border", align_corners=True)
    return moved[0, :, 0].permute(1, 2, 0)
