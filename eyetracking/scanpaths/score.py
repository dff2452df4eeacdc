"""`python -m eyetracking.scanpaths.score PRED.json HUMAN.json --frame 224x224 --protocol A|B|C [--json]`

Scores predicted scanpaths against human ones, both in GazeSearch's layout: a list of objects with name, task,
X, Y (pixels of the frame), T (of each fixation) and, where they have one, split. Predictions are paired with
humans by name and task; of several predictions of one pair each counts, and the pair's mean is averaged.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from eyetracking.scanpaths.checks import check_set
from eyetracking.scanpaths.edit import sed, stde
from eyetracking.scanpaths.multimatch import MultiMatch, multimatch
from eyetracking.scanpaths.pairs import ScanMatchOptions, scanmatch_pairs
from eyetracking.scanpaths.sequence_score import clusters, sequence_score
from eyetracking.scanpaths.starts import PROTOCOLS, START_MS, under_protocol
from eyetracking.scanpaths.types import Scanpath

Key = tuple[str, str]
Read = Mapping[Key, Sequence[Scanpath]]
UNITS = {"auto": 0.0, "ms": 1.0, "s": 1000.0}


class LayoutError(ValueError):
    """A file that is not what it should be: it names the file, the entry and the field."""


def read_paths(
    file: Path, frame: tuple[int, int], *, split: str = "", unit: str = "auto"
) -> dict[Key, list[Scanpath]]:
    """(name, task) -> scanpaths. unit of T: "ms", "s", or "auto", which takes a median under 5 for seconds.

    Without T every fixation gets START_MS. Raises LayoutError.
    """
    try:
        entries = json.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise LayoutError(f"{file}: cannot be read as JSON ({error})") from error
    if not isinstance(entries, list):
        raise LayoutError(f"{file}: must be a list of scanpaths, as GazeSearch's files are")
    chosen = [e for e in entries if not split or (isinstance(e, dict) and e.get("split") == split)]
    scale = UNITS[unit] or _unit(chosen)
    out: dict[Key, list[Scanpath]] = {}
    for k, entry in enumerate(chosen):
        path = _path(file, k, entry, frame, scale)
        out.setdefault((str(entry["name"]), str(entry["task"])), []).append(path)
    return out


def score(predicted: Read, human: Read, *, protocol: str) -> dict[str, Any]:
    """Means over the pairs that both have, with standard errors, and what was left out."""
    keys = sorted(set(predicted) & set(human))
    first, second, of = [], [], []
    for k, key in enumerate(keys):
        for a in predicted[key]:
            for b in human[key]:
                one, other = under_protocol(a, b, protocol)
                first.append(one)
                second.append(other)
                of.append(k)
    index, rows = np.array(of, dtype=int), {}
    for name, measure in MEASURES.items():
        values = measure(first, second)
        known = np.isfinite(values)
        count = np.bincount(index[known], minlength=len(keys))
        means = (np.bincount(index[known], values[known], len(keys)) / np.maximum(count, 1))[count > 0]
        rows[name] = {
            "value": _plain(float(means.mean()) if len(means) else math.nan),
            "se": _plain(float(means.std(ddof=1) / math.sqrt(len(means))) if len(means) > 1 else math.nan),
            "pairs": len(means),
        }
    return {
        "protocol": protocol,
        "pairs": len(keys),
        "only_predicted": len(set(predicted) - set(human)),
        "only_human": len(set(human) - set(predicted)),
        "metrics": rows,
        "warnings": [
            f"{who}: {w}" for who, side in (("predicted", predicted), ("human", human)) for w in _odd(side)
        ],
    }


Paths = Sequence[Scanpath]
Measure = Callable[[Paths, Paths], Any]


def _each(one: Callable[[Scanpath, Scanpath], float]) -> Measure:
    return lambda a, b: np.array([one(p, h) for p, h in zip(a, b, strict=True)], dtype=float)


def _scanmatch(*, timed: bool) -> Measure:
    return lambda a, b: scanmatch_pairs(a, b, options=ScanMatchOptions(with_duration=timed))


def _multimatch(name: str) -> Measure:
    return _each(lambda p, h: float(getattr(multimatch(p, h), name)))


def _sequence(*, timed: bool) -> Measure:
    return _each(lambda p, h: sequence_score(p, h, clusters([h]), with_duration=timed))


MEASURES: dict[str, Measure] = {
    "scanmatch": _scanmatch(timed=False),
    "scanmatch_duration": _scanmatch(timed=True),
    **{f"multimatch_{name}": _multimatch(name) for name in MultiMatch._fields},
    "sed": _each(sed),
    "stde": _each(lambda p, h: stde(h, p)),
    "sequence_score": _sequence(timed=False),
    "sequence_score_duration": _sequence(timed=True),
}


def _odd(side: Read) -> list[str]:
    found = check_set([p for paths in side.values() for p in paths])
    return [found.why] if found.why else []


def _path(file: Path, k: int, entry: Any, frame: tuple[int, int], scale: float) -> Scanpath:
    missing = [f for f in ("name", "task", "X", "Y") if not isinstance(entry, dict) or f not in entry]
    if missing:
        raise LayoutError(f"{file}: scanpath {k} has no {', no '.join(missing)}")
    try:
        x, y = (np.asarray(entry[f], dtype=np.float64) for f in "XY")
        t = np.asarray(entry.get("T", []), dtype=np.float64) * scale
    except (TypeError, ValueError) as error:
        raise LayoutError(
            f"{file}: scanpath {k} ({entry['name']}): X, Y and T must be lists of numbers"
        ) from error
    if not len(t):
        t = np.full(len(x), START_MS)
    if not x.ndim == y.ndim == t.ndim == 1 or not len(x) == len(y) == len(t):
        raise LayoutError(f"{file}: scanpath {k} ({entry['name']}): X, Y and T differ in length")
    if not (np.isfinite(x).all() and np.isfinite(y).all() and (np.isfinite(t) & (t > 0)).all()):
        raise LayoutError(
            f"{file}: scanpath {k} ({entry['name']}): X, Y and T must be finite numbers and T above 0"
        )
    return Scanpath(
        x_px=x, y_px=y, duration_ms=t, onset_ms=np.cumsum(t) - t, width_px=frame[0], height_px=frame[1]
    )


def _unit(entries: Sequence[Any]) -> float:
    """1000 where the durations are seconds, as GazeSearch has them."""
    times = [
        t for e in entries if isinstance(e, dict) for t in e.get("T") or [] if isinstance(t, int | float)
    ]
    return 1000.0 if times and float(np.median(times)) < 5.0 else 1.0


def _plain(value: float) -> float | None:
    return round(value, 6) if math.isfinite(value) else None


def _frame(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) and int(height)):
        raise argparse.ArgumentTypeError(f"a frame is WIDTHxHEIGHT in pixels, such as 224x224, not {text!r}")
    return int(width), int(height)


def main(arguments: Sequence[str] | None = None) -> int:
    """0; 2 where a file is not what it should be, or no pair is in both."""
    parser = argparse.ArgumentParser(
        prog="eyetracking.scanpaths.score", description=(__doc__ or "").split("\n\n")[1]
    )
    parser.add_argument("predicted", type=Path)
    parser.add_argument("human", type=Path)
    parser.add_argument("--frame", type=_frame, required=True, help="WIDTHxHEIGHT of X and Y, in pixels")
    parser.add_argument(
        "--protocol", choices=PROTOCOLS, required=True, help="where the start at the centre counts"
    )
    parser.add_argument("--split", default="", help="only the human scanpaths of this split")
    parser.add_argument("--unit", choices=tuple(UNITS), default="auto", help="of T (default: found out)")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    args = parser.parse_args(arguments)
    try:
        predicted = read_paths(args.predicted, args.frame, unit=args.unit)
        human = read_paths(args.human, args.frame, split=args.split, unit=args.unit)
        result = score(predicted, human, protocol=args.protocol)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if not result["pairs"]:
        sys.stderr.write(f"{args.predicted} and {args.human} have no pair of name and task in common\n")
        return 2
    if args.json:
        sys.stdout.write(json.dumps(result) + "\n")
        return 0
    sys.stdout.write(f"protocol {result['protocol']}, {result['pairs']} pairs of image and task\n")
    for name, row in result["metrics"].items():
        value = "n/a" if row["value"] is None else f"{row['value']:.4f}"
        error_text = "" if row["se"] is None else f"  SE {row['se']:.4f}"
        sys.stdout.write(f"{name:<26}{value:>9}{error_text}\n")
    for warning in result["warnings"]:
        sys.stderr.write(warning + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
