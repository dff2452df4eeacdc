"""Which checkpoints RadGaze can serve, and how a folder is recognised. No torch: the list of models needs it.

A family is a row: by the `model_type` of its config.json, by a file that only its layout has, or, where a
layout has no config at all, by the names of its tensors. Its adapter is one file of this package with
`load(folder, *, device, precision)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from inference.api import ModelError
from inference.weight_files import Weights, read_weights

CAPABILITIES = {
    "findings": "probabilities of findings",
    "explain": "a map for a phrase",
    "lens": "a logit lens, what it reads at each place",
    "draft": "a report draft",
    "embed": "vectors for similar cases",
}
"""What a model may be asked for, in words."""


@dataclass(frozen=True, kw_only=True)
class Family:
    """title: as people call it. task: what model.toml calls it. can: of CAPABILITIES. cannot: capability ->
    why, a sentence. adapter: the module that loads it. config, marker, tensors: how it is recognised.
    isolated: it brings code of its own, and runs in a process of its own (`inference.isolated`)."""

    name: str
    title: str
    task: str
    can: tuple[str, ...]
    adapter: str
    cannot: Mapping[str, str] = field(default_factory=dict)
    config: str = ""
    marker: str = ""
    tensors: tuple[str, ...] = ()
    isolated: bool = False


_NO_FINDINGS = "It gives no probabilities of findings; its draft states some."
_NO_VECTORS = "It has no vector for a whole film."
_ONE_TOWER = "It has no text tower, so that it knows no phrase."
_NOT_GENERATIVE = "It does not write."
_NO_LENS = "It has no vocabulary that image tokens could be read in."


def _generative(name: str, title: str, adapter: str) -> Family:
    return Family(
        name=name,
        title=title,
        task="vision_language",
        config=name,
        adapter=f"inference.families.{adapter}",
        can=("draft", "explain", "lens"),
        cannot={"findings": _NO_FINDINGS, "embed": _NO_VECTORS},
    )


def _dual(name: str, title: str, **how: Any) -> Family:
    return Family(
        name=name,
        title=title,
        task="dual_encoder",
        can=how.pop("can", ("explain", "embed")),
        cannot={
            "findings": "It is not calibrated: it compares, it gives no probabilities.",
            "draft": _NOT_GENERATIVE,
            "lens": _NO_LENS,
            **how.pop("cannot", {}),
        },
        **how,
    )


def _backbone(name: str, title: str, **how: Any) -> Family:
    return Family(
        name=name,
        title=title,
        task="backbone",
        can=("embed",),
        cannot={
            "findings": "It has no head for findings.",
            "explain": _ONE_TOWER,
            "draft": _NOT_GENERATIVE,
            "lens": _NO_LENS,
        },
        **how,
    )


def _classifier(name: str, title: str, **how: Any) -> Family:
    return Family(
        name=name,
        title=title,
        task="diagnosis",
        can=("findings", "embed"),
        cannot={"explain": _ONE_TOWER, "draft": _NOT_GENERATIVE, "lens": _NO_LENS},
        **how,
    )


def _isolated(name: str, title: str) -> Family:
    why = "It runs by its own code, out of which no attention is taken."
    return Family(
        name=name,
        title=title,
        task="vision_language",
        config=name,
        adapter=f"inference.isolated.{name}",
        can=("draft",),
        cannot={"explain": why, "lens": why, "findings": _NO_FINDINGS, "embed": _NO_VECTORS},
        isolated=True,
    )


_MAP_HEAD = (
    "It pools its patches by a query of its own and has no class token, from whose row MATEX reads; it can "
    "find similar cases."
)
FAMILIES = {
    family.name: family
    for family in (
        _generative("qwen2_5_vl", "Qwen2.5-VL", "qwen"),
        _generative("qwen3_vl", "Qwen3-VL", "qwen"),
        _generative("llava", "LLaVA", "llava"),
        _generative("gemma3", "Gemma 3 (MedGemma)", "gemma"),
        _dual("clip", "CLIP", config="clip", adapter="inference.families.clip"),
        _dual(
            "siglip", "SigLIP", config="siglip", adapter="inference.families.siglip",
            can=("embed",), cannot={"explain": _MAP_HEAD},
        ),
        _dual(
            "open_clip", "BiomedCLIP (open_clip)", marker="open_clip_config.json",
            adapter="inference.families.open_clip",
        ),
        _dual("biovil_t", "BioViL-T", config="cxr-bert", adapter="inference.families.biovil"),
        _dual("egma", "EGMA", marker="egma.json", adapter="inference.families.egma"),
        _backbone("dinov2", "RAD-DINO (DINOv2)", config="dinov2", adapter="inference.families.dinov2"),
        _backbone("resnet", "ResNet", config="resnet", adapter="inference.families.resnet"),
        _classifier(
            "densenet_xrv", "DenseNet-121 (torchxrayvision)", adapter="inference.families.densenet",
            tensors=("features.denseblock1.denselayer1.conv1.weight", "classifier.weight"),
        ),
        _classifier(
            "densenet_chexnet", "DenseNet-121 (CheXNet)", adapter="inference.families.densenet",
            tensors=("densenet121.features.conv0.weight", "densenet121.classifier.0.weight"),
        ),
        _backbone(
            "resnet_torchvision", "ResNet-50 (torchvision)", adapter="inference.families.resnet",
            tensors=("layer1.0.conv1.weight", "layer4.0.conv3.weight"),
        ),
        Family(
            name="bert", title="BERT", task="text_encoder", config="bert", adapter="inference.families.bert",
            can=(),
            cannot=dict.fromkeys(CAPABILITIES, "It reads text only; it is a part for an EGMA model."),
        ),
        _isolated("maira2", "MAIRA-2"),
        _isolated("chexagent", "CheXagent"),
    )
}  # fmt: skip
_LINEAR = {"qwen3_5", "qwen3_next", "mamba", "mamba2", "jamba"}
"""Layers without an attention matrix: nothing to explain a word by."""
OWN_CODE = {
    "llava_rad": "LLaVA-Rad",
    "llava_mistral": "LLaVA-Med before it was converted",
}
GAZE_ADAPTER = "gaze_adapter"
"""A folder inside a checkpoint's: a trained way to give it gaze (`radgaze train calibrator`)."""
WAY_FILE = "way.json"
"""In that folder: which way."""
WITHOUT_THEIR_CODE = {"cxr-bert"}
"""Their folders bring code that is not needed here, since the networks are transformers'; a copy leaves it
out."""
_ISOLATE = (
    "It can run isolated, under an interpreter with its packages: radgaze models add {folder} --python PATH, "
    "then radgaze models confirm."
)
_CONVERT = "Convert it to the layout of transformers, with safetensors, and add that folder."


