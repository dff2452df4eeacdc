# mypy: disable-error-code="misc"
"""Recipe tasks of the vision-language model on phantoms.

1. vision: the Qwen2.5-VL tower learns to give the frozen CNN's grid (dense distillation) and the findings.
2. language: the language model learns reports from cached visual tokens of the frozen tower.

Real films follow (`vlm_real_task`), then gaze (`calibrator_task`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import nn

from inference.backbones.image_input import standardise
from inference.backbones.patches import pixel_rows
from inference.backbones.tokenizer import load_tokenizer
from inference.backbones.vlm import VisionLanguageModel, Writing, build_vlm
from inference.evaluation.captions import macro_f1, stated
from inference.evaluation.statistics import auroc
from inference.labels import FINDINGS
from inference.phantom.report import write_report
from inference.training.fast_tower import make_fast
from inference.training.phantom_data import STRETCH, PhantomData, view_of

SIZE = 224


def vlm_config(tokenizer: Any) -> dict[str, Any]:
    """Qwen2.5-VL's architecture with a few million parameters: 8x8 patches of 28 px (the size of the real
    model's merged tokens, so nothing is merged), 6 blocks, four of them windowed."""
    token = tokenizer.convert_tokens_to_ids
    ids = {
        "bos_token_id": tokenizer.bos_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "pad_token_id": tokenizer.pad_token_id,
    }
    return {
        "text_config": {
            "hidden_size": 192,
            "intermediate_size": 512,
            "num_hidden_layers": 4,
            "num_attention_heads": 6,
            "num_key_value_heads": 2,
            "vocab_size": len(tokenizer),
            "max_position_embeddings": 512,
            "use_sliding_window": False,
            "rope_parameters": {"rope_type": "default", "rope_theta": 10000.0, "mrope_section": [4, 6, 6]},
            "tie_word_embeddings": True,
            **ids,
        },
        "vision_config": {
            "depth": 6,
            "hidden_size": 128,
            "num_heads": 4,
            "intermediate_size": 256,
            "patch_size": 28,
            "window_size": 112,
            "out_hidden_size": 192,
            "fullatt_block_indexes": [2, 5],
            "spatial_merge_size": 1,
            "temporal_patch_size": 2,
            "in_channels": 3,
            "tokens_per_second": 2,
        },
        "image_token_id": token("<|image_pad|>"),
        "video_token_id": token("<|video_pad|>"),
        "vision_start_token_id": token("<|vision_start|>"),
        "vision_end_token_id": token("<|vision_end|>"),
        "tie_word_embeddings": True,
        **ids,
    }


