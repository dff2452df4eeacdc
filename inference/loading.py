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
    """Raises ModelError where the model is missing, damaged or made for another task."""
    folder = folder_of(context, model_id, task)
    model: _Model = context.cache.get_or_load(model_id, lambda: load(folder.path, folder.manifest.arch))
    return model, folder.info


def folder_of(context: RunContext, model_id: str, task: str) -> ModelFolder:
    """The checked folder of a model that is made for `task`. Raises ModelError."""
    context.progress(0.05, f"loading {model_id}" if model_id not in context.cache else model_id)
    folder = context.store.get(model_id)
    if folder.manifest.task != task:
        raise api.ModelError(
            f"Model {model_id} is made for {folder.manifest.task}, not for {task}.", "Choose another model."
        )
    return folder


def dual_encoder(context: RunContext, model_id: str) -> tuple[DualEncoder, api.ModelInfo]:
    return loaded(
        context,
        model_id,
        "dual_encoder",
        lambda path, arch: DualEncoder.load(path, arch, device=context.device),
    )


def vision_language(context: RunContext, model_id: str) -> tuple[VisionLanguageModel, api.ModelInfo]:
    return loaded(
        context,
        model_id,
        "vision_language",
        lambda path, arch: VisionLanguageModel.load(path, arch, device=context.device),
    )


def diagnosis(context: RunContext, model_id: str) -> tuple[DiagnosisModel, api.ModelInfo]:
    return loaded(
        context,
        model_id,
        "diagnosis",
        lambda path, arch: DiagnosisModel.load(path, arch, device=context.device),
    )


def segmenter(context: RunContext, model_id: str) -> tuple[Segmenter, api.ModelInfo]:
    return loaded(
        context, model_id, "anatomy", lambda path, arch: Segmenter.load(path, arch, device=context.device)
    )


def film_checker(context: RunContext, model_id: str) -> tuple[FilmChecker, api.ModelInfo]:
    return loaded(
        context,
        model_id,
        "film_check",
        lambda path, arch: FilmChecker.load(path, arch, device=context.device),
    )


def scanpath_predictor(context: RunContext, model_id: str) -> tuple[ScanpathPredictor, list[api.ModelInfo]]:
    """The predictor, and who takes part: itself and the towers that it stands on."""
    folder = folder_of(context, model_id, "scanpath")
    arch = folder.manifest.arch
    encoder, encoder_info = dual_encoder(context, arch["encoder"])
    vlm, vlm_info = vision_language(context, arch["vlm"])
    model = context.cache.get_or_load(
        model_id,
        lambda: ScanpathPredictor.load(folder.path, arch, encoder, vlm, device=context.device),
    )
    return model, [folder.info, encoder_info, vlm_info]
