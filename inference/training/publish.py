"""From a run folder to model folders: fp16 safetensors, model.toml with checksums, a card."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from safetensors.torch import load_file, save_file

from inference.anatomy.network import AnatomyConfig
from inference.backbones.cxr_cnn import CxrCnnConfig
from inference.backbones.image_input import network_input
from inference.backbones.patch_head import PatchHead, PatchHeadConfig
from inference.backbones.tokenizer import load_tokenizer
from inference.captioning import plausible as known_maps
from inference.context import local_context
from inference.diagnosis.model import gaze_tensors
from inference.film_check.familiarity import fit
from inference.film_check.network import KINDS, FilmCheckConfig, FilmCheckNet
from inference.labels import FINDINGS
from inference.loading import folder_of
from inference.phantom.anatomy_masks import STRUCTURES
from inference.scanpaths.path_network import PathConfig
from inference.store import write_manifest
from inference.training import calibrator_arms, stages
from inference.training.checkpoint import half_precision
from inference.training.companions import (
    add_film_adapter,
    add_known_films,
    add_patch_head,
    add_reference,
    rehash,
)
from inference.training.dual_encoder_task import clip_config
from inference.training.sources import (
    CT_DATA,
    FILM_CHECK_DATA,
    HANNOVER_DATA,
    NIH_FILMS,
    PHANTOM_DATA,
    REAL_DATA,
)
from inference.training.stages import Run

VERSION = "1"
USE = "Research and demonstration only. Not for diagnosis."
COMMON = {"version": VERSION, "licence": "Apache-2.0", "demo": True, "intended_use": USE}


def publish(r: Run, target: Path) -> None:
    """Writes every model whose stages have run."""
    target.mkdir(parents=True, exist_ok=True)
    for stage, write in (
        ("dual-encoder", _dual_encoder),
        ("egma", _beside_the_dual_encoder),
        ("vlm-real", _vlm),
        ("logitgaze", _logitgaze),
        ("gaze-heads", _diagnosis),
        ("anatomy", _anatomy),
        ("film-check", _film_check),
    ):
        if (r.folder / stage / "state.safetensors").exists():
            write(r, target)
            r.say(f"published {stage}")


def _recipe_of(r: Run, *names: str) -> dict[str, Any]:
    """What made the weights: recipe values, seed, and the minutes that were really spent."""
    out: dict[str, Any] = {
        "seed": r.recipe["seed"],
        "world": r.recipe["world"],
        "command": "radgaze train demo",
    }
    for name in names:
        out[name] = dict(r.recipe[name])
        state = r.folder / name / "state.json"
        if state.exists():
            facts = json.loads(state.read_text("utf-8"))
            out[name] |= {"steps_done": facts["step"], "seconds": round(facts["seconds"])}
    return out


def _fresh(target: Path, name: str) -> Path:
    folder = target / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _card(folder: Path, title: str, lines: list[str]) -> None:
    (folder / "CARD.md").write_text("\n".join([f"# {title}", "", USE, "", *lines, ""]), "utf-8")


def _dual_encoder(r: Run, target: Path) -> None:
    folder = _fresh(target, "demo-dual-encoder")
    save_file(half_precision(r.state("dual-encoder", "model")), folder / "model.safetensors")
    shutil.copy(r.tokenizer, folder / "tokenizer.json")
    trunk = CxrCnnConfig()
    write_manifest(
        folder,
        COMMON
        | {
            "id": "demo-dual-encoder",
            "task": "dual_encoder",
            "trained_on": PHANTOM_DATA,
            "architecture": "CLIP (transformers CLIPModel), hybrid ViT, 9 blocks, 14x14 patches",
            "input": {
                "size_px": r.recipe["size_px"],
                "normalisation": "each image to zero mean and unit standard deviation",
            },
            "arch": {
                "clip": clip_config(len(load_tokenizer(r.tokenizer))),
                "stem": "hybrid",
                "size_px": r.recipe["size_px"],
                "trunk_widths": list(trunk.widths),
                "trunk_depths": list(trunk.depths),
            },
            "recipe": _recipe_of(r, "bank", "cxr-cnn", "dual-encoder"),
        },
    )
    _card(
        folder,
        "Demo dual encoder",
        [
            f"Trained on {PHANTOM_DATA} by semantic matching of sentences and images; no real film.",
            "Figures: `radgaze evaluate demo` (phantom) and `radgaze evaluate demo --data nih` (real films).",
        ],
    )


def _beside_the_dual_encoder(r: Run, target: Path) -> None:
    """What stands on the encoder that lies there already: the mean of normal films, the patch head, what real
    films add, films and words that it knows."""
    folder = target / "demo-dual-encoder"
    head = PatchHead(PatchHeadConfig())
    head.load_state_dict(r.state("egma", "head"))
    add_reference(folder, r.config, r.say)
    add_patch_head(folder, head, _recipe_of(r, "egma")["egma"], r.say)
    add_film_adapter(folder, r.config, r.say)
    add_known_films(folder, r.config, r.say)
    _card(
        folder,
        "Demo dual encoder",
        [
            f"Trained on {PHANTOM_DATA} by semantic matching of sentences and images.",
            "The patch head was taught by the same sentences, and by the gaze of simulated readers who "
            "dictate: its map is not training-free.",
            f"The image vector was changed by {NIH_FILMS}: each of three members left a third of the "
            "patients out; left_out.json names them.",
            "Figures: `radgaze evaluate egma`, `radgaze experiment egma`, `radgaze experiment attribution`.",
        ],
    )
    rehash(folder, version="2")


def _gaze_adapter(r: Run, folder: Path) -> dict[str, Any]:
    """Into the model's folder, and what its manifest says of it; nothing where none was trained."""
    adapter = r.folder / "vlm-gaze" / "adapter"
    if not adapter.exists():
        return {}
    (folder / "adapter").mkdir()
    tensors = half_precision(load_file(adapter / "adapter_model.safetensors"))
    save_file(tensors, folder / "adapter" / "adapter_model.safetensors")
    config = json.loads((adapter / "adapter_config.json").read_text("utf-8"))
    config["base_model_name_or_path"] = "demo-vlm"
    text = json.dumps(config, indent=1, sort_keys=True)
    (folder / "adapter" / "adapter_config.json").write_text(text, "utf-8")
    known = calibrator_arms.known_maps(r.folder, r.say)
    (folder / known_maps.NAME).write_bytes(msgspec.json.encode(known))
    way = calibrator_arms.way_of("full")
    return {"adapter": "adapter", "way": {"name": way.name, **way.to_dict()}}


