# mypy: disable-error-code="arg-type, attr-defined, misc, union-attr"
"""Vision-language model: transformers' own Qwen2.5-VL, with the calibrator and a LoRA adapter where a
folder has them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from transformers import (
    PreTrainedTokenizerFast,
    Qwen2_5_VLConfig,
    Qwen2_5_VLForConditionalGeneration,
)

from inference.backbones.image_input import network_input
from inference.backbones.patches import pack_patches, pixel_rows, to_window_order
from inference.backbones.tokenizer import load_tokenizer
from inference.backbones.weights import inside
from inference.captioning.calibrator import add_calibrator, saliency
from inference.captioning.drafting import greedy_draft
from inference.captioning.statements import as_written

PROMPT = "findings:"


def build_vlm(config: dict[str, Any]) -> Qwen2_5_VLForConditionalGeneration:
    return Qwen2_5_VLForConditionalGeneration(Qwen2_5_VLConfig(**config))


class VisionLanguageModel:
    """A Qwen2.5-VL with tokenizer and input contract. `gaze` is None or a saliency map (h, w) in [0, 1].

    contrast: how strongly a draft is held against what the model says of a film that shows nothing (see
    `drafting.contrasted`); 0 is the stock model.
    """

    def __init__(
        self,
        model: Any,
        tokenizer: PreTrainedTokenizerFast,
        *,
        size_px: int,
        device: str = "cpu",
        contrast: float = 0.0,
    ) -> None:
        self.model = model.to(device).eval()
        self.tokenizer = tokenizer
        self.size_px = size_px
        self.device = device
        self.contrast = contrast
        vision = self.core.config.vision_config
        self.patch, self.merge, self.window = vision.patch_size, vision.spatial_merge_size, vision.window_size

    @classmethod
    def load(cls, folder: Path, arch: dict[str, Any], *, device: str = "cpu") -> VisionLanguageModel:
        """From a model folder in transformers' format; arch: size_px, calibrator_layer, adapter (folder
        name), contrast (0 where it is not named)."""
        model: Any = Qwen2_5_VLForConditionalGeneration.from_pretrained(
            folder,
            local_files_only=True,
            use_safetensors=True,
            dtype=torch.float32,
            attn_implementation="sdpa",
        )
        if arch.get("adapter"):
            from peft import PeftModel

            add_calibrator(model.model.visual, arch["calibrator_layer"])
            adapter = inside(folder, arch["adapter"])
            model = PeftModel.from_pretrained(model, adapter, local_files_only=True, use_safetensors=True)
        return cls(
            model,
            load_tokenizer(folder / "tokenizer.json"),
            size_px=arch["size_px"],
            device=device,
            contrast=arch.get("contrast", 0.0),
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

    def saliency_rows(self, maps: torch.Tensor, grid: torch.Tensor) -> torch.Tensor:
        """maps (n, 1, h, w) in [0, 1] -> rows (n * N, patch * patch) in the encoder's window order."""
        rows = pack_patches(maps, patch=self.patch, merge=self.merge)
        return to_window_order(rows, grid, patch=self.patch, merge=self.merge, window=self.window)

    def image_features(
        self, images: torch.Tensor, maps: torch.Tensor | None = None, strength: float | torch.Tensor = 1.0
    ) -> torch.Tensor:
        """(n, 3, s, s), maps (n, 1, s, s) or None -> merged visual tokens (n, tokens, width)."""
        values, grid = pixel_rows(images, patch=self.patch, merge=self.merge)
        rows = None if maps is None else self.saliency_rows(maps, grid)
        lengths = [int(n) for n in grid.prod(-1)]
        with saliency(self.model, rows, lengths, strength):
            out = self.core.model.visual(values, grid_thw=grid)
        found: torch.Tensor = out.pooler_output.view(len(images), -1, out.pooler_output.shape[-1])
        return found

    def prompt_ids(self) -> list[int]:
        t = self.tokenizer
        tokens = self.grid[0] * self.grid[1]
        pad = t.convert_tokens_to_ids("<|image_pad|>")
        return [
            t.bos_token_id,
            t.convert_tokens_to_ids("<|vision_start|>"),
            *([pad] * tokens),
            t.convert_tokens_to_ids("<|vision_end|>"),
            *t.encode(PROMPT, add_special_tokens=False),
        ]

    def inputs(self, texts: list[list[int]]) -> dict[str, torch.Tensor]:
        """Prompt followed by each text's ids, padded right, with what M-RoPE needs."""
        prompt = self.prompt_ids()
        rows = [prompt + ids for ids in texts]
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

    def forward(self, features: torch.Tensor, texts: list[list[int]], **kwargs: Any) -> Any:
        """One teacher-forced pass over prompt + texts. features (n, tokens, width)."""
        from transformers.modeling_outputs import BaseModelOutputWithPooling

        outputs = BaseModelOutputWithPooling(pooler_output=tuple(features))
        return self.core(
            **self.inputs(texts), mm_encoder_outputs={"image": outputs}, use_cache=False, **kwargs
        )

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
        for each token, once it stands, and may raise to stop."""
        if gaze is None:
            with self.without_adapter():
                return self._generate(image, None, strength, max_tokens, on_token)
        return self._generate(image, gaze, strength, max_tokens, on_token)

    @torch.no_grad()
    def _generate(
        self,
        image: NDArray[Any],
        gaze: NDArray[np.float32] | None,
        strength: float,
        max_tokens: int,
        on_token: Callable[[int, float], None] | None,
    ) -> tuple[list[int], list[float]]:
        maps = None if gaze is None else self.gaze_maps(gaze)
        features = self.image_features(self.images(image), maps, strength)
        if self.contrast:  # a second row: the same words about a film that shows nothing
            nothing = torch.zeros(1, 3, self.size_px, self.size_px, device=self.device)
            features = torch.cat([features, self.image_features(nothing)])
        token = self.tokenizer
        full_stop = token.convert_tokens_to_ids(".")
        return greedy_draft(
            _Writer(self, features),
            contrast=self.contrast,
            end=token.eos_token_id,
            closes=lambda word: word == full_stop,
            goes_on=lambda word: token.convert_ids_to_tokens(word).isdigit(),
            max_tokens=max_tokens,
            on_token=on_token,
        )

    def gaze_maps(self, gaze: NDArray[np.float32]) -> torch.Tensor:
        """A map (h, w) -> (1, 1, size, size), resized as the image is and renormalised to maximum 1."""
        maps = torch.from_numpy(np.ascontiguousarray(gaze, dtype=np.float32))[None, None]
        maps = F.interpolate(
            maps, (self.size_px, self.size_px), mode="bilinear", antialias=True, align_corners=False
        )
        return (maps / maps.amax().clamp(min=1e-6)).to(self.device)

    @torch.no_grad()
    def logit_lens(
        self, features: torch.Tensor, *, layer: int = -1, top: int = 5
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Logit lens of the visual tokens: ids and probabilities (n, tokens, top).

        layer indexes the language model's hidden states (0: embeddings). The last one is already normed;
        inner ones are normed once here."""
        n = len(features)
        out = self.forward(features, [[]] * n, output_hidden_states=True)
        states = out.hidden_states
        hidden = states[layer]
        if hidden is not states[-1]:
            hidden = self.core.model.language_model.norm(hidden)
        of_image = self.tokenizer.convert_tokens_to_ids("<|image_pad|>")
        at = [k for k, word in enumerate(self.prompt_ids()) if word == of_image]
        logits = self.core.lm_head(hidden[:, at])
        probability, ids = logits.float().softmax(-1).topk(top, dim=-1)
        return ids, probability


