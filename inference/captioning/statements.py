"""What a report states: findings and denials read from its sentences by rules, and whom each sentence
speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from inference.phantom.findings import OPACITIES

PATTERNS: dict[str, re.Pattern[str]] = {
    "support devices": re.compile(
        r"\b(central line|pacemaker|endotracheal tube|nasogastric tube|chest tube|port|catheter"
        r"|support devices|lines and tubes)\b"
    ),
    "cardiomegaly": re.compile(
        r"\b(cardiomegaly|enlarged heart|(heart|cardiac silhouette)( is| appears)? enlarged)\b"
    ),
    "enlarged cardiomediastinum": re.compile(
        r"\b(wide mediastinum|widened mediastinum|(mediastinum|cardiomediastinal silhouette)( is"
        r"| appears)? widened|enlarged cardiomediastinum)\b"
    ),
    "pleural effusion": re.compile(r"\beffusions?\b"),
    "pneumothorax": re.compile(r"\bpneumothora(x|ces)\b"),
    "consolidation": re.compile(r"\bconsolidations?\b"),
    "atelectasis": re.compile(r"\batelectasis\b"),
    "edema": re.compile(r"\bedema\b"),
    "lung lesion": re.compile(r"\b(nodules?|mass(es)?|lesions?)\b"),
    "fracture": re.compile(r"\bfractures?\b"),
    "lung opacity": re.compile(r"\bopacit(y|ies)\b"),
}
NEGATION = re.compile(r"\b(no|not|without|free of|negative for|denies)\b")
NORMAL = {
    "cardiomegaly": re.compile(r"\b(heart|cardiac silhouette)\b.*\b(normal|within normal limits)\b"),
    "lung opacity": re.compile(r"\blungs?\b.*\bclear\b"),
    "fracture": re.compile(r"\bbones?\b.*\bintact\b"),
    "enlarged cardiomediastinum": re.compile(r"\bmediastinum\b.*\bnormal\b"),
}
_SENTENCE = re.compile(r"[^.!?\n]*(?:\d\.\d[^.!?\n]*)*[.!?]?")
_SPACES = re.compile(r" {2,}")
_FIRST_LETTER = re.compile(r"(?:\A\s*|[.!?]\s+)[a-z]")


def as_written(report: str) -> str:
    """Every sentence with a capital first letter, one space between words. Keeps prefixes (streaming)."""
    return _FIRST_LETTER.sub(lambda match: match.group().upper(), _SPACES.sub(" ", report))


@dataclass(frozen=True)
class Statement:
    """text[start:end] and the finding it speaks of (None: none known), denied or stated."""

    text: str
    start: int
    end: int
    finding: str | None
    negated: bool


def statements(report: str) -> list[Statement]:
    """The sentences of a report in order, blank ones left out."""
    out = []
    for match in _SENTENCE.finditer(report):
        text = match.group().strip()
        if not text or not re.search(r"\w", text):
            continue
        start = match.start() + (len(match.group()) - len(match.group().lstrip()))
        lowered = text.lower()
        normal = next((name for name, pattern in NORMAL.items() if pattern.search(lowered)), None)
        found = next((name for name, pattern in PATTERNS.items() if pattern.search(lowered)), None)
        if found is not None and not (normal and found not in lowered):
            out.append(Statement(text, start, start + len(text), found, bool(NEGATION.search(lowered))))
        else:
            out.append(Statement(text, start, start + len(text), normal, normal is not None))
    return out


def findings_stated(report: str) -> set[str]:
    """Findings that the report states as present; opacities also count as lung opacity."""
    stated = set()
    for sentence in statements(report):
        lowered = sentence.text.lower()
        if NEGATION.search(lowered):
            continue
        stated |= {name for name, pattern in PATTERNS.items() if pattern.search(lowered)}
    if stated & set(OPACITIES):
        stated.add("lung opacity")
    return stated
