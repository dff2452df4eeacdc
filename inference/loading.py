"""Models by their id: the folder from the store, checked for its task, loaded once and kept in the cache."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from inference import api
from inference.anatomy.segmenter import Segmenter
from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.vlm import VisionLanguageModel
from inference.captioning.dwell import SIGMA_FRACTION
from inference.captioning.ways.text import Text
from inference.context import RunContext
from inference.diagnosis.model import DiagnosisModel
from inference.families.chat import ChatModel
from inference.families.known import CAPABILITIES, FAMILIES
from inference.families.local import precision_for
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


def folder_of(context: RunContext, model_id: str, *tasks: str) -> ModelFolder:
    """The checked folder of a model that is made for one of the tasks; the store's own for the first where
    the id is empty. Raises ModelError."""
    model_id = model_id or context.store.default(tasks[0]).manifest.id
    context.progress(0.05, f"loading {model_id}" if model_id not in context.cache else model_id)
    folder = context.store.get(model_id)
    if folder.manifest.task not in tasks:
        raise api.ModelError(
            f"Model {model_id} is made for {folder.manifest.task}, not for {' or '.join(tasks)}.",
            "Choose another model.",
        )
    return folder


def _of_task(task: str, load: Callable[..., Any]) -> Callable[[RunContext, str], tuple[Any, api.ModelInfo]]:
    """(context, model id) -> the model and who it is: RadGaze's own network by load(folder, arch,
    device=...), a checkpoint of another family by its adapter."""

    def get(context: RunContext, model_id: str) -> tuple[Any, api.ModelInfo]:
        folder = folder_of(context, model_id, task)
        if folder.manifest.family:
            return opened(context, folder), folder.info
        return loaded(context, model_id, task, lambda path, arch: load(path, arch, device=context.device))

    return get


def _answering(path: Path, arch: dict[str, Any], *, device: str = "cpu") -> DualEncoder:
    """A dual encoder that only answers: gradients are asked of states and attention, never of weights, which
    makes a backward pass cheaper by a third."""
    encoder = DualEncoder.load(path, arch, device=device)
    encoder.model.requires_grad_(requires_grad=False)
    return encoder


def opened(context: RunContext, folder: ModelFolder) -> Any:
    """The model of a folder of one of the known families, loaded once. Raises ModelError where the family is
    not known (a manifest of a newer RadGaze), or for what its adapter finds."""
    manifest = folder.manifest
    family = FAMILIES.get(manifest.family)
    if family is None:
        raise api.ModelError(
            f"Model {manifest.id} is of the family {manifest.family!r}, which is not known here.",
            "Use the RadGaze that added it, or remove the model and add its folder again.",
        )

    precision = precision_for(context.device, manifest.precision, manifest.parameters)
    four_bit = context.plan.four_bit and manifest.task == "vision_language"
    more = {"four_bit": True} if four_bit else {}
    size = int(manifest.parameters * precision.itemsize * (IN_FOUR_BITS if four_bit else 1))

    def load() -> Any:
        context.progress(0.1, f"loading {manifest.id}, about {size / 1e6:,.0f} MB")
        adapter = importlib.import_module(family.adapter)
        made = adapter.load(folder.path, device=context.device, precision=precision, **more)
        if isinstance(made, ChatModel):
            choose_way(made, manifest.arch.get("gaze", "overlay"))
            context.progress(0.15, f"{manifest.id}: {made.how}")
        return made

    key = (manifest.id, "4 bits") if four_bit else manifest.id
    model = context.cache.get_or_load(key, load, size_bytes=size)
    if isinstance(model, ChatModel):
        model.most_image_tokens = FEW_IMAGE_TOKENS if context.plan.few_tokens else 0
        model.offload = context.plan.offload
    return model


def choose_way(model: ChatModel, way: str) -> None:
    """How gaze is given where no way was trained for the model: laid over the film, or as words.
    Raises ModelError."""
    if way not in WAYS:
        raise api.ModelError(
            f"{model.name}: gaze = {way!r} in its model.toml is no way that needs no training.",
            f"Take one of: {', '.join(WAYS)}.",
        )
    if model.listens is None and way == "text":
        model.listens = Text()
        model.gaze_sigma = SIGMA_FRACTION


WAYS = ("overlay", "text")
IN_FOUR_BITS = 0.45
"""Of a model's size, with its words' matrices and its image tower as they are: 0.4 to 0.5 for 3B to 7B."""
FEW_IMAGE_TOKENS = 1024
"""Where memory is short; with fewer, Qwen's models no longer find places (llama.cpp warns of it)."""


def need(folder: ModelFolder, capability: str) -> None:
    """Raises InputError, saying why, where a model names what it can and this is not among it."""
    manifest = folder.manifest
    if not manifest.can or capability in manifest.can:
        return
    family = FAMILIES.get(manifest.family)
    why = family.cannot.get(capability, "") if family else ""
    raise api.InputError(
        f"Model {manifest.id} cannot give {CAPABILITIES.get(capability, capability)}. {why}".strip(),
        "Choose another model.",
    )


def encoder_of(context: RunContext, model_id: str) -> tuple[Any, api.ModelInfo]:
    """Whatever gives a film a vector: a dual encoder, a backbone, a classifier's features.
    Raises InputError."""
    folder = folder_of(context, model_id, *WITH_VECTORS)
    if not folder.manifest.family:
        if folder.manifest.task != "dual_encoder":
            raise api.InputError(
                f"Model {folder.manifest.id} gives no vectors.", "Choose a dual encoder or a backbone."
            )
        return dual_encoder(context, folder.manifest.id)
    need(folder, "embed")
    return opened(context, folder), folder.info


WITH_VECTORS = ("dual_encoder", "backbone", "diagnosis")
dual_encoder = _of_task("dual_encoder", _answering)
vision_language = _of_task("vision_language", VisionLanguageModel.load)
diagnosis = _of_task("diagnosis", DiagnosisModel.load)
segmenter = _of_task("anatomy", Segmenter.load)
film_checker = _of_task("film_check", FilmChecker.load)


def looked_through(context: RunContext, model_id: str) -> tuple[Any, api.ModelInfo]:
    """What scanpath networks look through: the shipped CNN, or a ResNet or DenseNet-121 of the store."""
    folder = folder_of(context, model_id, "diagnosis", "backbone")
    if folder.manifest.family:
        return opened(context, folder), folder.info
    return diagnosis(context, model_id)


def scanpath_predictor(context: RunContext, model_id: str) -> tuple[Any, list[api.ModelInfo]]:
    """The predictor, and who takes part: itself and the towers that it stands on. A manifest with a `cnn` is
    of the network of whole paths, one with a `vlm` of the parallel one."""
    folder = folder_of(context, model_id, "scanpath")
    arch = folder.manifest.arch
    encoder, encoder_info = dual_encoder(context, arch["encoder"])
    kind: Any = PathPredictor if "cnn" in arch else ScanpathPredictor
    tower: tuple[Any, api.ModelInfo] = (
        looked_through(context, arch["cnn"]) if "cnn" in arch else vision_language(context, arch["vlm"])
    )
    model = context.cache.get_or_load(
        folder.manifest.id,
        lambda: kind.load(folder.path, arch, encoder, tower[0], device=context.device),
    )
    return model, [folder.info, encoder_info, tower[1]]
