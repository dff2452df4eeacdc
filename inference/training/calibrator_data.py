"""What a calibrator learns from: readings of films, with the map of where each reader dwelt, the report of
that reader, and which patches hold what the reader reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from eyetracking.scanpaths.heatmap import dwell_map
from inference.backbones.image_input import standardise
from inference.backbones.vlm import VisionLanguageModel
from inference.captioning.dwell import CELLS, SIGMA_FRACTION
from inference.labels import FINDINGS
from inference.phantom.anatomy import stream
from inference.phantom.bank import Bank, seeds_of, write_bank
from inference.phantom.case import Case
from inference.phantom.config import PhantomConfig
from inference.phantom.gaze_bank import GazeCase, load_gaze_bank, write_gaze_bank
from inference.phantom.report import write_report
from inference.training.phantom_data import PhantomData

STYLE = "terse"
MASK_PX = 112
COVERED = 0.06
"""Of a patch, from which on it holds an instance."""


@dataclass(frozen=True)
class ReadFilm:
    """A reading: of the film in row `film` by `reader`; stated: bool (findings,), what was reported; text:
    the report."""

    film: int
    reader: str
    stated: NDArray[np.bool_]
    reported: tuple[int, ...]
    text: str


def report_of(case: Case, reader: str, reported: Sequence[int]) -> tuple[NDArray[np.bool_], str]:
    """What a reader who reported these instances stated, bool (findings,), and the report."""
    plans = [case.pathology.plans[k] for k in reported]
    report = write_report(stream(case.root, f"report of {reader}"), plans, case.anatomy, STYLE)
    named = {plan.name for plan in plans}
    return np.array([name in named for name in FINDINGS]), report.text


class Films:
    """images uint8 (n, s, s); texts: a report each (empty where there is none of a film alone); tokens:
    float16 (n, patches, width) of the frozen tower where gaze comes in, once `look` was called."""

    def __init__(self, images: NDArray[np.uint8], texts: list[str]) -> None:
        self.images, self.texts = images, texts
        self.tokens: NDArray[np.float16] = np.empty((0, 0, 0), np.float16)

    def look(self, vlm: VisionLanguageModel, kept: Path, say: Callable[[str], None]) -> None:
        """The tokens, from the file or computed now."""
        self.tokens = tokens_before_gaze(vlm, self.images, kept, say)


class ReadFilms(Films):
    """labels: bool (n, findings); readings in the order of the films; maps of all readings on the cells of
    `patches` x `patches` patches, float16 (readings, side, side)."""

    def __init__(self, bank: Path, gaze: dict[int, GazeCase], *, films: int, patches: int) -> None:
        data = PhantomData(bank, limit=films)
        super().__init__(data.bank.images[: data.n], [])
        self.bank, self.labels = data.bank, data.labels
        self.patches, self._folder = patches, bank
        self._records = [gaze[seed] for seed in data.bank.seeds[: data.n]]
        self.readings: list[ReadFilm] = []
        maps = []
        side = patches * CELLS
        for i, record in enumerate(self._records):
            case = data.bank.case(i)
            for reader, reported in sorted(record.reported.items()):
                stated, text = report_of(case, reader, reported)
                self.readings.append(ReadFilm(i, reader, stated, tuple(reported), text))
                path = record.free[reader]
                sigma = SIGMA_FRACTION * max(path.width_px, path.height_px)
                maps.append(dwell_map(path, sigma_px=sigma, shape=(side, side)).astype(np.float16))
        self.maps = np.stack(maps)
        self.film_of = np.array([r.film for r in self.readings])
        self.stated = np.stack([r.stated for r in self.readings])

    def cells(self, rows: NDArray[np.intp]) -> torch.Tensor:
        """(n, 1, side, side) in seconds."""
        return torch.from_numpy(self.maps[rows].astype(np.float32))[:, None]

    def stretches(self, rng: np.random.Generator) -> torch.Tensor:
        """Of each reading a map of a part of it, three fixations at least: what a reader may choose."""
        side, out = self.patches * CELLS, []
        for reading in self.readings:
            path = self._records[reading.film].free[reading.reader]
            count = int(rng.integers(min(3, len(path)), len(path) + 1))
            begin = int(rng.integers(len(path) - count + 1))
            sigma = SIGMA_FRACTION * max(path.width_px, path.height_px)
            part = path.where(slice(begin, begin + count))
            out.append(dwell_map(part, sigma_px=sigma, shape=(side, side)))
        return torch.from_numpy(np.stack(out))[:, None]

    def others(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """For each reading one of another reader of the same film."""
        out = []
        for row in rows:
            same = np.nonzero(self.film_of == self.film_of[row])[0]
            out.append(int(same[(np.nonzero(same == row)[0][0] + 1) % len(same)]))
        return np.array(out)

    def elsewhere(self, rows: NDArray[np.intp], rng: np.random.Generator) -> NDArray[np.intp]:
        """For each reading one of the same reader of another film."""
        out = []
        by_reader = {
            reader: np.array([k for k, r in enumerate(self.readings) if r.reader == reader])
            for reader in {r.reader for r in self.readings}
        }
        for row in rows:
            pool = by_reader[self.readings[row].reader]
            pick = int(pool[int(rng.integers(len(pool)))])
            while self.film_of[pick] == self.film_of[row]:
                pick = int(pool[int(rng.integers(len(pool)))])
            out.append(pick)
        return np.array(out)

    @cached_property
    def covers(self) -> list[dict[int, NDArray[np.bool_]]]:
        """Of each film: index of an instance -> which patches hold it, bool (patches**2,), row by row."""
        kept = self._folder / f"covers-{len(self.images)}.npz"
        if not kept.exists():
            self._draw(kept)
        with np.load(kept, allow_pickle=False) as stored:
            films, instances, patches = stored["films"], stored["instances"], stored["patches"]
        out: list[dict[int, NDArray[np.bool_]]] = [{} for _ in self.images]
        for film, instance, held in zip(films.tolist(), instances.tolist(), patches, strict=True):
            out[film][instance] = held
        return out

    def _draw(self, kept: Path) -> None:
        films, instances, patches = [], [], []
        for i in range(len(self.images)):
            rendering = self.bank.case(i).render(MASK_PX)
            for k, finding in enumerate(rendering.findings):
                cell = MASK_PX // self.patches
                mask = finding.mask.reshape(self.patches, cell, self.patches, cell).mean((1, 3))
                films.append(i)
                instances.append(k)
                patches.append((mask > COVERED).reshape(-1))
        np.savez_compressed(kept, films=films, instances=instances, patches=np.stack(patches))

    def fixated(self, rows: NDArray[np.intp], *, least_s: float = 0.3) -> NDArray[np.bool_]:
        """Of each reading: which findings of the film its reader dwelt on, bool (n, findings): a patch that
        an instance covers had so much at its peak."""
        peaks = self.cells(rows).view(len(rows), self.patches, CELLS, self.patches, CELLS).amax((2, 4))
        looked = peaks.flatten(1).numpy() >= least_s
        out = np.zeros((len(rows), len(FINDINGS)), dtype=bool)
        for n, row in enumerate(rows):
            film = self.readings[row].film
            plans = self.bank.case(film).pathology.plans
            for instance, held in self.covers[film].items():
                out[n, FINDINGS.index(plans[instance].name)] |= bool((looked[n] & held).any())
        return out

    def dense(self, rows: NDArray[np.intp]) -> torch.Tensor:
        """Of each reading: which patches hold what was reported, float32 (n, patches**2, findings)."""
        out = torch.zeros(len(rows), self.patches**2, len(FINDINGS))
        for n, row in enumerate(rows):
            reading = self.readings[row]
            plans = self.bank.case(reading.film).pathology.plans
            for instance in reading.reported:
                held = self.covers[reading.film].get(instance)
                if held is not None:
                    out[n, torch.from_numpy(held), FINDINGS.index(plans[instance].name)] = 1
        return out


def read_films(
    runs: Path, split: str, films: int, patches: int, say: Callable[[str], None], *, config: PhantomConfig
) -> ReadFilms:
    """The first films of a split with the readings of all readers, made where they are not yet there."""
    size = 224
    bank = runs / "bank" / f"{config.name}-{split}-{size}"
    gaze = (
        runs / "bank" / (f"gaze-{split}-{size}" if config.name == "default" else f"gaze-{config.name}-{size}")
    )
    seeds = list(seeds_of(split, config, films))
    if not (bank / "index.json").exists() or len(Bank(bank, config)) < films:
        write_bank(bank, seeds, config, size, lambda done, of: say(f"films: shard {done} of {of}"))
    write_gaze_bank(gaze, seeds, config, size, lambda done, of: say(f"readings: chunk {done} of {of}"))
    return ReadFilms(bank, load_gaze_bank(gaze), films=films, patches=patches)


@torch.no_grad()
def tokens_before_gaze(
    vlm: VisionLanguageModel, images: NDArray[np.uint8], kept: Path, say: Callable[[str], None]
) -> NDArray[np.float16]:
    """The frozen tower's tokens where a calibrator listens (films, patches, width), in a file."""
    if kept.exists():
        found: NDArray[np.float16] = np.load(kept, mmap_mode="r")
        return found
    kept.parent.mkdir(parents=True, exist_ok=True)
    out = []
    for i in range(0, len(images), 64):
        films = torch.from_numpy(images[i : i + 64].astype(np.float32) / 255)[:, None]
        seen = vlm.before_gaze(standardise(films).expand(-1, 3, -1, -1))
        out.append(seen.view(len(films), -1, seen.shape[-1]).numpy().astype(np.float16))
        say(f"tokens before gaze: {i + len(films)} of {len(images)} films")
    part = kept.with_suffix(".part.npy")
    np.save(part, np.concatenate(out))
    part.replace(kept)
    found = np.load(kept, mmap_mode="r")
    return found
