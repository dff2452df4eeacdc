"""Where the lungs and the heart of a phantom lie on its film: the truth of segmentation.

A lung is its whole field down to the dome of the diaphragm, with what lies behind heart and vessels, as the
human masks of real films have it (v7labs/covid-19-xray-dataset). The heart is the shadow of the three bodies
that the projection puts in the lungs' place, down to a centimetre below the domes. Structures overlap.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from inference.phantom.case import Case
from inference.phantom.projection import coordinates, diaphragm, heart_shadow, lung_outline

STRUCTURES = ("right lung", "left lung", "heart")
BELOW_DOME_CM = 1.0


def anatomy_masks(case: Case, size_px: int) -> NDArray[np.bool_]:
    """(3, size_px, size_px), in the order of STRUCTURES."""
    a = case.anatomy
    x, y, _ = coordinates(a, size_px)
    masks = []
    for side in (-1, 1):
        lateral, medial = lung_outline(a, y, side)
        out = side * x
        masks.append((out > medial) & (out < lateral) & (y > -0.2) & (y < diaphragm(a, x, side)))
    floor = np.where(x < 0, diaphragm(a, x, -1), diaphragm(a, x, 1))
    masks.append((heart_shadow(a, x, y, case.pathology.wide_heart) > 0) & (y < floor + BELOW_DOME_CM))
    return np.stack(masks)
