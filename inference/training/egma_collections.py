"""EGMA on films that were read aloud: examples of any collection, the task, the folder that comes of it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import nn

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.sentence_maps import MapOptions, sentence_maps
from inference.alignment.egma import losses
from inference.alignment.egma.towers import EgmaModel
from inference.api import InputError
from inference.datasets.read_aloud import Example
from inference.families.film import Box, kept_box, picture

GAZE = ("on", "off", "shuffled")
VALID_SHARE = 0.1
PX_PER_DEGREE_SHARE = 0.05
"""Of the film's width, where a collection does not say how large a degree is: as in REFLACX."""
OpenFilm = Callable[[Path], NDArray[np.uint8]]


@dataclass(frozen=True)
class Reading:
    """A film and what was said of it. image: opens it, uint8 (h, w), dense is bright. sentences; maps:
    float32 (sentences, rows * columns) in [0, 1], None where nobody's gaze is known."""

    id: str
    patient: str
    image: Callable[[], NDArray[np.uint8]]
    sentences: tuple[str, ...]
    maps: NDArray[np.float32] | None


@dataclass(frozen=True)
class TrainOptions:
    """gaze: one of GAZE. share: of the readings with gaze whose gaze is used. sentences: of a reading in a
    step, at most."""

    gaze: str = "on"
    share: float = 1.0
    batch: int = 16
    sentences: int = 6
    maps: MapOptions = field(default_factory=MapOptions)
    losses: losses.Options = field(default_factory=losses.Options)


def reading_of(
    example: Example,
    open_film: OpenFilm,
    box: Callable[[int, int], Box],
    grid: tuple[int, int],
    options: MapOptions,
) -> Reading | None:
    """None for an example without any sentence. box: the part of a film of that size that the image encoder
    sees; gaze beside it does not count."""  # fmt: skip
    image = _opener(example.image, open_film)
    if example.spoken is None:
        if not example.sentences:
            return None
        return Reading(example.id, example.patient, image, example.sentences, None)
    seen, fixations = example.spoken, example.spoken.fixations
    part = box(fixations.width_px, fixations.height_px)
    density = seen.px_per_degree
    if not np.isfinite(density):
        density = PX_PER_DEGREE_SHARE * fixations.width_px
    made = sentence_maps(
        seen.words, cut_to(fixations, part), shape=grid, px_per_degree=float(density), options=options
    )
    if not made:
        return None
    maps = np.stack([m.values.reshape(-1) for m in made])
    return Reading(example.id, example.patient, image, tuple(m.sentence.text for m in made), maps)


def cut_to(path: Scanpath, box: Box) -> Scanpath:
    """The fixations inside the box (fractions), in its own coordinates."""
    left, top = box[0] * path.width_px, box[1] * path.height_px
    width, height = (
        max(1, round((box[2] - box[0]) * path.width_px)),
        max(1, round((box[3] - box[1]) * path.height_px)),
    )
    x, y = path.x_px - left, path.y_px - top
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    return Scanpath(
        x_px=x[inside],
        y_px=y[inside],
        duration_ms=path.duration_ms[inside],
        onset_ms=path.onset_ms[inside],
        width_px=width,
        height_px=height,
        source=path.source,
    )


def split(readings: Sequence[Reading], *, seed: int) -> tuple[list[Reading], list[Reading]]:
    """Training and validation, by patient: no patient is in both. Raises InputError where one would be
    empty."""

    def valid(reading: Reading) -> bool:
        digest = hashlib.sha256(f"{seed}/{reading.patient or reading.id}".encode()).digest()
        return int.from_bytes(digest[:4], "big") < VALID_SHARE * 2**32

    held = [r for r in readings if valid(r)]
    train = [r for r in readings if not valid(r)]
    if len(held) < 2 or len(train) < 2:
        raise InputError(
            f"{len(readings)} readings of {len({r.patient for r in readings})} patients are too few to hold "
            "some back for validation.",
            "Add a collection, or more films.",
        )
    return train, held


