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


def _answering(path: Path, arch: dict[str, Any], *, device: str = "cpu") -> DualEncoder:
    """A dual encoder that only answers: gradients are asked of states and attention, never of weights, which
    makes a backward pass cheaper by a third."""
    encoder = DualEncoder.load(path, arch, device=device)
    encoder.model.requires_grad_(requires_grad=False)
    return encoder


dual_encoder = _of_task("dual_encoder", _answering)
vision_language = _of_task("vision_language", VisionLanguageModel.load)
diagnosis = _of_task("diagnosis", DiagnosisModel.load)
segmenter = _of_task("anatomy", Segmenter.load)
film_checker = _of_task("film_check", FilmChecker.load)


def scanpath_predictor(context: RunContext, model_id: str) -> tuple[ScanpathPredictor, list[api.ModelInfo]]:
    """The predictor, and who takes part: itself and the towers that it stands on."""
    folder = folder_of(context, model_id, "scanpath")
    arch = folder.manifest.arch
    encoder, encoder_info = dual_encoder(context, arch["encoder"])
    vlm, vlm_info = vision_language(context, arch["vlm"])
    model = context.cache.get_or_load(
        folder.manifest.id,
        lambda: ScanpathPredictor.load(folder.path, arch, encoder, vlm, device=context.device),
    )
    return model, [folder.info, encoder_info, vlm_info]
