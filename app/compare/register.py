"""Registration of a prior onto the current film (SimpleITK). Runs in the child process only.

Similarity (shift, turn, scale), then optionally a B-spline. Mattes mutual information (Mattes et al., IEEE
TMI 2003) between locally equalised films, from several starts of a grid search, coarse to fine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from app.compare.alignment import Alignment, Displacements
from app.compare.coarse import starts
from app.compare.equalise import equalised, reduced
from app.compare.residual import REACH, residuals
from app.compare.result import Options, Quality, Registration, judged

if TYPE_CHECKING:
    import SimpleITK

Film = NDArray[np.float32]
Matrix = NDArray[np.float64]
"""float64 (2, 3): from current to prior; both films' longer sides are 1 long."""
Progress = Callable[[float, str], None]

COARSE_PX, MIDDLE_PX = 128, 256
STARTS = 6
RIB = 0.055
"""From rib to rib in parts of the film's longer side: about 2.3 cm of 43."""
BINS = 40
MESH = (5, 5)
"""B-spline cells across the film: about 8 cm, so that a lesion is not bent away."""
NODES = 25
"""Displacements are kept on NODES x NODES places."""


def register(
    current: Film,
    prior: Film,
    *,
    current_px: tuple[int, int],
    prior_px: tuple[int, int],
    options: Options,
    progress: Progress = lambda _part, _what: None,
) -> Registration:
    """Films as `equalise.film_for_registration` makes them; *_px: full sizes (width, height)."""
    import SimpleITK as sitk

    sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(1)  # sums in one order: the same result every time
    levels = {side: (_level(current, side), _level(prior, side)) for side in (COARSE_PX, MIDDLE_PX, 10**6)}
    progress(0.02, "looking for a start")
    small_current, small_prior = levels[COARSE_PX]
    found = starts(small_current, small_prior, count=STARTS)
    mirrored = starts(small_current, np.ascontiguousarray(small_prior[:, ::-1]), count=1)[0][0]
    tried: list[tuple[float, Matrix]] = []
    for number, (_score, start) in enumerate(found):
        matrix = _similarity(
            small_current, small_prior, _in_units(start, small_current, small_prior), options.seed
        )
        tried.append((correlation(small_current, small_prior, matrix)[0], matrix))
        progress(0.1 + 0.25 * (number + 1) / len(found), "coarse registration")
    tried.sort(key=lambda one: -one[0])
    middle_current, middle_prior = levels[MIDDLE_PX]
    wanted = _different(tried)[:2]
    wanted += [(0.0, _shifted(tried[0][1], down)) for down in (-RIB, RIB)]
    finer: list[tuple[float, Matrix]] = []
    for number, (_score, start) in enumerate(wanted):
        matrix = _similarity(middle_current, middle_prior, start, options.seed)
        finer.append((_fit(middle_current, middle_prior, matrix), matrix))
        progress(0.35 + 0.35 * (number + 1) / len(wanted), "finer registration")
    best = max(finer, key=lambda one: one[0])[1]
    matrix = _similarity(*levels[10**6], best, options.seed)
    progress(0.8, "the other way round, as a check")
    back = _similarity(middle_prior, middle_current, _inverse(best), options.seed)
    disagreement = _disagreement(matrix, back, current.shape)
    displacements, bend = None, 1.0
    if options.kind == "bspline":
        progress(0.86, "bending")
        displacements, bend = _bent(middle_current, middle_prior, matrix, options.seed, prior_px)
    alignment = straight = _alignment(matrix, current_px, prior_px, None)
    if displacements is not None:
        alignment = _alignment(matrix, current_px, prior_px, displacements)
    quality = _quality(
        levels,
        alignment,
        straight,
        correlation_mirrored=mirrored,
        correlation_start=found[0][0],
        disagreement_percent=100 * disagreement,
        least_stretch=bend,
    )
    progress(1.0, "done")
    verdict, why = judged(alignment, quality)
    return Registration(
        alignment=alignment, quality=quality, verdict=verdict, why=why, options=options, software=_software()
    )


def _quality(
    levels: Mapping[int, tuple[Film, Film]], alignment: Alignment, straight: Alignment, **measured: float
) -> Quality:
    """What the films themselves say of an alignment; levels: (current, prior) by their longest side, px.
    straight: without bending. measured: fields that were found on the way.
    """
    current, prior = levels[MIDDLE_PX]
    score, overlap = _aligned_correlation(current, prior, alignment)
    off, found_again = _off(*levels[10**6], alignment)
    return Quality(
        correlation=score,
        correlation_before=correlation(current, prior, np.array([[1.0, 0, 0], [0, 1.0, 0]]))[0],
        overlap=overlap,
        residual_percent=off,
        residual_straight_percent=off if straight is alignment else _off(*levels[10**6], straight)[0],
        found_again=found_again,
        **measured,
    )


def _software() -> str:
    import SimpleITK as sitk

    return f"SimpleITK {sitk.Version_VersionString()}"


