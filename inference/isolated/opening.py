"""Opening a folder with the code that it brings, whichever transformers its interpreter has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from inference.api import ModelError

LOCAL: dict[str, Any] = {"local_files_only": True, "trust_remote_code": True}


def network(folder: Path, device: str) -> Any:
    """In the precision that its config names. Raises ModelError where weights are missing for the network:
    transformers would fill them with random numbers."""
    import transformers

    newer = tuple(int(part) for part in transformers.__version__.split(".")[:2]) >= (4, 56)
    precision = {"dtype" if newer else "torch_dtype": "auto"}
    kind: Any = transformers.AutoModelForCausalLM
    model, found = kind.from_pretrained(
        str(folder), use_safetensors=True, output_loading_info=True, **precision, **LOCAL
    )
    if missing := sorted(found["missing_keys"]):
        raise ModelError(
            f"{folder}: weights are missing for {len(missing)} parts of the network ({missing[0]}, ...).",
            "Take the folder again from its source, or the transformers that it was made for.",
        )
    return model.eval().to(device)
