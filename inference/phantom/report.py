"""Reports of the controlled world: a grammar with synonyms, hedges, negations and places, in four styles.

The style is drawn independently of the content, so that the two can be told apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.findings.plan import Plan

STYLES = ("terse", "full", "telegraphic", "hedging")
SIDE_WORDS = {-1: "right", 1: "left"}
LEVEL_IS_SAID = ("consolidation", "lung opacity", "lung lesion")
SIDE_IS_NOT_SAID = ("pacemaker", "endotracheal tube", "nasogastric tube")


@dataclass(frozen=True)
class ReportSentence:
    """finding: what it speaks of. negated: it denies the finding and those in `also`. side and level:
    as far as the words say them (0 and '' where they do not)."""

    text: str
    finding: str
    negated: bool
    side: int = 0
    level: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    style: str
    sentences: tuple[ReportSentence, ...]

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences if sentence.text)


_SIZES = (("small", "mild", "subtle"), ("moderate",), ("large", "extensive", "marked"))
_NOUNS = {
    "pleural effusion": ("pleural effusion",),
    "consolidation": ("consolidation", "airspace consolidation"),
    "lung opacity": ("hazy opacity", "ill-defined opacity", "opacity"),
    "atelectasis": ("linear atelectasis", "atelectasis", "platelike atelectasis"),
    "pneumothorax": ("pneumothorax",),
}
_NEGATIVE = {
    "pleural effusion": "pleural effusion",
    "pneumothorax": "pneumothorax",
    "consolidation": "consolidation",
    "edema": "pulmonary edema",
    "fracture": "acute fracture",
    "lung lesion": "lung nodule",
    "lung opacity": "focal opacity",
    "atelectasis": "atelectasis",
}
_LEAD = {
    "terse": ("", ""),
    "full": ("There is a ", "There is "),
    "telegraphic": ("", ""),
    "hedging": ("There may be a ", "There may be "),
}


def _pick(rng: np.random.Generator, words: Sequence[str]) -> str:
    return str(words[int(rng.integers(len(words)))])


def _size(rng: np.random.Generator, severity: float) -> str:
    return _pick(rng, _SIZES[0 if severity < 0.34 else 1 if severity < 0.62 else 2])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _place(plan: Plan) -> str:
    side = SIDE_WORDS.get(plan.side, "")
    if plan.name in ("consolidation", "lung opacity", "lung lesion"):
        zone = {"upper": "upper", "mid": "mid", "lower": "lower"}[plan.level]
        return f"in the {side} {zone} lung"
    if plan.name == "atelectasis":
        return f"at the {side} base"
    return ""


def positive(rng: np.random.Generator, plan: Plan, style: str) -> str:
    """One sentence that states an instance."""
    article, bare = _LEAD[style]
    side = SIDE_WORDS.get(plan.side, "")
    if plan.name == "cardiomegaly":
        options: dict[str, tuple[str, ...]] = {
            "terse": ("Cardiomegaly.", "Enlarged heart."),
            "full": ("The cardiac silhouette is enlarged.", "The heart is enlarged."),
            "telegraphic": ("Heart enlarged.", "Cardiac silhouette enlarged."),
            "hedging": ("The heart appears enlarged.", "Probable cardiomegaly."),
        }
        return _pick(rng, options[style])
    if plan.name == "enlarged cardiomediastinum":
        options = {
            "terse": ("Wide mediastinum.",),
            "full": ("The mediastinum is widened.", "The cardiomediastinal silhouette is widened."),
            "telegraphic": ("Mediastinum widened.",),
            "hedging": ("The mediastinum appears widened.",),
        }
        return _pick(rng, options[style])
    if plan.name == "edema":
        amount = _size(rng, plan.severity)
        options = {
            "terse": (f"{amount} pulmonary edema.",),
            "full": (f"There is {amount} pulmonary edema.", f"{amount} interstitial edema is present."),
            "telegraphic": (f"{amount} edema.",),
            "hedging": (f"Findings may represent {amount} pulmonary edema.",),
        }
        return _capital(_pick(rng, options[style]))
    if plan.name == "fracture":
        rib = int(plan.values["rib"]) + 1
        body = f"{'displaced ' if plan.severity > 0.5 else ''}fracture of the {side} rib {rib}"
        return _capital(f"{article}{body}.")
    if plan.name == "support devices":
        where = f"{side} " if plan.kind in ("central line", "port", "chest tube") else ""
        if style == "full":
            return _capital(f"{where}{plan.kind} is in place.")
        return _capital(
            f"{where}{plan.kind}"
            f"{' seen' if style == 'telegraphic' else ' noted' if style == 'hedging' else ''}."
        )
    if plan.name == "lung lesion":
        noun = plan.kind
        cm = 2 * plan.values["radius"]
        return _capital(
            f"{article}{round(cm)} cm {noun} {_place(plan)}."
            if style == "full"
            else f"{article}{noun} {_place(plan)}."
        )
    noun = _pick(rng, _NOUNS[plan.name])
    amount = _size(rng, plan.severity)
    if plan.name in ("pleural effusion", "pneumothorax"):
        return _capital(f"{article}{amount} {side} {noun}.")
    return _capital(f"{bare}{amount} {noun} {_place(plan)}.")


def negative(rng: np.random.Generator, names: Sequence[str], style: str) -> str:
    words = [_NEGATIVE[name] for name in names]
    joined = " or ".join(words) if len(words) < 3 else ", ".join(words[:-1]) + " or " + words[-1]
    if style == "full":
        return f"There is no {joined}."
    if style == "hedging":
        return f"No definite {joined}."
    return f"No {joined}."


_NORMAL = {
    "heart": {
        "terse": "Heart size normal.",
        "full": "The cardiac silhouette is normal in size.",
        "telegraphic": "Heart normal.",
        "hedging": "The heart size is within normal limits.",
    },
    "lungs": {
        "terse": "Lungs clear.",
        "full": "The lungs are clear.",
        "telegraphic": "Lungs clear.",
        "hedging": "The lungs appear clear.",
    },
    "bones": {
        "terse": "Bones intact.",
        "full": "The bones are intact.",
        "telegraphic": "Bones intact.",
        "hedging": "The bones appear intact.",
    },
}


def write_report(
    rng: np.random.Generator, plans: Sequence[Plan], anatomy: Anatomy, style: str | None = None
) -> Report:
    """The report of a reader who saw all instances of `plans`."""
    style = style or STYLES[int(rng.integers(len(STYLES)))]
    present = {plan.name for plan in plans}
    sentences: list[ReportSentence] = []

    def state(name: str) -> None:
        for plan in plans:
            if plan.name == name:
                sentences.append(
                    ReportSentence(positive(rng, plan, style), name, False, plan.side, plan.level)
                )

    def deny(names: Sequence[str]) -> None:
        absent = [n for n in names if n not in present]
        if absent:
            text = negative(rng, absent, style)
            sentences.extend(ReportSentence(text if i == 0 else "", n, True) for i, n in enumerate(absent))

    state("support devices")
    for name in ("consolidation", "lung opacity", "edema", "atelectasis", "lung lesion"):
        state(name)
    if not present & {"consolidation", "lung opacity", "edema", "atelectasis", "lung lesion"}:
        sentences.append(ReportSentence(_NORMAL["lungs"][style], "lung opacity", True))
    elif style in ("full", "hedging"):
        deny(["consolidation", "edema"])
    state("pleural effusion")
    state("pneumothorax")
    deny(["pleural effusion", "pneumothorax"])
    state("cardiomegaly")
    if "cardiomegaly" not in present:
        sentences.append(ReportSentence(_NORMAL["heart"][style], "cardiomegaly", True))
    state("enlarged cardiomediastinum")
    state("fracture")
    if "fracture" not in present and style in ("full", "terse"):
        sentences.append(ReportSentence(_NORMAL["bones"][style], "fracture", True))
    return Report(style, tuple(sentences))
