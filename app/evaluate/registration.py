"""Registration of priors: known transforms under another exposure, and real follow-ups of the NIH films.

Nobody knows the truth of a real pair. What can be known: whether three registrations of three films close
(A to B to C against A to C), and what the registration says of itself. Distances in percent of the longer
side.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from app.compare.alignment import Alignment
from app.compare.equalise import film_for_registration
from app.compare.register import Film, register
from app.compare.resample import registered
from app.compare.result import KINDS, Options, Registration
from app.imaging.radiograph import Radiograph, Window
from app.imaging.reader import read_radiograph

VERDICTS = ("good", "poor", "failed")


@dataclass(frozen=True)
class Known:
    """One film against itself, moved and exposed otherwise: how far the middle is off, and the verdict."""

    film: str
    turn_deg: float
    scale: float
    off_percent: float
    verdict: str


@dataclass(frozen=True)
class Pair:
    """Two films of one patient."""

    current: str
    prior: str
    verdict: str
    residual_percent: float
    correlation: float
    correlation_before: float


@dataclass(frozen=True)
class Loop:
    """Three films of one patient; the worst verdict of the three pairs, and the gap that they leave."""

    films: tuple[str, str, str]
    worst: str
    gap_percent: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kind", choices=KINDS, default="similarity", help="with bending: bspline")
    parser.add_argument("--known", type=int, default=12, metavar="N", help="known transforms (default 12)")
    parser.add_argument(
        "--films", type=int, default=4, metavar="N", help="films a patient, every pair of them (default 4)"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the known transforms (default 0)")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def run(args: argparse.Namespace) -> int:
    from inference.datasets.location import DataSetMissing, data_folder

    try:
        folder = data_folder("cxr-nih14/full1024")
    except DataSetMissing as error:
        sys.stderr.write(f"{error}\n")
        return 3
    options = Options(kind=args.kind)
    by_patient: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.glob("*.png")):
        by_patient[path.stem.split("_")[0]].append(path)
    singles = [paths[0] for paths in by_patient.values() if len(paths) == 1][: args.known]
    known = [known_transform(path, args.seed + n, options) for n, path in enumerate(singles)]
    pairs: list[Pair] = []
    loops: list[Loop] = []
    for paths in by_patient.values():
        if len(paths) > 1:
            more = follow_ups(paths[: args.films], options)
            pairs, loops = [*pairs, *more[0]], [*loops, *more[1]]
    if args.json:
        sys.stdout.write(
            json.dumps({"options": {"kind": args.kind}, "known": [asdict(k) for k in known],
                        "pairs": [asdict(p) for p in pairs],
                    "loops": [asdict(one) for one in loops]}) + "\n"
        )  # fmt: skip
    else:
        sys.stdout.write(text(known, pairs, loops, args.kind))
    return 0


def known_transform(path: Path, seed: int, options: Options) -> Known:
    """A film against itself, turned up to 10°, scaled 0.87 to 1.15, shifted, with another curve and noise."""
    rng = np.random.Generator(np.random.PCG64(seed))
    film = read_radiograph(path)
    size = (film.width_px, film.height_px)
    turn, scale = float(rng.uniform(-10, 10)), float(np.exp(rng.uniform(-0.14, 0.14)))
    middle = np.array(size) / 2
    cos, sin = (scale * f(math.radians(turn)) for f in (math.cos, math.sin))
    x, y = middle + rng.uniform(-0.06, 0.06, 2) * size - np.array([[cos, -sin], [sin, cos]]) @ middle
    truth = Alignment(
        matrix=((cos, -sin), (sin, cos)), offset_px=(float(x), float(y)), current_px=size, prior_px=size
    )
    back = np.linalg.inv(np.array(truth.matrix)).tolist()
    corner = truth.to_current(0.0, 0.0)
    moved, _inside = registered(
        film,
        Alignment(
            matrix=(tuple(back[0]), tuple(back[1])),
            offset_px=(float(corner[0]), float(corner[1])),
            current_px=size,
            prior_px=size,
        ),
    )
    found = _register(film, _exposed(moved, rng), options)
    grid = np.meshgrid(np.linspace(0.15, 0.85, 12) * size[0], np.linspace(0.15, 0.85, 12) * size[1])
    (a, b), (c, d) = found.alignment.to_prior(*grid), truth.to_prior(*grid)
    off = 100 * float(np.median(np.hypot(a - c, b - d))) / max(size)
    return Known(path.stem, round(turn, 1), round(scale, 3), round(off, 3), found.verdict)


def follow_ups(paths: Sequence[Path], options: Options) -> tuple[list[Pair], list[Loop]]:
    """Every pair of one patient's films, the later one as the current; and every three of them."""
    films = {path.stem: read_radiograph(path) for path in paths}
    found = {
        (late, early): _register(films[late], films[early], options)
        for early, late in itertools.combinations(films, 2)
    }
    loops = []
    for a, b, c in itertools.combinations(reversed(films), 3):
        three = found[a, b], found[b, c], found[a, c]
        gap = _gap(films[a], *(one.alignment for one in three))
        worst = max((one.verdict for one in three), key=VERDICTS.index)
        loops.append(Loop(films=(a, b, c), worst=worst, gap_percent=round(gap, 2)))
    pairs = [
        Pair(
            current=late,
            prior=early,
            verdict=one.verdict,
            residual_percent=round(one.quality.residual_percent, 2),
            correlation=round(one.quality.correlation, 3),
            correlation_before=round(one.quality.correlation_before, 3),
        )
        for (late, early), one in found.items()
    ]
    return pairs, loops


