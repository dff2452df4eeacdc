# mypy: disable-error-code="misc"
"""`radgaze evaluate segmentation`: lungs, heart and cardiothoracic ratio of the demo anatomy model.

On held-out phantoms, on the films of Hannover patients who were not trained on (human lung masks), and the
ratio as a score for cardiomegaly on NIH films (none was trained on). Beside them the control: the mean of the
training masks, the same for every film.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from inference.anatomy.segmenter import Segmenter
    from inference.datasets.nih14 import NihFilms
    from inference.evaluation.table import Evaluation, Row
    from inference.phantom.config import PhantomConfig

METHOD, CONTROL = "demo_anatomy", "mean_mask"
CONTROL_FILMS = 300
Say = Callable[[str], None]
Masks = NDArray[np.bool_]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--n", type=int, default=200, help="held-out phantom films (default 200)")
    parser.add_argument("--config", default="default", help="phantom world (name or TOML file)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def run(args: argparse.Namespace) -> int:
    from inference.evaluation.answer import answer, say
    from inference.phantom.config import load_config

    return answer(
        lambda: evaluate(load_config(args.config), n=args.n, seed=args.seed, say=say), as_json=args.json
    )


def evaluate(config: PhantomConfig, *, n: int, seed: int, say: Say) -> Evaluation:
    from inference.context import local_context
    from inference.datasets.location import DataSetMissing
    from inference.evaluation.table import Evaluation
    from inference.loading import segmenter

    context, _ = local_context()
    model, info = segmenter(context, "demo-anatomy")
    folder = context.store.get("demo-anatomy")
    trained_on = set(json.loads(folder.file("facts.json").read_text("utf-8"))["trained_on"])
    rows, films, data = *_phantoms(model, config, n, seed, say), [f"phantom/{config.name}"]
    for name, part in (("hannover", _hannover), ("nih", _nih)):
        try:
            more, count = part(model, trained_on, seed, say)
        except DataSetMissing as missing:
            say(f"no {name}: {missing}")
            continue
        rows += more
        films += count
        data.append(name)
    return Evaluation(
        "segmentation", ", ".join(data), "held-out cases and patients", films, seed, [info.id], rows
    )


def _phantoms(model: Segmenter, config: PhantomConfig, n: int, seed: int, say: Say) -> tuple[list[Row], int]:
    from inference.anatomy.ratio import heart_lines
    from inference.evaluation.statistics import Statistic, bootstrap
    from inference.evaluation.table import Row
    from inference.phantom.anatomy_masks import STRUCTURES, anatomy_masks
    from inference.phantom.bank import seeds_of
    from inference.phantom.case import case, to_uint8

    size = model.size_px
    split = "test" if config.name == "default" else config.name
    cases = [case(s, config) for s in seeds_of(split, config, n)]
    found, truth, ratios = [], [], []
    for k, c in enumerate(cases):
        maps = model.maps(to_uint8(c.render(size).image))
        lines = heart_lines(maps)
        found.append(maps > 0.5)
        truth.append(anatomy_masks(c, size))
        ratios.append(np.nan if lines is None else lines.ratio)
        if k % 50 == 49:
            say(f"phantoms {k + 1} of {n}")
    known = [case(s) for s in seeds_of("train", case(0).config, CONTROL_FILMS)]
    mean = np.mean([anatomy_masks(c, size) for c in known], axis=0) > 0.5
    rows = _dice_rows("phantom", np.stack(found), np.stack(truth), mean, STRUCTURES, None, seed)
    true_ratio = np.array([float(c.attributes["heart_ratio"]) for c in cases])
    usual = float(np.mean([float(c.attributes["heart_ratio"]) for c in known]))
    for method, values in ((METHOD, np.array(ratios)), (CONTROL, np.full(n, usual))):
        error = np.abs(values - true_ratio)
        one: Statistic = lambda index, e=error: float(np.nanmean(e[index]))  # noqa: E731
        rows.append(Row.of(method, "phantom/ctr_error", one(np.arange(n)), bootstrap(one, n, seed=seed)))
    rows.append(_share(ratios, "phantom/lines_found", None, seed))
    return rows, n


def _hannover(model: Segmenter, trained_on: set[str], seed: int, say: Say) -> tuple[list[Row], int]:
    from inference.datasets.hannover import load_hannover

    films = load_hannover(model.size_px)
    held_out = ~np.isin(films.patients, sorted(trained_on))
    test, known = films.part(np.nonzero(held_out)[0]), films.part(np.nonzero(~held_out)[0])
    say(f"Hannover: {len(test.names)} films of {len(set(test.patients))} patients not trained on")
    found = np.stack([model.maps(image)[:2] > 0.5 for image in test.images])
    mean = (known if len(known.names) else test).lungs.mean(0) > 0.5
    names = ("right lung", "left lung")
    return _dice_rows("hannover", found, test.lungs, mean, names, test.patients, seed), len(test.names)


def _nih(model: Segmenter, _trained_on: set[str], seed: int, say: Say) -> tuple[list[Row], int]:
    """The films with recorded probabilities, then those of other patients that are there at 64 px only: on
    the former the limits of `inference.anatomy.ratio` were chosen, on the latter nothing was."""
    from inference.datasets.nih14 import load_nih, load_small
    from inference.labels import FINDINGS

    films = load_nih(256)
    others = load_small(model.size_px, without=films.patients)
    chexnet = films.soft[:, FINDINGS.index("cardiomegaly")]
    rows = _ratio_rows(model, "nih", films, chexnet, seed, say)
    rows += _ratio_rows(model, "nih_64px", others, None, seed, say)
    return rows, len(films.names) + len(others.names)


def _ratio_rows(
    model: Segmenter, data: str, films: NihFilms, chexnet: NDArray[Any] | None, seed: int, say: Say
) -> list[Row]:
    """The ratio alone as a score for the label."""
    from inference.anatomy.ratio import heart_lines
    from inference.evaluation.statistics import Statistic, auroc, bootstrap
    from inference.evaluation.table import Row
    from inference.labels import FINDINGS

    truth = films.labels[:, FINDINGS.index("cardiomegaly")] > 0.5
    lines = [heart_lines(model.maps(image)) for image in films.images]
    ratios = np.array([np.nan if found is None else found.ratio for found in lines])
    say(f"{data}: {len(ratios)} films, {int(truth.sum())} with cardiomegaly")
    # a film without lines says nothing: it gets the middle of the others
    scores = np.where(np.isnan(ratios), np.nanmedian(ratios), ratios)
    arms = {METHOD: scores} | ({} if chexnet is None else {"recorded_chexnet": chexnet})
    upright = np.array([view == "PA" for view in films.view])
    rows = []
    for name, kept in (("", np.ones(len(scores), bool)), (" (PA films)", upright)):
        index = np.nonzero(kept)[0]
        for method, values in arms.items():
            one: Statistic = lambda i, v=values, at=index: auroc(truth[at[i]], v[at[i]])  # noqa: E731
            interval = bootstrap(one, len(index), groups=films.patients[index], seed=seed)
            metric = f"{data}/auroc/cardiomegaly{name}"
            rows.append(Row.of(method, metric, one(np.arange(len(index))), interval))
    for name, group in (("with", truth), ("without", ~truth)):
        at = np.nonzero(group & ~np.isnan(ratios))[0]
        middle: Statistic = lambda i, at=at: float(np.median(ratios[at[i]]))  # noqa: E731
        interval = bootstrap(middle, len(at), groups=films.patients[at], seed=seed)
        metric = f"{data}/median_ctr {name} cardiomegaly"
        rows.append(Row.of(METHOD, metric, middle(np.arange(len(at))), interval))
    rows.append(_share(ratios, f"{data}/lines_found", films.patients, seed))
    return rows


def _dice_rows(
    data: str,
    found: Masks,
    truth: Masks,
    mean: Masks,
    names: Sequence[str],
    groups: NDArray[np.str_] | None,
    seed: int,
) -> list[Row]:
    from inference.anatomy.overlap import dice
    from inference.evaluation.statistics import Statistic, bootstrap
    from inference.evaluation.table import Row

    rows = []
    for method, answer in ((METHOD, found), (CONTROL, np.broadcast_to(mean, truth.shape))):
        scores = dice(answer, truth)
        for k, name in enumerate(names):
            one: Statistic = lambda index, k=k, s=scores: float(s[index, k].mean())  # noqa: E731
            interval = bootstrap(one, len(scores), groups=groups, seed=seed)
            rows.append(Row.of(method, f"{data}/dice/{name}", one(np.arange(len(scores))), interval))
    return rows


def _share(ratios: ArrayLike, metric: str, groups: NDArray[np.str_] | None, seed: int) -> Row:
    from inference.evaluation.statistics import Statistic, bootstrap
    from inference.evaluation.table import Row

    there = ~np.isnan(np.asarray(ratios, dtype=float))
    one: Statistic = lambda index: float(there[index].mean())  # noqa: E731
    interval = bootstrap(one, len(there), groups=groups, seed=seed)
    return Row.of(METHOD, metric, one(np.arange(len(there))), interval)
