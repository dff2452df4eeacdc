"""What all generative families share: a film and a question to tokens, a draft, what its tokens are, and the
attention of words to image tokens. A family says only how its images become tokens (`ImageDoor`).

Networks, tokenizers, image processors, chat templates and decoding are transformers' own; image tokens are
found by their id, positions are the model's own.
"""

from __future__ import annotations

import copy
import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from transformers import DynamicCache, LogitsProcessorList

from inference.api import InputError, ModelError
from inference.captioning.calibrator import can_go_on, going_on, keeping
from inference.captioning.dwell import SIGMA_FRACTION, on_cells
from inference.captioning.tower import QwenTower
from inference.captioning.ways.base import GazeWay
from inference.captioning.ways.text import Text
from inference.families import local
from inference.families.film import WHOLE, Box, overlaid, picture
from inference.families.heard import Heard
from inference.families.probe import AttentionRows, attention_rows
from inference.families.speed import settle
from inference.families.steps import Steps

log = logging.getLogger(__name__)

PROMPT = "Write the findings section of the radiology report for this chest radiograph."
GAZE_PROMPT = " The red overlay shows where the radiologist looked."
WORDS_PATCHES = 8
"""Patches a side for which the words of gaze were made (`inference.captioning.ways.text`)."""
FEATURES_KEPT = 3
"""Images (a film, with and without an overlay, and a blank one) whose features stay in memory."""
QUICK = 500_000_000
"""Parameters: with more, a second reading of a draft takes minutes on a processor."""


@dataclass(frozen=True)
class Seen:
    """A film as a model takes it. tensors: for its forward (pixel_values, and sizes where it wants them).
    grid: rows and columns of its image tokens. box: which part of the film they cover. words: what stands for
    the image in the text. key: the same for the same pixels. gaze: what the image tower is told of it."""

    tensors: dict[str, torch.Tensor]
    grid: tuple[int, int]
    words: str
    box: Box = WHOLE
    key: str = ""
    gaze: Told | None = None


@dataclass(frozen=True)
class Told:
    """Gaze for the tower: seconds on the cells of its patches (1, 1, h, w), and how strongly."""

    cells: torch.Tensor
    strength: float

    @property
    def key(self) -> str:
        return hashlib.sha256(self.cells.numpy().tobytes() + str(self.strength).encode()).hexdigest()


class ImageDoor(Protocol):
    """How a family's images become tokens. token: the id of an image token. mark: what stands for the image
    in a chat template's text. kinds: the input that marks image tokens, "" where there is none."""

    token: int
    mark: str
    kinds: str

    def see(self, shown: Image.Image) -> Seen: ...


@dataclass
class Asked:
    """A film with a question: ids (1, n) and what the model's forward takes beside them."""

    seen: Seen
    ids: torch.Tensor
    more: dict[str, torch.Tensor]
    places: torch.Tensor = field(default_factory=lambda: torch.empty(0))
    """Of the image tokens in ids, in raster order."""