def _register(current: Radiograph, prior: Radiograph, options: Options) -> Registration:
    films: list[Film] = [film_for_registration(film) for film in (current, prior)]
    return register(
        films[0],
        films[1],
        current_px=(current.width_px, current.height_px),
        prior_px=(prior.width_px, prior.height_px),
        options=options,
    )


def _exposed(film: Radiograph, rng: np.random.Generator) -> Radiograph:
    part = film.stored.astype(np.float32) / max(1.0, float(film.stored.max()))
    part = part ** rng.uniform(0.6, 1.7) + rng.normal(0, 0.02, part.shape)
    stored = (np.clip(part, 0, 1) * 4095).astype(np.uint16)
    return replace(film, stored=stored, presets=(), default_window=Window("", 2048, 4096))


def _gap(film: Radiograph, ab: Alignment, bc: Alignment, ac: Alignment) -> float:
    """By how much A to B to C misses A to C, median over the middle, in percent of C's longer side."""
    x, y = np.meshgrid(
        np.linspace(0.15, 0.85, 12) * film.width_px, np.linspace(0.15, 0.85, 12) * film.height_px
    )
    (a, b), (c, d) = bc.to_prior(*ab.to_prior(x, y)), ac.to_prior(x, y)
    return 100 * float(np.median(np.hypot(a - c, b - d))) / max(ac.prior_px)


def text(known: Sequence[Known], pairs: Sequence[Pair], loops: Sequence[Loop], kind: str) -> str:
    """Both parts as tables."""
    lines = [f"Registration ({kind}), distances in % of the film's longer side", ""]
    if known:
        off = np.array([one.off_percent for one in known])
        good = sum(one.verdict == "good" for one in known)
        lines.append(
            f"{len(known)} known transforms under another exposure: off by median {np.median(off):.2f}, "
            f"worst {off.max():.2f}; called good: {good}"
        )
    lines += ["", f"{len(pairs)} real follow-ups, {len(loops)} loops of three of them"]
    lines.append(
        f"{'verdict':<10}{'pairs':>6}{'places off':>12}   {'loops, worst of 3':>17}{'gap':>6}{'largest':>9}"
    )
    for verdict in VERDICTS:
        off_percent = [pair.residual_percent for pair in pairs if pair.verdict == verdict]
        gaps = [loop.gap_percent for loop in loops if loop.worst == verdict]
        line = f"{verdict:<10}{len(off_percent):>6}"
        line += f"{np.median(off_percent):>12.2f}" if off_percent else f"{'':>12}"
        line += f"   {len(gaps):>17}"
        line += f"{np.median(gaps):>6.2f}{max(gaps):>9.2f}" if gaps else ""
        lines.append(line)
    return "\n".join(lines) + "\n"
