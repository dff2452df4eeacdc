"""How well two labellings of the same samples agree: Cohen's kappa of samples, F1 of events."""

from __future__ import annotations

import numpy as np

from eyetracking.events.signal import BoolArray, IntArray


def cohens_kappa(a: BoolArray, b: BoolArray) -> float:
    """Agreement of two yes-or-no labellings (n,) beyond chance, 1 for the same; NaN where both never vary."""
    a, b = np.asarray(a, dtype=bool), np.asarray(b, dtype=bool)
    agreed = float((a == b).mean())
    chance = float(a.mean() * b.mean() + (1 - a.mean()) * (1 - b.mean()))
    return (agreed - chance) / (1 - chance) if chance < 1 else float("nan")


def event_hits(found: IntArray, true: IntArray, *, least_overlap: float = 0.5) -> tuple[int, int, int]:
    """(hits, events found, true events), of (n, 2) first and last samples.

    A found event is a hit where it and a true one that no other has taken share at least `least_overlap` of
    their union (0.5 leaves no choice which).
    """
    hits, taken = 0, set()
    for first, last in found.tolist():
        for number, (start, end) in enumerate(true.tolist()):
            both = min(last, end) - max(first, start) + 1
            union = max(last, end) - min(first, start) + 1
            if number not in taken and both > 0 and both / union >= least_overlap:
                hits += 1
                taken.add(number)
                break
    return hits, len(found), len(true)


def event_f1(counts: list[tuple[int, int, int]]) -> float:
    """F1 over trials, from what `event_hits` gave for each; NaN where there was no event at all."""
    hits, found, true = (sum(column) for column in zip(*counts, strict=True))
    return 2 * hits / (found + true) if found + true else float("nan")
