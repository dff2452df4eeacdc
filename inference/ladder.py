"""What is tried in turn when memory runs out."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """How a job is computed where memory is short. words: what is said of it, "" for the usual way. device:
    torch's name. offload: a draft's cache in main memory. few_tokens: fewer image tokens where a model's size
    of film is free. four_bit: the layers of language models in 4 bits."""

    device: str
    words: str = ""
    offload: bool = False
    few_tokens: bool = False
    four_bit: bool = False

    @property
    def lasting(self) -> bool:
        """Whether the next job of the kind begins with it, too: it spares what the job itself needs."""
        return self.offload or self.few_tokens or self.four_bit


def ladder(device: str) -> list[Plan]:
    """What is tried in turn when memory runs out."""
    offload = device != "cpu"
    plans = [Plan(device), Plan(device, "with nothing else loaded")]
    if offload:
        plans.append(Plan(device, "with the cache of drafts in main memory", offload=True))
    plans.append(Plan(device, "with fewer image tokens", offload=offload, few_tokens=True))
    if can_hold_four_bits():
        words = "with language models in 4 bits"
        plans.append(Plan(device, words, offload=offload, few_tokens=True, four_bit=True))
    if device != "cpu":
        plans.append(Plan("cpu", "on the processor", few_tokens=True))
    return plans


def can_hold_four_bits() -> bool:
    """Whether bitsandbytes is there."""
    return importlib.util.find_spec("bitsandbytes") is not None
