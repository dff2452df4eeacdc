"""`radgaze evaluate egma --task zero-shot|linear-probe|retrieval|grounding`: what an encoder knows of
held-out films, with bootstrap intervals."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inference.evaluation.table import Evaluation

TASKS = ("zero-shot", "linear-probe", "retrieval", "grounding")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--task", choices=TASKS, required=True)
    parser.add_argument("--data", choices=("phantom", "nih"), default="phantom")
    parser.add_argument("--config", default="default", help="phantom world (name or TOML file)")
    parser.add_argument("--n", type=int, default=256, help="held-out phantom films (default 256)")
    parser.add_argument("--model", default="", help="a dual encoder's id; default the shipped one")
    parser.add_argument("--prompts", type=Path, help="a TOML file of phrases; default the shipped ones")
    parser.add_argument("--kept", type=Path, help="folder that keeps drawn films for a later call")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def run(args: argparse.Namespace) -> int:
    from inference.evaluation.answer import answer, say

    def evaluate() -> Evaluation:
        from inference.evaluation.egma_tasks import evaluate_nih, evaluate_phantom

        if args.data == "nih":
            return evaluate_nih(args.task, args.model, args.prompts, seed=args.seed, say=say)
        return evaluate_phantom(
            args.task,
            args.model,
            args.prompts,
            config=args.config,
            n=args.n,
            kept=args.kept,
            seed=args.seed,
            say=say,
        )

    return answer(evaluate, as_json=args.json)
