"""Ways to give gaze to a model that writes, as a window offers them, and which of them a model serves.

Without torch: what computes them are the files of `inference.captioning.ways`, under the same names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class WayName:
    """trained: a model has it only after a training of its own (`radgaze train calibrator`)."""

    name: str
    title: str
    trained: bool = False


WAYS = {
    way.name: way
    for way in (
        WayName("none", "Without gaze"),
        WayName("overlay", "Red overlay"),
        WayName("text", "Words"),
        WayName("calibrator", "Saliency calibrator", trained=True),
        WayName("channel_concat", "Extra channel", trained=True),
        WayName("attention_modulation", "Attention modulation", trained=True),
    )
}
UNTRAINED = ("overlay", "text")
"""What a model understands that was never trained for gaze."""


def served(own: str) -> list[str]:
    """The ways of a model whose own is `own`: what it does by itself first. A model that was trained for one
    knows no other; gaze can always be kept from it."""
    if own in UNTRAINED:
        return [own, *(way for way in UNTRAINED if way != own), "none"]
    return [own, "none"] if own not in ("", "none") else ["none"]


def why_not(way: str, ways: Sequence[str], model: str) -> str:
    """Why a model with these ways cannot be given gaze this way, a sentence; "" where it can."""
    if way in ways or not way:
        return ""
    if way not in WAYS:
        return f"There is no way {way!r} to give gaze."
    own = next((known for known in ways if known != "none"), "none")
    if own == "none":
        return f"{model} takes no gaze."
    if WAYS[way].trained:
        return f"{model} was not trained for it (radgaze train calibrator --way {way})."
    return f"{model} was trained for another way ({WAYS[own].title}) and knows only that."
