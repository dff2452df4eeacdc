"""`radgaze evaluate demo [--data phantom|nih] [--json]`: the tables, with bootstrap intervals."""

from __future__ import annotations

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", choices=("phantom", "nih"), default="phantom")
    parser.add_argument(
        "--config", default="default", help="phantom world (name or TOML file); 'shift' is the other hospital"
    )
    parser.add_argument("--n", type=int, default=300, help="held-out phantom films (default 300)")
    parser.add_argument("--gaze", type=int, default=150, help="how many of them carry gaze (default 150)")
    parser.add_argument(
        "--part",
        action="append",
        default=[],
        choices=("zero-shot", "pointing", "scanpaths", "reports", "diagnosis"),
        help="only this part of the phantom's table (may be given several times)",
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def run(args: argparse.Namespace) -> int:
    from inference.api import InferenceError
    from inference.datasets.location import DataSetMissing
    from inference.phantom.config import PhantomConfigError, load_config

    try:
        if args.data == "nih":
            from inference.evaluation.demo_nih import evaluate_nih

            result = evaluate_nih(seed=args.seed, say=_say)
        else:
            from inference.evaluation.demo_phantom import evaluate_phantom

            gaze = min(args.gaze, args.n)
            result = evaluate_phantom(
                load_config(args.config), n=args.n, n_gaze=gaze, seed=args.seed, say=_say, parts=args.part
            )
    except (DataSetMissing, PhantomConfigError) as error:
        _say(str(error))
        return 3
    except InferenceError as error:
        _say(f"{error.message} {error.way_out}")
        return 4
    sys.stdout.write((result.to_json() if args.json else result.to_text()) + "\n")
    return 0


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
