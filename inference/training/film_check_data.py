"""The films that the film check learns from, by patient: what is held out, what chooses, what trains."""

from __future__ import annotations

import csv
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.datasets.hannover import held_out_patients, load_hannover
from inference.datasets.location import data_folder
from inference.datasets.nih14 import load_nih, load_small
from inference.phantom.bank import seeds_of
from inference.phantom.case import case, to_uint8
from inference.phantom.config import PhantomConfig

VALID_SHARE = 0.15


@dataclass(frozen=True)
class FilmSets:
    """uint8 (n, s, s) each, upright and frontal, by the name of their set."""

    train: dict[str, NDArray[np.uint8]]
    valid: dict[str, NDArray[np.uint8]]


def held_out_nih() -> set[str]:
    """The patients whose films are there in full size: no model learns the film check from them."""
    with (data_folder("cxr-nih14") / "labels.csv").open(newline="", encoding="utf-8") as file:
        return {row["patient"] for row in csv.DictReader(file) if row["in_full1024"] == "True"}


def phantom_films(config: PhantomConfig, split: str, count: int, size_px: int) -> NDArray[np.uint8]:
    """The first films of a split, (n, s, s)."""
    seeds = list(seeds_of(split, config, count))
    return np.stack([to_uint8(case(seed, config).render(size_px).image) for seed in seeds])


def load_film_sets(config: PhantomConfig, *, phantoms: int, size_px: int, seed: int = 0) -> FilmSets:
    """Phantoms, NIH films and Hannover films without the patients that are held out.

    Raises DataSetMissing.
    """
    test = held_out_nih()
    nih = load_nih(size_px)
    small = load_small(size_px, without=np.array(sorted(test | set(nih.patients.tolist()))))
    own = ~np.isin(nih.patients, sorted(test))
    films = np.concatenate([nih.images[own], small.images])
    patients = np.concatenate([nih.patients[own], small.patients])
    chooses = _chosen(patients, seed)
    hannover = load_hannover(size_px)
    free = ~held_out_patients(hannover.patients)
    picks = _chosen(hannover.patients[free], seed)
    return FilmSets(
        train={
            "phantom": phantom_films(config, "train", phantoms, size_px),
            "nih": films[~chooses],
            "hannover": hannover.images[free][~picks],
        },
        valid={
            "phantom": phantom_films(config, "valid", phantoms // 8, size_px),
            "nih": films[chooses],
            "hannover": hannover.images[free][picks],
        },
    )


def _chosen(patients: NDArray[np.str_], seed: int) -> NDArray[np.bool_]:
    """Which films belong to the patients of the validation part."""
    unique = np.unique(patients)
    order = np.random.Generator(np.random.PCG64([seed, 41])).permutation(len(unique))
    return np.isin(patients, unique[order[: max(1, round(VALID_SHARE * len(unique)))]])
