"""Report drafts: what they state against what is there, and their words against a reference.

phantom: test films, each read by one simulated reader in turn; drafts with that reader's gaze, another
reader's of the same film, another film's, one that no reader left, and none, against that reader's own
report and, apart, against the truth. nih: films of patients that the shipped model did not learn from,
against NIH labels, and against the findings panel. A table (CSV with columns image, text and, where there is
gaze, gaze: a .npy of seconds) of your own.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Say = Callable[[str], None]
GAZE = ("own", "map_other_reader", "map_shuffled", "map_uniform", "map_center", "map_none")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", default="phantom", help="phantom, nih, or a table of your own (CSV)")
    parser.add_argument("--model", default="", help="a vision-language model of the store (default: its own)")
    parser.add_argument("--films", type=int, default=128, help="at most so many films (default 128)")
    parser.add_argument("--config", default="default", help="a phantom world's name or TOML file")
    parser.add_argument(
        "--text-model", type=Path, metavar="FOLDER",
        help="a BERT-like encoder of your own, for BERTScore and the cosine of sentences",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def run(args: argparse.Namespace) -> int:
    from inference.api import InferenceError
    from inference.datasets.location import DataSetMissing

    try:
        result = evaluate(args, _say)
    except DataSetMissing as error:
        _say(str(error))
        return 3
    except InferenceError as error:
        _say(f"{error.message} {error.way_out}".strip())
        return 4
    sys.stdout.write((result.to_json() if args.json else result.to_text()) + "\n")
    return 0


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


@dataclass(frozen=True)
class Drafts:
    """Of one arm: texts, and what they are scored against. reports: of the reader; truth: (n, findings), NaN
    where nobody knows; reported: what the reports state."""

    arm: str
    texts: list[str]
    reports: list[str]
    truth: NDArray[np.float32] | None
    reported: NDArray[np.bool_] | None


def evaluate(args: argparse.Namespace, say: Say) -> Any:
    """Raises DataSetMissing, InferenceError."""
    from inference.context import local_context
    from inference.evaluation.table import Evaluation
    from inference.loading import vision_language

    context, _ = local_context()
    vlm, info = vision_language(context, args.model)
    if args.data == "phantom":
        split, arms, more = _phantom(vlm, args, say)
    elif args.data == "nih":
        split, arms, more = _nih(vlm, context, args, say)
    else:
        split, arms, more = _table(vlm, Path(args.data), args, say)
    texts = _text_scores(args.text_model, say)
    rows = [row for arm in arms for row in _rows(arm, texts, args.seed)]
    n = len(arms[0].texts)
    return Evaluation("captioning", args.data, split, n, args.seed, [info.id], [*rows, *more])


def _write(vlm: Any, image: NDArray[Any], seconds: NDArray[np.float32] | None) -> str:
    """As the workstation drafts: a map that no reading leaves is not given."""
    if seconds is not None and hasattr(vlm, "refuses") and vlm.refuses(seconds):
        seconds = None
    ids, _ = vlm.generate(image, seconds)
    return str(vlm.text(ids))


def _phantom(vlm: Any, args: argparse.Namespace, say: Say) -> tuple[str, list[Drafts], list[Any]]:
    from eyetracking.scanpaths.heatmap import dwell_map
    from inference.evaluation.demo_phantom import held_out
    from inference.evaluation.located import SIZE
    from inference.phantom.case import case
    from inference.phantom.config import load_config
    from inference.training.calibrator_data import report_of

    world = load_config(args.config)
    data = held_out(world, args.films, args.films, say)
    readers = [sorted(record.free)[i % len(record.free)] for i, record in enumerate(data.gaze)]
    reports = [
        report_of(case(record.seed, world), reader, record.reported[reader])
        for record, reader in zip(data.gaze, readers, strict=True)
    ]
    maps = [
        {who: dwell_map(p, sigma_px=vlm.gaze_sigma * SIZE, shape=(SIZE, SIZE)) for who, p in r.free.items()}
        for r in data.gaze
    ]
    arms = []
    for arm in GAZE:
        say(f"drafts: {arm}")
        texts = []
        for i, reader in enumerate(readers):
            others = [who for who in sorted(maps[i]) if who != reader] or [reader]
            own = maps[i][reader]
            given = {
                "own": own,
                "map_other_reader": maps[i][others[0]],
                "map_shuffled": maps[(i + 1) % len(maps)].get(reader, own),
                "map_uniform": np.full_like(own, own.mean()),
                "map_center": _blot(own),
                "map_none": None,
            }[arm]
            texts.append(_write(vlm, data.images[i], given))
        truth = data.labels.astype(np.float32)
        stated = np.stack([said for said, _ in reports])
        name = {"own": "full", "map_none": "no_gaze"}.get(arm, arm)
        arms.append(Drafts(name, texts, [text for _, text in reports], truth, stated))
    return ("test" if world.name == "default" else world.name), arms, []


def _blot(like: NDArray[np.float32]) -> NDArray[np.float32]:
    """As much time in one place in the middle, a sixth of the film wide."""
    from eyetracking.scanpaths.heatmap import gaussian

    h, w = like.shape
    blot = gaussian(w / 2, h / 2, w / 6, (w, h), (h, w))
    return blot * np.float32(like.mean() / blot.mean())


def _nih(vlm: Any, context: Any, args: argparse.Namespace, say: Say) -> tuple[str, list[Drafts], list[Any]]:
    from inference.datasets.nih14 import load_nih
    from inference.evaluation.captions import macro_f1
    from inference.evaluation.table import Row
    from inference.training.vlm_real_task import real_report, test_patients, training_films

    size = 224
    films = load_nih(size)
    rows = np.nonzero(np.isin(films.patients, sorted(test_patients(films))))[0][: args.films]
    labels = films.labels[rows]
    say(f"{len(rows)} films of {len(set(films.patients[rows].tolist()))} patients")
    texts = [_write(vlm, films.images[i], None) for i in rows]
    blank = _write(vlm, np.full((size, size), 110, np.uint8), None)
    known, _ = training_films(size)
    majority = real_report(known.labels.astype(bool).mean(0) > 0.5)
    reports = [real_report(row == 1) for row in labels]
    arms = [
        Drafts(name, said, reports, labels, None)
        for name, said in (
            ("no_gaze", texts),
            ("no_image", [blank] * len(rows)),
            ("majority", [majority] * len(rows)),
        )
    ]
    everything = macro_f1(labels, np.ones(labels.shape, bool))
    more = [Row("everything", "finding_f1_truth", round(everything, 4), None, None)]
    agrees = agreement(texts, [films.images[i] for i in rows], context)
    more.append(Row("no_gaze", "statements_that_agree_with_findings", round(agrees, 4), None, None))
    return "patients not trained on", arms, more


def agreement(texts: Sequence[str], images: Sequence[NDArray[Any]], context: Any) -> float:
    """The share of statements about findings that the findings panel does not contradict."""
    from app.reading.one_voice import Evidence, text_doubts
    from inference import api
    from inference.runners import run as answer

    agreed = asked = 0
    for text, image in zip(texts, images, strict=True):
        frame = api.FrameRef(segment="local", offset=0, shape=image.shape, dtype="uint16", digest="")
        height, width = image.shape
        film = api.ImageInput(frame=frame, width_px=width, height_px=height, image_id="")
        wide = image.astype(np.uint16) * np.uint16(257)
        request = api.Diagnose(image=film, predict_gaze=False, control=False, unfit_too=True)
        evidence = Evidence.of(answer(request, wide, context), None)  # type: ignore[arg-type]
        for sentence, found in text_doubts(text, evidence, with_gaze=False):
            if sentence.finding is not None:
                asked += 1
                agreed += not any(doubt.against == "findings" for doubt in found)
    return agreed / asked if asked else float("nan")


def _table(vlm: Any, path: Path, args: argparse.Namespace, say: Say) -> tuple[str, list[Drafts], list[Any]]:
    from app.reading.films import open_film
    from inference.api import InputError
    from inference.captioning.seconds_files import read_seconds

    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))[: args.films]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read: {error}.", "Say phantom, nih, or a CSV.") from error
    missing = {"image", "text"} - set(rows[0] if rows else {})
    if missing:
        raise InputError(f"{path} has no column {' and '.join(sorted(missing))}.", "Name its columns so.")
    found: dict[str, list[str]] = {"no_gaze": []}
    for number, row in enumerate(rows, start=2):
        image = open_film(path.parent / row["image"])[0]
        found["no_gaze"].append(_write(vlm, image, None))
        if row.get("gaze"):
            seconds = read_seconds(path.parent / row["gaze"], f"{path}, line {number}: gaze {row['gaze']}")
            found.setdefault("full", []).append(_write(vlm, image, seconds))
        say(f"{row['image']}: drafted")
    reports = [row["text"] for row in rows]
    return path.name, [Drafts(k, v, reports, None, None) for k, v in found.items() if len(v) == len(rows)], []


TextScores = Callable[[Sequence[str], Sequence[str]], dict[str, NDArray[np.float64]]]


def _text_scores(folder: Path | None, say: Say) -> list[TextScores]:
    from inference.evaluation import caption_models

    found: list[TextScores] = [caption_models.dual_encoder_cosine()]
    if folder is not None:
        found.append(caption_models.bert_scores(folder))
    found += caption_models.clinical(say)
    return found


def _rows(arm: Drafts, models: Sequence[TextScores], seed: int) -> list[Any]:
    from inference.evaluation import captions
    from inference.evaluation.statistics import bootstrap, mean_of
    from inference.evaluation.table import Row

    said, n = captions.stated(arm.texts), len(arm.texts)
    pairs = zip(arm.texts, arm.reports, strict=True)
    each = {"meteor": np.array([captions.meteor(text, report) for text, report in pairs])}
    each |= captions.rouge(arm.texts, arm.reports)
    for scores in models:
        each |= scores(arm.texts, arm.reports)
    rows = [
        Row.of(arm.arm, name, float(values.mean()), bootstrap(mean_of(values), n, seed=seed))
        for name, values in each.items()
    ]
    targets: dict[str, NDArray[Any]] = {}
    targets["finding_f1"] = captions.stated(arm.reports) if arm.reported is None else arm.reported
    if arm.truth is not None:
        targets["finding_f1_truth"] = arm.truth
    for name, target in targets.items():
        value = captions.f1_of(target, said)
        rows.append(Row.of(arm.arm, name, value(np.arange(n)), bootstrap(value, n, seed=seed)))
    return rows
