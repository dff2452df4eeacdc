"""A study's protocol: one TOML file that says what is shown to whom, in which order, and what is asked.

Shipped ones lie in resources/protocols; docs/study.md shows how to begin.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from app.files import words_of
from app.study.phases import FINDING, Name, Phase, Prompt, Question, Replay, Seconds, Text
from app.study.schema import Mistake, sound_fields
from app.toml_lines import Where, lines_of

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "protocols"

Degrees = Annotated[
    float, Meta(gt=0, le=20, description="degrees of visual angle, more than 0 and at most 20")
]
Percent = Annotated[float, Meta(ge=0, le=100, description="a percentage from 0 to 100")]
Whole = Annotated[int, Meta(ge=0, le=2**31 - 1, description="a whole number, 0 or more")]
Number = Annotated[int, Meta(ge=1, le=100_000, description="a whole number from 1 to 100000")]
Days = Annotated[float, Meta(ge=0, le=3650, description="days, 0 or more")]
Hours = Annotated[float, Meta(gt=0, le=87_600, description="hours, more than 0")]
Minutes = Annotated[float, Meta(gt=0, le=1440, description="minutes, more than 0 and at most 1440")]
Shown = Literal["hidden", "shown"]


@dataclass(frozen=True, kw_only=True)
class PhantomSet:
    """Synthetic films of the seeds first_seed, first_seed + 1, …; finding: what is searched for in them."""

    kind: Literal["phantom"]
    name: Name
    count: Number
    first_seed: Whole = 0
    world: Text = "default"
    finding: str = ""


@dataclass(frozen=True, kw_only=True)
class FolderOfFilms:
    """Each film in the folder (or named by the table, CSV or Parquet, with a column `path`) is a stimulus.
    path: from the protocol's own folder. finding: what is searched for in them."""

    kind: Literal["folder"]
    name: Name
    path: Text
    finding: str = ""


@dataclass(frozen=True, kw_only=True)
class OneStudy:
    """All films of the folder together are one stimulus. path, finding: as above."""

    kind: Literal["study"]
    name: Name
    path: Text
    finding: str = ""


StimulusSet = PhantomSet | FolderOfFilms | OneStudy


@dataclass(frozen=True, kw_only=True)
class Order:
    """fixed: as listed. random: drawn anew for each participant and period. latin_square: each stimulus
    stands equally often in each place and after each other one. blocks: the sets of stimuli stay together,
    their order is a Latin square; within: the order inside a block."""

    kind: Literal["fixed", "random", "latin_square", "blocks"] = "random"
    within: Literal["fixed", "random"] = "random"


@dataclass(frozen=True, kw_only=True)
class Arm:
    """A condition. ai: what the viewer shows. replay: whose path a replay phase shows."""

    name: Name
    ai: Shown = "hidden"
    replay: Literal["none", "recorded", "phantom_reader", "predicted"] = "none"


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """crossover: every participant reads every stimulus under every condition, one condition a period, in
    counterbalanced order, with at least washout_days between. split: every participant reads every stimulus
    once, under one of the conditions; which one goes round from participant to participant."""

    design: Literal["crossover", "split"]
    arms: tuple[Arm, ...]
    washout_days: Days = 0.0

    def mistakes(self) -> Iterator[Mistake]:
        if len(self.arms) < 2:
            yield Mistake(("arms",), "a comparison needs two conditions", "Add another [[conditions.arms]].")
        yield from _twice("arms", (arm.name for arm in self.arms))
        if self.design == "split" and self.washout_days:
            reason = "a split design has one period, so nothing is waited for"
            yield Mistake(("washout_days",), reason, 'Take it out, or write design = "crossover".')


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """tools: what the reader may use; an empty list locks the view. ai: where no condition says otherwise.
    ai_offers: what is seen where AI is shown. ai_phrase: what the map explains; empty: what is searched for,
    else what the models hold likeliest. ai_unfit_too: also of films that the models do not know."""

    tools: tuple[Literal["zoom", "pan", "window", "invert", "measure"], ...] = ("zoom", "pan", "window")
    ai: Shown = "hidden"
    ai_offers: tuple[Literal["probabilities", "map", "draft"], ...] = ("probabilities", "map")
    ai_phrase: str = ""
    ai_unfit_too: bool = False

    def mistakes(self) -> Iterator[Mistake]:
        yield from _twice("ai_offers", self.ai_offers)


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """points: 5, 9 or 13 targets. mean_deg, max_deg, loss_percent: what a validation must reach.
    drift_check_every: trials between two checks, 1 before each trial, 0 never. drift_stop_deg: above it the
    tracker is calibrated anew."""

    points: Literal[5, 9, 13] = 9
    mean_deg: Degrees = 0.5
    max_deg: Degrees = 1.0
    loss_percent: Percent = 10.0
    drift_check_every: Whole = 10
    drift_stop_deg: Degrees = 2.0

    def mistakes(self) -> Iterator[Mistake]:
        if self.mean_deg > self.max_deg:
            reason = f"the mean may be larger ({self.mean_deg:g}) than the largest ({self.max_deg:g})"
            yield Mistake(("mean_deg",), reason, "Make mean_deg the smaller of the two.")


