"""Scanpaths that are not what they should be: seconds for milliseconds, another frame, points outside of it,
and axes that someone swapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths.types import Scanpath

LEAST_MS = 5.0
"""The median fixation of a set is never shorter."""
OUTSIDE = 0.02
"""Share of fixations outside the frame from which a set is named."""
CLEARLY = 1.2
"""How much better a set must fit after the swap."""


@dataclass(frozen=True)
class SetCheck:
    """fixations: how many. outside: share outside the frame. swapped: the axes are likely swapped; why: the
    sentence that says so, with its figures, empty where nothing is wrong."""

    fixations: int
    outside: float
    swapped: bool
    why: str


def refuse_seconds(*paths: Scanpath) -> None:
    """Raises ValueError for durations that look like seconds: 5 ms is no fixation."""
    every = [p.duration_ms for p in paths]
    if not every or float(np.concatenate(every).min(initial=LEAST_MS)) >= LEAST_MS:
        return
    for path in paths:
        if len(path) and float(np.median(path.duration_ms)) < LEAST_MS:
            raise ValueError("durations below 5 ms: these look like seconds, milliseconds are wanted")


def one_frame(paths: Sequence[Scanpath], measure: str) -> None:
    """Raises ValueError where the paths belong to images of different sizes."""
    if len({(p.width_px, p.height_px) for p in paths}) > 1:
        raise ValueError(f"{measure} compares scanpaths in one image size; use Scanpath.scaled_to first")


def check_set(
    paths: Sequence[Scanpath],
    *,
    masks: Sequence[NDArray[np.bool_]] = (),
    typical: NDArray[np.floating] | None = None,
) -> SetCheck:
    """What is likely wrong with a set of scanpaths.

    masks: for each path what its reader looked for (h, w), where that is known: dwell in it, against the
    share of its area, as the axes are and swapped. typical: a density (h, w) of where such images are looked
    at, the same without masks. Without both, axes are judged by the frame: points that leave it as they are,
    and would not if swapped. Raises ValueError where masks and paths are not equally many.
    """
    if masks and len(masks) != len(paths):
        raise ValueError(f"{len(masks)} masks for {len(paths)} scanpaths")
    x = np.concatenate([p.x_px / p.width_px for p in paths]) if paths else np.zeros(0)
    y = np.concatenate([p.y_px / p.height_px for p in paths]) if paths else np.zeros(0)
    outside = float(_outside(x, y).mean()) if len(x) else 0.0
    found = _by_frame(paths)
    if not found and masks:
        found = _by_masks(paths, masks)
    if not found and typical is not None and len(x):
        found = _by_density(x, y, typical)
    why = found
    if not why and outside > OUTSIDE:
        why = f"{100 * outside:.0f} % of the fixations lie outside the image"
    return SetCheck(len(x), outside, bool(found), why)


def swapped_axes(path: Scanpath) -> Scanpath:
    """The same path with its two axes exchanged, as fractions of the frame."""
    return Scanpath(
        x_px=path.y_px * (path.width_px / path.height_px),
        y_px=path.x_px * (path.height_px / path.width_px),
        duration_ms=path.duration_ms,
        onset_ms=path.onset_ms,
        width_px=path.width_px,
        height_px=path.height_px,
        source=path.source,
    )


def _outside(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    return (x < 0) | (x > 1) | (y < 0) | (y > 1)


def _by_frame(paths: Sequence[Scanpath]) -> str:
    """Pixels that fit the frame only when exchanged."""
    as_is = sum(int(_outside(p.x_px / p.width_px, p.y_px / p.height_px).sum()) for p in paths)
    other = sum(int(_outside(p.y_px / p.width_px, p.x_px / p.height_px).sum()) for p in paths)
    n = sum(len(p) for p in paths)
    if n and as_is / n > OUTSIDE and other * 4 < as_is:
        return (
            f"the axes are likely swapped: {as_is} of {n} fixations lie outside the image, "
            f"{other} with x and y exchanged"
        )
    return ""


def _by_masks(paths: Sequence[Scanpath], masks: Sequence[NDArray[np.bool_]]) -> str:
    dwell = np.zeros(2)
    chance = 0.0
    for path, mask in zip(paths, masks, strict=True):
        total = float(path.duration_ms.sum())
        if not total or not mask.any():
            continue
        chance += float(mask.mean())
        for k, p in enumerate((path, swapped_axes(path))):
            dwell[k] += float(path.duration_ms[_value(mask, p)].sum()) / total
    if not chance:
        return ""
    as_is, other = dwell / chance
    if other > CLEARLY * as_is:
        return (
            f"the axes are likely swapped: dwell on what was looked for is {as_is:.1f} times chance, "
            f"{other:.1f} times with x and y exchanged"
        )
    return ""


def _by_density(x: NDArray[np.float64], y: NDArray[np.float64], typical: NDArray[np.floating]) -> str:
    share = np.asarray(typical, dtype=np.float64) / float(typical.sum()) * typical.size
    as_is, other = (float(np.log(share[_cells(share, a, b)] + 1e-3).mean()) for a, b in ((x, y), (y, x)))
    if other > as_is + np.log(CLEARLY):
        return (
            f"the axes are likely swapped: fixations lie where such images are looked at {np.exp(as_is):.2f} "
            f"times as densely as anywhere, {np.exp(other):.2f} times with x and y exchanged"
        )
    return ""


def _cells(
    values: NDArray[np.generic], x: NDArray[np.float64], y: NDArray[np.float64]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    h, w = values.shape
    return (
        np.clip((y * h).astype(np.intp), 0, h - 1),
        np.clip((x * w).astype(np.intp), 0, w - 1),
    )


def _value(mask: NDArray[np.bool_], path: Scanpath) -> NDArray[np.bool_]:
    out: NDArray[np.bool_] = mask[_cells(mask, path.x_px / path.width_px, path.y_px / path.height_px)]
    return out


def chest_density(side: int = 64) -> NDArray[np.float64]:
    """Where frontal chest films are looked at (side, side): the places of a reader's checklist, for
    `check_set`."""
    from eyetracking.scanpaths.reader_model import default_regions

    at = (np.arange(side) + 0.5) / side
    out = np.zeros((side, side))
    for r in default_regions():
        x, y = (
            np.exp(-0.5 * ((at - m) / max(s, 0.03)) ** 2) for m, s in ((r.x, r.spread_x), (r.y, r.spread_y))
        )
        out += np.outer(y, x) / (x.sum() * y.sum())
    return out
