"""Drafts that repeat nothing, against models of a few words."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from inference.captioning.drafting import RETRIES, Rehearsed, greedy_draft

END, STOP, A, B, C, ONE, TWO = range(7)


class Parrot:
    """Says its phrase again and again; at each of its places the second best word is `other`."""

    def __init__(self, phrase: list[int], other: dict[int, int], *, ends_after: int = 99) -> None:
        self.phrase, self.other, self.ends_after = phrase, other, ends_after
        self.ids: list[int] = []

    def first(self) -> torch.Tensor:
        return self._likely()

    def after(self, token: int) -> torch.Tensor:
        self.ids.append(token)
        return self._likely()

    def back_to(self, length: int) -> None:
        assert length < len(self.ids)
        del self.ids[length:]

    def _likely(self) -> torch.Tensor:
        scores = torch.full((7,), -9.0)
        at = len(self.ids) - max((i + 1 for i, t in enumerate(self.ids) if t == STOP), default=0)
        if self.ids.count(STOP) >= self.ends_after:
            scores[END] = 0.0
        else:
            scores[self.phrase[at]] = 0.0
            scores[self.other.get(at, C)] = -1.0 if at in self.other else -6.0
        return scores.log_softmax(-1)[None]


def draft(writer: Parrot, **options) -> tuple[list[int], list[int]]:
    heard: list[int] = []
    ids, probabilities = greedy_draft(
        writer,
        contrast=0.0,
        end=END,
        closes=lambda token: token == STOP,
        goes_on=lambda token: token in (ONE, TWO),
        max_tokens=options.get("max_tokens", 40),
        on_token=lambda token, _probability: heard.append(token),
    )
    assert len(ids) == len(probabilities)
    return ids, heard


def test_a_repeated_sentence_is_left_where_it_was_least_sure() -> None:
    ids, heard = draft(Parrot([A, B, STOP], {1: C}, ends_after=2))
    assert ids == heard == [A, B, STOP, A, C, STOP]


def test_what_can_only_repeat_itself_ends() -> None:
    ids, heard = draft(Parrot([A, STOP], {}))
    assert ids[:2] == [A, STOP]
    assert ids == heard
    sentences = [tuple(s) for s in _sentences(ids)]
    assert len(sentences) == len(set(sentences)) <= 2 + RETRIES


def test_nothing_is_told_that_is_taken_back() -> None:
    """The second sentence is only told once it differs from the first."""
    told: list[int] = []
    writer = Parrot([A, B, STOP], {1: C}, ends_after=2)
    greedy_draft(
        writer,
        contrast=0.0,
        end=END,
        closes=lambda token: token == STOP,
        goes_on=lambda _token: False,
        max_tokens=40,
        on_token=lambda token, _p: told.append(token) or _is_prefix(told, [A, B, STOP, A, C, STOP]),
    )
    assert told == [A, B, STOP, A, C, STOP]


class Script(Parrot):
    """Says exactly this, and may not be asked to take a word back."""

    def _likely(self) -> torch.Tensor:
        scores = torch.full((7,), -9.0)
        scores[[*self.phrase, END][len(self.ids)]] = 0.0
        scores[C] += 3.0
        return scores.log_softmax(-1)[None]

    def back_to(self, length: int) -> None:
        raise AssertionError(f"back to {length}")


def test_a_point_inside_a_number_ends_no_sentence() -> None:
    """2.1 A. 2.2 A.: "2." is said twice, and is no sentence."""
    numbers = [TWO, STOP, ONE, A, STOP, TWO, STOP, TWO, A, STOP]
    assert draft(Script(numbers, {})) == (numbers, numbers)
    with pytest.raises(AssertionError, match="back to"):
        draft(Script([A, STOP, A, STOP], {}))


def test_an_exception_of_the_listener_stops_the_draft() -> None:
    def stop(_token: int, _probability: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        greedy_draft(
            Parrot([A, B, STOP], {}),
            contrast=0.0,
            end=END,
            closes=lambda token: token == STOP,
            goes_on=lambda _token: False,
            max_tokens=9,
            on_token=stop,
        )


def _sentences(ids: list[int]) -> list[list[int]]:
    out: list[list[int]] = [[]]
    for token in ids:
        out[-1].append(token)
        if token == STOP:
            out.append([])
    return [s for s in out if s]


def _is_prefix(part: list[int], whole: list[int]) -> None:
    assert whole[: len(part)] == part


class Chance:
    """What it says next is drawn from all that it said before."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.ids: list[int] = []
        self.passes = 0

    def first(self) -> torch.Tensor:
        return self.first_of([])[0]

    def first_of(self, tokens: list[int]) -> list[torch.Tensor]:
        self.passes += 1
        found = [self._likely()]
        for token in tokens:
            self.ids.append(token)
            found.append(self._likely())
        return found

    def after(self, token: int) -> torch.Tensor:
        self.passes += 1
        self.ids.append(token)
        return self._likely()

    def back_to(self, length: int) -> None:
        assert length < len(self.ids)
        del self.ids[length:]

    def _likely(self) -> torch.Tensor:
        rng = np.random.Generator(np.random.PCG64([self.seed, len(self.ids), *self.ids[-3:]]))
        return torch.from_numpy(rng.normal(0, 2, 7)).float().log_softmax(-1)[None]


@pytest.mark.parametrize("seed", range(40))
def test_a_draft_that_was_rehearsed_is_the_same_draft(seed: int) -> None:
    """With its own words to begin with, another's, too many, none; own words cost one pass."""
    expected = draft(Chance(seed))
    for guess in (expected[0], draft(Chance(seed + 1))[0], [*expected[0], A, B], expected[0][:3], []):
        writer = Chance(seed)
        assert draft(Rehearsed(writer, guess)) == expected
    own = Chance(seed)
    draft(Rehearsed(own, expected[0]))
    plain = Chance(seed)
    draft(plain)
    assert own.passes <= plain.passes


def test_words_that_stay_the_same_are_not_made_again() -> None:
    words = draft(Chance(7))[0]
    assert len(words) > 3
    writer = Chance(7)
    draft(Rehearsed(writer, words))
    assert writer.passes == 1
