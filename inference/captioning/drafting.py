"""A greedy draft that says no sentence twice, independent of the model that makes the words."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Protocol

import torch

PLAUSIBLE = 0.1
"""Contrasting chooses among the tokens that are at least this part as likely as the likeliest."""
RETRIES = 4
"""How often one sentence is begun anew before the draft ends there."""


class Writer(Protocol):
    """A model in the middle of a text. Likelihoods are log-probabilities (rows, vocabulary): the first row is
    the film's, a second one, where there is one, that of a film that shows nothing."""

    def first(self) -> torch.Tensor:
        """Of the first token."""

    def after(self, token: int) -> torch.Tensor:
        """Take the token, and give the next one's."""

    def back_to(self, length: int) -> None:
        """Forget all tokens but the first `length`."""


class Rehearsing(Writer, Protocol):
    """A writer that can be given words all at once."""

    def first_of(self, tokens: list[int]) -> list[torch.Tensor]:
        """Take the tokens; likelihoods of the first, and of what follows each (len(tokens) + 1)."""


class Rehearsed:
    """A writer that reads an earlier draft first, in one pass: where the new one agrees with it, no word is
    made again."""

    def __init__(self, writer: Rehearsing, guess: list[int]) -> None:
        self._writer, self._guess = writer, guess
        self._known: list[torch.Tensor] = []
        self._at = 0
        self._agrees = True

    def first(self) -> torch.Tensor:
        self._known = self._writer.first_of(self._guess)
        return self._known[0]

    def after(self, token: int) -> torch.Tensor:
        if self._agrees and self._at < len(self._guess) and token == self._guess[self._at]:
            self._at += 1
            return self._known[self._at]
        if self._agrees and self._at < len(self._guess):
            self._writer.back_to(self._at)
        self._agrees = False
        return self._writer.after(token)

    def back_to(self, length: int) -> None:
        if not self._agrees:
            self._writer.back_to(length)
        self._at = min(self._at, length)


def greedy_draft(
    writer: Writer,
    *,
    contrast: float,
    end: int,
    closes: Callable[[int], bool],
    goes_on: Callable[[int], bool],
    max_tokens: int,
    on_token: Callable[[int, float], None] | None = None,
) -> tuple[list[int], list[float]]:
    """Token ids and their probabilities under the film.

    closes: the token ends a sentence, unless the likeliest next one `goes_on` with it (2.5). A sentence that
    was said already is left at the word at which it was least sure, for the second best. on_token is called
    in order, as soon as a token can no longer be taken back; it may raise to stop.
    """
    history = [writer.first()]
    ids: list[int] = []
    margins: list[float] = []
    said: set[tuple[int, ...]] = set()
    barred: dict[int, set[int]] = {}
    begin = told = tries = 0

    def tell(until: int) -> None:
        nonlocal told
        while told < until:
            if on_token is not None:
                on_token(ids[told], float(history[told][0, ids[told]].exp()))
            told += 1

    while len(ids) < max_tokens:
        best, margin = _choose(history[len(ids)], contrast, barred.get(len(ids), set()))
        if best == end:
            break
        ids.append(best)
        margins.append(margin)
        history.append(writer.after(best))
        sentence = tuple(ids[begin:])
        if closes(best) and not goes_on(int(history[-1][0].argmax())):
            if sentence not in said:
                said.add(sentence)
                begin, tries, barred = len(ids), 0, {}
                tell(begin)
                continue
            at = min(range(begin, len(ids)), key=lambda k: margins[k])
            if tries == RETRIES or math.isinf(margins[at]):
                del ids[begin:]
                break
            tries += 1
            barred = {k: tokens for k, tokens in barred.items() if k <= at}
            barred.setdefault(at, set()).add(ids[at])
            del ids[at:], margins[at:], history[at + 1 :]
            writer.back_to(at)
        elif not any(earlier[: len(sentence)] == sentence for earlier in said):
            tell(len(ids))
    tell(len(ids))
    return ids, [float(history[k][0, token].exp()) for k, token in enumerate(ids)]


def _choose(likely: torch.Tensor, contrast: float, barred: set[int]) -> tuple[int, float]:
    """The best token, and how far the second best is behind (infinite where none is plausible)."""
    scores = contrasted(likely[0], likely[1], contrast) if contrast else likely[0].clone()
    if barred:
        scores[list(barred)] = -torch.inf
    two = scores.topk(2)
    if torch.isinf(two.values[0]):  # all that is plausible is barred
        return int(likely[0].argmax()), math.inf
    return int(two.indices[0]), float(two.values[0] - two.values[1])


def contrasted(film: torch.Tensor, nothing: torch.Tensor, contrast: float) -> torch.Tensor:
    """Scores (vocabulary) of the next token: log-probabilities under the film, raised by what it changes.

    Visual contrastive decoding (Leng et al., CVPR 2024, equations 3 and 4), against a film that shows nothing
    instead of a noisy one. Greedy drafts otherwise leave out what is rarely said: absence is the safest word.
    """
    scores = (1 + contrast) * film - contrast * nothing
    return scores.masked_fill(film < film.max() + math.log(PLAUSIBLE), -torch.inf)
