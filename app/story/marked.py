"""A draft beside the findings of the same film: what they speak against is marked, with both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.reading.one_voice import Evidence, doubts
from app.story.material import Finding
from inference import api
from inference.captioning.statements import statements


@dataclass(frozen=True)
class Line:
    """A sentence of a draft. doubt: why it is marked, "" where nothing speaks against it."""

    text: str
    doubt: str


def marked(draft: str, findings: Sequence[Finding], *, with_gaze: bool) -> list[Line]:
    """findings: all of the film, not those that are shown alone."""
    arms = {f.name: {"no_gaze": f.without} | _own(f) for f in findings}
    said = [
        api.Sentence(
            text=s.text,
            start=s.start,
            end=s.end,
            finding=s.finding,
            negated=s.negated,
            mean_probability=0.0,
        )
        for s in statements(draft)
    ]
    why = doubts(said, Evidence(arms, asked=bool(findings)), with_gaze=with_gaze)
    return [
        Line(one.text, "; ".join(d.text for d in against)) for one, against in zip(said, why, strict=True)
    ]


def _own(finding: Finding) -> dict[str, float]:
    return {} if finding.with_gaze is None else {"own_gaze": finding.with_gaze}
