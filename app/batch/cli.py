"""`radgaze run`: many films through the models; a run that was stopped goes on where it was."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from pathlib import Path

from app.batch.asking import KINDS, Asking
from app.batch.films import BatchError, films_of
from app.batch.running import batch
from inference.api import InferenceError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=list(KINDS), help="what is asked of each film")
    parser.add_argument(
        "--input", type=Path, required=True, metavar="FILE|FOLDER|TABLE",
        help="a film, a folder of films, or a CSV, TSV or Parquet with a column path (and phrase, finding)",
    )  # fmt: skip
    parser.add_argument(
        "--output", type=Path, required=True, metavar="FOLDER", help="results.parquet, done.jsonl, maps/"
    )
    parser.add_argument("--model", default="", metavar="ID", help="as radgaze models lists it")
    parser.add_argument("--phrase", default="", help="explain: what to look for")
    parser.add_argument("--finding", default="", help="scanpath: what the reader searches for")
    parser.add_argument("--method", default="matex", help="explain: an attribution method")
    parser.add_argument(
        "--samples", type=int, default=10, metavar="N", help="scanpath: how many (default 10)"
    )
    parser.add_argument("--max-tokens", type=int, default=160, metavar="N", help="caption: at most so many")
    parser.add_argument("--unfit-too", action="store_true", help="also films that the models do not know")
    parser.add_argument(
        "--ray", type=int, default=0, metavar="N",
        help="N workers spread by Ray, on this machine or on the cluster that RAY_ADDRESS names",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=0)


def run(args: argparse.Namespace) -> int:
    fields = {field.name for field in dataclasses.fields(Asking)}
    asking = Asking(**{name: value for name, value in vars(args).items() if name in fields})
    try:
        from app.models_cli import installed

        store = installed()
        if asking.model:
            store.get(asking.model, verify=False)
        films = films_of(args.input)
        with batch(asking, args.output, _say, ray=args.ray, models=store.paths) as work:
            tally = work.run(films)
    except (BatchError, InferenceError) as error:
        sys.stderr.write(f"radgaze run: {error.message} {error.way_out}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("radgaze run: stopped; the same command goes on from here.\n")
        return 130
    sys.stdout.write(f"{args.output / 'results.parquet'}: {tally.words}\n")
    return 1 if tally.failed else 0


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
