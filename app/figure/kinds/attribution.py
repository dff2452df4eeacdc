"""Attribution maps: with a FILM and a phrase the maps of several methods side by side, asked of the worker
now; without a film the scores of all methods against the places of findings."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from app.figure.drawing import Drawing, FigureError, Panel, bars, film, film_with_map
from app.figure.results import arms, caption, recorded

SUMMARY = "MATEX beside other methods on a film; or their scores"
OURS = ("matex", "egma_map")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("film", type=Path, nargs="?", metavar="FILM", help="any radiograph")
    parser.add_argument("--phrase", default="pleural effusion", help="what is to be explained")
    parser.add_argument(
        "--methods", default="matex,egma_map,m2ib,grad_cam,rollout", help="names, with commas between"
    )
    parser.add_argument("--metric", default="pointing_game", help="of the scores")
    parser.add_argument("--config", default="default", help="the phantom world of the result")
    parser.add_argument("--seed", type=int, default=0)


def draw(args: argparse.Namespace) -> Drawing:
    """Raises FigureError."""
    return _scores(args.config, args.metric) if args.film is None else _maps(args)


def _maps(args: argparse.Namespace) -> Drawing:
    from app.batch.asker import Asker, read
    from app.batch.asking import Asking
    from app.batch.films import BatchError, Film
    from app.batch.running import here
    from app.imaging.errors import ImageReadError

    methods = [name.strip() for name in args.methods.split(",") if name.strip()]
    films = [Film(args.film, {"phrase": args.phrase, "method": name}) for name in methods]
    try:
        image = read(films[0]).image
        with tempfile.TemporaryDirectory(prefix="radgaze-figure-") as folder:
            asker = Asker(Asking(kind="explain", seed=args.seed), Path(folder), lambda _text: None)
            try:
                answers = [answer for _, answer in here(asker)(films)]
                titles = {method.name: method.title for method in asker.client.state.methods}
            finally:
                asker.client.stop()
            failed = [f"{name}: {a.failed}" for name, a in zip(methods, answers, strict=True) if a.failed]
            if failed:
                raise FigureError(" ".join(failed))
            maps = [np.load(Path(folder) / a.rows[0]["map"]) for a in answers]
    except BatchError as error:
        raise FigureError(f"{error.message} {error.way_out}") from error
    except (ImageReadError, OSError) as error:
        raise FigureError(str(error)) from error
    panels = [Panel("Film", film(image))]
    panels += [
        Panel(titles.get(name, name), film_with_map(image, m)) for name, m in zip(methods, maps, strict=True)
    ]
    models = ", ".join(sorted({a.models for a in answers}))
    words = f"{args.film.name}; each map in its own scale; models: {models}; seed {args.seed}."
    return Drawing(f'What speaks for "{args.phrase}"', words, panels, 2.0)


def _scores(config: str, metric: str) -> Drawing:
    result = recorded("attribution", config)
    rows: dict[str, tuple[float, float, float]] = {}
    for arm, seeds in arms(result).items():
        if metric in seeds[0]["rows"]:
            low, high = seeds[0].get("intervals", {}).get(metric, (None, None))
            value = seeds[0]["rows"][metric]
            rows[arm] = (value, value if low is None else low, value if high is None else high)
    if not rows:
        known = sorted({m for seeds in arms(result).values() for m in seeds[0]["rows"]})
        raise FigureError(f"No method was scored by {metric}. There are: {', '.join(known)}")
    names = sorted(rows, key=lambda n: -rows[n][0])
    chart = bars(
        names, [rows[n][0] for n in names], [rows[n][1:] for n in names], of=metric, marked=OURS,
        lines=[("prior alone", rows["prior_only"][0])] if "prior_only" in rows else (),
    )  # fmt: skip
    data: dict[str, Any] = {n: list(rows[n]) for n in names}
    panel = Panel(metric, chart, film=False, width=2.2)
    return Drawing("Attribution maps", caption(result, "Scored on"), [panel], height=5.0, data=data)
