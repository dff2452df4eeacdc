"""A draft, heard while transformers' `generate` writes it."""

from __future__ import annotations

from collections.abc import Callable

import torch
from transformers import LogitsProcessor


def _nothing() -> None:
    pass


class Heard(LogitsProcessor):
    """Hears a draft token by token: at each step the last id stands, and the next one's likelihoods."""

    def __init__(self, prompt: int, ends: set[int], on_token: Callable[[int, float], None] | None) -> None:
        self._prompt, self._ends, self._on_token = prompt, ends, on_token
        self.once_the_question_is_read: Callable[[], None] = _nothing
        self.said: list[int] = []
        self._probabilities: list[float] = []

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        if not self._probabilities:
            self.once_the_question_is_read()
        self._tell(input_ids[0, self._prompt :].tolist())
        self._probabilities.append(float(scores[0].float().softmax(-1).max()))
        return scores

    def _tell(self, ids: list[int]) -> None:
        for token in ids[len(self.said) :]:
            if token in self._ends:
                return
            self.said.append(token)
            if self._on_token is not None:
                self._on_token(token, self._probabilities[len(self.said) - 1])

    def finished(self, sequence: list[int]) -> tuple[list[int], list[float]]:
        self._tell(sequence[self._prompt :])
        return self.said, self._probabilities[: len(self.said)]