@dataclass(frozen=True, kw_only=True)
class Limits:
    """trial_s: the longest a trial may take. session_minutes: of one sitting. The others: shares of missing
    gaze and gaps, at which the experimenter is warned and at which the trial does not count (REFLACX's)."""

    trial_s: Seconds | None = None
    session_minutes: Minutes | None = None
    missing_warn_percent: Percent = 10.0
    missing_stop_percent: Percent = 15.0
    gap_warn_s: Seconds = 1.5
    gap_stop_s: Seconds = 3.0

    def mistakes(self) -> Iterator[Mistake]:
        for warn, stop in (("missing_warn_percent", "missing_stop_percent"), ("gap_warn_s", "gap_stop_s")):
            if getattr(self, warn) > getattr(self, stop):
                reason = f"the warning ({getattr(self, warn):g}) comes after {stop} ({getattr(self, stop):g})"
                yield Mistake((warn,), reason, f"Make {warn} the smaller of the two.")


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """A structured search: what is looked at, in that order where ordered."""

    items: tuple[Text, ...]
    ordered: bool = False

    def mistakes(self) -> Iterator[Mistake]:
        if not self.items:
            yield Mistake(("items",), "it is empty", "Name what is looked at, or take [checklist] out.")
        yield from _twice("items", self.items)


@dataclass(frozen=True, kw_only=True)
class ConsentText:
    """What participants agree to. version: changes whenever the text does."""

    version: Text
    text: Text


@dataclass(frozen=True, kw_only=True)
class Participants:
    """asks: what each participant is asked once, before the first trial."""

    asks: tuple[Question, ...] = ()

    def mistakes(self) -> Iterator[Mistake]:
        yield from _twice("asks", (question.name for question in self.asks))


@dataclass(frozen=True, kw_only=True)
class Resume:
    """After a period was broken off. resume: it goes on with the first trial that is not complete. restart:
    from its first trial, as new attempts. block: the experimenter decides. max_age_hours: what was broken off
    longer ago is blocked under every policy."""

    policy: Literal["resume", "restart", "block"] = "resume"
    max_age_hours: Hours = 24.0


@dataclass(frozen=True, kw_only=True)
class Protocol:
    """seed: of every order and of the pseudonyms. phases: what happens in each trial, one after the other."""

    format: Literal[1]
    name: Text
    seed: Whole
    consent: ConsentText
    stimuli: tuple[StimulusSet, ...]
    phases: tuple[Phase, ...]
    description: str = ""
    order: Order = Order()
    conditions: Conditions | None = None
    viewer: Viewer = Viewer()
    calibration: Calibration = Calibration()
    limits: Limits = Limits()
    checklist: Checklist | None = None
    participants: Participants = Participants()
    resume: Resume = Resume()