@dataclass(frozen=True)
class Recognised:
    """A folder and what it is. config: its config.json, empty where the layout has none."""

    family: Family
    config: dict[str, Any]
    weights: Weights


def recognise(folder: Path, *, own_code: bool = False) -> Recognised:
    """own_code: the folder's may be run, isolated. Raises ModelError, saying what is missing or why nothing
    here serves such a folder."""
    if not folder.is_dir():
        raise ModelError(f"{folder} is no folder.", "Give the folder that holds the checkpoint's files.")
    files = [path for path in sorted(folder.rglob("*.safetensors")) if GAZE_ADAPTER not in path.parts]
    config = read_json(folder / "config.json") if (folder / "config.json").is_file() else {}
    kind = str(config.get("model_type", ""))
    isolated = FAMILIES[kind].isolated if kind in FAMILIES else False
    if own_code and not isolated:
        names = ", ".join(family.title for family in FAMILIES.values() if family.isolated)
        raise ModelError(
            f"{folder}: a model of this kind ({kind or 'unknown'}) is not run by its own code.",
            f"Add it without --python. Isolated run: {names}.",
        )
    if not own_code:
        _refuse_code(folder, config)
    if not files:
        raise ModelError(
            f"{folder} holds no safetensors file.",
            "Only safetensors are opened; pickled weights (.bin, .pt, .ckpt) can carry code. Take the "
            "safetensors of the same model, or convert them with its own tools.",
        )
    weights = read_weights(files)
    found = next((f for f in FAMILIES.values() if _is(f, folder, config, weights)), None)
    if found is None:
        kind = config.get("model_type") or "no config.json and none of the known tensor names"
        reason = " Its layers have no attention matrix." if kind in _LINEAR else ""
        titles = ", ".join(family.title for family in FAMILIES.values())
        raise ModelError(
            f"{folder}: a model of this kind ({kind}) is not known.{reason}", f"Known: {titles}."
        )
    return Recognised(found, config, weights)


def _refuse_code(folder: Path, config: dict[str, Any]) -> None:
    kind = str(config.get("model_type", ""))
    if kind in WITHOUT_THEIR_CODE:
        return
    code = sorted(path.name for path in folder.rglob("*.py"))
    isolated = kind in FAMILIES and FAMILIES[kind].isolated
    if isolated or kind in OWN_CODE or code or "auto_map" in config:
        name = FAMILIES[kind].title if isolated else OWN_CODE.get(kind, kind or folder.name)
        what = f"files with code ({', '.join(code[:3])})" if code else "code of its own"
        raise ModelError(
            f"{folder}: {name} brings {what}, which RadGaze does not run.",
            _ISOLATE.format(folder=folder) if isolated else _CONVERT,
        )


def _is(family: Family, folder: Path, config: dict[str, Any], weights: Weights) -> bool:
    if family.marker:
        return (folder / family.marker).is_file()
    if family.config:
        return config.get("model_type") == family.config
    names = {name.removeprefix("module.") for name in weights.tensors}  # of DataParallel
    return bool(family.tensors) and not config and names.issuperset(family.tensors)


def read_json(path: Path) -> dict[str, Any]:
    """Raises ModelError where it is no JSON object."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        raise ModelError(
            f"{path} is not readable: {error}", "Take the file again from its source."
        ) from error


def architecture_of(found: Recognised) -> str:
    """One line for people: "Qwen2.5-VL, 3.75 billion parameters"."""
    return f"{found.family.title}, {in_words(found.weights.parameters)} parameters"


def in_words(count: int) -> str:
    """3_754_622_976 -> "3.75 billion"."""
    for size, word in ((10**9, "billion"), (10**6, "million")):
        if count >= size:
            return f"{count / size:.3g} {word}"
    return f"{count:,}"
