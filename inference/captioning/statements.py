"""What a report states: findings and denials read from its sentences by rules, and whom each sentence
speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from inference.labels import OPACITIES

PATTERNS: dict[str, re.Pattern[str]] = {
    "support devices": re.compile(
        r"\b(central line|pacemaker|endotracheal tube|nasogastric tube|chest tube|port|catheter"
        r"|support devices|lines and tubes)\b"
    ),
    "cardiomegaly": re.compile(
        r"\b(cardiomegaly|enlarged (heart|cardiac silhouette)"
        r"|(heart|cardiac silhouette)( is| appears)?( not)? enlarged)\b"
    ),
    "enlarged cardiomediastinum": re.compile(
        r"\b(wide mediastinum|widened mediastinum|(mediastinum|cardiomediastinal silhouette)( is"
        r"| appears)?( not)? widened|enlarged cardiomediastinum)\b"
    ),
    "pleural effusion": re.compile(r"\b(effusions?|pleural fluid)\b"),
    "pneumothorax": re.compile(r"\bpneumothora(x|ces)\b"),
    "consolidation": re.compile(r"\bconsolidations?\b"),
    "atelectasis": re.compile(r"\batelectas[ei]s\b"),
    "edema": re.compile(r"\bo?edema\b"),
    "lung lesion": re.compile(r"\b(nodules?|mass(es)?|lesions?)\b"),
    "fracture": re.compile(r"\bfractures?\b"),
    "lung opacity": re.compile(r"\bopacit(y|ies)\b"),
}
NORMAL = {
    "cardiomegaly": re.compile(
        r"\b(heart|cardiac silhouette)\b[^.;,]*\b(normal|within normal limits|unremarkable)\b"
        r"|\bnormal heart\b"
    ),
    "lung opacity": re.compile(r"\blungs?\b[^.;,]*\bclear\b|\bclear lungs?\b"),
    "fracture": re.compile(r"\bbones?\b[^.;,]*\bintact\b"),
    "enlarged cardiomediastinum": re.compile(r"\bmediastinum\b[^.;,]*\b(normal|unremarkable)\b"),
}
"""Sentences that deny a finding without its name."""
_DENIAL = re.compile(
    r"\b(no|not|without|free of|negative for|denies|nor|absence of|neither|never)\b(?! (longer|only|new)\b)"
)
_AFTER = re.compile(r"\b(is|are|was|were|has|have) (not (seen|present|visible|identified)|absent|resolved)\b")
_SCOPE_ENDS = re.compile(
    r";|\b(but|however|although|though|except|yet|while)\b|\bwith\b(?!out)"
    r"|,\s+(?=(there|a|an|the|small|tiny|large|moderate|mild|severe|marked|left|right|bilateral|new|stable"
    r"|unchanged|increased|decreased|possible|probable|likely)\b)"
)
_SENTENCE = re.compile(r"[^.!?\n]*(?:\d\.\d[^.!?\n]*)*[.!?]?")
_SPACES = re.compile(r" {2,}")
_FIRST_LETTER = re.compile(r"(?:\A\s*|[.!?]\s+)[a-z]")
_SIDES = {"left": re.compile(r"\bleft\b"), "right": re.compile(r"\bright\b")}


def as_written(report: str) -> str:
    """Every sentence with a capital first letter, one space between words. Keeps prefixes (streaming)."""
    return _FIRST_LETTER.sub(lambda match: match.group().upper(), _SPACES.sub(" ", report))


@dataclass(frozen=True)
class Mention:
    """A finding that a sentence states or denies; side: 1 the patient's left, -1 the right, 0 both or
    unsaid. word: what it is called there."""

    finding: str
    negated: bool
    side: int = 0
    word: str = ""


@dataclass(frozen=True)
class Statement:
    """text[start:end] and the finding it speaks of first (None: none known), denied or stated. mentions: all
    of them."""

    text: str
    start: int
    end: int
    finding: str | None
    negated: bool
    mentions: tuple[Mention, ...] = ()


def statements(report: str) -> list[Statement]:
    """The sentences of a report in order, blank ones left out."""
    out = []
    for match in _SENTENCE.finditer(report):
        text = match.group().strip()
        if not text or not re.search(r"\w", text):
            continue
        start = match.start() + (len(match.group()) - len(match.group().lstrip()))
        found = mentions(text)
        first = found[0] if found else None
        out.append(
            Statement(
                text,
                start,
                start + len(text),
                first.finding if first else None,
                bool(first and first.negated),
                found,
            )
        )
    return out


def mentions(sentence: str) -> tuple[Mention, ...]:
    """What one sentence says of the known findings, in their order in it; each finding once.

    A denial reaches from its word to the end of its clause, or back where it stands behind ("… is not seen"):
    "consolidation without effusion" states the one and denies the other.
    """
    lowered = sentence.lower()
    denied = _denied(lowered)
    found: list[tuple[int, Mention]] = []
    for name, pattern in PATTERNS.items():
        match = pattern.search(lowered)
        if match is not None:
            negated = bool(re.search(r"\bnot\b", match.group())) or any(
                a <= match.start() < b for a, b in denied
            )
            found.append((match.start(), Mention(name, negated, _side(lowered), match.group())))
    named = {mention.finding for _, mention in found}
    for name, pattern in NORMAL.items():
        match = pattern.search(lowered)
        if match is not None and name not in named:
            contrary = re.search(r"\bnot\b", match.group()) is not None
            if not contrary:
                found.append((match.start(), Mention(name, negated=True, side=_side(lowered))))
    return tuple(mention for _, mention in sorted(found, key=lambda pair: pair[0]))


def finding_in(phrase: str) -> str | None:
    """The known finding that a phrase names first, by any of its names, or None."""
    found = mentions(phrase)
    return found[0].finding if found else None


def _denied(lowered: str) -> list[tuple[int, int]]:
    """Stretches of the sentence whose findings are denied."""
    out = []
    for word in _DENIAL.finditer(lowered):
        end = _SCOPE_ENDS.search(lowered, word.end())
        out.append((word.start(), end.start() if end else len(lowered)))
    for behind in _AFTER.finditer(lowered):
        starts = [end.end() for end in _SCOPE_ENDS.finditer(lowered, 0, behind.start())]
        out.append((starts[-1] if starts else 0, behind.start()))
    return out


def _side(lowered: str) -> int:
    left, right = (bool(pattern.search(lowered)) for pattern in _SIDES.values())
    return 0 if left == right else 1 if left else -1


def findings_stated(report: str) -> set[str]:
    """Findings that the report states as present; opacities also count as lung opacity."""
    stated = {m.finding for s in statements(report) for m in s.mentions if not m.negated}
    if stated & set(OPACITIES):
        stated.add("lung opacity")
    return stated
