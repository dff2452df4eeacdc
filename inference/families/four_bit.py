"""A generative model's language layers in 4 bits, where bitsandbytes is there: the image tower, what joins it
to the text and the words' matrices stay as they are.

transformers' own list of modules to skip matches from the start of a name: "visual" leaves no layer of
"model.visual" out. So names are written whole, and what came of it is looked at.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import torch

from inference.api import ModelError

LAYERS = ".language_model.layers."
"""What stands in the name of each matrix that is held in 4 bits."""


def asked_of_four_bit(kind: Any, folder: Path, precision: torch.dtype) -> Any:
    """transformers' configuration for it. kind: the model's class. Raises ModelError without
    bitsandbytes."""
    from transformers import BitsAndBytesConfig

    if importlib.util.find_spec("bitsandbytes") is None:
        raise ModelError(
            f"{folder.name}: 4 bits need bitsandbytes, which is not installed.",
            "Run: pip install 'radgaze[four-bit]' where the worker runs.",
        )
    config = kind.config_class.from_pretrained(str(folder), local_files_only=True)
    with torch.device("meta"):
        names = [name for name, part in kind(config).named_modules() if isinstance(part, torch.nn.Linear)]
    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_compute_dtype=precision,
        llm_int8_skip_modules=[name for name in names if LAYERS not in name],
    )


def in_four_bits(model: Any) -> list[str]:
    """The names of its matrices that are held in 4 bits."""
    return [name for name, part in model.named_modules() if type(part).__name__ == "Linear4bit"]


def require_tower_untouched(model: Any, folder: Path) -> None:
    """Raises ModelError where a matrix outside the language layers is in 4 bits, or none is."""
    held = in_four_bits(model)
    if not held or any(LAYERS not in name for name in held):
        wrong = next((name for name in held if LAYERS not in name), "no layer at all")
        raise ModelError(
            f"{folder.name}: in 4 bits came {wrong}, not its language layers alone.",
            "This transformers or bitsandbytes does not fit; take the versions that RadGaze names.",
        )
