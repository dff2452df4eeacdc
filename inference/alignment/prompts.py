"""Phrases for findings: what a user types, what zero-shot classification asks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from inference.alignment.claims import Claim
from inference.captioning.statements import mentions

SIDE_WORDS = {-1: "right", 1: "left"}
PLAIN = {
    "lung opacity": ("lung opacity", "hazy opacity", "airspace opacity"),
    "support devices": ("support devices", "lines and tubes", "central line", "pacemaker", "catheter"),
    "cardiomegaly": (
        "cardiomegaly",
        "enlarged heart",
        "the heart is enlarged",
        "enlarged cardiac silhouette",
    ),
    "pleural effusion": ("pleural effusion", "pleural fluid", "effusion"),
    "atelectasis": ("atelectasis", "linear atelectasis", "platelike atelectasis"),
    "edema": ("pulmonary edema", "interstitial edema", "edema"),
    "consolidation": ("consolidation", "airspace consolidation"),
    "enlarged cardiomediastinum": (
        "widened mediastinum",
        "enlarged cardiomediastinum",
        "the mediastinum is widened",
    ),
    "lung lesion": ("lung nodule", "lung mass", "lung lesion", "nodule"),
    "fracture": ("rib fracture", "fracture", "acute fracture"),
    "pneumothorax": ("pneumothorax", "apical pneumothorax"),
}
NEGATIVE = {
    "lung opacity": ("The lungs are clear.", "No focal opacity."),
    "support devices": ("No support devices.",),
    "cardiomegaly": ("Heart size normal.", "The cardiac silhouette is normal in size."),
    "pleural effusion": ("No pleural effusion.", "There is no pleural effusion."),
    "atelectasis": ("No atelectasis.",),
    "edema": ("No pulmonary edema.", "There is no pulmonary edema."),
    "consolidation": ("No consolidation.", "There is no consolidation."),
    "enlarged cardiomediastinum": ("The mediastinum is normal in width.",),
    "lung lesion": ("No lung nodule.",),
    "fracture": ("No acute fracture.", "The bones are intact."),
    "pneumothorax": ("No pneumothorax.", "There is no pneumothorax."),
}
LOCATED = (
    "pleural effusion",
    "atelectasis",
    "consolidation",
    "lung opacity",
    "lung lesion",
    "fracture",
    "pneumothorax",
)
LEVELLED = ("consolidation", "lung opacity", "lung lesion")
_ZONES = ("{side} {level} lung", "{side} {level} lobe", "{side} {level} zone")


def random_phrase(rng: np.random.Generator, finding: str) -> tuple[str, Claim]:
    """A phrase as a user might type it, with what it claims."""
    if rng.random() < 0.3:
        words = NEGATIVE[finding]
        return str(words[int(rng.integers(len(words)))]), Claim(finding, negated=True)
    words = PLAIN[finding]
    text = str(words[int(rng.integers(len(words)))])
    side = int(rng.choice([-1, 1])) if finding in LOCATED and rng.random() < 0.6 else 0
    level = (
        str(rng.choice(["upper", "mid", "lower"]))
        if side and finding in LEVELLED and rng.random() < 0.6
        else ""
    )
    if side and level:
        zone = _ZONES[int(rng.integers(len(_ZONES)))].format(side=SIDE_WORDS[side], level=level)
        text = f"{text} in the {zone}" if rng.random() < 0.5 else f"{zone} {text}"
    elif side:
        text = f"{SIDE_WORDS[side]} {text}" if not text.startswith("the ") else f"{text} {SIDE_WORDS[side]}"
    return text, Claim(finding, side=side, level=level)


def denial(phrase: str) -> str:
    """The sentence that denies what a phrase names; of what it does not know, "no" before the phrase."""
    named = mentions(phrase)
    return NEGATIVE[named[0].finding][0] if named else f"No {phrase.strip().rstrip('.')}."


def corpus() -> Iterator[str]:
    """All fixed phrases, for the tokenizer."""
    for table in (PLAIN, NEGATIVE):
        for phrases in table.values():
            yield from phrases
    for side in ("left", "right"):
        for level in ("upper", "mid", "lower"):
            for zone in _ZONES:
                yield "opacity in the " + zone.format(side=side, level=level)
    yield (
        "apex apical basal base bilateral retrocardiac perihilar hilar hilum costophrenic angle lobe "
        "zone lung"
    )
