"""Scores of report drafts: words (METEOR, ROUGE), and what they state (F1 of findings); and whether one set
of drafts is better than another, by film.

METEOR is NLTK's (alpha .9, beta 3, gamma .5) with exact and stemmed matches only: without WordNet, which its
wheel lacks, so its figures are not those of METEOR 1.5. ROUGE is Google's rouge-score with stemming,
F-measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference.captioning.statements import findings_stated
from inference.evaluation.statistics import Statistic, f1
from inference.labels import FINDINGS

METEOR_FLAVOUR = "NLTK, exact and stem"
ROUGE = {"rouge_1": "rouge1", "rouge_2": "rouge2", "rouge_l": "rougeL"}


class _NoSynonyms:
    """Stands where NLTK expects WordNet."""

    @staticmethod
    def synsets(_word: str) -> list[Any]:
        return []


def meteor(candidate: str, reference: str) -> float:
    """In [0, 1]; 0 for an empty draft."""
    from nltk.translate.meteor_score import single_meteor_score

    said, asked = candidate.lower().split(), reference.lower().split()
    if not said or not asked:
        return float(said == asked)
    return float(single_meteor_score(asked, said, wordnet=_NoSynonyms()))


def rouge(candidates: Sequence[str], references: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """metric -> a value in [0, 1] a draft."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(list(ROUGE.values()), use_stemmer=True)
    scored = [scorer.score(asked, said) for said, asked in zip(candidates, references, strict=True)]
    return {name: np.array([s[theirs].fmeasure for s in scored]) for name, theirs in ROUGE.items()}


def stated(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which findings each text states, bool (n, len(FINDINGS))."""
    return np.array([[name in said for name in FINDINGS] for said in map(findings_stated, texts)])


def macro_f1(truth: NDArray[Any], answer: NDArray[Any]) -> float:
    """Mean F1 over the findings (columns) that are true of some row. NaN in truth: not asked."""
    scores = []
    for j in range(truth.shape[1]):
        known = ~np.isnan(truth[:, j].astype(np.float64))
        positive = truth[known, j] == 1
        if positive.any():
            scores.append(f1(positive, answer[known, j]))
    return float(np.mean(scores)) if scores else float("nan")


def f1_of(truth: NDArray[Any], answer: NDArray[np.bool_]) -> Statistic:
    """`macro_f1` of rows."""
    return lambda index: macro_f1(truth[index], answer[index])


def better_f1(
    truth: NDArray[np.bool_],
    ours: NDArray[np.bool_],
    theirs: NDArray[np.bool_],
    *,
    films: NDArray[Any] | None = None,
    draws: int = 2000,
    seed: int = 0,
) -> float:
    """p of the one-sided paired permutation test that our drafts have the higher macro F1: answers are
    swapped film by film. films: of each row (by default each row is one)."""
    rng = np.random.Generator(np.random.PCG64(seed))
    group = np.arange(len(truth)) if films is None else np.unique(films, return_inverse=True)[1]
    observed = macro_f1(truth, ours) - macro_f1(truth, theirs)
    reached = 0
    for _ in range(draws):
        swap = (rng.random(group.max() + 1) < 0.5)[group][:, None]
        a, b = np.where(swap, theirs, ours), np.where(swap, ours, theirs)
        reached += _fast_f1(truth, a) - _fast_f1(truth, b) >= observed - 1e-12
    return (1 + reached) / (1 + draws)


def _fast_f1(truth: NDArray[np.bool_], answer: NDArray[np.bool_]) -> float:
    """`macro_f1` where everything is known."""
    some = truth.any(0)
    both, total = (truth & answer).sum(0), truth.sum(0) + answer.sum(0)
    return float((2 * both[some] / total[some]).mean())


def better_mean(
    ours: NDArray[np.floating],
    theirs: NDArray[np.floating],
    *,
    films: NDArray[Any] | None = None,
    draws: int = 2000,
    seed: int = 0,
) -> float:
    """p of the one-sided paired permutation test that our mean is higher: signs of the films' differences are
    flipped."""
    rng = np.random.Generator(np.random.PCG64(seed))
    group = np.arange(len(ours)) if films is None else np.unique(films, return_inverse=True)[1]
    off = np.bincount(group, weights=ours - theirs)
    signs = rng.choice([-1.0, 1.0], (draws, len(off)))
    return (1 + int((signs @ off >= off.sum() - 1e-12).sum())) / (1 + draws)
