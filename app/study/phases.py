"""What can happen in a trial: one dataclass a kind of phase, told apart by `kind` in the protocol."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from app.study.schema import Mistake

_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
FINDING = "{finding}"
"""In a prompt: what is searched for."""
Text = Annotated[str, Meta(pattern=r"\S", max_length=20_000, description="text that is not empty")]
Name = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$",
        description="a name of letters, digits, - and _, at most 40, as in left_lung",
    ),
]
Seconds = Annotated[float, Meta(gt=0, le=3600, description="seconds, more than 0 and at most 3600")]


class _Phase:
    """What all phases can be asked."""

    def least_s(self) -> float:
        """How long it takes at least, in seconds; 0 where the reader ends it."""
        return 0.0

    def answers(self) -> tuple[str, ...]:
        """The names under which its answers are kept."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """answer: what is given; choices: only for a choice."""

    name: Name
    text: Text
    answer: Literal["text", "number", "yes_no", "choice"]
    choices: tuple[Text, ...] = ()

    def refused(self, answer: str) -> str:
        """What is wanted instead of this answer; empty where it will do."""
        if self.answer == "number":
            return "" if _NUMBER.fullmatch(answer) else "a number, as 12 or 1.5"
        choices = {"yes_no": ("yes", "no"), "choice": self.choices}.get(self.answer, (answer,))
        return "" if answer in choices else f"one of {', '.join(choices)}"

    def mistakes(self) -> Iterator[Mistake]:
        if self.answer == "choice" and len(self.choices) < 2:
            yield Mistake(("choices",), "a choice needs two answers", 'Write choices = ["…", "…"].')
        if self.answer != "choice" and self.choices:
            yield Mistake(
                ("choices",), f"{self.answer} has no choices", 'Write answer = "choice", or no choices.'
            )


@dataclass(frozen=True, kw_only=True)
class FixationCross(_Phase):
    """A cross in the middle of the screen."""

    kind: Literal["fixation_cross"]
    seconds: Seconds

    def least_s(self) -> float:
        return self.seconds


@dataclass(frozen=True, kw_only=True)
class FreeViewing(_Phase):
    """The film, for that long; without seconds until the reader goes on."""

    kind: Literal["free_viewing"]
    seconds: Seconds | None = None

    def least_s(self) -> float:
        return self.seconds or 0.0


@dataclass(frozen=True, kw_only=True)
class Prompt(_Phase):
    """Words on an empty screen, for that long; without seconds until the reader goes on. {finding} in the
    text stands for what is searched for in the stimulus."""

    kind: Literal["prompt"]
    text: Text
    seconds: Seconds | None = None

    def words(self, *, finding: str) -> str:
        """The text as it is shown with a stimulus in which `finding` is searched for."""
        return self.text.replace(FINDING, finding)

    def least_s(self) -> float:
        return self.seconds or 0.0


@dataclass(frozen=True, kw_only=True)
class DescribedViewing(_Phase):
    """The film while the reader speaks. audio: the voice is recorded. seconds: at most so long, the reader
    may end it before; without them until the reader does."""

    kind: Literal["described_viewing"]
    seconds: Seconds | None = None
    audio: bool = True

    def least_s(self) -> float:
        return self.seconds or 0.0


@dataclass(frozen=True, kw_only=True)
class Form(_Phase):
    """Questions beside the film."""

    kind: Literal["form"]
    questions: tuple[Question, ...]

    def answers(self) -> tuple[str, ...]:
        return tuple(question.name for question in self.questions)

    def mistakes(self) -> Iterator[Mistake]:
        if not self.questions:
            yield Mistake(("questions",), "nothing is asked", "Add a [[phases.questions]].")


@dataclass(frozen=True, kw_only=True)
class Marking(_Phase):
    """Boxes or ellipses around what is seen. certainty: the steps that the reader chooses from."""

    kind: Literal["marking"]
    name: Name
    shape: Literal["box", "ellipse"]
    labels: tuple[Text, ...]
    certainty: tuple[Text, ...] = ()

    def answers(self) -> tuple[str, ...]:
        return (self.name,)

    def mistakes(self) -> Iterator[Mistake]:
        if not self.labels:
            yield Mistake(("labels",), "nothing can be marked", 'Write labels = ["…"].')


@dataclass(frozen=True, kw_only=True)
class Rating(_Phase):
    """A whole number from lowest to highest. ends: the words at the two ends."""

    kind: Literal["rating"]
    name: Name
    text: Text
    lowest: int = 1
    highest: int = 5
    ends: tuple[Text, ...] = ()

    def answers(self) -> tuple[str, ...]:
        return (self.name,)

    def mistakes(self) -> Iterator[Mistake]:
        if self.lowest >= self.highest:
            reason = f"the scale goes from {self.lowest} to {self.highest}"
            yield Mistake(("lowest",), reason, "Make lowest the smaller of the two.")
        if len(self.ends) not in (0, 2):
            yield Mistake(
                ("ends",), f"it has {len(self.ends)} words", "Write two, for lowest and for highest."
            )


@dataclass(frozen=True, kw_only=True)
class Report(_Phase):
    """The reader writes or dictates a report."""

    kind: Literal["report"]
    name: Name = "report"
    dictated: bool = False

    def answers(self) -> tuple[str, ...]:
        return (self.name,)


@dataclass(frozen=True, kw_only=True)
class Replay(_Phase):
    """A path over the film, the condition says whose; without seconds at the pace it was made."""

    kind: Literal["replay"]
    seconds: Seconds | None = None

    def least_s(self) -> float:
        return self.seconds or 0.0


Phase = FixationCross | FreeViewing | Prompt | DescribedViewing | Form | Marking | Rating | Report | Replay
