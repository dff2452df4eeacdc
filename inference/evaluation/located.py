"""Held-out films with the place of each finding, and the phrases that state it: what maps are scored on.

Masks are made once and kept beside the films, for a film takes a tenth of a second to draw.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.labels import FINDINGS
from inference.phantom.bank import seeds_of
from inference.phantom.case import case, to_uint8
from inference.phantom.config import PhantomConfig

SIZE = 224


@dataclass(frozen=True)
class Pair:
    """A film (its row), a finding on it, the phrase that states it, and its union mask (size, size)."""

    film: int
    finding: str
    phrase: str
    region: NDArray[np.bool_]


@dataclass(frozen=True)
class Located:
    """images uint8 (n, s, s); labels bool (n, findings); tables: see `claims.location_table`."""

    world: str
    split: str
    seeds: list[int]
    images: NDArray[np.uint8]
    labels: NDArray[np.bool_]
    pairs: list[Pair]

    def first(self, n: int) -> Located:
        """The first n films."""
        pairs = [p for p in self.pairs if p.film < n]
        return Located(self.world, self.split, self.seeds[:n], self.images[:n], self.labels[:n], pairs)


def located(
    config: PhantomConfig, split: str, n: int, *, kept: Path | None = None, say: Callable[[str], None] = print
) -> Located:
    """The first n films of a split, drawn, or read from the folder `kept` where an earlier call left them.

    split: of the default world; another world has one only, called after it.
    """
    split = split if config.name == "default" else config.name
    seeds = list(seeds_of(split, config, n))
    file = None if kept is None else kept / f"located-{config.name}-{split}-{n}.npz"
    if file is None or not file.exists():
        images, masks, named = _draw(seeds, config, say)
        if file is None:
            return _joined(config, split, seeds, images, masks, named)
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part.npz")
        np.savez_compressed(part, images=images, masks=np.packbits(masks, axis=-1), named=json.dumps(named))
        part.replace(file)
    with np.load(file, allow_pickle=False) as stored:
        masks = np.unpackbits(stored["masks"], axis=-1)[..., :SIZE].astype(bool)
        return _joined(config, split, seeds, stored["images"], masks, json.loads(str(stored["named"])))


def _draw(
    seeds: list[int], config: PhantomConfig, say: Callable[[str], None]
) -> tuple[NDArray[np.uint8], NDArray[np.bool_], list[tuple[int, str, str]]]:
    images, masks, named = [], [], []
    for k, seed in enumerate(seeds):
        c = case(seed, config)
        film = c.render(SIZE)
        images.append(to_uint8(film.image))
        found: dict[str, NDArray[np.bool_]] = {}
        for instance in film.findings:
            if instance.box is not None:
                found[instance.name] = found.get(instance.name, np.zeros((SIZE, SIZE), bool)) | instance.mask
        stated = {s.finding: s.text.rstrip(".").lower() for s in c.report.sentences if not s.negated}
        for name, mask in found.items():
            masks.append(mask)
            named.append((k, name, stated.get(name, name)))
        if k % 100 == 99:
            say(f"films {k + 1} of {len(seeds)}")
    return np.stack(images), np.stack(masks), named


def _joined(
    config: PhantomConfig,
    split: str,
    seeds: list[int],
    images: NDArray[np.uint8],
    masks: NDArray[np.bool_],
    named: list[tuple[int, str, str]],
) -> Located:
    labels = np.array([[case(seed, config).labels[f] for f in FINDINGS] for seed in seeds])
    pairs = [Pair(film, name, phrase, mask) for (film, name, phrase), mask in zip(named, masks, strict=True)]
    return Located(config.name, split, seeds, images, labels, pairs)
