"""What the patch head learns from: cached features of the frozen stem, claims of reports, and where each
dictated sentence was looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from eyetracking.scanpaths.sentence_maps import MapOptions, sentence_maps
from inference.alignment.claims import location_table
from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.image_input import standardise
from inference.backbones.patch_head import multi_scale
from inference.phantom.bank import seeds_of, write_bank
from inference.phantom.config import load_config
from inference.phantom.gaze_bank import GazeCase, load_gaze_bank, write_gaze_bank
from inference.training.phantom_data import STRETCH, PhantomData

IMAGE_DEG = 20.0
"""Degrees of visual angle that a phantom's side takes: one degree is .05 of it, as in REFLACX."""


@dataclass(frozen=True)
class Dictated:
    """text: a sentence as spoken. where: float16 (patches,), its gaze map, maximum 1."""

    text: str
    where: NDArray[np.float16]


@dataclass(frozen=True)
class FilmFeatures:
    """features: (n, c, rows, columns) float16, memory-mapped. tables: bool (n, findings, sides, levels).
    dictated: of each film that was read aloud, its sentences."""

    data: PhantomData
    features: NDArray[np.float16]
    tables: NDArray[np.bool_]
    dictated: dict[int, list[Dictated]]


def film_features(
    encoder: DualEncoder,
    data: PhantomData,
    gaze: dict[int, GazeCase],
    kept: Path,
    *,
    reader: str | None = None,
    options: MapOptions | None = None,
    say: Callable[[str], None] = print,
) -> FilmFeatures:
    """Features once, kept in the file; sentences of every reader or of one."""
    rows, columns = encoder.grid
    dictated: dict[int, list[Dictated]] = {}
    for i in range(data.n):
        record = gaze.get(data.bank.seeds[i])
        for who, words in record.words.items() if record is not None else ():
            if record is None or reader not in (None, who):
                continue
            maps = sentence_maps(
                words,
                record.free[who],
                shape=(rows, columns),
                px_per_degree=record.size_px / IMAGE_DEG,
                options=options,
            )
            spoken = [
                Dictated(m.sentence.text, m.values.reshape(-1).astype(np.float16))
                for m in maps
                if not m.whole_reading
            ]
            dictated.setdefault(i, []).extend(spoken)
    tables = np.stack([location_table(data.bank.case(i).pathology.plans) for i in range(data.n)])
    return FilmFeatures(data, stem_features(encoder, data, kept, say), tables, dictated)


@torch.no_grad()
def stem_features(
    encoder: DualEncoder, data: PhantomData, kept: Path, say: Callable[[str], None]
) -> NDArray[np.float16]:
    """`multi_scale` of every film, in a .npy file that a later run maps."""
    if kept.exists():
        found: NDArray[np.float16] = np.load(kept, mmap_mode="r")
        return found
    trunk = encoder.stem.trunk.eval()
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(".part.npy")
    out: np.memmap | None = None
    for i in range(0, data.n, STRETCH):
        index = np.arange(i, min(i + STRETCH, data.n))
        made = multi_scale(trunk, standardise(data.images(index))).numpy().astype(np.float16)
        if out is None:
            out = np.lib.format.open_memmap(
                part, mode="w+", dtype=np.float16, shape=(data.n, *made.shape[1:])
            )
        out[index] = made
        say(f"features of {index[-1] + 1} of {data.n} films")
    assert out is not None
    out.flush()
    part.replace(kept)
    found = np.load(kept, mmap_mode="r")
    return found


def training_films(
    encoder: DualEncoder, runs: Path, films: int, say: Callable[[str], None], *, size_px: int = 224
) -> FilmFeatures:
    """The first training films of the default world with readings and features, made where they are not yet
    there."""
    config = load_config("default")
    bank, gaze = runs / "bank" / f"default-train-{size_px}", runs / "bank" / f"gaze-train-{size_px}"
    seeds = list(seeds_of("train", config, films))
    if not (bank / "index.json").exists() or len(PhantomData(bank).bank) < films:
        write_bank(bank, seeds, config, size_px, lambda done, of: say(f"films: shard {done} of {of}"))
    write_gaze_bank(gaze, seeds, config, size_px, lambda done, of: say(f"readings: chunk {done} of {of}"))
    kept = runs / "features" / f"stem-default-train-{films}.npy"
    return film_features(encoder, PhantomData(bank, limit=films), load_gaze_bank(gaze), kept, say=say)