class ProtocolError(Exception):
    """A protocol cannot be used. path; mistakes: all that were found; lines: of each field in the file;
    stimuli: those that are sound by themselves and can still be looked for."""

    def __init__(
        self,
        path: Path,
        mistakes: Iterable[Mistake],
        lines: Mapping[Where, int],
        stimuli: tuple[StimulusSet, ...] = (),
    ) -> None:
        self.path, self.stimuli, self._lines = path, stimuli, lines
        self.mistakes = sorted(mistakes, key=lambda mistake: self.line(mistake) or 0)
        super().__init__("\n".join(self.words()))

    @classmethod
    def of_file(cls, path: Path, mistakes: Iterable[Mistake]) -> ProtocolError:
        """Of a file that is sound TOML: the lines are looked up in it."""
        return cls(path, mistakes, lines_of(path.read_text(encoding="utf-8")))

    def line(self, mistake: Mistake) -> int | None:
        """Its line (from 1); of what is missing, the line of the table that lacks it."""
        where = mistake.where
        while where and where not in self._lines:
            where = where[:-1]
        return self._lines.get(where, 1 if self._lines else None)

    def words(self) -> list[str]:
        """One line a mistake: file, line, field, reason, way out."""
        said = []
        for mistake in self.mistakes:
            line = self.line(mistake)
            place = f"{self.path.name}:{line}" if line else self.path.name
            name = f"{mistake.field}: " if mistake.where else ""
            said.append(f"{place}: {name}{mistake.reason}. {mistake.way_out}")
        return said


