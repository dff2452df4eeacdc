# mypy: disable-error-code="arg-type, attr-defined, misc, union-attr"
"""Vision-language model: transformers' own Qwen2.5-VL, with a way to give it gaze and a LoRA adapter where a
folder has them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import (
    PreTrainedTokenizerFast,
    Qwen2_5_VLConfig,
    Qwen2_5_VLForConditionalGeneration,
)

from inference.backbones.image_input import network_input
from inference.backbones.patches import pixel_rows
from inference.backbones.tokenizer import load_tokenizer
from inference.backbones.weights import inside
from inference.captioning.calibrator import going_on, keeping, resumable_blocks
from inference.captioning.drafting import Rehearsed, Writer, greedy_draft
from inference.captioning.dwell import SIGMA_FRACTION, on_cells
from inference.captioning.plausible import KnownMaps, load_known_maps
from inference.captioning.statements import as_written
from inference.captioning.tower import QwenTower
from inference.captioning.ways.base import GazeWay
from inference.captioning.ways.registry import way as way_called

PROMPT = "findings:"


def build_vlm(config: dict[str, Any]) -> Qwen2_5_VLForConditionalGeneration:
    return Qwen2_5_VLForConditionalGeneration(Qwen2_5_VLConfig(**config))


class VisionLanguageModel:
    """A Qwen2.5-VL with tokenizer and input contract. `gaze` is None or a map of dwell (h, w) in seconds (see
    `inference.captioning.dwell`).

    contrast: how strongly a draft is held against what the model says of a film that shows nothing (see
    `drafting.contrasted`); 0 is the stock model. way: how gaze is given; one with modules of its own is
    attached already. known_maps: what maps of readings look like.
    """

    gaze_sigma = SIGMA_FRACTION
    """Of the Gaussians of a map, as a part of the film's longer side."""

    def __init__(
        self,
        model: Any,
        tokenizer: PreTrainedTokenizerFast,
        *,
        size_px: int,
        device: str = "cpu",
        contrast: float = 0.0,
        way: GazeWay | None = None,
        known_maps: KnownMaps | None = None,
    ) -> None:
        self.way, self.known_maps = way or GazeWay(), known_maps
        self._kept: tuple[str, torch.Tensor] = "", torch.empty(0)
        self._drafted: tuple[str, list[int]] = "-", []
        self._blank: dict[bool, torch.Tensor] = {}
        self.model = model.to(device).eval()
        self.tokenizer = tokenizer
        self.size_px = size_px
        self.device = device
        self.contrast = contrast
        vision = self.core.config.vision_config
        self.patch, self.merge, self.window = vision.patch_size, vision.spatial_merge_size, vision.window_size

    @classmethod
    def load(cls, folder: Path, arch: dict[str, Any], *, device: str = "cpu") -> VisionLanguageModel:
        """From a model folder in transformers' format; arch: size_px, adapter (folder name), way (a table
        with its name and what it keeps), contrast (0 where it is not named)."""
        model: Any = Qwen2_5_VLForConditionalGeneration.from_pretrained(
            folder,
            local_files_only=True,
            use_safetensors=True,
            dtype=torch.float32,
            attn_implementation="sdpa",
        )
        fields = dict(arch.get("way", {"name": "none"}))
        way = way_called(fields.pop("name"), fields)
        way.attach(QwenTower(model.model.visual))
        if arch.get("adapter"):
            from peft import PeftModel

            adapter = inside(folder, arch["adapter"])
            model = PeftModel.from_pretrained(model, adapter, local_files_only=True, use_safetensors=True)
        return cls(
            model,
            load_tokenizer(folder / "tokenizer.json"),
            size_px=arch["size_px"],
            device=device,
            contrast=arch.get("contrast", 0.0),
            way=way,
            known_maps=load_known_maps(folder),
        )

    @property
    def core(self) -> Qwen2_5_VLForConditionalGeneration:
        """The model under PEFT's wrapper, if there is one."""
        out: Qwen2_5_VLForConditionalGeneration = (
            self.model.get_base_model() if hasattr(self.model, "get_base_model") else self.model
        )
        return out

    def without_adapter(self) -> AbstractContextManager[Any]:
        """While inside, the stock model: the adapter was trained for gaze and changes nothing without it."""
        return self.model.disable_adapter() if hasattr(self.model, "disable_adapter") else nullcontext()

    @property
    def grid(self) -> tuple[int, int]:
        """Rows and columns of the merged visual tokens."""
        side = self.size_px // (self.patch * self.merge)
        return side, side

    def text(self, ids: list[int]) -> str:
        """What the ids say, as it is shown."""
        return as_written(self.tokenizer.decode(ids, skip_special_tokens=True))

    def images(self, image: NDArray[Any]) -> torch.Tensor:
        return network_input(image, self.size_px).expand(-1, 3, -1, -1).to(self.device)

    @property
    def way_name(self) -> str:
        return self.way.name

    @property
    def tower(self) -> QwenTower:
        return QwenTower(self.core.model.visual)

    def image_features(
        self,
        images: torch.Tensor,
        cells: torch.Tensor | None = None,
        strength: float | torch.Tensor = 1.0,
        *,
        kept: torch.Tensor | None = None,
    ) -> torch.Tensor:
        """(n, 3, s, s), dwell on cells (see `on_cells`; None: no gaze) -> merged visual tokens (n, tokens,
        width). kept: the tokens where gaze comes in (`before_gaze`), from which the pass goes on."""
        values, grid = pixel_rows(images, patch=self.patch, merge=self.merge)
        begin = nullcontext() if kept is None else going_on(self.core.model.visual, kept)
        gaze = nullcontext() if cells is None else self.way.inside(self.tower, cells, strength)
        with begin, gaze:
            out = self.core.model.visual(values, grid_thw=grid)
        found: torch.Tensor = out.pooler_output.view(len(images), -1, out.pooler_output.shape[-1])
        return found

    @torch.no_grad()
    def before_gaze(self, images: torch.Tensor) -> torch.Tensor:
        """The tokens (n * patches, width) where gaze comes in: no map changes them."""
        with keeping(self.core.model.visual) as seen:
            self.image_features(images)
        return seen[0]

    def _nothing(self, *, adapted: bool) -> torch.Tensor:
        """The tokens of a film that shows nothing, kept. adapted: whether the adapter is on now."""
        if adapted not in self._blank:
            blank = torch.zeros(1, 3, self.size_px, self.size_px, device=self.device)
            self._blank[adapted] = self.image_features(blank)
        return self._blank[adapted]

    def forget(self) -> None:
        """What is kept of the last film."""
        self._kept = "", torch.empty(0)
        self._drafted = "-", []

    def _film_features(
        self, image: NDArray[Any], gaze: NDArray[np.float32] | None, strength: float
    ) -> torch.Tensor:
        """Visual tokens (1, tokens, width) of a film. Where gaze comes in late, what lies before it is kept,
        so that a changed map costs the rest alone."""
        images = self.images(image)
        if gaze is None:
            return self.image_features(images)
        cells = self.gaze_cells(gaze)
        shown = self.way.shown(images, cells, strength)
        if not resumable_blocks(self.core.model.visual):
            return self.image_features(shown, cells, strength)
        key = hashlib.sha256(images.cpu().numpy().tobytes()).hexdigest()
        if self._kept[0] != key:
            self._kept = key, self.before_gaze(images)
        return self.image_features(images, cells, strength, kept=self._kept[1])

    def prompt_ids(self, words: str = "") -> list[int]:
        """The question, with what it says of the gaze."""
        t = self.tokenizer
        tokens = self.grid[0] * self.grid[1]
        pad = t.convert_tokens_to_ids("<|image_pad|>")
        return [
            t.bos_token_id,
            t.convert_tokens_to_ids("<|vision_start|>"),
            *([pad] * tokens),
            t.convert_tokens_to_ids("<|vision_end|>"),
            *t.encode(PROMPT + words, add_special_tokens=False),
        ]

    def inputs(self, texts: list[list[int]], words: list[str] | None = None) -> dict[str, torch.Tensor]:
        """Prompt (with each row's words about gaze) followed by each text's ids, padded right, with what
        M-RoPE needs."""
        asked = {said: self.prompt_ids(said) for said in set(words or [""])}
        rows = [asked[said] + ids for said, ids in zip(words or [""] * len(texts), texts, strict=True)]
        width = max(len(r) for r in rows)
        pad = self.tokenizer.pad_token_id
        ids = torch.tensor([r + [pad] * (width - len(r)) for r in rows], device=self.device)
        side = self.size_px // self.patch
        return {
            "input_ids": ids,
            "attention_mask": (torch.arange(width)[None] < torch.tensor([[len(r)] for r in rows]))
            .long()
            .to(self.device),
            "mm_token_type_ids": (ids == self.tokenizer.convert_tokens_to_ids("<|image_pad|>")).int(),
            "image_grid_thw": torch.tensor([[1, side, side]] * len(rows), device=self.device),
        }

    def forward(
        self, features: torch.Tensor, texts: list[list[int]], words: list[str] | None = None, **kwargs: Any
    ) -> Any:
        """One teacher-forced pass over prompt + texts. features (n, tokens, width); words: see `inputs`."""
        from transformers.modeling_outputs import BaseModelOutputWithPooling

        outputs = BaseModelOutputWithPooling(pooler_output=tuple(features))
        return self.core(
            **self.inputs(texts, words), mm_encoder_outputs={"image": outputs}, use_cache=False, **kwargs
        )

    @torch.no_grad()
    def generate(
        self,
        image: NDArray[Any],
        gaze: NDArray[np.float32] | None = None,
        *,
        strength: float = 1.0,
        max_tokens: int = 160,
        on_token: Callable[[int, float], None] | None = None,
    ) -> tuple[list[int], list[float]]:
        """Greedy report ids and their probabilities under the film (before contrasting). on_token is called
        for each token, once it stands, and may raise to stop. Without gaze the stock model writes: what the
        adapter learnt is the reports of readers, who miss things."""
        with self.without_adapter() if gaze is None else nullcontext():
            return self._generate(image, gaze, strength, max_tokens, on_token)

    def _generate(
        self,
        image: NDArray[Any],
        gaze: NDArray[np.float32] | None,
        strength: float,
        max_tokens: int,
        on_token: Callable[[int, float], None] | None,
    ) -> tuple[list[int], list[float]]:
        features = self._film_features(image, gaze, strength)
        words = "" if gaze is None else self.way.words(self.gaze_cells(gaze), strength)[0]
        if self.contrast:  # a second row: the same words about a film that shows nothing
            features = torch.cat([features, self._nothing(adapted=gaze is not None)])
        token = self.tokenizer
        full_stop = token.convert_tokens_to_ids(".")
        writer: Writer = Writing(self, features, words)
        if gaze is not None and self._drafted[0] == self._kept[0]:  # this film, with another map
            writer = Rehearsed(Writing(self, features, words), self._drafted[1][:max_tokens])
        ids, probabilities = greedy_draft(
            writer,
            contrast=self.contrast,
            end=token.eos_token_id,
            closes=lambda word: word == full_stop,
            goes_on=lambda word: token.convert_ids_to_tokens(word).isdigit(),
            max_tokens=max_tokens,
            on_token=on_token,
        )
        if gaze is not None:
            self._drafted = self._kept[0], ids
        return ids, probabilities

    @torch.no_grad()
    def on_blank(
        self,
        ids: list[int],
        gaze: NDArray[np.float32] | None = None,
        *,
        strength: float = 1.0,
    ) -> list[float]:
        """The probabilities of a draft's ids, had the film shown nothing (what drafts are contrasted with):
        asked the same, with the adapter where it was on."""
        words = "" if gaze is None else self.way.words(self.gaze_cells(gaze), strength)[0]
        with self.without_adapter() if gaze is None else nullcontext():
            out = self.forward(self._nothing(adapted=gaze is not None), [ids[:-1]], [words])
        likely = out.logits[0, -len(ids) :].float().softmax(-1)
        chosen = likely.gather(1, torch.tensor(ids, device=likely.device)[:, None])
        return [float(value) for value in chosen[:, 0]]

    def gaze_cells(self, gaze: NDArray[np.float32]) -> torch.Tensor:
        """A map of dwell (h, w) in seconds -> on the cells of this model's patches."""
        maps = torch.from_numpy(np.ascontiguousarray(gaze, dtype=np.float32))[None, None]
        side = self.size_px // self.patch
        return on_cells(maps, side, side).to(self.device)

    def refuses(self, gaze: NDArray[np.float32]) -> str:
        """Why a map of dwell is not one that a reading leaves, a sentence; "" where it is, or where what maps
        look like is not known."""
        return "" if self.known_maps is None else self.known_maps.why_not(self.gaze_cells(gaze))

    def logit_lens(
        self, features: torch.Tensor, *, layer: int = -1, top: int = 5
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Logit lens of the visual tokens: ids and probabilities (n, tokens, top).

        layer indexes the language model's hidden states (0: embeddings)."""
        return self.lens_by_layer(features, top=top)[layer]

    @torch.no_grad()
    def lens_by_layer(
        self, features: torch.Tensor, *, top: int = 5
    ) -> list[tuple[torch.Tensor, torch.Tensor]]:
        """`logit_lens` of every layer, from one pass. The last state is already normed; inner ones are normed
        once here."""
        n = len(features)
        states = self.forward(features, [[]] * n, output_hidden_states=True).hidden_states
        of_image = self.tokenizer.convert_tokens_to_ids("<|image_pad|>")
        at = [k for k, word in enumerate(self.prompt_ids()) if word == of_image]
        out = []
        for hidden in states:
            here = hidden[:, at]
            if hidden is not states[-1]:
                here = self.core.model.language_model.norm(here)
            probability, ids = self.core.lm_head(here).float().softmax(-1).topk(top, dim=-1)
            out.append((ids, probability))
        return out


class Writing:
    """Words about images (rows of visual tokens) after the prompt, with a cache of what was said. words: of
    the prompt, about the gaze."""

    def __init__(self, vlm: VisionLanguageModel, features: torch.Tensor, words: str = "") -> None:
        from transformers import DynamicCache

        self._vlm, self._words = vlm, words
        self._core = vlm.core
        self._features = features
        self._inputs = vlm.inputs([[]] * len(features), [words] * len(features))
        self._prompt = int(self._inputs["attention_mask"].shape[1])
        self._cache = DynamicCache(config=self._core.config.text_config)
        self._core.model.rope_deltas = None

    def first(self) -> torch.Tensor:
        from transformers.modeling_outputs import BaseModelOutputWithPooling

        images = BaseModelOutputWithPooling(pooler_output=tuple(self._features))
        return self._run(**self._inputs, mm_encoder_outputs={"image": images})

    def first_of(self, tokens: list[int]) -> list[torch.Tensor]:
        from transformers.modeling_outputs import BaseModelOutputWithPooling

        rows = len(self._features)
        images = BaseModelOutputWithPooling(pooler_output=tuple(self._features))
        inputs = self._vlm.inputs([tokens] * rows, [self._words] * rows)
        found = self._all(**inputs, mm_encoder_outputs={"image": images}, logits_to_keep=len(tokens) + 1)
        return list(found.unbind(1))

    def after(self, token: int) -> torch.Tensor:
        """All rows take the same token."""
        return self.after_each([token] * len(self._features))

    def after_each(self, tokens: list[int]) -> torch.Tensor:
        """Each row takes its own token; log-probabilities (rows, vocabulary) of the next."""
        rows, device = len(self._features), self._features.device
        length = self._cache.get_seq_length() + 1
        position = length - 1 + self._core.model.rope_deltas[0]
        return self._run(
            input_ids=torch.tensor(tokens, device=device)[:, None],
            attention_mask=torch.ones(rows, length, dtype=torch.long, device=device),
            position_ids=position.view(1, 1, 1).expand(3, rows, 1),
        )

    def back_to(self, length: int) -> None:
        self._cache.crop(self._prompt + length - self._cache.get_seq_length())  # negative: that many go

    def _run(self, **inputs: Any) -> torch.Tensor:
        return self._all(**inputs, logits_to_keep=1)[:, -1]

    def _all(self, **inputs: Any) -> torch.Tensor:
        out = self._core(**inputs, past_key_values=self._cache, use_cache=True)
        found: torch.Tensor = out.logits.float().log_softmax(-1)
        return found
