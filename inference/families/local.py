"""Opening a checkpoint folder with transformers: local files, safetensors, no code of the folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from huggingface_hub.errors import StrictDataclassError

from inference.api import ModelError
from inference.context import memory_bytes
from inference.families.four_bit import asked_of_four_bit, require_tower_untouched
from inference.families.known import read_json

LOCAL: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
FLOAT32_PART = 0.25
"""On a CPU, weights are widened to float32 where they then take at most this part of the memory: there half
precision saves memory and no time."""


def network(kind: Any, folder: Path, *, precision: torch.dtype, four_bit: bool = False, **more: Any) -> Any:
    """kind.from_pretrained. four_bit: the language model's layers in 4 bits (`inference.families.four_bit`).
    Raises ModelError naming the folder, also where weights are missing for the network: transformers would
    fill them with random numbers."""
    if four_bit:
        more["quantization_config"] = asked_of_four_bit(kind, folder, precision)
    with _refusing(folder, "its weights cannot be read"):
        model, found = kind.from_pretrained(
            str(folder), use_safetensors=True, dtype=precision, output_loading_info=True, **LOCAL, **more
        )
    if missing := sorted(found["missing_keys"]):
        raise ModelError(
            f"{folder}: weights are missing for {len(missing)} parts of the network ({missing[0]}, ...).",
            "Take the folder again from its source; it may be another model than its config.json says.",
        )
    if four_bit:
        require_tower_untouched(model, folder)
    return model.eval().requires_grad_(requires_grad=False)


def tokenizer(folder: Path) -> Any:
    """With the chat template of the folder, whichever file holds it. Raises ModelError."""
    from transformers import AutoTokenizer

    with _refusing(folder, "its tokenizer cannot be read"):
        found = AutoTokenizer.from_pretrained(str(folder), **LOCAL)
    kept = folder / "chat_template.json"
    if kept.is_file() and not (folder / "chat_template.jinja").is_file():
        found.chat_template = read_json(kept).get("chat_template") or found.chat_template
    return found


def image_processor(folder: Path) -> Any:
    """The folder's own, in the form that needs no torchvision. Raises ModelError."""
    from transformers import AutoImageProcessor

    with _refusing(folder, "its image processor cannot be read"):
        return AutoImageProcessor.from_pretrained(str(folder), backend="pil", **LOCAL)


@contextmanager
def _refusing(folder: Path, what: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, ImportError, StrictDataclassError) as error:
        said = [line.strip() for line in str(error).splitlines() if line.strip()][:2]
        reason = " ".join(said) or type(error).__name__
        raise ModelError(
            f"{folder}: {what}: {reason}", "Compare its files with the source's; all must be there."
        ) from error


def precision_for(device: str, stored: str, parameters: int) -> torch.dtype:
    """In which precision a model is held. stored: as its files have it. On a GPU bfloat16 where it has it,
    else float16; on a CPU float32 where that fits easily, else bfloat16."""
    if device.startswith("cuda"):
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
    if stored == "float32" or parameters * 4 <= FLOAT32_PART * memory_bytes():
        return torch.float32
    return torch.bfloat16
