"""`radgaze train calibrator`: teaches a Qwen2.5-VL or Qwen3-VL from a local folder to listen to gaze, on
films with a map of dwell and a text. Two stages; resumable. What comes of it lies in the checkpoint's folder
as `gaze_adapter`, where RadGaze finds it when it loads the model."""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from app.train.told import ended, say

Say = Callable[[str], None]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", type=Path, required=True, help="folder of a Qwen2.5-VL or Qwen3-VL")
    parser.add_argument(
        "--data", action="append", required=True, metavar="TABLE",
        help="a CSV with columns image, gaze (.npy of seconds) and text, and film where one film is there "
        "several times (may be given several times); study=FOLDER for a study of your own; phantom=N for N "
        "phantoms",
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, help="the adapter's folder (default: gaze_adapter in the model's)"
    )
    parser.add_argument("--runs", type=Path, default=Path("runs/calibrator"), help="folder of training state")
    parser.add_argument("--stage", type=int, choices=(1, 2), default=1)
    parser.add_argument(
        "--way", default="calibrator", help="calibrator, channel_concat or attention_modulation"
    )
    parser.add_argument("--layers", type=int, nargs="+", default=[23], help="blocks that listen (default 23)")
    parser.add_argument("--paper-literal", action="store_true", help="the calibrator as the paper writes it")
    parser.add_argument("--rewrite", action="store_true", help="stage 1: texts in the frozen model's words")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--minutes", type=float, default=0.0, help="at most so long")
    parser.add_argument(
        "--lr", type=float, default=1e-4, help="of LoRA; the way's own modules learn 10 times it"
    )
    parser.add_argument("--check-every", type=int, default=100, help="steps between validations")
    parser.add_argument("--dropped", type=float, default=0.15, help="share of steps without a map")
    parser.add_argument("--wrong", type=float, default=0.1, help="share of steps with another film's map")
    parser.add_argument("--checkpointing", action="store_true", help="gradient checkpointing: less memory")
    parser.add_argument("--device", default="", help="cpu or cuda (default: cuda where there is one)")
    parser.add_argument("--seed", type=int, default=0)


def run(args: argparse.Namespace) -> int:
    return ended(_train, args)