def _vlm(r: Run, target: Path) -> None:
    """The model that has seen real films, with the adapter that listens to gaze."""
    made = calibrator_arms.base(r.folder)
    shipped = folder_of(local_context()[0], "demo-vlm", "vision_language").path / "tokenizer.json"
    tokenizer = (r.tokenizer if r.tokenizer.exists() else shipped).read_bytes()
    folder = _fresh(target, "demo-vlm")
    made.core.half().save_pretrained(folder, safe_serialization=True)
    (folder / "tokenizer.json").write_bytes(tokenizer)
    arch: dict[str, Any] = {
        "size_px": r.recipe["size_px"],
        "contrast": r.recipe["vlm-language"]["contrast"],
    }
    arch |= _gaze_adapter(r, folder)
    write_manifest(
        folder,
        COMMON
        | {
            "id": "demo-vlm",
            "version": "2",
            "task": "vision_language",
            "trained_on": f"{PHANTOM_DATA}; and {REAL_DATA}",
            "architecture": (
                "Qwen2.5-VL (transformers Qwen2_5_VLForConditionalGeneration) with saliency "
                "calibrator and LoRA"
            ),
            "input": {
                "size_px": r.recipe["size_px"],
                "normalisation": "each image to zero mean and unit standard deviation",
            },
            "arch": arch,
            "recipe": _recipe_of(
                r, "bank", "vlm-vision", "vlm-language", "vlm-real", "gaze-bank", "vlm-gaze"
            ),
        },
    )
    _card(
        folder,
        "Demo vision-language model",
        [
            f"Trained on {PHANTOM_DATA}: the tower distilled from the phantom CNN, the language model on "
            "phantom reports.",
            f"Then on 268 of {REAL_DATA}, with reports phrased from the recorded probabilities. Not "
            "trained on: the NIH patients whose films are there in full size, and a fifth of the others "
            "(`inference.training.vlm_real_task.test_patients`).",
            "Gaze: calibrator and LoRA on simulated readings, each with the report of the reader whose gaze "
            "it is, who misses things. With gaze the draft takes over what that reader missed; it is no "
            "second look. Figures: `radgaze experiment captioning`.",
        ],
    )