class _Writer:
    """Words about images (rows of visual tokens) after the prompt, with a cache; all rows take the same."""

    def __init__(self, vlm: VisionLanguageModel, features: torch.Tensor) -> None:
        from transformers import DynamicCache

        self._core = vlm.core
        self._features = features
        self._inputs = vlm.inputs([[]] * len(features))
        self._prompt = int(self._inputs["attention_mask"].shape[1])
        self._cache = DynamicCache(config=self._core.config.text_config)
        self._core.model.rope_deltas = None

    def first(self) -> torch.Tensor:
        from transformers.modeling_outputs import BaseModelOutputWithPooling

        images = BaseModelOutputWithPooling(pooler_output=tuple(self._features))
        return self._run(**self._inputs, mm_encoder_outputs={"image": images})

    def after(self, token: int) -> torch.Tensor:
        rows, device = len(self._features), self._features.device
        length = self._cache.get_seq_length() + 1
        position = length - 1 + self._core.model.rope_deltas[0]
        return self._run(
            input_ids=torch.full((rows, 1), token, device=device),
            attention_mask=torch.ones(rows, length, dtype=torch.long, device=device),
            position_ids=position.view(1, 1, 1).expand(3, rows, 1),
        )

    def back_to(self, length: int) -> None:
        self._cache.crop(self._prompt + length - self._cache.get_seq_length())  # negative: that many go

    def _run(self, **inputs: Any) -> torch.Tensor:
        out = self._core(**inputs, past_key_values=self._cache, use_cache=True)
        found: torch.Tensor = out.logits[:, -1].float().log_softmax(-1)
        return found
