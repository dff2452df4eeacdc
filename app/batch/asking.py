"""What each kind of batch asks of a film, and the rows that its answer becomes: one entry a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.batch.films import BatchError
from inference import api

Row = dict[str, Any]
ReadMap = Callable[[api.FrameRef], NDArray[np.float32]]


@dataclass(frozen=True)
class Asking:
    """The options of a run, as its run.json keeps them."""

    kind: str
    model: str = ""
    phrase: str = ""
    finding: str = ""
    method: str = "matex"
    samples: int = 10
    max_tokens: int = 160
    unfit_too: bool = False
    seed: int = 0


@dataclass(frozen=True)
class Kind:
    """request: (image, options, the film's row in a table). rows: what stands in the Parquet. maps: name ->
    the map that is written beside it."""

    request: Callable[[api.ImageInput, Asking, Mapping[str, str]], api.Request]
    rows: Callable[[Any], list[Row]]
    maps: Callable[[Any], dict[str, api.FrameRef]] = lambda _result: {}


def _explain(image: api.ImageInput, asked: Asking, said: Mapping[str, str]) -> api.Request:
    phrase = said.get("phrase") or asked.phrase
    if not phrase:
        raise BatchError("There is no phrase to explain.", "Give --phrase, or a table with a column phrase.")
    return api.Explain(
        image=image, phrase=phrase, method=said.get("method") or asked.method, model=asked.model,
        seed=asked.seed, unfit_too=asked.unfit_too,
    )  # fmt: skip


def _scanpath(image: api.ImageInput, asked: Asking, said: Mapping[str, str]) -> api.Request:
    finding = said.get("finding") or asked.finding
    if not finding:
        raise BatchError(
            "There is no finding to search for.", "Give --finding, or a table with a column finding."
        )
    return api.PredictScanpath(
        image=image, finding=finding, samples=asked.samples, model=asked.model, seed=asked.seed,
        unfit_too=asked.unfit_too,
    )  # fmt: skip


def _diagnose(image: api.ImageInput, asked: Asking, _said: Mapping[str, str]) -> api.Request:
    return api.Diagnose(image=image, model=asked.model, seed=asked.seed, unfit_too=asked.unfit_too)


def _caption(image: api.ImageInput, asked: Asking, _said: Mapping[str, str]) -> api.Request:
    return api.Caption(
        image=image,
        model=asked.model,
        max_tokens=asked.max_tokens,
        seed=asked.seed,
        unfit_too=asked.unfit_too,
    )


def _embed(image: api.ImageInput, asked: Asking, _said: Mapping[str, str]) -> api.Request:
    return api.Embed(image=image, model=asked.model, seed=asked.seed)


def _scanpath_rows(result: api.PredictScanpathResult) -> list[Row]:
    return [
        {
            "finding": result.finding, "sample": number, "rank": rank, "x_px": x, "y_px": y,
            "duration_ms": duration, "sd_px": sd,
        }
        for number, path in enumerate(result.scanpaths)
        for rank, (x, y, duration, sd) in enumerate(
            zip(path.x_px, path.y_px, path.duration_ms, path.sd_px, strict=True)
        )
    ]  # fmt: skip


KINDS: dict[str, Kind] = {
    "explain": Kind(
        _explain,
        lambda r: [{"phrase": r.phrase, "method": r.method, "similarity": r.similarity}],
        lambda r: {"map": r.map},
    ),
    "scanpath": Kind(_scanpath, _scanpath_rows, lambda r: {"heatmap": r.heatmap}),
    "diagnose": Kind(
        _diagnose,
        lambda r: [
            {"finding": row.finding, "no_gaze": row.no_gaze, "predicted_gaze": row.predicted_gaze}
            for row in r.rows
        ],
    ),
    "caption": Kind(_caption, lambda r: [{"text": r.text, "sentences": [s.text for s in r.sentences]}]),
    "embed": Kind(_embed, lambda r: [{"vector": r.image}]),
}
