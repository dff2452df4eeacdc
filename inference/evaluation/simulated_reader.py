"""`radgaze evaluate simulated-reader`: the phantom's readers beside people. 737 real readings of chest films
(pneumothorax or not; Saab et al. 2021) say where people look, OSIE's viewers for how long."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eyetracking.scanpaths import Scanpath

MERGED = 0.05
"""Points of the real readings that were nearer than this share of the width were merged before publication;
the simulated ones are treated alike."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--n", type=int, default=100, help="phantom films (default 100)")
    parser.add_argument("--config", default="default", help="phantom world (name or TOML file)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def run(args: argparse.Namespace) -> int:
    from inference.datasets.location import DataSetMissing
    from inference.evaluation.answer import say

    try:
        result = compare(config=args.config, n=args.n, seed=args.seed, say=say)
    except DataSetMissing as missing:
        sys.stderr.write(f"{missing}\n")
        return 3
    if args.json:
        sys.stdout.write(json.dumps(result) + "\n")
        return 0
    for row in result["rows"]:
        quartiles = {who: " / ".join(f"{v:.3g}" for v in row[who]) for who in ("people", "simulated")}
        sys.stdout.write(
            f"{row['metric']:<34}people {quartiles['people']:<24}simulated {quartiles['simulated']:<24}"
            f"distance {row['distance']:.3f} (people among themselves {row['within']:.3f})\n"
        )
    return 0


def compare(*, config: str, n: int, seed: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Quartiles of each statistic and the Kolmogorov-Smirnov distance; within: the distance of the two halves
    of the people, which chance alone makes. Reported on the second half of the people."""
    import numpy as np

    from inference.datasets.location import data_folder
    from inference.datasets.scanpath_files import read_scanpaths
    from inference.phantom.bank import seeds_of
    from inference.phantom.config import load_config
    from inference.phantom.gaze_bank import load_records

    world = load_config(config)
    chest = [p.path for p in read_scanpaths("siim-cxr", data_folder("gaze") / "siim-cxr").paths]
    viewers = [p.path for p in read_scanpaths("osie", data_folder("gaze") / "osie").paths]
    say(f"readings of {n} phantom films")
    records = load_records(list(seeds_of("test", world, n)), world, 224, None)
    free = [p for r in records for p in r.free.values()]
    order = np.random.Generator(np.random.PCG64(seed)).permutation(len(chest))
    first, second = ([chest[i] for i in part] for part in np.array_split(order, 2))
    rows = []
    for name, statistic in PLACES.items():
        a, b, s = ([v for p in paths for v in statistic(merged(p))] for paths in (first, second, free))
        rows.append(_row(name, b, s, a))
    other, times, simulated = (
        np.concatenate([p.duration_ms for p in paths]).tolist()
        for paths in (viewers[::2], viewers[1::2], free)
    )
    rows.append(_row("fixation duration, ms (OSIE)", times, simulated, other))
    data = {"people": len(second), "simulated": len(free), "world": world.name}
    return {"task": "simulated reader", "data": data, "rows": rows}


def merged(path: Scanpath, *, near: float = MERGED) -> Scanpath:
    """The path with each fixation that lies within `near` of the last one that stands joined to that one."""
    import numpy as np

    keep: list[int] = []
    for k in range(len(path)):
        if keep:
            dx = (path.x_px[k] - path.x_px[keep[-1]]) / path.width_px
            dy = (path.y_px[k] - path.y_px[keep[-1]]) / path.height_px
            if np.hypot(dx, dy) < near:
                continue
        keep.append(k)
    return path.where(np.array(keep, dtype=np.intp))


def ks_distance(a: Sequence[float], b: Sequence[float]) -> float:
    """Largest difference of two empirical distributions, 0 to 1."""
    import numpy as np

    x, y = np.sort(np.asarray(a, float)), np.sort(np.asarray(b, float))
    at = np.concatenate([x, y])
    below = [np.searchsorted(v, at, "right") / len(v) for v in (x, y)]
    return float(np.abs(below[0] - below[1]).max())


def _row(
    name: str, people: Sequence[float], simulated: Sequence[float], others: Sequence[float]
) -> dict[str, Any]:
    import numpy as np

    return {
        "metric": name,
        "people": [round(float(v), 4) for v in np.percentile(people, (25, 50, 75))],
        "simulated": [round(float(v), 4) for v in np.percentile(simulated, (25, 50, 75))],
        "distance": round(ks_distance(people, simulated), 4),
        "within": round(ks_distance(people, others), 4),
    }


def _steps(path: Scanpath) -> list[float]:
    import numpy as np

    x, y = path.x_px / path.width_px, path.y_px / path.height_px
    out: list[float] = np.hypot(np.diff(x), np.diff(y)).tolist()
    return out


PLACES: dict[str, Callable[[Scanpath], list[float]]] = {
    "points a film": lambda p: [float(len(p))],
    "way from point to point, widths": _steps,
    "horizontal spread (SD), widths": lambda p: [float((p.x_px / p.width_px).std())],
    "vertical spread (SD), heights": lambda p: [float((p.y_px / p.height_px).std())],
    "horizontal place, widths": lambda p: (p.x_px / p.width_px).tolist(),
    "vertical place, heights": lambda p: (p.y_px / p.height_px).tolist(),
}
"""Statistics of one reading."""
