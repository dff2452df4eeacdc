"""The readings of a bank's cases on disk: gaze is scarce, so usually only some cases have any."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.reader_model import REPORTED, Reading
from eyetracking.scanpaths.sentence_maps import Word
from inference.labels import FINDINGS
from inference.phantom.anatomy import stream
from inference.phantom.case import case
from inference.phantom.config import PhantomConfig
from inference.phantom.readings import reading, regions_of

CHUNK = 128
RENDER_PX = 128  # what readers notice is decided on a smaller film: the same anatomy, a third of the time


@dataclass(frozen=True)
class GazeCase:
    """free: reader -> free reading. search: (reader, finding) -> directed search. reported: reader -> indices
    of the plans that the reader reported. boxes: finding -> boxes of its instances (pixels of the size_px
    image). words: reader -> what was dictated (onset_ms, offset_ms, text)."""

    seed: int
    size_px: int
    free: dict[str, Scanpath]
    search: dict[tuple[str, str], Scanpath]
    reported: dict[str, list[int]]
    boxes: dict[str, list[tuple[float, float, float, float]]]
    words: dict[str, list[Word]] = field(default_factory=dict)


def make_gaze_case(seed: int, config: PhantomConfig, size_px: int) -> dict[str, Any]:
    """One case's readings as plain data."""
    c = case(seed, config)
    rendering = c.render(RENDER_PX, contrast=True)
    regions = regions_of(c, rendering)
    instances = [i for i, f in enumerate(rendering.findings) if f.box is not None]
    finding_regions = [i for i, r in enumerate(regions) if r.kind == "finding"]
    plan_of = dict(zip(finding_regions, instances, strict=True))
    absent = [f for f in FINDINGS if not c.labels[f]]
    rng = stream(c.root, "absent-task")
    record: dict[str, Any] = {
        "seed": seed,
        "free": {},
        "search": [],
        "reported": {},
        "boxes": {},
        "words": {},
    }
    for who in config.readers:
        result = reading(c, regions, who, size_px=size_px)
        record["free"][who] = _pack(result)
        record["words"][who] = [[round(a, 1), round(b, 1), text] for a, b, text in result.words]
        record["reported"][who] = sorted(plan_of[i] for i, s in result.status.items() if s == REPORTED)
        present = sorted({f.name for f in rendering.findings if f.box is not None})
        tasks = present + ([str(absent[int(rng.integers(len(absent)))])] if absent else [])
        for task in tasks:
            record["search"].append([who, task, _pack(reading(c, regions, who, size_px=size_px, task=task))])
    for f in rendering.findings:
        if f.box is not None:
            record["boxes"].setdefault(f.name, []).append([v * size_px / RENDER_PX for v in f.box])
    return record


def _pack(result: Reading) -> list[list[float]]:
    p = result.scanpath
    return [[round(float(v), 1) for v in row] for row in (p.x_px, p.y_px, p.duration_ms, p.onset_ms)]


def write_gaze_bank(
    folder: Path,
    seeds: list[int],
    config: PhantomConfig,
    size_px: int,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """folder/gaze-NNNN.json chunks; finished ones are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    chunks = range(0, len(seeds), CHUNK)
    for number, begin in enumerate(chunks):
        target = folder / f"gaze-{number:04d}.json"
        if target.exists():
            continue
        records = [make_gaze_case(s, config, size_px) for s in seeds[begin : begin + CHUNK]]
        part = target.with_suffix(".part")
        part.write_text(json.dumps({"size_px": size_px, "cases": records}), "utf-8")
        part.replace(target)
        if progress is not None:
            progress(number + 1, len(chunks))


def load_gaze_bank(folder: Path) -> dict[int, GazeCase]:
    """seed -> its readings."""
    out: dict[int, GazeCase] = {}
    for path in sorted(folder.glob("gaze-*.json")):
        data = json.loads(path.read_text("utf-8"))
        for record in data["cases"]:
            out[record["seed"]] = _gaze_case(record, data["size_px"])
    return out


def load_records(
    seeds: list[int], config: PhantomConfig, size_px: int, progress: Callable[[int], None] | None
) -> list[GazeCase]:
    """The readings of these cases, made now."""
    out = []
    for k, seed in enumerate(seeds):
        out.append(_gaze_case(make_gaze_case(seed, config, size_px), size_px))
        if progress is not None and k % 50 == 49:
            progress(k + 1)
    return out


def _gaze_case(record: dict[str, Any], size: int) -> GazeCase:
    return GazeCase(
        seed=record["seed"],
        size_px=size,
        free={who: _unpack(rows, size) for who, rows in record["free"].items()},
        search={(who, task): _unpack(rows, size) for who, task, rows in record["search"]},
        reported=record["reported"],
        boxes={name: [tuple(b) for b in boxes] for name, boxes in record["boxes"].items()},
        words={who: [(a, b, text) for a, b, text in said] for who, said in record.get("words", {}).items()},
    )


def _unpack(rows: list[list[float]], size_px: int) -> Scanpath:
    x, y, duration, onset = (np.array(row) for row in rows)
    return Scanpath(
        x_px=x,
        y_px=y,
        duration_ms=duration,
        onset_ms=onset,
        width_px=size_px,
        height_px=size_px,
        source="simulated",
    )
