"""The isolated side: runs under the model's own interpreter, which need not have more of RadGaze's packages
than msgspec, numpy, pillow and platformdirs, beside torch, transformers and what the model's code asks for.
"""

from __future__ import annotations

import importlib
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from inference import api
from inference.captioning.statements import statements
from inference.context import RunContext
from inference.families.known import FAMILIES

_UNFINISHED = "\ufffd"


class Writer(Protocol):
    """What an adapter's `load(folder, device)` returns. inputs: of `model.generate`, from a film as an 8-bit
    picture, while inside. text: of token ids."""

    model: Any

    def inputs(self, picture: Any) -> AbstractContextManager[dict[str, Any]]: ...
    def text(self, ids: list[int]) -> str: ...


def run(request: api.Request, image: NDArray[np.uint16] | None, context: RunContext) -> api.Result:
    """Answers Caption. Raises api.InferenceError."""
    if not isinstance(request, api.Caption) or image is None:
        raise api.InputError("A model that runs isolated writes drafts only.", "Choose another model.")
    folder = context.store.get(request.model, verify=False)  # the worker that asks has verified it
    family = FAMILIES[folder.manifest.family]

    def load() -> Writer:
        context.progress(0.1, f"loading {folder.manifest.id} by its own code")
        adapter = importlib.import_module(family.adapter)
        made: Writer = adapter.load(folder.path, context.device)
        return made

    writer = context.cache.get_or_load(folder.manifest.id, load)
    said = _written(writer, image, request.max_tokens, context)
    return api.CaptionResult(
        text=said.text,
        sentences=said.sentences(),
        with_gaze=False,
        gaze_strength=request.gaze_strength,
        models=[folder.info],
        seed=request.seed,
    )


@dataclass(frozen=True)
class Said:
    """ends: how long the text was after each token. probabilities: of the tokens."""

    text: str
    ends: list[int]
    probabilities: list[float]

    def sentences(self) -> list[api.Sentence]:
        out = []
        for s in statements(self.text):
            inside = [
                p for p, end in zip(self.probabilities, self.ends, strict=True) if s.start < end <= s.end
            ]
            out.append(
                api.Sentence(
                    text=s.text,
                    start=s.start,
                    end=s.end,
                    finding=s.finding,
                    negated=s.negated,
                    mean_probability=float(np.mean(inside or [0.0])),
                    mentions=[
                        api.Mention(finding=m.finding, negated=m.negated, side=m.side) for m in s.mentions
                    ],
                )
            )
        return out


def _written(writer: Writer, image: NDArray[np.uint16], most: int, context: RunContext) -> Said:
    from PIL import Image
    from transformers import LogitsProcessorList

    context.progress(0.3, "reading the film")
    with writer.inputs(Image.fromarray((image >> 8).astype(np.uint8)).convert("RGB")) as inputs:
        begun = inputs["input_ids"].shape[1]
        heard = _Listening(writer, begun, context)
        ids = writer.model.generate(
            **inputs,
            max_new_tokens=most,
            do_sample=False,
            num_beams=1,
            logits_processor=LogitsProcessorList([heard]),
        )[0, begun:].tolist()
    text = writer.text(ids)
    heard.send(text)
    return Said(
        text,
        [len(writer.text(ids[: k + 1])) for k in range(len(ids))],
        [float(step[token]) for step, token in zip(heard.steps, ids, strict=True)],
    )


class _Listening:
    """A LogitsProcessor that changes nothing: it hears every step before its token is chosen, what was chosen
    before, and how likely what comes is."""

    def __init__(self, writer: Writer, begun: int, context: RunContext) -> None:
        self._writer, self._begun, self._context = writer, begun, context
        self._sent = ""
        self.steps: list[Any] = []

    def __call__(self, input_ids: Any, scores: Any) -> Any:
        self._context.check_cancelled()
        self.steps.append(scores[0].float().softmax(-1).cpu())
        self.send(self._writer.text(input_ids[0, self._begun :].tolist()).rstrip(_UNFINISHED))
        return scores

    def send(self, text: str) -> None:
        if text.startswith(self._sent) and len(text) > len(self._sent):
            self._context.token(text[len(self._sent) :])
            self._sent = text
