"""What a drafted sentence rests on: the film, or what such reports say anyway."""

from __future__ import annotations

from inference import api

BLANK_SHARE = 0.9
"""A sentence that a blank film makes nearly as likely says little of this one."""


def rests_on_film(sentence: api.Sentence) -> bool | None:
    """Whether the film makes a difference to the sentence's words; None where that was not computed."""
    if sentence.blank_probability is None:
        return None
    return sentence.blank_probability < BLANK_SHARE * sentence.mean_probability
