"""Fixations that the detectors find, against those that people marked by hand.

Samples agree by Cohen's kappa, events by F1 (half of their union shared). Lower rates by leaving samples out;
noise is Gaussian, added to each axis. Rater MN is the reference, rater RA says what another person reaches.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from app.evaluate.lund2013 import INTERVAL_MS, TUNED_ON, DamagedTrial, Trial, load
from eyetracking.events import detect_fixations, detectors
from eyetracking.events.agreement import cohens_kappa, event_f1, event_hits
from eyetracking.events.signal import runs

THINNED = (1, 2, 4, 8)
NOISE_DEG = (0.0, 0.1, 0.2, 0.35, 0.5)
SPLITS = ("held-out", "tuned-on", "all")
REFERENCE, SECOND = "MN", "RA"


@dataclass(frozen=True)
class Row:
    """One detector at one rate and noise: kappa of all samples together, F1 of all events together."""

    detector: str
    rate_hz: float
    noise_deg: float
    kappa: float
    f1: float
    worst_kappa: float
    """Of a single trial."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--split", choices=SPLITS, default="held-out", help="which trials (default: not tuned on)"
    )
    parser.add_argument("--detector", choices=sorted(detectors()), action="append", help="default: all")
    parser.add_argument(
        "--noise", type=float, action="append", metavar="DEG", help="added noise, may be repeated"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the noise (default 1)")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def run(args: argparse.Namespace) -> int:
    from inference.datasets.location import DataSetMissing, data_folder

    try:
        every = load(data_folder("gaze/lund2013"), say=_say)
        trials = chosen(every, args.split)
    except (DataSetMissing, DamagedTrial) as error:
        sys.stderr.write(f"{error}\n")
        return 3
    rows = evaluate(
        trials,
        names=args.detector or sorted(detectors()),
        noises=args.noise or list(NOISE_DEG),
        seed=args.seed,
    )
    if args.json:
        report = {
            "task": "fixations",
            "data": "Lund2013, images",
            "split": args.split,
            "trials": [trial.reader for trial in trials],
            "seed": args.seed,
            "detectors": detectors(),
            "rows": [asdict(row) for row in rows],
        }
        sys.stdout.write(json.dumps(report, indent=1) + "\n")
    else:
        sys.stdout.write(text(rows, trials, args.split, args.seed))
    return 0


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def chosen(trials: Sequence[Trial], split: str) -> list[Trial]:
    """The trials of a split. Raises ValueError for an unknown one."""
    if split not in SPLITS:
        raise ValueError(f"split must be one of {', '.join(SPLITS)}, not {split!r}")
    if split == "all":
        return list(trials)
    return [trial for trial in trials if (trial.reader in TUNED_ON) == (split == "tuned-on")]


def evaluate(
    trials: Sequence[Trial], *, names: Sequence[str], noises: Sequence[float], seed: int = 1
) -> list[Row]:
    """Every detector at every rate and noise, and the second rater at every rate."""
    rows = [row_of(f"rater {SECOND}", trials, every, 0.0, seed) for every in THINNED]
    for name in names:
        rows += [row_of(name, trials, every, noise, seed) for noise in noises for every in THINNED]
    return rows


def row_of(name: str, trials: Sequence[Trial], every: int, noise_deg: float, seed: int) -> Row:
    """One figure: a detector, or "rater RA", on every `every`-th sample with so much noise added."""
    rng = np.random.Generator(np.random.PCG64(seed))
    found, true, hits = [], [], []
    for trial in trials:
        true.append(trial.labels[REFERENCE][::every])
        if name == f"rater {SECOND}":
            found.append(trial.labels[SECOND][::every])
            hits.append(event_hits(runs(found[-1]), runs(true[-1])))
            continue
        t = trial.t_ms[::every]
        sd_px = noise_deg / trial.geometry.degrees_per_px
        x, y = (v[::every] + rng.normal(0, 1, len(t)) * sd_px for v in (trial.x_px, trial.y_px))
        table = detect_fixations(t, x, y, geometry=trial.geometry, detector=name)
        found.append(table.mask(len(t)))
        hits.append(event_hits(np.column_stack((table.first, table.last)), runs(true[-1])))
    return Row(
        detector=name,
        rate_hz=1000 / INTERVAL_MS / every,
        noise_deg=noise_deg,
        kappa=round(cohens_kappa(np.concatenate(found), np.concatenate(true)), 4),
        f1=round(event_f1(hits), 4),
        worst_kappa=round(min(cohens_kappa(a, b) for a, b in zip(found, true, strict=True)), 4),
    )


def text(rows: Sequence[Row], trials: Sequence[Trial], split: str, seed: int) -> str:
    """The rows as a table: a line a detector and noise, a column a rate."""
    rates = sorted({row.rate_hz for row in rows}, reverse=True)
    lines = [
        f"Fixations against rater {REFERENCE} of Lund2013 (images), {split} trials "
        f"({', '.join(trial.reader for trial in trials)}), seed {seed}",
        "kappa of samples / F1 of events",
        "",
        f"{'':<12}{'noise':>8}" + "".join(f"{rate:>13g} Hz" for rate in rates),
    ]
    kinds = dict.fromkeys((row.detector, row.noise_deg) for row in rows)
    for name, noise in kinds:
        cells = {row.rate_hz: row for row in rows if (row.detector, row.noise_deg) == (name, noise)}
        words = "".join(f"{f'{cells[rate].kappa:.3f} / {cells[rate].f1:.3f}':>16}" for rate in rates)
        lines.append(f"{name:<12}{noise:>7g}°{words}")
    return "\n".join(lines) + "\n"
