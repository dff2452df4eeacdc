"""What a reader answers in a phase: checked against what was asked, so that nothing else is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from app.study.phases import Form, Marking, Phase, Rating, Report


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A box, or the ellipse in it; image px. certainty: "" where the protocol asks for none."""

    label: str
    x0_px: float
    y0_px: float
    x1_px: float
    y1_px: float
    certainty: str = ""


class AnswerRefused(ValueError):
    """Its words say which answer, and what is wanted."""


def checked_answers(phase: Phase, given: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of this phase as they are kept. Raises AnswerRefused where one lacks or will not do."""
    check = _CHECKS.get(type(phase))
    return check(phase, given) if check is not None else _nothing(phase, given)


def _nothing(phase: Phase, given: Mapping[str, Any]) -> dict[str, Any]:
    if given:
        raise AnswerRefused(f"{phase.kind} asks for nothing, but got {', '.join(given)}")
    return {}


def _lacking(names: tuple[str, ...], given: Mapping[str, Any]) -> None:
    missing = [name for name in names if name not in given]
    strange = [name for name in given if name not in names]
    if missing or strange:
        said = f"not answered: {', '.join(missing)}" if missing else f"not asked: {', '.join(strange)}"
        raise AnswerRefused(said)


def _form(phase: Form, given: Mapping[str, Any]) -> dict[str, Any]:
    _lacking(phase.answers(), given)
    for question in phase.questions:
        wanted = question.refused(str(given[question.name]))
        if wanted:
            raise AnswerRefused(f"{question.name}: give {wanted}")
    return {name: str(value) for name, value in given.items()}


def _rating(phase: Rating, given: Mapping[str, Any]) -> dict[str, Any]:
    _lacking(phase.answers(), given)
    value = given[phase.name]
    if type(value) is not int or not phase.lowest <= value <= phase.highest:
        raise AnswerRefused(f"{phase.name}: give a whole number from {phase.lowest} to {phase.highest}")
    return dict(given)


def _marking(phase: Marking, given: Mapping[str, Any]) -> dict[str, Any]:
    _lacking(phase.answers(), given)
    try:
        marks = msgspec.convert(given[phase.name], list[Mark])
    except msgspec.ValidationError as error:
        raise AnswerRefused(f"{phase.name}: {error}") from error
    for mark in marks:
        if mark.label not in phase.labels:
            raise AnswerRefused(f"{phase.name}: give one of {', '.join(phase.labels)}, not {mark.label}")
        if phase.certainty and mark.certainty not in phase.certainty:
            raise AnswerRefused(f"{phase.name}: give a certainty, one of {', '.join(phase.certainty)}")
        if mark.x0_px >= mark.x1_px or mark.y0_px >= mark.y1_px:
            raise AnswerRefused(f"{phase.name}: a mark without a size")
    return {phase.name: [msgspec.to_builtins(mark) for mark in marks]}


def _words(phase: Report, given: Mapping[str, Any]) -> dict[str, Any]:
    _lacking(phase.answers(), given)
    if not isinstance(given[phase.name], str):
        raise AnswerRefused(f"{phase.name}: give text")
    return dict(given)


_CHECKS: Mapping[type, Callable[[Any, Mapping[str, Any]], dict[str, Any]]] = {
    Form: _form,
    Rating: _rating,
    Marking: _marking,
    Report: _words,
}
