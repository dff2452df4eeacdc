"""A bank of rendered cases on disk, so that training never waits for the projection. Resumable by shard."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference.phantom.case import Case, case, to_uint8
from inference.phantom.config import PhantomConfig

SHARD = 512


def seeds_of(split: str, config: PhantomConfig, count: int, *, start: int = 0) -> Iterator[int]:
    """The first `count` seeds of a split of that world."""
    seed, found = start, 0
    while found < count:
        if case(seed, config).split == split:
            found += 1
            yield seed
        seed += 1


def write_bank(
    folder: Path,
    seeds: list[int],
    config: PhantomConfig,
    size_px: int,
    progress: Callable[[int, int], None] | None = None,
    *,
    part: int = 0,
    parts: int = 1,
) -> None:
    """Render `seeds` into folder/images-NNNN.npy shards (uint8 (n, size, size)). Finished shards are kept;
    part of parts selects every parts-th shard, so that several processes can share the work."""
    folder.mkdir(parents=True, exist_ok=True)
    index = {"world": config.name, "size_px": size_px, "seeds": seeds, "shard": SHARD}
    (folder / "index.json").write_text(json.dumps(index), "utf-8")
    shards = range(0, len(seeds), SHARD)
    for number, begin in enumerate(shards):
        target = folder / f"images-{number:04d}.npy"
        if number % parts != part or target.exists():
            continue
        images = np.stack(
            [to_uint8(case(s, config).render(size_px).image) for s in seeds[begin : begin + SHARD]]
        )
        unfinished = target.with_suffix(".part")
        with unfinished.open("wb") as file:
            np.save(file, images)
        unfinished.replace(target)
        if progress is not None:
            progress(number + 1, len(shards))


class Bank:
    """images: uint8 (n, size, size); seeds[i] made images[i]; case(i) gives labels, report and readings."""

    def __init__(self, folder: Path, config: PhantomConfig | None = None) -> None:
        index = json.loads((folder / "index.json").read_text("utf-8"))
        self.config = config or PhantomConfig()
        self.size_px: int = index["size_px"]
        shards = sorted(folder.glob("images-*.npy"))
        self.images: NDArray[np.uint8] = np.concatenate([np.load(s) for s in shards])
        self.seeds: list[int] = _seeds_present(index, shards)

    def __len__(self) -> int:
        return len(self.seeds)

    def case(self, i: int) -> Case:
        return case(self.seeds[i], self.config)


def _seeds_present(index: dict[str, Any], shards: list[Path]) -> list[int]:
    out: list[int] = []
    for shard in shards:
        begin = int(shard.stem.split("-")[1]) * index["shard"]
        out += index["seeds"][begin : begin + index["shard"]]
    return out
