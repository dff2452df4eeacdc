"""The COVID-19 image repository of Hannover Medical School with human lung masks, as the shared data has it.

Films: Winther et al., DOI 10.6084/m9.figshare.12275009, CC BY 3.0. Masks: v7labs/covid-19-xray-dataset,
CC BY 4.0; they hold the whole lung fields, with what lies behind the heart.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from inference.datasets.location import data_folder

TEST_SHARE = 0.25


@dataclass(frozen=True)
class HannoverFilms:
    """images uint8 (n, size, size), anisotropically resized; lungs bool (n, 2, size, size): right, left."""

    names: list[str]
    patients: NDArray[np.str_]
    images: NDArray[np.uint8]
    lungs: NDArray[np.bool_]

    def part(self, rows: NDArray[np.intp]) -> HannoverFilms:
        return HannoverFilms(
            [self.names[i] for i in rows], self.patients[rows], self.images[rows], self.lungs[rows]
        )


def load_hannover(size_px: int) -> HannoverFilms:
    """The films whose masks map onto them. Raises DataSetMissing."""
    root = data_folder("cxr-hannover")
    with (root / "data.csv").open(newline="", encoding="utf-8") as file:
        patient_of = {row["image_id"]: row["patient_id"] for row in csv.DictReader(file)}
    with (root / "lung_masks_v7" / "mapping.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["mask_maps_to_png640"] == "1"]
    images, lungs = [], []
    for row in rows:
        with Image.open(root / "png640" / f"{row['image_id']}.png") as film:
            full = film.convert("L")
        with Image.open(root / "lung_masks_v7" / f"{row['image_id']}.png") as drawn:
            side = int(row["crop_size"])
            crop = drawn.convert("L").resize((side, side), Image.Resampling.BILINEAR)
        mask = Image.new("L", full.size)
        mask.paste(crop, (int(row["crop_x"]), int(row["crop_y"])))
        small = (size_px, size_px)
        images.append(np.asarray(full.resize(small, Image.Resampling.LANCZOS)))
        lungs.append(_sides(np.asarray(mask.resize(small, Image.Resampling.BOX)) > 127))
    return HannoverFilms(
        [row["image_id"] for row in rows],
        np.array([patient_of[row["image_id"]] for row in rows]),
        np.stack(images),
        np.stack(lungs),
    )


def held_out_patients(patients: NDArray[np.str_], *, seed: int = 0) -> NDArray[np.bool_]:
    """Which films belong to the quarter of the patients that is never trained on."""
    unique = np.unique(patients)
    order = np.random.Generator(np.random.PCG64([seed, 23])).permutation(len(unique))
    chosen = unique[order[: round(TEST_SHARE * len(unique))]]
    return np.isin(patients, chosen)


def _sides(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(2, h, w): the patient's right lung (image left) and left lung, by which side of the mask's middle the
    middle of each connected part lies."""
    parts, count = ndimage.label(mask)
    middle = ndimage.center_of_mass(mask)[1]
    right = np.zeros_like(mask)
    for k in range(1, count + 1):
        part = parts == k
        if ndimage.center_of_mass(part)[1] < middle:
            right |= part
    return np.stack([right, mask & ~right])