def _train(args: argparse.Namespace) -> None:
    """Raises InferenceError."""
    import torch

    from inference.captioning.calibrator import CalibratorOptions
    from inference.captioning.ways.registry import way
    from inference.families.gaze_adapter import write_way
    from inference.training import calibrator_folder as folder
    from inference.training.checkpoint import load_module
    from inference.training.loop import Schedule
    from inference.training.loop import run as run_loop

    torch.manual_seed(args.seed)
    triples = [t for word in args.data for t in _triples(word, args.runs)]
    model = _open(args)
    first = min(args.layers)
    make = CalibratorOptions.literal if args.paper_literal else CalibratorOptions
    fields = make(tuple(args.layers)).to_dict() if args.way == "calibrator" else {"first_block": first}
    options = folder.FolderOptions(
        stage=args.stage,
        first=first,
        rank=args.rank,
        batch=args.batch,
        dropped=args.dropped,
        wrong=args.wrong,
        checkpointing=args.checkpointing,
    )
    if args.stage == 1 and args.rewrite:
        triples = folder.rewritten(model, triples, say)
    given = way(args.way, fields)
    adapted = folder.prepared(model, given, options)
    train, valid = folder.split(triples, seed=args.seed)
    say(f"{len(train)} triples to learn from, {len(valid)} of other films held back; on {model.device}")
    earlier = args.runs / "stage-1"
    if args.stage == 2:
        if not (earlier / "adapter").is_dir():
            raise input_error(f"{earlier} holds no first stage.", "Run --stage 1 with the same --runs.")
        _take_over(adapted, earlier / "adapter")
    task = folder.FolderTask(model, adapted, train, valid, options, seed=args.seed)
    schedule = Schedule(
        steps=args.steps,
        lr=args.lr,
        warmup=max(1, args.steps // 20),
        minutes=args.minutes,
        evaluate_every=args.check_every,
        save_every=args.check_every,
        seed=args.seed,
    )
    state = args.runs / f"stage-{args.stage}"
    begun = time.monotonic()
    with folder.learning(model):
        scores = run_loop(task, schedule, state, say)
    load_module(state, "trained", task.modules()["trained"])
    recipe = {"scores": scores, "options": vars(args), "triples": len(train)}
    for target in (state / "adapter", args.out or args.model / "gaze_adapter"):
        adapted.save_pretrained(str(target), safe_serialization=True)
        write_way(target, given, recipe)
        say(f"written: {target}")
    say(f"done in {time.monotonic() - begun:.0f} s")


def input_error(message: str, way_out: str) -> Exception:
    from inference.api import InputError

    return InputError(message, way_out)


def _take_over(adapted: Any, folder: Path) -> None:
    """What the first stage learnt."""
    from peft import set_peft_model_state_dict
    from safetensors.torch import load_file

    set_peft_model_state_dict(adapted, load_file(folder / "adapter_model.safetensors"))


def _open(args: argparse.Namespace) -> Any:
    import torch

    from inference.families import qwen

    device = args.device or ("cuda" if torch.cuda.is_available() else "cpu")
    precision = torch.bfloat16 if device != "cpu" else torch.float32
    return qwen.load(args.model, device=device, precision=precision, adapter=False)


def _triples(word: str, runs: Path) -> list[Any]:
    """Raises InputError."""
    if word.startswith("phantom="):
        return _phantoms(word.removeprefix("phantom="))
    if word.startswith("study="):
        return _of_study(Path(word.removeprefix("study=")), runs / "films")
    from app.reading.films import open_film
    from inference.training.calibrator_folder import Triple

    path = Path(word)
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise input_error(f"{path} cannot be read: {error}.", "Give a CSV, or phantom=N.") from error
    missing = {"image", "gaze", "text"} - set(rows[0] if rows else {})
    if missing:
        raise input_error(f"{path} has no column {' and '.join(sorted(missing))}.", "Name its columns so.")
    from inference.captioning.seconds_files import read_seconds

    out = []
    for number, row in enumerate(rows, start=2):
        seconds = read_seconds(path.parent / row["gaze"], f"{path}, line {number}: gaze {row['gaze']}")
        film = open_film(path.parent / row["image"])[0]
        out.append(Triple(row.get("film") or row["image"], film, seconds, row["text"]))
    return out


def _of_study(folder: Path, films: Path) -> list[Any]:
    """Every complete reading that has words; films of one patient share a name, so that they stay in one part
    of the split. Raises InputError."""
    from app.reading.films import open_film
    from app.train.egma import own_study
    from eyetracking.scanpaths.heatmap import dwell_map
    from inference.captioning.dwell import SIGMA_FRACTION
    from inference.datasets.location import DataSetMissing
    from inference.training.calibrator_folder import Triple

    out = []
    try:
        examples = own_study(folder, films)
    except DataSetMissing as error:
        raise input_error(f"--data study={folder}: {error}", "Give the folder of a study.") from error
    for one in examples:
        if one.spoken is None or not one.sentences:
            continue
        film = open_film(one.image)[0]
        sigma_px = SIGMA_FRACTION * max(one.spoken.fixations.width_px, one.spoken.fixations.height_px)
        seconds = dwell_map(one.spoken.fixations, sigma_px=sigma_px, shape=film.shape)
        out.append(Triple(one.patient, film, seconds, one.sentences[0]))
    if not out:
        raise input_error(f"--data study={folder}: no reading has words.", "Type or recognise what was said.")
    return out


def _phantoms(count: str) -> list[Any]:
    """Every reader of phantoms of the default world, with the report of that reader."""
    from eyetracking.scanpaths.heatmap import dwell_map
    from inference.captioning.dwell import SIGMA_FRACTION
    from inference.phantom.bank import seeds_of
    from inference.phantom.case import case, to_uint8
    from inference.phantom.config import load_config
    from inference.phantom.gaze_bank import load_records
    from inference.training.calibrator_data import report_of
    from inference.training.calibrator_folder import Triple

    if not count.isdigit() or int(count) < 1:
        raise input_error(f"--data phantom={count}: {count!r} is no number of films.", "Say phantom=N.")
    size, world, out = 448, load_config("default"), []
    for record in load_records(list(seeds_of("train", world, int(count))), world, size, None):
        made = case(record.seed, world)
        film = to_uint8(made.render(size).image)
        for reader, path in record.free.items():
            seconds = dwell_map(path, sigma_px=SIGMA_FRACTION * size, shape=(size, size))
            text = report_of(made, reader, record.reported[reader])[1]
            out.append(Triple(made.id, np.asarray(film), seconds, text))
    return out
