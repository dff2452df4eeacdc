"""What AI says of one film held against itself: sentences, findings, the measured ratio.

A sentence that disagrees with a finding's probability, with the cardiothoracic ratio or with another sentence
gets a doubt that names both; "accept all" passes it by. Without Qt, without a model: rules over plain data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.imaging.radiograph import Radiograph
from app.measure.annotation import Annotation
from app.measure.kinds import cardiothoracic_ratio
from app.measure.scale import LengthScale, length_scale
from app.reading.report import Report, ReportSentence
from app.reading.scale_words import probability
from app.reading.session import ReadingSession
from inference import api
from inference.captioning.statements import Mention, mentions, statements
from inference.labels import OPACITIES

LIKELY = 0.5
"""A finding at or above it is held for present, below it for absent; one line for all findings, since their
probabilities are calibrated."""
_PLACES = {"upper", "mid", "middle", "lower", "apical", "apex", "basal", "base", "perihilar", "hilar", "rib"}
_OF_KINDS = ("support devices", "lung lesion", "fracture")
"""A pacemaker is no chest tube: of these, two are the same only by the same word."""
SQUARE = LengthScale(1.0, 1.0, "px", "pixels taken for square")
WIDE_HEART = 0.5
"""Danzer, Am J Med Sci 1919;157:513: above it the heart is enlarged, on a PA film of an adult."""


@dataclass(frozen=True)
class Doubt:
    """Why something that AI says is marked. against: what disagrees with it; text: both sides in words."""

    against: Literal["findings", "ratio", "sentence", "prior report"]
    text: str


REPEATED = Doubt("prior report", "it stands so in the prior report, which speaks of another film")
UNCHECKED = Doubt("findings", "there are no findings that it could be held against")


@dataclass(frozen=True)
class Ratio:
    """A cardiothoracic ratio on the film, and who measured it ("you", or a model's id)."""

    value: float
    by: str

    @property
    def words(self) -> str:
        return f"the ratio {'you' if self.by == 'you' else self.by} measured is {self.value:.2f}"


@dataclass(frozen=True)
class Evidence:
    """What sentences are held against. probabilities: finding -> arm ("no_gaze", "own_gaze") -> value. asked:
    whether there are findings at all; a sentence that could not be held against them says so."""

    probabilities: Mapping[str, Mapping[str, float]]
    ratio: Ratio | None = None
    asked: bool = True

    @classmethod
    def of(cls, diagnosis: api.DiagnoseResult | None, ratio: Ratio | None) -> Evidence:
        rows = diagnosis.rows if diagnosis is not None else []
        return cls({row.finding: arms_of(row) for row in rows}, ratio, asked=diagnosis is not None)


def evidence_of(session: ReadingSession, film: Radiograph | None = None) -> Evidence:
    """What a session's sentences are held against now. film None: its pixels are taken for square."""
    diagnosis = session.diagnosis()
    scale = length_scale(film, session.markup.calibration) if film is not None else SQUARE
    ratio = measured_ratio(session.markup.annotations, scale)
    return Evidence.of(diagnosis.result if diagnosis is not None else None, ratio)


def arms_of(row: api.FindingRow) -> dict[str, float]:
    """The arms that a draft may agree or disagree with; another film's gaze is no evidence of this one."""
    arms = {"no_gaze": row.no_gaze, "own_gaze": row.own_gaze}
    return {arm: value for arm, value in arms.items() if value is not None}


def measured_ratio(annotations: Iterable[Annotation], scale: LengthScale) -> Ratio | None:
    """The newest ratio that a reader drew, adjusted or accepted, else the newest proposed, else None."""
    drawn = [a for a in annotations if a.kind == "ctr"]
    for annotation in sorted(drawn, key=lambda a: not a.stands):
        value = cardiothoracic_ratio(annotation, scale)
        if value == value:
            by = annotation.proposed_by
            return Ratio(value, "you" if by is None or by.adjusted else by.model)
    return None


def said(sentence: ReportSentence | api.Sentence) -> tuple[Mention, ...]:
    """What a sentence states or denies: as its words say, whatever the model thinks of them."""
    return mentions(sentence.text)


def doubts(
    sentences: Sequence[ReportSentence | api.Sentence], evidence: Evidence, *, with_gaze: bool | None = None
) -> list[list[Doubt]]:
    """For each sentence why it is marked. with_gaze: the draft was made with gaze, without, or None: the
    sentence's origin says. A sentence that the reader wrote or changed is the reader's, and is not marked."""
    claims = [() if _is_readers(s) else said(s) for s in sentences]
    out = []
    for number, sentence in enumerate(sentences):
        gaze = _drafted_with_gaze(sentence) if with_gaze is None else with_gaze
        found = [d for claim in claims[number] for d in _against_findings(claim, evidence, with_gaze=gaze)]
        found += [d for claim in claims[number] for d in _against_ratio(claim, evidence.ratio)]
        if claims[number] and not evidence.asked:
            found.append(UNCHECKED)
        if sentence.repeats and not _is_readers(sentence):
            found.append(REPEATED)
        for other, theirs in enumerate(claims):
            if other != number and any(_contrary(a, b) for a in claims[number] for b in theirs):
                found.append(Doubt("sentence", f"it contradicts “{sentences[other].text}”"))
        out.append(found)
    return out


def text_doubts(draft: str, evidence: Evidence, *, with_gaze: bool) -> list[tuple[api.Sentence, list[Doubt]]]:
    """The sentences of a draft that is there as text alone, each with why it is marked."""
    said_there = [
        api.Sentence(
            text=s.text, start=s.start, end=s.end, finding=s.finding, negated=s.negated, mean_probability=0.0
        )
        for s in statements(draft)
    ]
    return list(zip(said_there, doubts(said_there, evidence, with_gaze=with_gaze), strict=True))


def report_doubts(report: Report, evidence: Evidence) -> dict[str, list[Doubt]]:
    """By the sentence's id; sentences without a doubt are left out."""
    found = zip(report.sentences, doubts(report.sentences, evidence), strict=True)
    return {sentence.id: why for sentence, why in found if why}


def row_doubts(rows: Sequence[api.FindingRow], ratio: Ratio | None) -> dict[str, str]:
    """Findings whose probability disagrees with the ratio or with another finding, by finding, in words."""
    by_name = {row.finding: printed(row) for row in rows}
    out: dict[str, str] = {}
    heart = by_name.get("cardiomegaly")
    if heart is not None and ratio is not None and (heart >= LIKELY) != (ratio.value > WIDE_HEART):
        out["cardiomegaly"] = f"{probability(heart)} here, but {ratio.words}"
    parent = by_name.get("lung opacity")
    if parent is not None:
        likely = [name for name in OPACITIES if by_name.get(name, 0.0) >= LIKELY]
        if likely and parent < LIKELY:
            names = " and ".join(f"{name} is {probability(by_name[name])}" for name in likely)
            out["lung opacity"] = f"{probability(parent)} here, but {names}, which is a lung opacity"
    return out


def printed(row: api.FindingRow) -> float:
    """The number that stands beside a finding: with the reader's gaze where it was run, else without gaze."""
    return row.own_gaze if row.own_gaze is not None else row.no_gaze


def settled(
    sentences: Sequence[api.Sentence], evidence: Evidence, *, with_gaze: bool
) -> tuple[list[api.Sentence], list[tuple[api.Sentence, str]]]:
    """A draft without what it says twice and without the weaker half of what it contradicts, and what was
    left out, each with the reason. The half that the findings contradict goes; where neither or both are, the
    later one does."""
    left: list[tuple[api.Sentence, str]] = []
    weak = {
        number
        for number, why in enumerate(doubts(sentences, evidence, with_gaze=with_gaze))
        if any(d.against == "findings" for d in why)
    }
    order = sorted(range(len(sentences)), key=lambda number: (number in weak, number))
    chosen: list[int] = []
    for number in order:
        sentence, claims = sentences[number], said(sentences[number])
        twin = next((k for k in chosen if _same(claims, said(sentences[k]), sentence, sentences[k])), None)
        rival = next(
            (k for k in chosen if any(_contrary(a, b) for a in claims for b in said(sentences[k]))), None
        )
        if twin is not None:
            left.append((sentence, f"it says again what “{sentences[twin].text}” says"))
        elif rival is not None:
            left.append((sentence, f"it contradicts “{sentences[rival].text}”"))
        else:
            chosen.append(number)
    kept = [sentences[number] for number in sorted(chosen)]
    return kept, left


def _is_readers(sentence: ReportSentence | api.Sentence) -> bool:
    return isinstance(sentence, ReportSentence) and sentence.state == "yours"


def _drafted_with_gaze(sentence: ReportSentence | api.Sentence) -> bool:
    return isinstance(sentence, ReportSentence) and sentence.origin == "draft_with_gaze"


def _against_findings(claim: Mention, evidence: Evidence, *, with_gaze: bool) -> list[Doubt]:
    """A draft is held against the number that is printed, and against that of its own arm."""
    out = []
    for name in _implied(claim):
        arms = evidence.probabilities.get(name, {})
        shown = "own_gaze" if "own_gaze" in arms else "no_gaze"
        own = "own_gaze" if with_gaze and "own_gaze" in arms else "no_gaze"
        for arm in dict.fromkeys((shown, own)):
            value = arms.get(arm)
            if value is None or (value < LIKELY) == claim.negated:
                continue
            verb = "denied" if claim.negated else "stated"
            how = "with gaze" if arm == "own_gaze" else "without gaze"
            out.append(
                Doubt(
                    "findings",
                    f"{claim.finding} is {verb}, but the findings hold {name} {probability(value)} ({how})",
                )
            )
            break
    return out


def _implied(claim: Mention) -> tuple[str, ...]:
    """Findings that must be present (absent) where the claim holds: an opacity is a lung opacity, and where
    there is none there is none of its kinds."""
    if not claim.negated and claim.finding in OPACITIES:
        return claim.finding, "lung opacity"
    if claim.negated and claim.finding == "lung opacity":
        return claim.finding, *OPACITIES
    return (claim.finding,)


def _against_ratio(claim: Mention, ratio: Ratio | None) -> list[Doubt]:
    if ratio is None or claim.finding != "cardiomegaly" or (ratio.value > WIDE_HEART) != claim.negated:
        return []
    verb = "denied" if claim.negated else "stated"
    return [Doubt("ratio", f"an enlarged heart is {verb}, but {ratio.words}")]


def _contrary(a: Mention, b: Mention) -> bool:
    """One states what the other denies, on the same side or on sides that meet."""
    if a.negated == b.negated or (a.side and b.side and a.side != b.side):
        return False
    stated, denied = (b, a) if a.negated else (a, b)
    return denied.finding in (stated.finding, *(("lung opacity",) if stated.finding in OPACITIES else ()))


def _same(a: Sequence[Mention], b: Sequence[Mention], first: api.Sentence, second: api.Sentence) -> bool:
    """Nothing in the first that the second does not say: the same words, or no other claim, side, place."""
    if _plain(first.text) == _plain(second.text):
        return True
    if _levels(first.text) != _levels(second.text):
        return False
    return bool(a) and all(any(_says(y, x) for y in b) for x in a)


def _says(known: Mention, claim: Mention) -> bool:
    return (
        known.finding == claim.finding
        and (known.finding not in _OF_KINDS or known.negated or known.word == claim.word)
        and known.negated == claim.negated
        and (known.side == claim.side or (not claim.side and not claim.negated))
    )


def _levels(text: str) -> set[str]:
    """Heights and places that tell two findings of one kind and side apart."""
    return set(_plain(text).split()) & _PLACES


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
