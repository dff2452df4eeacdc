"""NIH ChestX-ray14 in the layout of the shared data: starter256 films, labels, a CheXNet's recorded
probabilities.

Wang et al., ChestX-ray8, CVPR 2017; credit the NIH Clinical Center. Probabilities: reproduce-chexnet
(BSD-3-Clause).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from inference.datasets.location import data_folder
from inference.labels import FINDINGS

MAPPING: dict[str, tuple[str, ...]] = {
    "pleural effusion": ("Effusion",),
    "cardiomegaly": ("Cardiomegaly",),
    "pneumothorax": ("Pneumothorax",),
    "consolidation": ("Consolidation", "Infiltration"),
    "lung lesion": ("Nodule", "Mass"),
    "edema": ("Edema",),
    "atelectasis": ("Atelectasis",),
    "lung opacity": ("Consolidation", "Infiltration", "Pneumonia", "Edema", "Atelectasis", "Nodule", "Mass"),
}
"""Our finding -> the NIH labels that count as it. The other findings have no NIH label."""
TRANSFER = (
    "pleural effusion",
    "cardiomegaly",
    "pneumothorax",
    "consolidation",
    "lung lesion",
    "edema",
    "atelectasis",
)
"""The findings of the transfer table."""


@dataclass(frozen=True)
class NihFilms:
    """images uint8 (n, size, size), anisotropically resized. labels, soft: (n, len(FINDINGS)), NaN where
    NIH has no such label; soft are the recorded CheXNet's probabilities, NaN where none were recorded."""

    names: list[str]
    patients: NDArray[np.str_]
    images: NDArray[np.uint8]
    labels: NDArray[np.float32]
    soft: NDArray[np.float32]
    view: list[str]


def load_nih(size_px: int) -> NihFilms:
    """The films with recorded probabilities. Raises DataSetMissing."""
    root = data_folder("cxr-nih14")
    with (root / "labels.csv").open(newline="", encoding="utf-8") as file:
        rows = {row["image"]: row for row in csv.DictReader(file)}
    with (root / "chexnet_probabilities.csv").open(newline="", encoding="utf-8") as file:
        probabilities = {row["Image Index"]: row for row in csv.DictReader(file)}
    names = [n for n in sorted(probabilities) if n in rows and (root / "starter256" / n).exists()]
    labels = np.full((len(names), len(FINDINGS)), np.nan, dtype=np.float32)
    soft = labels.copy()
    images = np.empty((len(names), size_px, size_px), dtype=np.uint8)
    for i, name in enumerate(names):
        with Image.open(root / "starter256" / name) as film:
            images[i] = np.asarray(film.convert("L").resize((size_px, size_px), Image.Resampling.LANCZOS))
        labels[i] = _labels(rows[name]["labels"])
        for finding, sources in MAPPING.items():
            missed = [1 - float(probabilities[name][f"prob_{s}"]) for s in sources]
            soft[i, FINDINGS.index(finding)] = 1 - np.prod(missed)
    patients = np.array([rows[n]["patient"] for n in names])
    return NihFilms(names, patients, images, labels, soft, [rows[n]["view"] for n in names])


def load_small(size_px: int, *, without: NDArray[np.str_]) -> NihFilms:
    """The films that are only there at 64 px, enlarged; none of the patients in `without`.

    Raises DataSetMissing.
    """
    with np.load(data_folder("cxr-nih14") / "kcr1000_64" / "nih1000_64.npz", allow_pickle=False) as kept:
        names, small, stated, view = (kept[key] for key in ("names", "images", "labels", "view"))
    patients = np.array([str(int(name.split("_")[0])) for name in names])
    left = np.nonzero(~np.isin(patients, without))[0]
    images = np.empty((len(left), size_px, size_px), dtype=np.uint8)
    for i, k in enumerate(left):
        images[i] = np.asarray(Image.fromarray(small[k]).resize((size_px, size_px), Image.Resampling.BICUBIC))
    labels = np.stack([_labels(str(stated[k])) for k in left])
    soft = np.full_like(labels, np.nan)
    return NihFilms(
        [str(names[k]) for k in left], patients[left], images, labels, soft, [str(view[k]) for k in left]
    )


def _labels(stated: str) -> NDArray[np.float32]:
    """(len(FINDINGS),) of NIH labels joined by |."""
    said = set(stated.split("|"))
    labels = np.full(len(FINDINGS), np.nan, dtype=np.float32)
    for finding, sources in MAPPING.items():
        labels[FINDINGS.index(finding)] = bool(said & set(sources))
    return labels


def patient_folds(patients: NDArray[np.str_], folds: int, *, seed: int = 0) -> NDArray[np.intp]:
    """The fold of each film; a patient is in one fold only."""
    unique = np.unique(patients)
    order = np.random.Generator(np.random.PCG64(seed)).permutation(len(unique))
    fold_of = {unique[p]: k % folds for k, p in enumerate(order)}
    return np.array([fold_of[p] for p in patients])