class VisionTask:
    """Stage 1. grids: the trunk's cached grids (views, n, c, 14, 14) of augmented views; a batch is a
    stretch of one view, so that the very same augmentation can be drawn again for the pixels."""

    def __init__(
        self,
        *,
        bank: Path,
        valid: Path,
        grids: NDArray[np.float16],
        grid_seed: int,
        tokenizer: Path,
        seed: int = 0,
    ) -> None:
        self.data, self.valid = PhantomData(bank), PhantomData(valid)
        self.grids, self.grid_seed, self.seed = grids, grid_seed, seed
        torch.manual_seed(seed)
        token = load_tokenizer(tokenizer)
        self.vlm = VisionLanguageModel(build_vlm(vlm_config(token)), token, size_px=SIZE)
        make_fast(self.vlm.core.model.visual)
        width = grids.shape[2]
        self.dense = nn.Linear(192, width)
        self.head = nn.Sequential(nn.LayerNorm(384), nn.Linear(384, len(FINDINGS)))
        self.target_norm = nn.BatchNorm1d(width, affine=False, momentum=0.05)

    def modules(self) -> dict[str, nn.Module]:
        return {
            "visual": self.vlm.core.model.visual,
            "dense": self.dense,
            "head": self.head,
            "norm": self.target_norm,
        }

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        everything = [p for m in self.modules().values() for p in m.parameters()]
        return [
            {"params": [p for p in everything if p.ndim > 1], "lr": lr},
            {"params": [p for p in everything if p.ndim <= 1], "lr": lr, "weight_decay": 0.0},
        ]

    def _tokens(self, x: torch.Tensor) -> torch.Tensor:
        values, grid = pixel_rows(x, patch=self.vlm.patch, merge=self.vlm.merge, temporal=1)
        found: torch.Tensor = self.vlm.core.model.visual(values, grid_thw=grid).pooler_output.view(
            len(x), -1, 192
        )
        return found

    def _logits(self, tokens: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = self.head(torch.cat([tokens.mean(1), tokens.amax(1)], dim=1))
        return found

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        stretches = self.data.n // STRETCH
        epoch, position = divmod(step, stretches)
        rng = np.random.Generator(np.random.PCG64([self.seed, epoch]))
        start = int(rng.permutation(stretches)[position]) * STRETCH
        view = (epoch + position) % len(self.grids)
        index = np.arange(start, start + STRETCH)
        x = standardise(view_of(self.data, index, view, self.grid_seed))
        grid = torch.from_numpy(self.grids[view, index].astype(np.float32))
        grid = F.interpolate(grid, (8, 8), mode="bilinear", antialias=True, align_corners=False)
        with torch.no_grad():
            target = self.target_norm(grid.flatten(2).transpose(1, 2).reshape(-1, grid.shape[1]))
        tokens = self._tokens(x)
        distil = F.smooth_l1_loss(self.dense(tokens).view(target.shape), target)
        labels = torch.from_numpy(self.data.labels[index].astype(np.float32))
        classify = F.binary_cross_entropy_with_logits(self._logits(tokens), labels)
        return 2.0 * distil + classify, {
            "distil": float(distil.detach()),
            "classify": float(classify.detach()),
        }

    def evaluate(self) -> dict[str, float]:
        logits = torch.cat(
            [
                self._logits(
                    self._tokens(standardise(self.valid.images(np.arange(i, min(i + 64, self.valid.n)))))
                )
                for i in range(0, self.valid.n, 64)
            ]
        ).numpy()
        scores = {name: auroc(self.valid.labels[:, j], logits[:, j]) for j, name in enumerate(FINDINGS)}
        return {"mean": float(np.nanmean(list(scores.values()))), **scores}


def cached_tokens(
    vlm: VisionLanguageModel,
    data: PhantomData,
    path: Path,
    *,
    views: int,
    seed: int,
    say: Callable[[str], None],
) -> NDArray[np.float16]:
    """Visual tokens (views, n, 64, 192) fp16 of the frozen tower; view 0 is the plain image."""
    if path.exists():
        found: NDArray[np.float16] = np.load(path, mmap_mode="r")
        return found
    part = path.with_suffix(".part.npy")
    path.parent.mkdir(parents=True, exist_ok=True)
    out = np.lib.format.open_memmap(part, mode="w+", dtype=np.float16, shape=(views, data.n, 64, 192))
    with torch.no_grad():
        for view in range(views):
            for i in range(0, data.n, STRETCH):
                index = np.arange(i, min(i + STRETCH, data.n))
                images = view_of(data, index, view, seed) if view else data.images(index)
                out[view, index] = (
                    vlm.image_features(standardise(images).expand(-1, 3, -1, -1)).numpy().astype(np.float16)
                )
            say(f"visual tokens: view {view + 1} of {views}")
    out.flush()
    part.replace(path)
    found = np.load(path, mmap_mode="r")
    return found


def report_loss(
    vlm: VisionLanguageModel, features: torch.Tensor, texts: list[list[int]], words: list[str] | None = None
) -> torch.Tensor:
    """Mean negative log likelihood of the report tokens, prompt and padding left out."""
    ended = [[*ids, vlm.tokenizer.eos_token_id] for ids in texts]
    said = words or [""] * len(ended)
    prompts = {text: len(vlm.prompt_ids(text)) for text in set(said)}
    length = max(prompts[text] + len(ids) for text, ids in zip(said, ended, strict=True))
    keep = length - min(prompts.values()) + 1
    out = vlm.forward(features, ended, words, logits_to_keep=keep)
    logits = out.logits[:, :-1]
    target = torch.full(logits.shape[:2], -100)
    for row, (text, ids) in enumerate(zip(said, ended, strict=True)):
        start = prompts[text] - (length - keep) - 1
        target[row, start : start + len(ids)] = torch.tensor(ids)
    return F.cross_entropy(logits.reshape(-1, logits.shape[-1]), target.reshape(-1), ignore_index=-100)


@torch.no_grad()
def generate_batch(
    vlm: VisionLanguageModel, features: torch.Tensor, max_tokens: int = 120, words: str = ""
) -> list[str]:
    """Greedy reports of many images at once (without contrast), as the product writes one. words: of the
    prompt, about the gaze."""
    texts: list[list[int]] = []
    end = vlm.tokenizer.eos_token_id
    for begin in range(0, len(features), 64):
        rows = features[begin : begin + 64]
        writing = Writing(vlm, rows, words)
        said: list[list[int]] = [[] for _ in range(len(rows))]
        best, ended = writing.first().argmax(-1).tolist(), [False] * len(rows)
        for _ in range(max_tokens):
            ended = [done or token == end for done, token in zip(ended, best, strict=True)]
            if all(ended):
                break
            for text, token, done in zip(said, best, ended, strict=True):
                if not done:
                    text.append(token)
            best = writing.after_each(best).argmax(-1).tolist()
        texts += said
    return [vlm.tokenizer.decode(t, skip_special_tokens=True) for t in texts]


def report_f1(texts: list[str], labels: NDArray[np.bool_]) -> float:
    """Macro F1 of the findings that the texts state, over findings with a positive."""
    return macro_f1(labels, stated(texts))


class LanguageTask:
    """Stage 2: reports from cached visual tokens."""

    def __init__(
        self,
        *,
        vlm: VisionLanguageModel,
        bank: Path,
        valid: Path,
        cache: Path,
        batch: int = 48,
        seed: int = 0,
        views: int = 1,
        images: int | None = None,
        say: Callable[[str], None] = print,
    ) -> None:
        self.vlm, self.batch, self.seed = vlm, batch, seed
        self.data, self.valid = PhantomData(bank, limit=images), PhantomData(valid, limit=192)
        self.tokens = cached_tokens(
            vlm, self.data, cache / "tokens-train.npy", views=views, seed=seed, say=say
        )
        self.valid_tokens = cached_tokens(
            vlm, self.valid, cache / "tokens-valid.npy", views=1, seed=seed, say=say
        )

    def modules(self) -> dict[str, nn.Module]:
        return {"language": self.vlm.core.model.language_model}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        everything = list(self.vlm.core.model.language_model.parameters())
        return [
            {"params": [p for p in everything if p.ndim > 1], "lr": lr},
            {"params": [p for p in everything if p.ndim <= 1], "lr": lr, "weight_decay": 0.0},
        ]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        index = self.data.batch_indices(step, self.batch, self.seed)
        rng = np.random.Generator(np.random.PCG64([self.seed, step, 2]))
        view = rng.integers(len(self.tokens), size=len(index))
        features = torch.from_numpy(
            np.stack([self.tokens[v, i] for v, i in zip(view, index, strict=True)]).astype(np.float32)
        )
        texts = []
        for i in index:
            case = self.data.bank.case(int(i))
            # another wording of the same content each time, in the case's own style
            report = write_report(rng, case.pathology.plans, case.anatomy)
            texts.append(self.vlm.tokenizer.encode(report.text, add_special_tokens=False))
        return report_loss(self.vlm, features, texts), {}

    def evaluate(self) -> dict[str, float]:
        features = torch.from_numpy(self.valid_tokens[0].astype(np.float32))
        texts = generate_batch(self.vlm, features)
        return {"report_f1": report_f1(texts, self.valid.labels)}
