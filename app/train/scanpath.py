"""`radgaze train scanpath`: LogitGaze-Med on the searches of your own readers, or of a published set, through
the shipped CNN or a ResNet or DenseNet-121 of the model store. Resumable."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.train.told import ended, say

FILM_KINDS = ("", ".dcm", ".png", ".jpg", ".jpeg")
DEMO, EYES = "demo-logitgaze-med", "demo-diagnosis"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data", action="append", required=True, metavar="NAME=PLACE",
        help="scanpaths in a published layout, gazesearch=FOLDER (may be given several times); study=FOLDER "
        "for a study of your own in which findings were searched for",
    )  # fmt: skip
    parser.add_argument("--images", type=Path, help="folder of the films that a published set names")
    parser.add_argument("--out", type=Path, required=True, help="the new folder, for `radgaze models add`")
    parser.add_argument("--id", default="", help="the new model's id (default: the folder's name)")
    parser.add_argument("--runs", type=Path, default=Path("runs/scanpath"), help="folder of training state")
    parser.add_argument(
        "--backbone", default=EYES, metavar="MODEL",
        help="a ResNet or DenseNet-121 of `radgaze models list` that the paths look through (default: the "
        "shipped CNN)",
    )  # fmt: skip
    parser.add_argument(
        "--semantics", choices=("words", "none"), default="words",
        help="whether the network reads which findings' words fit each patch",
    )  # fmt: skip
    parser.add_argument(
        "--start", default=DEMO, metavar="MODEL",
        help='a scanpath model whose weights are gone on from, as far as they fit ("" for none)',
    )  # fmt: skip
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--minutes", type=float, default=0.0, help="at most so long")
    parser.add_argument("--lr", type=float, default=2e-3)
    parser.add_argument("--films", type=int, default=12, help="of a step")
    parser.add_argument("--paths", type=int, default=8, help="of a film in a step, at most")
    parser.add_argument("--valid", type=float, default=0.15, help="part of the patients held back")
    parser.add_argument("--check-every", type=int, default=50, help="steps between validations")
    parser.add_argument("--seed", type=int, default=0)


def run(args: argparse.Namespace) -> int:
    return ended(_train, args)


def _train(args: argparse.Namespace) -> None:
    """Raises DataSetMissing, InferenceError."""
    from inference.context import local_context
    from inference.loading import dual_encoder, looked_through
    from inference.training.checkpoint import load_module
    from inference.training.loop import BEST, Schedule
    from inference.training.loop import run as run_loop
    from inference.training.path_task import likelihood, path_task

    context = local_context()[0]
    encoder, encoder_info = dual_encoder(context, "")
    train, valid = _seen(args, encoder, *looked_through(context, args.backbone))
    values = {"films": min(args.films, len(train.records)), "paths": args.paths}
    task = path_task(train, valid, values, args.seed, semantics=args.semantics, people=True)
    begun_from = _begin(task.network, args.start, context) if args.start else ""
    before = likelihood(task.network.eval(), valid)["nll"]
    schedule = Schedule(
        steps=args.steps,
        lr=args.lr,
        warmup=max(1, min(40, args.steps // 10)),
        minutes=args.minutes,
        evaluate_every=args.check_every,
        save_every=args.check_every,
        seed=args.seed,
        best="log_likelihood",
    )
    run_loop(task, schedule, args.runs / "state", say)
    load_module(args.runs / "state", "network", task.network, file=BEST)
    after = likelihood(task.network.eval(), valid)["nll"]
    say(f"held-back searches, negative log-likelihood a fixation: {before:.3f} before, {after:.3f} after")
    scores = {"before": round(before, 4), "after": round(after, 4)}
    _write(args, task.network, begun_from, scores, encoder_info.id)
    say(f"written to {args.out}: add it with `radgaze models add {args.out}`")


def _seen(args: argparse.Namespace, encoder: Any, seen_through: Any, backbone: Any) -> tuple[Any, Any]:
    """What is learnt from and what is held back, as the network sees it. Raises DataSetMissing."""
    from app.reading.films import open_film
    from inference.scanpaths.path_network import PathConfig
    from inference.scanpaths.towers import eyes
    from inference.training.searched_films import films_of, parted, seen_by

    films = films_of([s for word in args.data for s in _searches(word, args)], say)
    train, valid = (
        seen_by(
            part,
            eyes(encoder, seen_through),
            grid=PathConfig().grid,
            open_film=lambda path: open_film(path)[0],
            kept=args.runs / "features",
            who=f"{backbone.id} {backbone.version}",
            say=say,
        )
        for part in parted(films, valid=args.valid, seed=args.seed)
    )
    for what, part in (("to learn from", train), ("held back", valid)):
        say(f"{what}: {sum(len(f.search) for f in part.records)} searches of {len(part.records)} films")
    if args.semantics == "none":
        return train.controlled("zero", 0), valid.controlled("zero", 0)
    return train, valid


def _searches(word: str, args: argparse.Namespace) -> Iterator[Any]:
    """Raises DataSetMissing."""
    from inference.datasets.location import DataSetMissing
    from inference.datasets.scanpath_files import read_scanpaths
    from inference.datasets.searches import Search

    name, _, place = word.partition("=")
    if not place:
        raise DataSetMissing(f"--data {word}: say NAME=PLACE or study=FOLDER")
    if name == "study":
        yield from _of_study(Path(place), args.runs / "films")
        return
    if args.images is None or not args.images.is_dir():
        raise DataSetMissing(f"--data {word}: say with --images in which folder its films are")
    found = read_scanpaths(name, Path(place))
    for note in found.notes:
        say(f"{name}: {note}")
    there = {file.stem: file for file in sorted(args.images.rglob("*")) if file.suffix.lower() in FILM_KINDS}
    missing = sorted({p.image for p in found.paths if Path(p.image).stem not in there})
    if missing:
        say(f"{name}: {len(missing)} films are not in {args.images}, such as {missing[0]}: left out")
    for one in found.paths:
        film = there.get(Path(one.image).stem)
        if film is not None:
            yield Search(film, film.stem, one.reader, one.task, one.path)


def _of_study(folder: Path, films: Path) -> list[Any]:
    """Raises DataSetMissing where the folder is no study's, or holds nothing that can be learnt from."""
    from app.study.folder import StudyError, open_study
    from app.study.protocol import ProtocolError
    from app.study.training_data import searches_of
    from inference.datasets.location import DataSetMissing

    try:
        return list(searches_of(open_study(folder), films))
    except StudyError as error:
        raise DataSetMissing(f"{error.path}: {error.reason}. {error.way_out}") from error
    except ProtocolError as error:
        raise DataSetMissing(" ".join(error.words())) from error