def _level(film: Film, side_px: int) -> Film:
    return equalised(reduced(film, side_px))


def _in_units(matrix: Matrix, current: Film, prior: Film) -> Matrix:
    """px to px -> longer side to longer side."""
    units = matrix / max(prior.shape)
    units[:, :2] *= max(current.shape)
    out: Matrix = units
    return out


def _inverse(matrix: Matrix) -> Matrix:
    linear = np.linalg.inv(matrix[:, :2])
    return np.column_stack([linear, -linear @ matrix[:, 2]])


def _different(tried: list[tuple[float, Matrix]]) -> list[tuple[float, Matrix]]:
    """Results that went to other places: several starts come to the same one."""
    kept: list[tuple[float, Matrix]] = []
    corners = np.array([[0.2, 0.2, 1], [0.8, 0.2, 1], [0.5, 0.8, 1]]).T
    for score, matrix in tried:
        if all(np.abs((matrix - other) @ corners).max() > 0.02 for _, other in kept):
            kept.append((score, matrix))
    return kept


def _shifted(matrix: Matrix, down: float) -> Matrix:
    """The same with the current film `down` further down: ribs look like their neighbours."""
    return np.column_stack([matrix[:, :2], matrix[:, 2] + matrix[:, 1] * down])


def _fit(current: Film, prior: Film, matrix: Matrix) -> float:
    """How well a registration fits: its correlation, less what blocks still lie off."""
    score, _overlap = correlation(current, prior, matrix)
    sides = [(film.shape[1], film.shape[0]) for film in (current, prior)]
    far, found = residuals(*_in_one_frame(current, prior, _alignment(matrix, sides[0], sides[1], None)))
    return score + found * (1 - float(np.median(far)) / REACH) if len(far) else score


def _image(film: Film) -> SimpleITK.Image:
    """In units of the longer side, image coordinates: the first pixel's centre is half a pixel in."""
    import SimpleITK as sitk

    image = sitk.GetImageFromArray(film)
    unit = 1.0 / max(film.shape)
    image.SetSpacing((unit, unit))
    image.SetOrigin((unit / 2, unit / 2))
    return image


def _method(seed: int, sampled: float) -> SimpleITK.ImageRegistrationMethod:
    import SimpleITK as sitk

    method = sitk.ImageRegistrationMethod()
    method.SetMetricAsMattesMutualInformation(BINS)
    method.SetMetricSamplingStrategy(method.REGULAR)
    method.SetMetricSamplingPercentage(sampled, seed)
    method.SetInterpolator(sitk.sitkLinear)
    return method


def _similarity(current: Film, prior: Film, start: Matrix, seed: int) -> Matrix:
    import SimpleITK as sitk

    middle = np.array([current.shape[1], current.shape[0]]) / 2 / max(current.shape)
    scale = math.sqrt(abs(np.linalg.det(start[:, :2])))
    transform = sitk.Similarity2DTransform()
    transform.SetCenter(middle.tolist())
    transform.SetScale(scale)
    transform.SetAngle(math.atan2(start[1, 0] - start[0, 1], start[0, 0] + start[1, 1]))
    transform.SetTranslation((start[:, :2] @ middle + start[:, 2] - middle).tolist())
    pixels = current.size
    method = _method(seed, min(1.0, 30_000 / pixels))
    unit = 1.0 / max(current.shape)
    method.SetOptimizerAsRegularStepGradientDescent(
        learningRate=2 * unit, minStep=0.01 * unit, numberOfIterations=60, relaxationFactor=0.6
    )
    method.SetOptimizerScalesFromPhysicalShift()
    method.SetInitialTransform(transform, inPlace=True)
    try:
        method.Execute(_image(current), _image(prior))
    except RuntimeError:  # ITK: all samples fell beside the prior; the start is as good as it gets
        return start
    return _matrix(transform)


def _matrix(transform: SimpleITK.Transform) -> Matrix:
    zero, right, down = (
        np.array(transform.TransformPoint(at)) for at in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0))
    )
    return np.column_stack([right - zero, down - zero, zero])