def read_protocol(path: Path) -> Protocol:
    """Raises ProtocolError, which names every mistake with its line, field and way out."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        mistake = Mistake((), f"it cannot be read: {error.strerror}", "Check the path.")
        raise ProtocolError(path, [mistake], {}) from error
    except UnicodeDecodeError as error:
        mistake = Mistake((), "it is not UTF-8", "Save it as UTF-8.")
        raise ProtocolError(path, [mistake], {}) from error
    return protocol_of(text, path)


def protocol_of(text: str, path: Path) -> Protocol:
    """The same of a text that may not have been saved yet. path: how mistakes name it. Raises
    ProtocolError."""
    try:
        table = tomllib.loads(text)
        lines = lines_of(text)
    except (ValueError, RecursionError) as error:
        at = re.search(
            r"at line (\d+)", str(error).replace("at end of document", f"at line {_last_line(text)}")
        )
        mistake = Mistake(
            (), f"it is no TOML: {words_of(error)}", "Correct it there; the rest is checked then."
        )
        raise ProtocolError(path, [mistake], {(): int(at[1])} if at else {}) from error
    mistakes: list[Mistake] = []
    sound = sound_fields(Protocol, table, (), mistakes)
    for needed, check in _TOGETHER:
        if all(name in sound for name in needed):
            mistakes.extend(check(*(sound[name] for name in needed)))
    if mistakes:
        raise ProtocolError(path, mistakes, lines, sound.get("stimuli", ()))
    return Protocol(**sound)


def _last_line(text: str) -> int:
    return text.rstrip().count("\n") + 1


def _twice(name: str, values: Iterable[str]) -> Iterator[Mistake]:
    seen: set[str] = set()
    for number, value in enumerate(values):
        if value in seen:
            yield Mistake((name, number), f'"{value}" is there twice', "Give each a name of its own.")
        seen.add(value)


def _stimuli(stimuli: tuple[StimulusSet, ...]) -> Iterator[Mistake]:
    if not stimuli:
        yield Mistake(("stimuli",), "nothing is shown", "Add a [[stimuli]].")
    yield from _twice("stimuli", (one.name for one in stimuli))


def _phases(phases: tuple[Phase, ...]) -> Iterator[Mistake]:
    if not phases:
        yield Mistake(("phases",), "nothing happens in a trial", "Add a [[phases]].")
    names = [(number, name) for number, phase in enumerate(phases) for name in phase.answers()]
    seen: set[str] = set()
    for number, name in names:
        if name in seen:
            yield Mistake(("phases", number), f'two answers are called "{name}"', "Rename one of them.")
        seen.add(name)


def _time(phases: tuple[Phase, ...], limits: Limits) -> Iterator[Mistake]:
    least = sum(phase.least_s() for phase in phases)
    if limits.trial_s is not None and least > limits.trial_s:
        reason = f"the phases alone take {least:g} s, the limit is {limits.trial_s:g} s"
        yield Mistake(("limits", "trial_s"), reason, "Raise it, or shorten a phase.")


def _replays(phases: tuple[Phase, ...], conditions: Conditions | None) -> Iterator[Mistake]:
    replay = next((number for number, phase in enumerate(phases) if isinstance(phase, Replay)), None)
    for number, arm in enumerate(conditions.arms if conditions else ()):
        if replay is not None and arm.replay == "none":
            way_out = 'Write replay = "recorded", "phantom_reader" or "predicted".'
            yield Mistake(
                ("conditions", "arms", number), "a phase replays a path, but this says none", way_out
            )
        if replay is None and arm.replay != "none":
            reason = "a path is chosen, but no phase replays it"
            yield Mistake(("conditions", "arms", number, "replay"), reason, 'Add a phase of kind "replay".')
    if replay is not None and conditions is None:
        reason = "nothing says whose path is replayed"
        yield Mistake(("phases", replay), reason, "Add [conditions] whose arms have replay = ….")


def _ai(viewer: Viewer, conditions: Conditions | None) -> Iterator[Mistake]:
    shown = viewer.ai == "shown" or any(arm.ai == "shown" for arm in (conditions.arms if conditions else ()))
    if shown and not viewer.ai_offers:
        way_out = 'Write ai_offers = ["probabilities", "map", "draft"], or some of them.'
        yield Mistake(("viewer", "ai_offers"), "AI is shown, but offers nothing", way_out)


def _paths(stimuli: tuple[StimulusSet, ...], conditions: Conditions | None) -> Iterator[Mistake]:
    phantoms = [isinstance(one, PhantomSet) for one in stimuli]
    for number, arm in enumerate(conditions.arms if conditions else ()):
        if arm.replay == "phantom_reader" and not all(phantoms):
            reason = "only phantom films have a simulated reader's path"
            yield Mistake(("conditions", "arms", number, "replay"), reason, 'Write replay = "recorded".')
        if arm.replay == "recorded" and any(phantoms):
            reason = "phantom films have no recorded path"
            yield Mistake(
                ("conditions", "arms", number, "replay"), reason, 'Write replay = "phantom_reader".'
            )


def _findings(stimuli: tuple[StimulusSet, ...], phases: tuple[Phase, ...]) -> Iterator[Mistake]:
    asked = any(isinstance(phase, Prompt) and FINDING in phase.text for phase in phases)
    for number, one in enumerate(stimuli):
        if asked and not one.finding.strip():
            reason = f"a prompt names {FINDING}, but these stimuli have none"
            yield Mistake(("stimuli", number), reason, 'Write finding = "…" here.')


def _blocks(order: Order, stimuli: tuple[StimulusSet, ...]) -> Iterator[Mistake]:
    if order.kind == "blocks" and len(stimuli) < 2:
        reason = "one set of stimuli makes one block"
        yield Mistake(("order", "kind"), reason, 'Add a [[stimuli]], or write kind = "random".')


_TOGETHER: tuple[tuple[tuple[str, ...], Callable[..., Iterator[Mistake]]], ...] = (
    (("stimuli",), _stimuli),
    (("phases",), _phases),
    (("phases", "limits"), _time),
    (("phases", "conditions"), _replays),
    (("stimuli", "conditions"), _paths),
    (("stimuli", "phases"), _findings),
    (("order", "stimuli"), _blocks),
    (("viewer", "conditions"), _ai),
)
"""What must fit together -> the check of it; done where those fields are sound by themselves."""
