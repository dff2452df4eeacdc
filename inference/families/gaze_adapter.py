"""A trained way to give gaze to a checkpoint of somebody else: a LoRA adapter with the way's own modules,
and how gaze is given, in a folder of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inference.api import ModelError
from inference.captioning.dwell import SIGMA_FRACTION
from inference.captioning.tower import QwenTower
from inference.captioning.ways.base import GazeWay
from inference.captioning.ways.registry import names, way
from inference.families.known import WAY_FILE, read_json

if TYPE_CHECKING:
    from inference.families.chat import ChatModel


def listen(model: ChatModel, folder: Path) -> None:
    """Loads the adapter of a folder into a model. Raises ModelError."""
    from peft import PeftModel

    fields = read_json(folder / WAY_FILE)
    name = str(fields.pop("name", ""))
    if name not in names():
        raise ModelError(
            f"{folder}: gaze is given by {name!r}, which is not known here.",
            "Use the RadGaze that trained it.",
        )
    attach(model, way(name, fields))
    try:
        adapted = PeftModel.from_pretrained(
            model.model, str(folder), local_files_only=True, use_safetensors=True
        )
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelError(
            f"{folder} does not fit {model.name}: {str(error).splitlines()[0]}", "Train it for this model."
        ) from error
    model.model = adapted.get_base_model()
    model.model.eval().requires_grad_(requires_grad=False)


def attach(model: ChatModel, given: GazeWay) -> None:
    """From now on the model is told of gaze that way. Raises ModelError for a tower that cannot be."""
    try:
        given.attach(QwenTower(model.model.base_model.visual))
    except (AttributeError, ValueError, IndexError) as error:
        raise ModelError(f"{model.name}: {error}.", "Choose another way or layer.") from error
    model.listens, model.gaze_sigma = given, SIGMA_FRACTION


def write_way(folder: Path, given: GazeWay, recipe: dict[str, Any]) -> None:
    """What `listen` reads beside the adapter, and what made it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / WAY_FILE).write_text(json.dumps({"name": given.name, **given.to_dict()}, indent=1), "utf-8")
    (folder / "recipe.json").write_text(json.dumps(recipe, indent=1, default=str), "utf-8")
