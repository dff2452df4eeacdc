"""`radgaze evaluate TASK …`: each task has its own arguments, in the module that answers it."""

from __future__ import annotations

import argparse

from app.subcommands import add_subcommands, run_subcommand

TASKS: tuple[tuple[str, str, str], ...] = (
    ("demo", "inference.evaluation.cli", "the demo models on held-out films, with bootstrap intervals"),
    (
        "segmentation",
        "inference.evaluation.segmentation",
        "lungs, heart and cardiothoracic ratio on held-out films",
    ),
    (
        "egma",
        "inference.evaluation.egma_cli",
        "zero-shot, linear probe, retrieval and grounding by sentences",
    ),
    (
        "scanpath",
        "inference.evaluation.scanpath_cli",
        "scanpath predictors, their controls, and how far readers agree",
    ),
    (
        "diagnosis",
        "inference.evaluation.diagnosis_cli",
        "what own, others', predicted and no gaze add to the findings",
    ),
    (
        "simulated-reader",
        "inference.evaluation.simulated_reader",
        "the phantom's readers beside real radiologists and viewers",
    ),
    (
        "attribution",
        "app.evaluate.attribution",
        "maps of every method against places: phantoms, films with boxes, a CT with a known mass",
    ),
    ("captioning", "app.evaluate.captioning", "report drafts with own, other and no gaze; on real films"),
    ("reach", "inference.evaluation.reach", "what is shown beside the models' answers, from those tables"),
    (
        "trust",
        "app.evaluate.trust",
        "drafts that contradict the findings unmarked, unfit pictures that are answered, films refused",
    ),
    ("fixations", "app.evaluate.fixations", "the event detectors against hand-labelled gaze (Lund2013)"),
    ("registration", "app.evaluate.registration", "priors onto current films: known transforms, follow-ups"),
)
"""(name, module, help): the module has `add_arguments(parser)` and `run(args) -> int`, and imports little."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_subcommands(parser, TASKS, what="TASK")


def run(args: argparse.Namespace) -> int:
    return run_subcommand(args)