def _begin(network: Any, model_id: str, context: Any) -> str:
    """Takes over the weights of a scanpath model that fit; says which parts begin anew."""
    from inference.backbones.weights import load_weights
    from inference.loading import folder_of

    folder = folder_of(context, model_id, "scanpath")
    given, own = load_weights(folder.path / "model.safetensors"), network.state_dict()
    fitting = {k: v for k, v in given.items() if k in own and own[k].shape == v.shape}
    if own["visual.weight"].shape != given.get("visual.weight", own["mean"]).shape:
        fitting = {k: v for k, v in fitting.items() if k not in ("mean", "spread", "visual.bias")}
    network.load_state_dict(fitting, strict=False)
    anew = sorted({name.split(".")[0] for name in own if name not in fitting})
    say(f"goes on from {model_id}" + (f"; begins anew: {', '.join(anew)}" if anew else ""))
    return f"{model_id} {folder.manifest.version}"


def _write(
    args: argparse.Namespace, network: Any, begun_from: str, scores: dict[str, float], encoder: str
) -> None:
    """A model folder as the store reads it."""
    from safetensors.torch import save_file

    from inference.store import write_manifest

    args.out.mkdir(parents=True, exist_ok=True)
    weights = {k: v.detach().cpu().contiguous() for k, v in network.state_dict().items()}
    save_file(weights, args.out / "model.safetensors")
    sets = ", ".join(word.partition("=")[0] for word in args.data)
    write_manifest(
        args.out,
        {
            "id": args.id or args.out.name,
            "version": "1",
            "task": "scanpath",
            "licence": "as the data it was trained on",
            "trained_on": f"searches of {sets}" + (f", begun from {begun_from}" if begun_from else ""),
            "intended_use": "Research only. Not for diagnosis.",
            "demo": False,
            "architecture": f"LogitGaze-Med, likelihood of whole paths, through {args.backbone}",
            "arch": {
                "network": network.config.to_dict(),
                "encoder": encoder,
                "cnn": args.backbone,
                "setting": {"temperature": 0.5, "noise": 0.5},
            },
            "recipe": {
                "command": "radgaze train scanpath",
                "seed": args.seed,
                "steps": args.steps,
                "lr": args.lr,
                "films": args.films,
                "paths": args.paths,
                "validation_nll": scores,
            },
        },
    )