class ChatModel:
    """A vision-language model of the store. on_layer: called for every layer that has been computed, with
    ("image" | "text", number, of how many); may raise to stop."""

    gaze_sigma = 0.05
    """Of the Gaussians of a map, as a part of the film's longer side."""
    listens: GazeWay | None = None
    """A way to give gaze: one that was trained for this model (`listen`), or words. Without one it is laid
    over the film."""

    def __init__(self, model: Any, tokenizer: Any, door: ImageDoor, *, device: str, name: str) -> None:
        self.model = model.to(device)
        self.tokenizer, self.door, self.device, self.name = tokenizer, door, device, name
        self.on_layer: Callable[[str, int, int], None] | None = None
        self.most_image_tokens = 0
        """0: as many as the image processor makes. Else a larger film is made smaller first."""
        self.fast = False
        """A static cache for drafts (`inference.families.speed`)."""
        self.offload = False
        """The cache of a draft in main memory, a layer at a time on the GPU: slower, for a full GPU."""
        self.how = ""
        """How it computes, in words."""
        self._features: dict[str, Any] = {}
        self._before: tuple[str, torch.Tensor] = "", torch.empty(0)
        if not tokenizer.chat_template:
            raise ModelError(
                f"{name}: its folder holds no chat template.", "Take the chat_template file from its source."
            )
        config = copy.deepcopy(model.generation_config)
        config.update(do_sample=False, num_beams=1, temperature=1.0, top_p=1.0, top_k=50)
        if config.pad_token_id is None:
            config.pad_token_id = tokenizer.pad_token_id or tokenizer.eos_token_id
        self._decoding = config
        self._listen("image", vision_layers(model.base_model))
        self._text_hooks = self._listen("text", model.base_model.language_model.layers)

    def _listen(self, tower: str, layers: Any) -> list[Any]:
        count = len(layers)
        return [
            layer.register_forward_hook(lambda *_, number=number: self._layer_done(tower, number, count))
            for number, layer in enumerate(layers, start=1)
        ]

    def _hear_no_more(self) -> None:
        """Of the text's layers: a compiled step lets nobody look in."""
        while self._text_hooks:
            self._text_hooks.pop().remove()

    def _layer_done(self, tower: str, number: int, count: int) -> None:
        if self.on_layer is not None:
            self.on_layer(tower, number, count)

    @property
    def way_name(self) -> str:
        return self.listens.name if self.listens is not None else "overlay"

    # a film and a question

    def see(
        self, image: NDArray[Any], gaze: NDArray[np.float32] | None = None, strength: float = 1.0
    ) -> Seen:
        """image: (h, w), dense is bright. gaze: a map over it in seconds, told to the tower where it listens,
        else laid over the film in red."""
        listens = self.listens is not None and self.listens.own
        shown = picture(image) if self.listens is not None else overlaid(picture(image), gaze, strength)
        seen = self.door.see(shown)
        tokens = seen.grid[0] * seen.grid[1]
        if 0 < self.most_image_tokens < tokens:
            part = (self.most_image_tokens / tokens) ** 0.5 * 0.98  # sides are rounded up to whole patches
            shown = shown.resize((max(1, int(shown.width * part)), max(1, int(shown.height * part))))
            seen = self.door.see(shown)
        key = hashlib.sha256(shown.tobytes()).hexdigest()
        told = self._told(seen, gaze, strength) if listens and gaze is not None and strength > 0 else None
        return Seen(seen.tensors, seen.grid, seen.words, seen.box, key, told)

    def _question(self, gaze: NDArray[np.float32] | None, strength: float, context: str) -> str:
        told = f" {self.plain_words(context)}" if context else ""
        return PROMPT + self._words_of(gaze, strength) + told

    def _words_of(self, gaze: NDArray[np.float32] | None, strength: float) -> str:
        """What the question says of gaze."""
        if gaze is None:
            return ""
        if self.listens is None:
            return GAZE_PROMPT
        seconds = torch.from_numpy(np.ascontiguousarray(gaze, dtype=np.float32))[None, None]
        return self.listens.words(on_cells(seconds, WORDS_PATCHES, WORDS_PATCHES), strength)[0]

    @contextmanager
    def given_by(self, way: str) -> Iterator[None]:
        """While inside, gaze is given that way, which the model must serve; "" and "none" change
        nothing."""
        if way in ("", "none", self.way_name):
            yield
            return
        before = self.listens, self.gaze_sigma
        self.listens = Text() if way == "text" else None
        self.gaze_sigma = SIGMA_FRACTION if way == "text" else type(self).gaze_sigma
        try:
            yield
        finally:
            self.listens, self.gaze_sigma = before

    def plain_words(self, text: str) -> str:
        """Somebody's text as words of a question: nothing in it is a token that steers the model."""
        steering = {self.door.mark, *self.tokenizer.all_special_tokens, *self.tokenizer.added_tokens_encoder}
        for token in sorted(steering, key=len, reverse=True):
            text = text.replace(token, " ")
        return " ".join(text.split())

    @property
    def quick(self) -> bool:
        """Whether what a draft rests on can be computed with it."""
        return self.device.startswith("cuda") or self.model.num_parameters() <= QUICK

    @torch.no_grad()
    def on_blank(
        self,
        image: NDArray[Any],
        ids: list[int],
        gaze: NDArray[np.float32] | None = None,
        *,
        strength: float = 1.0,
        context: str = "",
    ) -> list[float]:
        """The probabilities of a draft's ids, had the film been evenly grey: asked the same, told the same
        gaze."""
        grey = np.full_like(image, np.iinfo(image.dtype).max // 2)
        asked = self.ask(self.see(grey, gaze, strength), self._question(gaze, strength, context))
        said = torch.tensor([ids], device=self.device)
        read = torch.cat([asked.ids, said[:, :-1]], dim=1)
        more = dict(asked.more)
        if self.door.kinds:
            more[self.door.kinds] = (read == self.door.token).int()
        out = self.model(
            input_ids=read,
            mm_encoder_outputs={"image": self.features(asked.seen)},
            use_cache=False,
            logits_to_keep=len(ids),
            **more,
        )
        likely = out.logits[0].float().softmax(-1).gather(1, said[0][:, None])
        return [float(value) for value in likely[:, 0]]

    def _told(self, seen: Seen, gaze: NDArray[np.float32], strength: float) -> Told:
        merge = self.model.base_model.visual.config.spatial_merge_size
        seconds = torch.from_numpy(np.ascontiguousarray(gaze, dtype=np.float32))[None, None]
        return Told(on_cells(seconds, seen.grid[0] * merge, seen.grid[1] * merge), strength)

    def ask(self, seen: Seen, prompt: str) -> Asked:
        """The chat template's text with the image's tokens in it, as the family's own processor writes it.
        Raises ModelError."""
        turn = [{"role": "user", "content": [{"type": "image"}, {"type": "text", "text": prompt}]}]
        text = self.tokenizer.apply_chat_template(turn, tokenize=False, add_generation_prompt=True)
        if text.count(self.door.mark) != 1:
            raise ModelError(
                f"{self.name}: its chat template makes {text.count(self.door.mark)} places for one image.",
                "Take the chat_template file from its source.",
            )
        begun = self.tokenizer.bos_token is not None and text.startswith(self.tokenizer.bos_token)
        ids = self.tokenizer(
            text.replace(self.door.mark, seen.words), add_special_tokens=not begun, return_tensors="pt"
        )["input_ids"].to(self.device)
        places = (ids[0] == self.door.token).nonzero()[:, 0]
        if len(places) != seen.grid[0] * seen.grid[1]:
            raise ModelError(
                f"{self.name}: {len(places)} image tokens in its text, {seen.grid} in its image.",
                "Its tokenizer and its image processor do not belong together; take the folder again.",
            )
        more = {k: v.to(self.device) for k, v in seen.tensors.items() if k != "pixel_values"}
        if self.door.kinds:
            more[self.door.kinds] = (ids == self.door.token).int()
        return Asked(seen, ids, more, places)

    def features(self, seen: Seen) -> Any:
        """What the image tower makes of a film; remembered for the last films. Where it listens, what lies
        before gaze comes in is remembered, too, so that another map costs the rest alone."""
        key = seen.key + (seen.gaze.key if seen.gaze is not None else "")
        if key not in self._features:
            tensors = {k: v.to(self.device) for k, v in seen.tensors.items()}
            tensors["pixel_values"] = tensors["pixel_values"].to(self.model.dtype)
            with torch.no_grad(), self.gaze_of(seen):
                found = self.model.base_model.get_image_features(**tensors, return_dict=True)
            while len(self._features) >= FEATURES_KEPT:
                self._features.pop(next(iter(self._features)))
            self._features[key] = found
        return self._features[key]

    @contextmanager
    def gaze_of(self, seen: Seen) -> Iterator[None]:
        """While inside, the image tower is told where somebody looked, and begins where it can."""
        visual: Any = getattr(self.model.base_model, "visual", None)
        if seen.gaze is None or self.listens is None:
            yield
            return
        with ExitStack() as stack:
            tower, cells = QwenTower(visual), seen.gaze.cells.to(self.device)
            stack.enter_context(self.listens.inside(tower, cells, seen.gaze.strength))
            if can_go_on(visual):
                if self._before[0] == seen.key:
                    stack.enter_context(going_on(visual, self._before[1]))
                else:
                    kept = stack.enter_context(keeping(visual))
                    stack.callback(lambda: setattr(self, "_before", (seen.key, kept[0])))
            yield

    def forget(self) -> None:
        """What is remembered of films."""
        self._features.clear()
        self._before = "", torch.empty(0)

    # what it can do

    def text(self, ids: list[int]) -> str:
        """What the ids say, as it is shown: unchanged."""
        return str(self.tokenizer.decode(ids, skip_special_tokens=True))

    @torch.no_grad()
    def generate(
        self,
        image: NDArray[Any],
        gaze: NDArray[np.float32] | None = None,
        *,
        strength: float = 1.0,
        max_tokens: int = 160,
        on_token: Callable[[int, float], None] | None = None,
        context: str = "",
    ) -> tuple[list[int], list[float]]:
        """Greedy ids without the end, and their probabilities, from transformers' own `generate`. on_token is
        called for each token as soon as it stands, and may raise to stop. context: what the question says
        beside the film."""
        asked = self.ask(self.see(image, gaze, strength), self._question(gaze, strength, context))
        try:
            return self._draft(asked, max_tokens, on_token, fast=self.fast)
        except _FastFailed as error:  # before the first word: the draft begins anew without it
            log.warning("%s: Fast mode is off: %s", self.name, error)
            self.fast, self.how = False, f"{self.how} (off: {str(error)[:100]})"
            return self._draft(asked, max_tokens, on_token, fast=False)

    def _draft(
        self, asked: Asked, max_tokens: int, on_token: Callable[[int, float], None] | None, *, fast: bool
    ) -> tuple[list[int], list[float]]:
        ends = self._decoding.eos_token_id
        heard = Heard(asked.ids.shape[1], set(ends if isinstance(ends, list) else [ends]), on_token)
        config = self._greedy(max_tokens)
        if self.offload:
            config.cache_implementation = "offloaded"
        elif fast:
            config.cache_implementation = "static"
            heard.once_the_question_is_read = self._hear_no_more
        try:
            out = self.model.generate(
                input_ids=asked.ids,
                attention_mask=torch.ones_like(asked.ids),
                mm_encoder_outputs={"image": self.features(asked.seen)},
                generation_config=config,
                logits_processor=LogitsProcessorList([heard]),
                **asked.more,
            )
        except (RuntimeError, PermissionError) as error:
            sticky = isinstance(error, torch.OutOfMemoryError) or "CUDA error" in str(error)
            if not fast or heard.said or sticky:
                raise
            raise _FastFailed(str(error).splitlines()[0] if str(error) else type(error).__name__) from error
        finally:
            if not self._text_hooks:
                self._text_hooks = self._listen("text", self.model.base_model.language_model.layers)
        return heard.finished(out[0].tolist())

    @torch.no_grad()
    def rewrite(self, image: NDArray[Any], prompt: str, *, max_tokens: int = 160) -> str:
        """The model's greedy answer to another question about a film, without gaze."""
        asked = self.ask(self.see(image), prompt)
        out = self.model.generate(
            input_ids=asked.ids,
            attention_mask=torch.ones_like(asked.ids),
            mm_encoder_outputs={"image": self.features(asked.seen)},
            generation_config=self._greedy(max_tokens),
            **asked.more,
        )
        return self.text(out[0, asked.ids.shape[1] :].tolist()).strip()

    def _greedy(self, max_tokens: int) -> Any:
        config = copy.deepcopy(self._decoding)
        config.update(max_new_tokens=max_tokens)
        return config

    @torch.no_grad()
    def image_states(self, image: NDArray[Any], *, prompt: str = PROMPT) -> torch.Tensor:
        """The language model's hidden states at the image tokens (layers + 1, rows * columns, width): index 0
        is the embeddings, the last one is already normed."""
        asked = self.ask(self.see(image), prompt)
        out = self.model.base_model(
            input_ids=asked.ids,
            mm_encoder_outputs={"image": self.features(asked.seen)},
            output_hidden_states=True,
            use_cache=False,
            **asked.more,
        )
        return torch.stack([states[0, asked.places] for states in out.hidden_states])

    @torch.no_grad()
    def lens(
        self, states: torch.Tensor, *, layer: int = -1, top: int = 5
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Token ids and probabilities (rows * columns, top) that one layer of `image_states` reads at each
        image token: inner layers are normed once here, the last one is normed already."""
        hidden = states[layer]
        if layer not in (-1, len(states) - 1):
            hidden = self.model.base_model.language_model.norm(hidden)
        probability, ids = self.model.lm_head(hidden).float().softmax(-1).topk(top, dim=-1)
        return ids, probability

    def unembedding(self, ids: torch.Tensor) -> torch.Tensor:
        """Rows of the output matrix (..., width) for token ids."""
        rows: torch.Tensor = self.model.get_output_embeddings().weight[ids]
        return rows

    def word_attention(self, seen: Seen, phrase: str, *, prompt: str = PROMPT) -> AttentionRows:
        """How the words of `phrase`, said as the answer, attend to the image tokens, and what that attention
        adds to their likelihood. The film and the question are computed once, without a gradient; only the
        phrase's own rows are computed with one. Raises InputError for a phrase without tokens."""
        asked = self.ask(seen, prompt)
        said = self.tokenizer(phrase.strip(), add_special_tokens=False, return_tensors="pt")["input_ids"]
        if not said.shape[1]:
            raise InputError("The phrase is empty.", "Type what to look for, e.g. 'left pleural effusion'.")
        said = said.to(self.device)
        cache = DynamicCache(config=self.model.config.get_text_config())
        with torch.no_grad():
            more = {k: v[:, :-1] if k == self.door.kinds else v for k, v in asked.more.items()}
            self.model.base_model(
                input_ids=asked.ids[:, :-1],
                mm_encoder_outputs={"image": self.features(seen)},
                past_key_values=cache,
                use_cache=True,
                **more,
            )
        with attention_rows(self.model, asked.places) as rows, torch.enable_grad():
            asking = torch.cat([asked.ids[:, -1:], said[:, :-1]], dim=1)
            out = self.model(input_ids=asking, past_key_values=cache, use_cache=True)
            likely = out.logits[0].float().log_softmax(-1).gather(1, said[0][:, None])[:, 0]
            return rows.finished(likely)

    @contextmanager
    def watched(
        self, on_layer: Callable[[str, int, int], None], on_part: Callable[[], None] | None = None
    ) -> Iterator[None]:
        """While inside, `on_layer` hears every layer, `on_part` every product before it, and on a processor
        every piece of a large one (`inference.families.steps`); both may raise. Fast mode's compiled steps
        tell nothing of their parts."""
        self.on_layer = on_layer
        steps = Steps(on_part) if on_part is not None and not self.fast else nullcontext()
        try:
            with steps:
                yield
        finally:
            self.on_layer = None


class _FastFailed(Exception):
    """The compiled step could not be made."""


def vision_layers(base: Any) -> Any:
    """The blocks of a model's image tower."""
    tower = base.visual if hasattr(base, "visual") else base.vision_tower
    if hasattr(tower, "blocks"):
        return tower.blocks
    return getattr(tower, "vision_model", tower).encoder.layers


def open_chat(
    kind: Any,
    folder: Path,
    door: Callable[[Any, Any], ImageDoor],
    *,
    device: str,
    precision: torch.dtype,
    four_bit: bool = False,
) -> ChatModel:
    """kind: transformers' class. door: (config, tokenizer) -> how its images become tokens."""
    more: dict[str, Any] = {"device_map": {"": device}} if four_bit and device != "cpu" else {}
    model = local.network(
        kind, folder, precision=precision, four_bit=four_bit, attn_implementation="sdpa", **more
    )
    tokenizer = local.tokenizer(folder)
    made = ChatModel(model, tokenizer, door(model.config, tokenizer), device=device, name=folder.name)
    if precision == torch.float16:
        require_finite(made)
    made.how = settle(made) + (", its language model in 4 bits" if four_bit else "")
    return made


def require_finite(model: ChatModel) -> None:
    """Raises ModelError where half precision's range (65,504) is too small for a model that was trained in
    bfloat16: its numbers overflow, and it would write nonsense."""
    grey = np.full((64, 64), 30_000, np.uint16)
    if not bool(torch.isfinite(model.image_states(grey)).all()):
        raise ModelError(
            f"{model.name}: its numbers do not fit into float16, and this GPU has no bfloat16.",
            "Choose the processor in the settings (page AI), or another model.",
        )
