#!/usr/bin/env python3
"""How long the window takes to its first picture from an installed program, beside from source, in one run.

    .venv/bin/python installers/first_picture.py PROGRAM [--repeats N]

Process start to the first painted film, each run a new process, one after the other in turn; the first of
each, which fills the file cache, is not counted. The bar: no more than 20 % later than from source.
"""

import argparse
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.bench.cold_start import first_paint_s
from app.bench.display import screen
from app.demo_study import demo_study

BAR = 1.2


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="the installed program, or that of a one-folder build")
    parser.add_argument("--repeats", type=int, default=7)
    args = parser.parse_args(argv)
    film = str(demo_study())
    commands = {"source": [sys.executable, "-m", "app.cli"], "program": [args.program]}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    with screen() as (environment, where):
        for repeat in range(args.repeats + 1):
            for name, command in commands.items():
                seconds = first_paint_s([*command, "view", film], environment)
                if repeat:
                    taken[name].append(seconds)
    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    for name, seconds in taken.items():
        listed = " ".join(f"{value:.2f}" for value in seconds)
        sys.stdout.write(f"{name:8} median {medians[name]:.2f} s  ({listed})\n")
    ratio = medians["program"] / medians["source"]
    holds = ratio <= BAR
    sys.stdout.write(f"ratio    {ratio:.2f}, bar {BAR}: {'holds' if holds else 'DOES NOT HOLD'}; {where}\n")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
