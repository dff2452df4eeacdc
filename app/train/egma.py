"""`radgaze train egma`: gaze-guided alignment (EGMA) of an image and a text encoder from local folders, on
collections that were read aloud under an eye tracker. Resumable; stops when validation gets no better."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.train.told import ended, say

Say = Callable[[str], None]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--image", type=Path, required=True, help="folder of a Swin, ViT or ResNet encoder")
    parser.add_argument("--text", type=Path, required=True, help="folder of a BERT-like encoder")
    parser.add_argument(
        "--data", action="append", required=True, metavar="NAME=FOLDER",
        help="a collection in its own layout (may be given several times); study=FOLDER for a study of "
        "your own; phantom=N for N phantoms",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, required=True, help="the new folder, for `radgaze models add`")
    parser.add_argument("--runs", type=Path, default=Path("runs/egma"), help="folder of the training state")
    parser.add_argument("--level", choices=("last", "finer"), default="last", help="grid of a staged encoder")
    parser.add_argument("--gaze", choices=("on", "off", "shuffled"), default="on")
    parser.add_argument("--share", type=float, default=1.0, help="of the readings whose gaze is used")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--minutes", type=float, default=0.0, help="at most so long")
    parser.add_argument("--batch", type=int, default=40)
    parser.add_argument("--lr", type=float, default=1e-5)
    parser.add_argument("--check-every", type=int, default=100, help="steps between validations")
    parser.add_argument("--patience", type=int, default=5, help="validations in vain; 0: never stop")
    parser.add_argument("--precision", choices=("no", "bf16", "fp16"), default="no")
    parser.add_argument("--lead-ms", type=float, default=0.0, help="a sentence's window begins earlier")
    parser.add_argument("--paper-literal", action="store_true", help="the published losses with their slips")
    parser.add_argument("--seed", type=int, default=0)


def run(args: argparse.Namespace) -> int:
    return ended(_train, args)


def _train(args: argparse.Namespace) -> None:
    """Raises DataSetMissing, InferenceError."""
    import torch
    from accelerate import Accelerator, DistributedDataParallelKwargs

    from inference.training.loop import BEST, Schedule
    from inference.training.loop import run as run_loop

    poolers = DistributedDataParallelKwargs(find_unused_parameters=True)  # towers have some that nobody asks
    together = Accelerator(mixed_precision=args.precision, kwargs_handlers=[poolers])
    torch.manual_seed(args.seed)
    told = say if together.is_main_process else (lambda _text: None)
    task = _task(args, together, told)
    schedule = Schedule(
        steps=args.steps,
        lr=args.lr,
        warmup=max(1, args.steps // 10),
        minutes=args.minutes,
        weight_decay=1e-4,
        evaluate_every=args.check_every,
        save_every=args.check_every,
        seed=args.seed,
        best="minus_loss",
        patience=args.patience,
    )
    begun = time.monotonic()
    scores = run_loop(task, schedule, args.runs, told, steps=together)
    if together.is_main_process:
        _write(args, task.own, args.runs / BEST, scores)
        told(f"done in {time.monotonic() - begun:.0f} s; the best weights are in {args.out}")


def _task(args: argparse.Namespace, together: Any, told: Say) -> Any:
    """The towers, what they learn from, and the arm."""
    from eyetracking.scanpaths.sentence_maps import MapOptions
    from inference.alignment.egma.losses import Options
    from inference.alignment.egma.towers import EgmaModel, ImageTower, TextTower
    from inference.families.local import image_processor
    from inference.training import egma_collections as egma

    processor = image_processor(args.image)
    model = EgmaModel(ImageTower.load(args.image, level=args.level), TextTower.load(args.text))
    options = egma.TrainOptions(
        gaze=args.gaze,
        share=args.share,
        batch=args.batch,
        maps=MapOptions(lead_ms=args.lead_ms),
        losses=Options(paper_literal=args.paper_literal),
    )
    grid = _grid(model, processor)
    readings = [
        r for word in args.data for r in _readings(word, processor, grid, options.maps, told, args.runs)
    ]
    train, valid = egma.split(readings, seed=args.seed)
    told(
        f"{len(train)} readings to learn from, {len(valid)} of other patients held back, "
        f"{sum(r.maps is not None for r in train)} with gaze; grid {grid[0]} x {grid[1]}; "
        f"{together.num_processes} process(es) on {together.device}, precision {args.precision}"
    )
    return egma.EgmaTask(
        model,
        processor,
        train,
        valid,
        options,
        seed=args.seed,
        model=together.prepare(model),
        device=together.device,
        part=together.process_index,
        parts=together.num_processes,
    )


def _write(args: argparse.Namespace, model: Any, best: Path, scores: dict[str, float]) -> None:
    """The best weights, as a model folder with its card."""
    from safetensors.torch import load_file

    from inference.training.egma_collections import write_model

    model.load_state_dict({k.removeprefix("egma/"): v for k, v in load_file(best).items()})
    card = {
        "trained_on": ", ".join(w if w.startswith("phantom=") else w.partition("=")[0] for w in args.data),
        "seed": args.seed,
        "gaze": args.gaze,
        "validation": scores,
        "options": {k: str(v) for k, v in sorted(vars(args).items()) if k in _KEPT},
    }
    write_model(model, (args.image, args.text), args.level, args.out, card)


_KEPT = ("level", "share", "steps", "batch", "lr", "precision", "lead_ms", "paper_literal")


def _grid(model: Any, processor: Any) -> tuple[int, int]:
    import torch

    from inference.families.film import picture

    pixels = processor(images=[picture(np.zeros((224, 224), np.uint8))], return_tensors="pt")["pixel_values"]
    with torch.no_grad():
        side = round(model.patches(pixels).shape[1] ** 0.5)
    return side, side


def _readings(
    word: str, processor: Any, grid: tuple[int, int], maps: Any, told: Say, runs: Path
) -> list[Any]:
    from inference.datasets.catalogue import read_collection
    from inference.datasets.location import DataSetMissing
    from inference.training import egma_collections as egma

    name, _, value = word.partition("=")
    if not value:
        raise DataSetMissing(f"--data {word}: say NAME=FOLDER, study=FOLDER, or phantom=N")
    if name == "phantom":
        if not value.isdigit() or int(value) < 1:
            raise DataSetMissing(f"--data {word}: {value!r} is no number of films")
        return egma.phantom_readings(int(value), grid, maps, told)
    if name == "study":
        examples = own_study(Path(value), runs / "films")
    else:
        examples, missing = read_collection(name, Path(value))
        for line in missing.lines():
            told(f"{name}: not there: {line}")
    box = egma.boxes_of(processor)
    found = [egma.reading_of(e, _open, box, grid, maps) for e in examples]
    kept = [reading for reading in found if reading is not None]
    told(f"{name}: {len(kept)} readings")
    return kept


def own_study(folder: Path, films: Path) -> list[Any]:
    """Raises DataSetMissing where the folder is no study's, or holds nothing that can be learnt from."""
    from app.study.folder import StudyError, open_study
    from app.study.protocol import ProtocolError
    from app.study.training_data import examples_of
    from inference.datasets.location import DataSetMissing

    try:
        return list(examples_of(open_study(folder), films))
    except StudyError as error:
        raise DataSetMissing(f"{error.path}: {error.reason}. {error.way_out}") from error
    except ProtocolError as error:
        raise DataSetMissing(" ".join(error.words())) from error


def _open(path: Path) -> NDArray[np.uint8]:
    from app.reading.films import open_film

    return open_film(path)[0]
