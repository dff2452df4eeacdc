"""`radgaze evaluate attribution`: do maps lie on the finding? On phantoms, films with boxes, a CT."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inference.evaluation.table import Evaluation

FILMS = {"ct": 12}
"""Most films of a set where --n does not say it; of the others 256."""
DATA = ("phantom", "ct", "nih-boxes", "ms-cxr", "vindr", "rsna")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", choices=DATA, default="phantom")
    parser.add_argument("--folder", type=Path, help="where a collection lies, in its own layout")
    parser.add_argument("--config", default="default", help="phantom world (name or TOML file)")
    parser.add_argument("--n", type=int, help="most films (default 256; 12 poses of the CT)")
    parser.add_argument("--pairs", type=int, default=260, help="most phrases of them (default 260)")
    parser.add_argument(
        "--methods",
        default="",
        help="names with commas, NAME_x_prior, or all; default MATEX and its controls",
    )
    parser.add_argument(
        "--cover", type=int, default=0, metavar="N", help="deletion, insertion, confidence on N phrases"
    )
    parser.add_argument(
        "--check", type=int, default=0, metavar="N",
        help="blank and swapped films, seeds, shifts, a randomised network on N phrases",
    )  # fmt: skip
    parser.add_argument(
        "--retrain", type=int, default=0, metavar="N",
        help="ROAR+: train on the films of N phrases without what the map marks (a minute a method)",
    )  # fmt: skip
    parser.add_argument("--model", default="", help="a dual encoder's id; default the shipped one")
    parser.add_argument("--kept", type=Path, help="folder that keeps drawn films for a later call")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def run(args: argparse.Namespace) -> int:
    from inference.evaluation.answer import answer, say

    def evaluate() -> Evaluation:
        from app.reading.films import open_film
        from inference.evaluation import attribution_rows as rows
        from inference.evaluation.attribution_data import films_of

        names = tuple(n.strip() for n in args.methods.split(",") if n.strip()) or rows.DEFAULT
        asked = rows.Asked(
            rows.every_method(args.model) if names == ("all",) else names,
            model=args.model,
            pairs=args.pairs,
            covered=args.cover,
            checked=args.check,
            retrained=args.retrain,
            seed=args.seed,
        )
        data = films_of(
            args.data,
            folder=args.folder,
            config=args.config,
            n=args.n or FILMS.get(args.data, 256),
            kept=args.kept,
            open_film=open_film,
            say=say,
        )
        return rows.evaluate(data, asked, say)

    return answer(evaluate, as_json=args.json)