def _bent(
    current: Film, prior: Film, matrix: Matrix, seed: int, prior_px: tuple[int, int]
) -> tuple[Displacements, float]:
    """Displacements in full-size prior px, and the least stretch (Jacobian determinant; folded under 0)."""
    import SimpleITK as sitk

    image = _image(current)
    before = sitk.AffineTransform(2)
    before.SetMatrix(matrix[:, :2].ravel().tolist())
    before.SetTranslation(matrix[:, 2].tolist())
    bend = sitk.BSplineTransformInitializer(image, list(MESH))
    method = _method(seed, min(1.0, 30_000 / current.size))
    method.SetMovingInitialTransform(before)
    method.SetInitialTransform(bend, inPlace=True)
    method.SetOptimizerAsLBFGSB(gradientConvergenceTolerance=1e-4, numberOfIterations=40)
    method.Execute(image, _image(prior))
    side = np.array([current.shape[1], current.shape[0]]) / max(current.shape)
    across = np.linspace(0, 1, NODES)
    shift = np.empty((NODES, NODES, 2))
    for row, v in enumerate(across):
        for column, u in enumerate(across):
            at = np.array([u, v]) * side * (1 - 1e-6)  # the far edge lies outside of a B-spline's domain
            shift[row, column] = matrix[:, :2] @ (np.array(bend.TransformPoint(at.tolist())) - at)
    steps = side / (NODES - 1)
    (xy, xx), (yy, yx) = (np.gradient(shift[..., k], steps[1], steps[0]) for k in (0, 1))
    linear = matrix[:, :2]
    stretched = (linear[0, 0] + xx) * (linear[1, 1] + yy) - (linear[0, 1] + xy) * (linear[1, 0] + yx)
    shift *= max(prior_px)
    kept = Displacements(x_px=np.round(shift[..., 0], 3).tolist(), y_px=np.round(shift[..., 1], 3).tolist())
    middle = slice(NODES // 12, -(NODES // 12))  # at the film's edge there is nothing to hold the spline
    return kept, float(stretched[middle, middle].min() / np.linalg.det(linear))


def _alignment(
    matrix: Matrix,
    current_px: tuple[int, int],
    prior_px: tuple[int, int],
    displacements: Displacements | None,
) -> Alignment:
    ratio = max(prior_px) / max(current_px)
    (a, b), (c, d) = (matrix[:, :2] * ratio).tolist()
    x, y = (matrix[:, 2] * max(prior_px)).tolist()
    return Alignment(
        matrix=((a, b), (c, d)),
        offset_px=(x, y),
        current_px=current_px,
        prior_px=prior_px,
        displacements=displacements,
    )


def correlation(current: Film, prior: Film, matrix: Matrix) -> tuple[float, float]:
    """Normalised correlation of two equalised films where they overlap, and the overlap in parts of the
    smaller one (in the current film's units). -1 where they hardly overlap.
    """
    sides = [(film.shape[1], film.shape[0]) for film in (current, prior)]
    return _aligned_correlation(current, prior, _alignment(matrix, sides[0], sides[1], None))


def _aligned_correlation(current: Film, prior: Film, alignment: Alignment) -> tuple[float, float]:
    row, column, inside = _places(current, prior, alignment)
    pixel = alignment.scale * alignment.current_px[0] / current.shape[1] * prior.shape[1]
    pixel /= alignment.prior_px[0]  # prior film px for one of the current film
    smaller = min(current.size, prior.size / max(pixel, 1e-3) ** 2)
    overlap = min(1.0, float(inside.sum()) / smaller)
    if overlap < 0.3:
        return -1.0, overlap
    here = ndimage.gaussian_filter(current, 1.0)[inside]
    there = ndimage.map_coordinates(
        ndimage.gaussian_filter(prior, 1.0), [row[inside], column[inside]], order=1, mode="nearest"
    )
    here, there = here - here.mean(), there - there.mean()
    energy = math.sqrt(float((here**2).sum() * (there**2).sum()))
    return (float((here * there).sum()) / energy if energy > 1e-9 else 0.0), overlap


def _off(current: Film, prior: Film, alignment: Alignment) -> tuple[float, float]:
    """How far places lie off, median, in percent of the longer side; and which part of them was found."""
    far, found_again = residuals(*_in_one_frame(current, prior, alignment))
    return (100 * float(np.median(far)) if len(far) else 100.0), found_again


def _in_one_frame(current: Film, prior: Film, alignment: Alignment) -> tuple[Film, Film, NDArray[np.bool_]]:
    """The current film, the prior as it lies on it, and where that has pixels."""
    row, column, inside = _places(current, prior, alignment)
    moved = ndimage.map_coordinates(prior, [row, column], order=1, mode="nearest")
    return current, moved.astype(np.float32), inside


def _places(current: Film, prior: Film, alignment: Alignment) -> tuple[Any, Any, NDArray[np.bool_]]:
    """Row and column (array indices) in the prior film for each pixel of the current one; whether inside."""
    (height, width), (down, across) = current.shape, prior.shape
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    at_x, at_y = alignment.to_prior(x * alignment.current_px[0] / width, y * alignment.current_px[1] / height)
    column = at_x * across / alignment.prior_px[0] - 0.5
    row = at_y * down / alignment.prior_px[1] - 0.5
    return row, column, (column >= 0) & (row >= 0) & (column <= across - 1) & (row <= down - 1)


def _disagreement(matrix: Matrix, back: Matrix, shape: tuple[int, ...]) -> float:
    """Median distance by which going there and back misses the middle four fifths, in parts of the side."""
    height, width = (n / max(shape) for n in shape)
    x, y = np.meshgrid(np.linspace(0.1, 0.9, 15) * width, np.linspace(0.1, 0.9, 15) * height)
    at = np.stack([x.ravel(), y.ravel(), np.ones(x.size)])
    there = np.vstack([matrix @ at, np.ones(x.size)])
    return float(np.median(np.hypot(*(back @ there - at[:2]))))