class EgmaTask:
    """A task of `training.loop`. model: perhaps wrapped for several GPUs; own: the same, unwrapped. part,
    parts: which share of every batch is this process's."""

    def __init__(
        self,
        own: EgmaModel,
        processor: Any,
        train: Sequence[Reading],
        valid: Sequence[Reading],
        options: TrainOptions,
        *,
        seed: int = 0,
        model: nn.Module | None = None,
        device: torch.device | str = "cpu",
        part: int = 0,
        parts: int = 1,
    ) -> None:
        if options.gaze not in GAZE:
            raise InputError(f"gaze must be one of {', '.join(GAZE)}, not {options.gaze!r}.")
        self.own, self.model, self.processor = own, model or own, processor
        self.train, self.valid, self.options, self.seed = list(train), list(valid), options, seed
        self.device, self.part, self.parts = device, part, parts
        self.gaze = self._gaze()
        self._scale = own.scale

    def _gaze(self) -> list[NDArray[np.float32] | None]:
        """Of each training reading, as the arm has it."""
        maps = [r.maps for r in self.train]
        if self.options.gaze == "off":
            return [None] * len(maps)
        rng = np.random.Generator(np.random.PCG64([self.seed, 2]))
        having = [k for k, m in enumerate(maps) if m is not None]
        kept = set(rng.permutation(having)[: round(self.options.share * len(having))].tolist())
        used = [m if k in kept else None for k, m in enumerate(maps)]
        if self.options.gaze == "on":
            return used
        rows = np.concatenate([m for m in used if m is not None])
        order = iter(rng.permutation(len(rows)))
        return [None if m is None else np.stack([rows[next(order)] for _ in m]) for m in used]

    def modules(self) -> dict[str, nn.Module]:
        return {"egma": self.own}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        parameters = [p for p in self.own.parameters() if p.requires_grad]
        return [
            {"params": [p for p in parameters if p.ndim > 1], "lr": lr},
            {"params": [p for p in parameters if p.ndim <= 1], "lr": lr, "weight_decay": 0.0},
        ]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        rng = np.random.Generator(np.random.PCG64([self.seed, 1, step]))
        chosen = rng.permutation(len(self.train))[: self.options.batch][self.part :: self.parts]
        batch = self._batch([(self.train[k], self.gaze[k]) for k in chosen], rng)
        fine = losses.fine_grained(batch, self._scale, self.options.losses)
        mapped = losses.cross_mapping(batch, self._scale, self.options.losses)
        total = self.options.losses.fine * fine + self.options.losses.mapping * mapped
        return total, {"fine": float(fine.detach()), "mapped": float(mapped.detach())}

    def _batch(
        self, chosen: list[tuple[Reading, NDArray[np.float32] | None]], rng: np.random.Generator
    ) -> losses.Batch:
        films, texts, rows = [], [], []
        for reading, maps in chosen:
            some = np.sort(rng.permutation(len(reading.sentences))[: self.options.sentences])
            films.append(picture(reading.image()))
            texts += [reading.sentences[k] for k in some]
            rows.append(None if maps is None else torch.from_numpy(maps[some]))
        pixels = self.processor(images=films, return_tensors="pt")["pixel_values"].to(self.device)
        patches, sentences, self._scale = self.model(pixels, texts)
        counts = [min(len(r.sentences), self.options.sentences) for r, _ in chosen]
        each = sentences.float().split(counts)
        samples = [
            losses.Sample(p, s, None if g is None else g.to(self.device))
            for p, s, g in zip(patches.float(), each, rows, strict=True)
        ]
        return losses.collate(samples)

    def evaluate(self) -> dict[str, float]:
        """Of held-out patients: minus the loss, how often a film's best report is its own, and how much of
        the best patch of a sentence was looked at (1: the middle of its map)."""
        rng = np.random.Generator(np.random.PCG64(self.seed))
        totals, hits, looks, films = [], 0, [], 0
        for begin in range(0, len(self.valid), self.options.batch):
            some = self.valid[begin : begin + self.options.batch]
            if len(some) < 2:
                continue
            batch = self._batch([(r, r.maps) for r in some], rng)
            totals.append(float(losses.egma(batch, self._scale, self.options.losses)))
            _, by_sentence = losses.late_interaction(batch, self._scale, self.options.losses)
            hits += int((by_sentence.argmax(1) == torch.arange(len(some), device=by_sentence.device)).sum())
            films += len(some)
            best = (batch.sentences @ batch.patches.transpose(1, 2)).argmax(-1)
            seen = batch.gaze.gather(-1, best[..., None])[..., 0]
            known = batch.real & batch.guided[:, None] & (batch.gaze.amax(-1) > 0)
            looks += seen[known].tolist()
        scores = {"minus_loss": -float(np.mean(totals)), "report_at_1": hits / max(films, 1)}
        return scores | ({"best_patch_looked_at": float(np.mean(looks))} if looks else {})


def phantom_readings(
    n: int, grid: tuple[int, int], options: MapOptions, say: Callable[[str], None]
) -> list[Reading]:
    """Training cases of the phantom with the dictation of their first reader."""
    from inference.phantom.bank import seeds_of
    from inference.phantom.case import case, to_uint8
    from inference.phantom.config import PhantomConfig
    from inference.phantom.gaze_bank import load_records
    from inference.training.egma_data import IMAGE_DEG

    size, config = 224, PhantomConfig()
    seeds = list(seeds_of("train", config, n))
    out = []
    for record in load_records(seeds, config, size, lambda i: say(f"readings {i} of {n}")):
        who = min(record.words)
        image = to_uint8(case(record.seed, config).render(size).image)
        made = sentence_maps(
            record.words[who],
            record.free[who],
            shape=grid,
            px_per_degree=size / IMAGE_DEG,
            options=options,
        )
        if made:
            maps = np.stack([m.values.reshape(-1) for m in made])
            texts = tuple(m.sentence.text for m in made)
            out.append(Reading(str(record.seed), str(record.seed), _kept(image), texts, maps))
    return out


def boxes_of(processor: Any) -> Callable[[int, int], Box]:
    return lambda width, height: kept_box(processor, width, height)


def write_model(
    model: EgmaModel, towers: tuple[Path, Path], level: str, folder: Path, card: dict[str, Any]
) -> None:
    """EGMA's layout, as `radgaze models add` takes it: towers as they were, heads, what was done."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, tower, source in (("image", model.image, towers[0]), ("text", model.text, towers[1])):
        part = folder / name
        part.mkdir(exist_ok=True)
        for file in source.iterdir():
            if file.suffix in (".json", ".txt", ".model"):
                shutil.copy(file, part / file.name)
        network: Any = tower.network
        network.save_pretrained(part, safe_serialization=True)
    heads = {
        "image_head.weight": model.image_head.weight,
        "text_head.weight": model.text_head.weight,
        "log_scale": model.log_scale,
    }
    save_file({k: v.detach().cpu().contiguous() for k, v in heads.items()}, folder / "heads.safetensors")
    written = {"level": level, "width": model.image_head.out_features, **card}
    (folder / "egma.json").write_text(json.dumps(written, indent=1), "utf-8")


def _opener(path: Path, open_film: OpenFilm) -> Callable[[], NDArray[np.uint8]]:
    return lambda: open_film(path)


def _kept(image: NDArray[np.uint8]) -> Callable[[], NDArray[np.uint8]]:
    return lambda: image
