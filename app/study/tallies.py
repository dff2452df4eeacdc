"""What was collected, in tables: quality by participant and by what participants answered, and the ratings as
programs for readers' studies take them (reader, case, modality, rating: iMRMC, RJafroc)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import fmean

from app.study.collecting import attempt_folder
from app.study.folder import BegunStudy, attempts_of
from app.study.participants import Participant, participants_of
from app.study.phases import Rating
from app.study.record import answers_of, events_of, quality_of

EVERYBODY = "everybody"


@dataclass
class Tally:
    """Of one group. discarded: attempts that did not count; open: that were broken off. missing: percent, of
    the complete ones; accuracy: degrees, of those that were validated."""

    group: str
    people: int = 0
    complete: int = 0
    discarded: int = 0
    open: int = 0
    missing: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    accuracy: list[float] = field(default_factory=list)

    def row(self) -> dict[str, str | int | float | None]:
        """Means, None where nothing is known."""
        return {
            "group": self.group, "participants": self.people, "complete": self.complete,
            "discarded": self.discarded, "broken_off": self.open,
            "missing_percent": _mean(self.missing), "longest_gap_s": max(self.gaps, default=None),
            "accuracy_deg": _mean(self.accuracy),
        }  # fmt: skip


def _mean(values: list[float]) -> float | None:
    return round(fmean(values), 3) if values else None


def by_participant(study: BegunStudy) -> list[Tally]:
    """One row each, and one of all."""
    return _tallied(study, lambda who: who.pseudonym)


def by_answer(study: BegunStudy, asked: str) -> list[Tally]:
    """A row for each answer to what the protocol asks under that name. Raises KeyError where it asks no such
    thing."""
    if asked not in {question.name for question in study.protocol.participants.asks}:
        raise KeyError(asked)
    return _tallied(study, lambda who: f"{asked}: {who.answers.get(asked, 'not answered')}")


def _tallied(study: BegunStudy, group_of: Callable[[Participant], str]) -> list[Tally]:
    groups: dict[str, Tally] = {}
    everybody = Tally(EVERYBODY)
    for who in participants_of(study):
        group = groups.setdefault(group_of(who), Tally(group_of(who)))
        for tally in (group, everybody):
            tally.people += 1
            _count(study, who.pseudonym, tally)
    return [*(groups[name] for name in sorted(groups)), everybody]


def _count(study: BegunStudy, pseudonym: str, tally: Tally) -> None:
    for attempt in attempts_of(study, pseudonym):
        setattr(tally, attempt.outcome, getattr(tally, attempt.outcome) + 1)
        quality = quality_of(attempt_folder(study, pseudonym, attempt))
        if quality is None or attempt.outcome != "complete":
            continue
        tally.missing.append(quality.missing_percent)
        tally.gaps.append(quality.longest_gap_s)
        if quality.accuracy_deg is not None:
            tally.accuracy.append(quality.accuracy_deg)


def ratings(study: BegunStudy) -> Iterator[dict[str, str | int]]:
    """A row a rating of each complete trial, the last one where it was done again. modality: the
    condition. ai: shown or hidden, as the trial's log says it was."""
    names = [phase.name for phase in study.protocol.phases if isinstance(phase, Rating)]
    for who in participants_of(study):
        last = {
            (attempt.period, attempt.trial): attempt
            for attempt in attempts_of(study, who.pseudonym)
            if attempt.outcome == "complete"
        }
        for attempt in last.values():
            folder = attempt_folder(study, who.pseudonym, attempt)
            given = answers_of(folder)
            ai = "shown" if any(one.kind == "ai shown" for one in events_of(folder)) else "hidden"
            for name in names:
                if name in given:
                    yield {
                        "reader": who.pseudonym, "case": attempt.stimulus, "modality": attempt.arm or "only",
                        "question": name, "rating": given[name], "ai": ai,
                    }  # fmt: skip
