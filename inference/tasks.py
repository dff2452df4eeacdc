"""What models are asked for: the tasks that a model is chosen for, and which field of a request names it.

A request whose field is empty is answered by the store's own model for that task (`ModelStore.default`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import msgspec

from inference import api


@dataclass(frozen=True, kw_only=True)
class Task:
    """title: in words. kinds: what `model.toml` calls the task of the models that can serve this one.
    capability: what a model that names its capabilities must have among them."""

    id: str
    title: str
    kinds: tuple[str, ...]
    capability: str = ""


TASKS = {
    task.id: task
    for task in (
        Task(id="film_check", title="Film check", kinds=("film_check",)),
        Task(id="findings", title="Findings", kinds=("diagnosis",), capability="findings"),
        Task(id="explain", title="Explain", kinds=("dual_encoder",), capability="explain"),
        Task(id="embed", title="Similar films", kinds=("dual_encoder",), capability="embed"),
        Task(id="scanpath", title="Scanpaths", kinds=("scanpath",)),
        Task(id="report", title="Report", kinds=("vision_language",), capability="draft"),
        Task(id="lens", title="Words at a place", kinds=("vision_language",), capability="lens"),
        Task(id="anatomy", title="Lungs and heart", kinds=("anatomy",)),
    )
}
"""By their ids, which are the keys of `[inference.models]` in settings.toml."""

_OWN: dict[type[msgspec.Struct], str] = {
    api.CheckFilm: "film_check",
    api.Explain: "explain",
    api.PredictScanpath: "scanpath",
    api.Diagnose: "findings",
    api.Caption: "report",
    api.SegmentAnatomy: "anatomy",
    api.Lens: "lens",
    api.Embed: "embed",
    api.Retrieve: "embed",
}
"""The task that the field `model` of a request stands for."""
_FURTHER = {"film_check": "film_check", "predictor": "scanpath", "segmenter": "anatomy"}
"""Fields of requests that name another model that takes part, and its task."""


def model_fields(request: api.Request) -> dict[str, str]:
    """Field -> task, for every field of the request that names a model."""
    names = {"model": _OWN[type(request)], **_FURTHER}
    return {field: task for field, task in names.items() if hasattr(request, field)}


def with_models(request: api.Request, model_of: Callable[[str], str]) -> api.Request:
    """The request with its empty model fields filled. model_of: task -> id, "" to leave it to the store."""
    empty = {field: task for field, task in model_fields(request).items() if not getattr(request, field)}
    return msgspec.structs.replace(request, **{field: model_of(task) for field, task in empty.items()})


def without_models(request: api.Request) -> api.Request:
    """The request as it was before a model was chosen for it."""
    return msgspec.structs.replace(request, **dict.fromkeys(model_fields(request), ""))


def serving(task: str, models: Iterable[api.ModelInfo]) -> list[api.ModelInfo]:
    """Those of the models that can serve the task, in their order."""
    asked = TASKS[task]
    return [
        model
        for model in models
        if (asked.capability in model.can if model.can else model.task in asked.kinds)
    ]
