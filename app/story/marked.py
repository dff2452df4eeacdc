"""A draft beside the findings of the same film: what they speak against is marked, with both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.reading.one_voice import Evidence, text_doubts
from app.story.material import Finding


@dataclass(frozen=True)
class Line:
    """A sentence of a draft. doubt: why it is marked, "" where nothing speaks against it."""

    text: str
    doubt: str


def marked(draft: str, findings: Sequence[Finding], *, with_gaze: bool) -> list[Line]:
    """findings: all of the film, not those that are shown alone."""
    arms = {f.name: {"no_gaze": f.without} | _own(f) for f in findings}
    said = text_doubts(draft, Evidence(arms, asked=bool(findings)), with_gaze=with_gaze)
    return [Line(one.text, "; ".join(d.text for d in why)) for one, why in said]


def _own(finding: Finding) -> dict[str, float]:
    return {} if finding.with_gaze is None else {"own_gaze": finding.with_gaze}