def _logitgaze(r: Run, target: Path) -> None:
    folder = _fresh(target, "demo-logitgaze-med")
    save_file(half_precision(r.state("logitgaze", "network")), folder / "model.safetensors")
    inputs = stages.path_inputs(r, "valid")
    config = PathConfig(visual=inputs.visual.shape[2], semantic=inputs.semantics.shape[2])
    write_manifest(
        folder,
        COMMON
        | {
            "id": "demo-logitgaze-med",
            "version": "3",
            "task": "scanpath",
            "trained_on": PHANTOM_DATA,
            "architecture": (
                "LogitGaze-Med, likelihood of whole paths: patches of the finding CNN and the words that the "
                "dual encoder reads there, a decoder fixation by fixation"
            ),
            "arch": {
                "network": config.to_dict(),
                "encoder": "demo-dual-encoder",
                "cnn": "demo-diagnosis",
                "setting": r.recipe["logitgaze"]["setting"],
            },
            "recipe": _recipe_of(r, "gaze-bank", "logitgaze"),
        },
    )
    _card(
        folder,
        "Demo LogitGaze-Med",
        [
            f"Trained on directed searches of simulated readers of {PHANTOM_DATA}.",
            "Samples are drawn with the temperatures of the manifest, chosen on validation films. The words "
            "of the patches add nothing measurable to what the finding CNN sees there (docs/figures.md).",
        ],
    )


def _diagnosis(r: Run, target: Path) -> None:
    folder = _fresh(target, "demo-diagnosis")
    model = stages.plain_diagnosis(r)
    model.temporal.load_state_dict(r.state("gaze-heads", "temporal"))
    model.unet.load_state_dict(r.state("gaze-heads", "unet"))
    model.temporal.eval()
    model.unet.eval()
    save_file(half_precision(model.base.state_dict()), folder / "base.safetensors")
    for k, member in enumerate(model.members):
        save_file(half_precision(member.state_dict()), folder / f"member-{k}.safetensors")
    save_file(half_precision(model.temporal.state_dict()), folder / "temporal.safetensors")
    save_file(half_precision(model.unet.state_dict()), folder / "unet.safetensors")
    groups = r.folder / "real-films" / "left_out.json"
    left_out = json.loads(groups.read_text("utf-8")) if groups.exists() else [[] for _ in model.members]
    (folder / "facts.json").write_text(
        json.dumps({"calibration": _calibration(r, model), "left_out": left_out}), "utf-8"
    )
    config = CxrCnnConfig()
    real = groups.exists()
    write_manifest(
        folder,
        COMMON
        | {
            "id": "demo-diagnosis",
            "task": "diagnosis",
            "labels": list(FINDINGS),
            "calibrated_on": "phantom validation cases",
            "trained_on": PHANTOM_DATA + (f"; and {REAL_DATA}" if real else ""),
            "architecture": (
                "residual CNN (image only, cross-fitted ensemble), bidirectional LSTM over "
                "fixations, U-Net over the gaze map"
            ),
            "input": {
                "size_px": r.recipe["size_px"],
                "normalisation": "each image to zero mean and unit standard deviation",
            },
            "arch": {
                "widths": list(config.widths),
                "depths": list(config.depths),
                "outputs": len(FINDINGS),
                "members": len(model.members),
            },
            "recipe": _recipe_of(
                r, "bank", "cxr-cnn", "cxr-cnn-looks", "real-films", "gaze-bank", "gaze-heads"
            ),
        },
    )
    _card(
        folder,
        "Demo diagnosis",
        [
            f"Trained on {PHANTOM_DATA}" + (f" and on {REAL_DATA}." if real else "."),
            "Each member left out a third of the patients; facts.json names them, and such a film is "
            "scored by the members that have not seen its patient.",
            "Probabilities are Platt-scaled on phantom validation cases: on real films they are not "
            "calibrated.",
        ],
    )


def _anatomy(r: Run, target: Path) -> None:
    folder = _fresh(target, "demo-anatomy")
    config = AnatomyConfig()
    save_file(half_precision(r.state("anatomy", "model")), folder / "model.safetensors")
    facts = json.loads((r.folder / "anatomy" / "facts.json").read_text("utf-8"))
    real = f"; and {HANNOVER_DATA.format(n=len(facts['trained_on']))}" if facts["trained_on"] else ""
    if facts["rendered_from_ct"]:
        real += f"; and {facts['rendered_from_ct']} {CT_DATA}"
    (folder / "facts.json").write_text(json.dumps(facts), "utf-8")
    write_manifest(
        folder,
        COMMON
        | {
            "id": "demo-anatomy",
            "task": "anatomy",
            "trained_on": PHANTOM_DATA + real,
            "architecture": "U-Net (five levels), lungs and heart, outlines overlap",
            "input": {
                "size_px": r.recipe["size_px"],
                "normalisation": "each image to zero mean and unit standard deviation",
            },
            "arch": {
                "widths": list(config.widths),
                "structures": list(STRUCTURES),
                "size_px": r.recipe["size_px"],
            },
            "recipe": _recipe_of(r, "anatomy"),
        },
    )
    _card(
        folder,
        "Demo anatomy",
        [
            f"Trained on {PHANTOM_DATA}{real}.",
            "Real films have human masks of the lungs only: the heart was learnt from phantoms.",
            "A lung is its whole field with what lies behind heart and vessels, down to the diaphragm.",
            "facts.json names the patients who were trained on. Figures: `radgaze evaluate segmentation`.",
        ],
    )


