"""Models by their id: the folder from the store, checked for its task, loaded once and kept in the cache."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from inference import api
from inference.anatomy.segmenter import Segmenter
from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.vlm import VisionLanguageModel
from inference.context import RunContext
from inference.diagnosis.model import DiagnosisModel
from inference.film_check.checker import FilmChecker
from inference.scanpaths.path_predictor import PathPredictor
from inference.scanpaths.predictor import ScanpathPredictor
from inference.store import ModelFolder

_Model = TypeVar("_Model")
Load = Callable[[Path, dict[str, Any]], _Model]


def loaded(context: RunContext, model_id: str, task: str, load: Load[_Model]) -> tuple[_Model, api.ModelInfo]:
    """model_id: "" for the store's own. Raises ModelError where the model is missing, damaged or made for
    another task."""
    folder = folder_of(context, model_id, task)
    key = folder.manifest.id
    model: _Model = context.cache.get_or_load(key, lambda: load(folder.path, folder.manifest.arch))
    return model, folder.info


def folder_of(context: RunContext, model_id: str, task: str) -> ModelFolder:
    """The checked folder of a model that is made for `task`; of the store's own where the id is empty. Raises
    ModelError."""
    model_id = model_id or context.store.default(task).manifest.id
    context.progress(0.05, f"loading {model_id}" if model_id not in context.cache else model_id)
    folder = context.store.get(model_id)
    if folder.manifest.task != task:
        raise api.ModelError(
            f"Model {model_id} is made for {folder.manifest.task}, not for {task}.", "Choose another model."
        )
    return folder


def _of_task(
    task: str, load: Callable[..., _Model]
) -> Callable[[RunContext, str], tuple[_Model, api.ModelInfo]]:
    """(context, model id) -> the model and who it is. load(folder, arch, device=...)."""

    def get(context: RunContext, model_id: str) -> tuple[_Model, api.ModelInfo]:
        return loaded(context, model_id, task, lambda path, arch: load(path, arch, device=context.device))

    return get


dual_encoder = _of_task("dual_encoder", DualEncoder.load)
vision_language = _of_task("vision_language", VisionLanguageModel.load)
diagnosis = _of_task("diagnosis", DiagnosisModel.load)
segmenter = _of_task("anatomy", Segmenter.load)
film_checker = _of_task("film_check", FilmChecker.load)


def scanpath_predictor(context: RunContext, model_id: str) -> tuple[Any, list[api.ModelInfo]]:
    """The predictor, and who takes part: itself and the towers that it stands on. A manifest with a `cnn` is
    of the network of whole paths, one with a `vlm` of the parallel one."""
    folder = folder_of(context, model_id, "scanpath")
    arch = folder.manifest.arch
    encoder, encoder_info = dual_encoder(context, arch["encoder"])
    kind: Any = PathPredictor if "cnn" in arch else ScanpathPredictor
    tower: tuple[Any, api.ModelInfo] = (
        diagnosis(context, arch["cnn"]) if "cnn" in arch else vision_language(context, arch["vlm"])
    )
    model = context.cache.get_or_load(
        folder.manifest.id,
        lambda: kind.load(folder.path, arch, encoder, tower[0], device=context.device),
    )
    return model, [folder.info, encoder_info, tower[1]]
