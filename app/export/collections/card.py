"""What lies beside every format: a card that says what the data are and are not, and checksums."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from app.export.collections.model import Collection, Options, Person, Reading

CHECKSUMS = "checksums.sha256"
FEWEST = 5
"""Fewer participants than this who answered alike can be told apart (k-anonymity)."""


class Summary:
    """What the card needs of the readings, gathered while they go by."""

    def __init__(self) -> None:
        self.count = 0
        self.sources: Counter[str] = Counter()
        self.missing: dict[str, list[float]] = {}
        self.accuracy: dict[str, list[float]] = {}
        self.of: Counter[str] = Counter()
        self.fixations = 0

    def add(self, reading: Reading) -> None:
        self.count += 1
        self.sources[reading.tracker.source] += 1
        self.of[reading.participant] += 1
        self.fixations += len(reading.fixations)
        if "missing_percent" in reading.quality:
            self.missing.setdefault(reading.participant, []).append(reading.quality["missing_percent"])
        if reading.tracker.mean_deg == reading.tracker.mean_deg:
            self.accuracy.setdefault(reading.participant, []).append(reading.tracker.mean_deg)


def smallest_group(people: Iterable[Person]) -> tuple[int, str]:
    """(how many participants share the rarest set of answers, that set in words)."""
    groups = Counter(tuple(sorted(person.answers.items())) for person in people)
    if not groups:
        return 0, ""
    answers, count = min(groups.items(), key=lambda item: item[1])
    return count, ", ".join(f"{name} {value}" for name, value in answers) or "no answers"


def anonymity_warning(people: Iterable[Person]) -> str:
    """ "" where each participant is like at least FEWEST - 1 others."""
    people = tuple(people)
    count, words = smallest_group(people)
    if not people or count >= FEWEST:
        return ""
    return (
        f"k-anonymity: {count} of {len(people)} participants answered alike ({words}); with fewer than "
        f"{FEWEST} a person can be told by the answers. "
        "Coarsen or leave out what the protocol asks before you publish."
    )


def card(collection: Collection, summary: Summary, options: Options, *, format_title: str) -> str:
    """Markdown."""
    lines = [f"# {collection.name}", "", collection.description or "No description.", ""]
    lines += [
        f"Exported by RadGaze as {format_title}: {summary.count} readings, {summary.fixations} fixations.",
        "",
    ]
    who = ", ".join(f"{count} {_SOURCES[source]}" for source, count in sorted(summary.sources.items()))
    lines += ["## Whose gaze", f"{who or 'no reading'}.", "", "## Participants", ""]
    lines += ["| participant | readings | mean missing, % | mean accuracy, degrees |", "|---|---|---|---|"]
    for person in collection.people:
        name = person.pseudonym
        figures = (_mean(summary.missing.get(name)), _mean(summary.accuracy.get(name)))
        lines.append(f"| {name} | {summary.of[name]} | {figures[0]} | {figures[1]} |")
    lines += ["", "## Left out"]
    lines += [f"- {what}: {why}" for what, why in collection.left_out] or ["Nothing."]
    lines += ["", "## Licence", collection.licence, "", "## Consent"]
    lines.append(f"To version {collection.consent_version or 'unknown'} of the study's text.")
    lines += ["", "## Limits"]
    lines.append("Research use only. Gaze may tell a person apart: do not try to.")
    if summary.sources["simulated"]:
        lines.append("Simulated readings are a model's; they say nothing about people.")
    lines.append(
        "Wall-clock times and serial numbers were left out."
        if options.discreet
        else "Wall-clock times and serial numbers are in it."
    )
    lines.append("Voices are in it: they tell who speaks." if options.audio else "Voices were left out.")
    warning = anonymity_warning(collection.people)
    lines += [warning] if warning else []
    if collection.protocol:
        lines += ["", "## Protocol", "```toml", collection.protocol.strip(), "```"]
    return "\n".join(lines) + "\n"


_SOURCES = {
    "own": "of people",
    "pointer": "of a hand on the mouse",
    "replayed": "replayed",
    "simulated": "simulated",
}


def _mean(values: list[float] | None) -> str:
    return f"{sum(values) / len(values):.2f}" if values else "unknown"


def write_checksums(folder: Path) -> None:
    """As `sha256sum -c` takes them. Raises OSError."""
    lines = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != CHECKSUMS):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")