REFUSED = 0.0075
"""The share of validation films that each of the film check's two limits may refuse."""


def _film_check(r: Run, target: Path) -> None:
    folder = _fresh(target, "demo-film-check")
    config = FilmCheckConfig()
    network = FilmCheckNet(config)
    network.load_state_dict(half_precision(r.state("film-check", "model")))
    network.float().eval()
    sets = stages.film_sets(r)
    features, _ = _answers(network, np.concatenate(list(sets.train.values())))
    known = fit(features)
    features, frontal = _answers(network, np.concatenate(list(sets.valid.values())))
    save_file(half_precision(r.state("film-check", "model")), folder / "model.safetensors")
    save_file(
        {name: torch.from_numpy(getattr(known, name)).float() for name in ("mean", "whitening")},
        folder / "known.safetensors",
    )
    write_manifest(
        folder,
        COMMON
        | {
            "id": "demo-film-check",
            "task": "film_check",
            "trained_on": f"{PHANTOM_DATA}; and {FILM_CHECK_DATA}",
            "architecture": "small residual CNN with five answers; Mahalanobis distance of its features",
            "labels": list(KINDS),
            "arch": {
                "size_px": config.size_px,
                "widths": list(config.widths),
                "depths": list(config.depths),
                "least": round(float(np.quantile(frontal, REFUSED)), 4),
                "limit": round(float(np.quantile(known.distance(features), 1 - REFUSED)), 4),
            },
            "recipe": _recipe_of(r, "film-check"),
        },
    )
    _card(
        folder,
        "Demo film check",
        [
            "Says whether a picture is an upright frontal chest film, neither mirrored nor a negative, and "
            "how far it lies from the films that it knows. Unfit pictures are made of its films, and drawn.",
            "Its two limits refuse three in four hundred validation films each. No film of the patients of "
            "`full1024` and of the held-out Hannover patients was used, no lateral film, no photograph. "
            "Figures: `radgaze evaluate trust`.",
        ],
    )


@torch.no_grad()
def _answers(network: FilmCheckNet, films: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Features (n, d) of uint8 films (n, s, s), and how likely each is frontal."""
    found = []
    for i in range(0, len(films), 64):
        x = torch.cat([network_input(film, network.config.size_px) for film in films[i : i + 64]])
        found.append(network.features(x))
    features = torch.cat(found)
    frontal = network.head(torch.relu(features)).softmax(1)[:, KINDS.index("frontal")]
    return features.numpy(), frontal.numpy()


def _calibration(r: Run, model: Any) -> dict[str, list[list[float]]]:
    """Platt scaling per finding and arm on the phantom validation cases."""
    data = stages.features(r, "valid")
    labels = data.labels.numpy().astype(np.float64)
    with torch.no_grad():
        changed = torch.cat(
            [
                data.image_logits[i : i + 1]
                + model.gaze_change(
                    data.grid[i : i + 1].float(), gaze_tensors(record.free[sorted(record.free)[0]])
                )
                for i, record in enumerate(data.records)
            ]
        )
    return {
        "no_gaze": [_platt(data.image_logits[:, j].numpy(), labels[:, j]) for j in range(labels.shape[1])],
        "gaze": [_platt(changed[:, j].numpy(), labels[:, j]) for j in range(labels.shape[1])],
    }


def _platt(logits: np.ndarray, labels: np.ndarray) -> list[float]:
    """a, b of sigmoid(a * logit + b), with Platt's softened targets."""
    from scipy.optimize import minimize

    positives, negatives = labels.sum(), (1 - labels).sum()
    target = np.where(labels > 0.5, (positives + 1) / (positives + 2), 1 / (negatives + 2))

    def loss(ab: np.ndarray) -> float:
        z = ab[0] * logits + ab[1]
        return float(np.mean(np.logaddexp(0, z) - target * z) + 1e-3 * (ab[0] - 1) ** 2)

    a, b = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return [float(max(a, 0.05)), float(b)]
