"""Recipe task: gaze for a Qwen checkpoint from a local folder, on triples of a film, a map of dwell and a
text.

1. The way's own modules and a LoRA on the tower from its layer on; the language model is frozen, and
   gradients pass through it. Targets may be the texts as the frozen model itself writes them (`rewritten`),
   so that style is not what is learnt.
2. A LoRA on the language model joins, on the texts as people wrote them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from peft import LoraConfig, get_peft_model
from torch import nn

from inference.api import ModelError
from inference.captioning.calibrator import resumable
from inference.captioning.ways.base import GazeWay
from inference.families.chat import PROMPT, ChatModel
from inference.families.gaze_adapter import attach

REWRITE = " Say the following in your own words, and nothing else: "
LINEAR = r"(gate_proj|up_proj|down_proj|fc1|fc2|linear_fc1|linear_fc2)"
VISION = (
    r"model\.visual\.blocks\.{first}\.mlp\.{linear}"
    r"|model\.visual\.blocks\.({later})\.(attn\.(qkv|proj)|mlp\.{linear})"
)
LANGUAGE = r"model\.language_model\.layers\.\d+\.(self_attn\.(q|k|v|o)_proj|mlp\.(gate|up|down)_proj)"


@dataclass(frozen=True)
class Triple:
    """film: (h, w), dense is bright. seconds: its map of dwell. name: of the film; films of one name are kept
    in one part of the split."""

    name: str
    film: NDArray[Any]
    seconds: NDArray[np.float32]
    text: str


def split(triples: Sequence[Triple], *, seed: int, share: float = 0.1) -> tuple[list[Triple], list[Triple]]:
    """To learn from, and to validate on: no film is in both."""
    films = sorted({t.name for t in triples})
    order = np.random.Generator(np.random.PCG64(seed)).permutation(len(films))
    held = {films[k] for k in order[: max(1, round(share * len(films)))]} if len(films) > 1 else set()
    return [t for t in triples if t.name not in held], [t for t in triples if t.name in held]


def rewritten(model: ChatModel, triples: Sequence[Triple], said: Callable[[str], None]) -> list[Triple]:
    """The texts in the frozen model's own words."""
    out = []
    for number, triple in enumerate(triples, start=1):
        text = model.rewrite(triple.film, PROMPT + REWRITE + triple.text)
        out.append(replace(triple, text=text or triple.text))
        said(f"rewritten: {number} of {len(triples)}")
    return out


@dataclass(frozen=True)
class FolderOptions:
    """stage: 1 or 2. first: the tower's first block that learns. dropped: share of steps without a map,
    wrong: with another film's."""

    stage: int = 1
    first: int = 23
    rank: int = 16
    batch: int = 4
    dropped: float = 0.15
    wrong: float = 0.1
    checkpointing: bool = False


def prepared(model: ChatModel, given: GazeWay, options: FolderOptions) -> Any:
    """The model with the way's modules and LoRA, for training. Raises ModelError."""
    attach(model, given)
    visual = model.model.base_model.visual
    depth = len(visual.blocks)
    if not 0 <= options.first < depth:
        raise ModelError(f"layer {options.first}: this tower has {depth} blocks.", "Choose an earlier layer.")
    resumable(visual, options.first)
    later = "|".join(str(k) for k in range(options.first + 1, depth)) or "none"
    vision = VISION.replace("{first}", str(options.first)).replace("{later}", later)
    targets = [vision.replace("{linear}", LINEAR), *([LANGUAGE] if options.stage == 2 else [])]
    if options.checkpointing:
        model.model.gradient_checkpointing_enable({"use_reentrant": False})
        model.model.enable_input_require_grads()
    config = LoraConfig(
        r=options.rank,
        lora_alpha=2 * options.rank,
        lora_dropout=0.05,
        target_modules="|".join(targets),
        modules_to_save=list(given.own) or None,
    )
    return get_peft_model(model.model, config)


class FolderTask:
    """adapted: what `prepared` gave; model: the chat model whose network it wraps."""

    def __init__(
        self,
        model: ChatModel,
        adapted: Any,
        train: Sequence[Triple],
        valid: Sequence[Triple],
        options: FolderOptions,
        *,
        seed: int = 0,
    ) -> None:
        self.model, self.adapted, self.options, self.seed = model, adapted, options, seed
        self.train, self.valid = list(train), list(valid)

    def modules(self) -> dict[str, nn.Module]:
        return {"trained": nn.ParameterList([p for p in self.adapted.parameters() if p.requires_grad])}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        """The way's own modules learn ten times as fast as LoRA."""
        own = tuple(self.model.listens.own) if self.model.listens is not None else ()
        named = [(n, p) for n, p in self.adapted.named_parameters() if p.requires_grad]
        new = [p for n, p in named if any(name in n for name in own)]
        rest = [p for n, p in named if not any(name in n for name in own)]
        groups = [{"params": new, "lr": 10 * lr}, {"params": rest, "lr": lr}]
        return [group for group in groups if group["params"]]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        """Triples one after the other: their films have sizes of their own."""
        rng = np.random.Generator(np.random.PCG64([self.seed, step, 31]))
        losses = []
        for row in rng.integers(len(self.train), size=self.options.batch):
            triple, draw = self.train[int(row)], rng.random(2)
            seconds: NDArray[np.float32] | None = triple.seconds
            if draw[0] < self.options.dropped:
                seconds = None
            elif draw[1] < self.options.wrong:
                seconds = self.train[int(rng.integers(len(self.train)))].seconds
            losses.append(self.of_text(triple, seconds))
        return torch.stack(losses).mean(), {}

    def of_text(self, triple: Triple, seconds: NDArray[np.float32] | None) -> torch.Tensor:
        """Mean negative log likelihood of a triple's text, with that map."""
        chat = self.model
        asked = chat.ask(chat.see(triple.film, seconds), PROMPT)
        said = chat.tokenizer(triple.text, add_special_tokens=False)["input_ids"]
        said = torch.tensor([[*said, chat.tokenizer.eos_token_id]], device=chat.device)
        ids = torch.cat([asked.ids, said], 1)
        more = dict(asked.more)
        if chat.door.kinds:
            more[chat.door.kinds] = (ids == chat.door.token).int()
        with chat.gaze_of(asked.seen):
            out = self.adapted(
                input_ids=ids,
                attention_mask=torch.ones_like(ids),
                pixel_values=asked.seen.tensors["pixel_values"].to(chat.device, chat.model.dtype),
                use_cache=False,
                logits_to_keep=said.shape[1] + 1,
                **more,
            )
        return F.cross_entropy(out.logits[0, :-1].float(), said[0])

    def evaluate(self) -> dict[str, float]:
        """Loss of held-out texts with their own map, with another film's and without; own below the others
        says that gaze is heard. minus_loss: for who keeps the best."""
        if not self.valid:
            return {"minus_loss": float("nan")}
        turned = [*self.valid[1:], self.valid[0]]
        own, shuffled, none = (
            float(np.mean([float(self.of_text(t, m)) for t, m in zip(self.valid, maps, strict=True)]))
            for maps in (
                [t.seconds for t in self.valid],
                [t.seconds for t in turned],
                [None] * len(self.valid),
            )
        )
        return {"own": own, "shuffled": shuffled, "none": none, "minus_loss": -own}


@contextmanager
def learning(model: ChatModel) -> Iterator[None]:
    """While inside, nothing of films is remembered: the tower changes with each step."""
    try:
        yield
    finally:
        model.forget()
