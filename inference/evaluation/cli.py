"""`radgaze evaluate demo [--data phantom|nih] [--json]`: the tables, with bootstrap intervals."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inference.evaluation.table import Evaluation


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
    from inference.evaluation.answer import answer, say

    def nih() -> Evaluation:
        from inference.evaluation.demo_nih import evaluate_nih

        return evaluate_nih(seed=args.seed, say=say)

    def phantom() -> Evaluation:
        from inference.evaluation.demo_phantom import evaluate_phantom
        from inference.phantom.config import load_config

        config, gaze = load_config(args.config), min(args.gaze, args.n)
        return evaluate_phantom(config, n=args.n, n_gaze=gaze, seed=args.seed, say=say, parts=args.part)

    return answer(nih if args.data == "nih" else phantom, as_json=args.json)
