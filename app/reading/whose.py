"""Whose gaze it is, in words: one wording in the window and in everything that leaves it."""

from __future__ import annotations

WHOSE = {
    "own": "your gaze",
    "pointer": "your pointer",
    "replayed": "replayed gaze",
    "simulated": "the simulated reader's gaze",
    "predicted": "predicted gaze",
    "human": "a reader's gaze",
}
"""`GazeInput.source` -> words that follow "with"."""
SHORT = {
    "own": "own gaze",
    "pointer": "pointer",
    "replayed": "replayed gaze",
    "simulated": "simulated gaze",
    "predicted": "predicted gaze",
}
"""The same for a legend."""


def whose(source: str) -> str:
    return WHOSE.get(source, "gaze")


def short(source: str) -> str:
    return SHORT.get(source, "gaze")
