"""Training state on disk as safetensors and JSON, never pickle."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file


def save_state(
    folder: Path,
    modules: dict[str, torch.nn.Module],
    optimizer: torch.optim.Optimizer,
    step: int,
    extra: dict[str, Any],
) -> None:
    """Weights, optimizer moments and position, written aside and renamed, so that a kill loses nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {
        f"{name}/{key}": value.contiguous().clone()
        for name, module in modules.items()
        for key, value in module.state_dict().items()
    }
    state = optimizer.state_dict()
    for index, moments in state["state"].items():
        for key, value in moments.items():
            tensors[f"optimizer/{index}/{key}"] = torch.as_tensor(value).contiguous().clone()
    save_file(tensors, folder / "state.part")
    (folder / "state.part").replace(folder / "state.safetensors")
    (folder / "state.json.part").write_text(json.dumps({"step": step, **extra}), "utf-8")
    (folder / "state.json.part").replace(folder / "state.json")


def save_weights(path: Path, modules: dict[str, torch.nn.Module]) -> None:
    """The weights alone, written aside and renamed."""
    tensors = {
        f"{name}/{key}": value.contiguous().clone()
        for name, module in modules.items()
        for key, value in module.state_dict().items()
    }
    part = path.with_suffix(".part")
    save_file(tensors, part)
    part.replace(path)


def load_state(
    folder: Path, modules: dict[str, torch.nn.Module], optimizer: torch.optim.Optimizer
) -> dict[str, Any] | None:
    """Restores what save_state wrote; None where there is nothing to resume."""
    if not (folder / "state.json").exists():
        return None
    tensors = load_file(folder / "state.safetensors")
    for name, module in modules.items():
        module.load_state_dict(
            {k[len(name) + 1 :]: v for k, v in tensors.items() if k.startswith(name + "/")}
        )
    state = optimizer.state_dict()
    moments: dict[int, dict[str, torch.Tensor]] = {}
    for key, value in tensors.items():
        if key.startswith("optimizer/"):
            _, index, field = key.split("/")
            moments.setdefault(int(index), {})[field] = value
    state["state"] = moments
    optimizer.load_state_dict(state)
    found: dict[str, Any] | None = json.loads((folder / "state.json").read_text("utf-8"))
    return found


def load_module(folder: Path, name: str, module: torch.nn.Module, *, file: str = "state.safetensors") -> None:
    """The weights that `save_state`, or `save_weights` under another name, left for one module."""
    tensors = load_file(folder / file)
    module.load_state_dict({k[len(name) + 1 :]: v for k, v in tensors.items() if k.startswith(name + "/")})


def half_precision(state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """fp16 for shipping: floats halved, the rest kept."""
    return {k: (v.half() if v.is_floating_point() else v).contiguous().clone() for k, v in state.items()}


def weights_hash(state: dict[str, Any]) -> str:
    """sha256 over the tensors of a state, in order of their names."""
    digest = hashlib.sha256()
    for name in sorted(state):
        digest.update(name.encode())
        digest.update(state[name].detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()
