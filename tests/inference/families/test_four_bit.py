"""4 bits by bitsandbytes on small random checkpoints: which layers are held in them, and which are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import checkpoints
import numpy as np
import pytest
import torch

from inference import api
from inference.adding import add
from inference.context import ModelCache, local_context
from inference.families import four_bit, gemma, llava, qwen
from inference.ladder import Plan
from inference.loading import FEW_IMAGE_TOKENS, opened
from inference.store import ModelStore

LOADERS = {"qwen2_5_vl": qwen.load, "qwen3_vl": qwen.load, "llava": llava.load, "gemma3": gemma.load}
FILM = np.random.Generator(np.random.PCG64(0)).integers(0, 65535, (300, 220), dtype=np.uint16)


@pytest.fixture(params=list(LOADERS))
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return checkpoints.GENERATIVE[request.param](tmp_path / request.param)


def test_the_language_layers_are_in_four_bits_and_nothing_else(folder: Path) -> None:
    pytest.importorskip("bitsandbytes", reason="bitsandbytes is not installed: pip install radgaze[four-bit]")
    model = LOADERS[folder.name](folder, device="cpu", precision=torch.bfloat16, four_bit=True)
    held = set(four_bit.in_four_bits(model.model))
    matrices = {name for name, part in model.model.named_modules() if isinstance(part, torch.nn.Linear)}
    language = {name for name in matrices if name.startswith("model.language_model.layers.")}
    assert held == language
    assert len(matrices - held) > 4  # the image tower, what joins it to the text, the words' matrix
    for name in matrices - held:
        assert model.model.get_submodule(name).weight.dtype == torch.bfloat16, name
    assert "its language model in 4 bits" in model.how
    ids, probabilities = model.generate(FILM, max_tokens=6)
    assert len(ids) == len(probabilities)
    rows = model.word_attention(model.see(FILM), "left pleural effusion")
    assert all(float(g.abs().max()) > 0 for g in rows.gradients)


def test_a_tower_in_four_bits_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As transformers does it with the names of its own examples."""
    pytest.importorskip("bitsandbytes", reason="bitsandbytes is not installed: pip install radgaze[four-bit]")
    from transformers import BitsAndBytesConfig

    monkeypatch.setattr(
        "inference.families.local.asked_of_four_bit",
        lambda *_: BitsAndBytesConfig(load_in_4bit=True, llm_int8_skip_modules=["visual", "vision_tower"]),
    )
    with pytest.raises(api.ModelError, match=r"in 4 bits came model\."):
        LOADERS[folder.name](folder, device="cpu", precision=torch.bfloat16, four_bit=True)


def test_without_bitsandbytes_it_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inference.families.four_bit.importlib.util.find_spec", lambda _: None)
    with pytest.raises(api.ModelError, match="bitsandbytes, which is not installed") as raised:
        LOADERS[folder.name](folder, device="cpu", precision=torch.bfloat16, four_bit=True)
    assert "radgaze[four-bit]" in raised.value.way_out


def test_a_plan_reaches_the_model_and_the_usual_job_does_not_get_what_was_spared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = checkpoints.qwen2_5_vl(tmp_path / "qwen")
    shelf = tmp_path / "shelf"
    folder = add(source, shelf)
    asked: list[bool] = []
    really = qwen.load

    def load(path: Path, *, four_bit: bool = False, **more: Any) -> Any:
        asked.append(four_bit)
        return really(path, **more)  # the layers themselves are looked at above

    monkeypatch.setattr(qwen, "load", load)
    context, _ = local_context(ModelStore([shelf]), cache=ModelCache(budget_bytes=1 << 34))
    context.plan = Plan("cpu", "", offload=True, few_tokens=True, four_bit=True)
    spared = opened(context, folder)
    assert (spared.offload, spared.most_image_tokens) == (True, FEW_IMAGE_TOKENS)
    context.plan = Plan("cpu")
    usual = opened(context, folder)
    assert usual is not spared
    assert (usual.offload, usual.most_image_tokens) == (False, 0)
    assert asked == [True, False]
