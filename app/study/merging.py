"""Several sites' studies as one collection, by export. What does not fit together is said, or refused.

Sites run the same protocol, so they draw the same pseudonyms from its seed: whoever is called the same at two
sites gets the site's letter behind the pseudonym.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from app.export.collections.model import Collection, Person, Reading
from app.study.collecting import collection_of
from app.study.folder import BegunStudy, StudyError
from app.study.participants import participants_of
from app.study.shown import film_path

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def merged(studies: Sequence[BegunStudy], *, licence: str) -> tuple[Collection, list[str]]:
    """(one collection, what had to be settled, in sentences). Raises StudyError where protocols or films
    differ, one folder is given twice, or a site has nothing complete."""
    _check(studies)
    parts = [collection_of(study, licence=licence) for study in studies]
    if len(parts) == 1:
        return parts[0], []
    shared = {
        name
        for name, count in Counter(
            who.pseudonym for study in studies for who in participants_of(study)
        ).items()
        if count > 1
    }
    sites = list(zip(LETTERS, studies, parts, strict=False))

    def name_at(letter: str, pseudonym: str) -> str:
        return f"{pseudonym}-{letter}" if pseudonym in shared else pseudonym

    def readings() -> Iterator[Reading]:
        for letter, _, part in sites:
            for one in part.readings():
                yield replace(one, participant=name_at(letter, one.participant))

    people = tuple(
        Person(name_at(letter, one.pseudonym), one.answers, one.simulated)
        for letter, _, part in sites
        for one in part.people
    )
    said = [f"Site {letter}: {study.path}" for letter, study, _ in sites]
    if shared:
        said.append(f"{len(shared)} pseudonym(s) are used at more than one site and got the site's letter.")
    versions = sorted({study.protocol.consent.version for study in studies})
    if len(versions) > 1:
        said.append(f"The sites' consent texts differ: versions {', '.join(versions)}.")
    notes = tuple((f"site {letter}, {what}", why) for letter, _, part in sites for what, why in part.left_out)
    together = replace(
        parts[0],
        people=people,
        count=sum(part.count for part in parts),
        readings=readings,
        consent_version=", ".join(versions),
        left_out=notes,
    )
    return together, said


def _check(studies: Sequence[BegunStudy]) -> None:
    places = [study.path.resolve() for study in studies]
    if len(set(places)) < len(places):
        raise StudyError(studies[0].path, "a folder was given twice", "Give each site's folder once.")
    if len(studies) > len(LETTERS):
        raise StudyError(studies[0].path, f"more than {len(LETTERS)} sites", "Merge them in parts.")
    first, *others = studies
    for other in others:
        differs = _differing(_said(first), _said(other))
        if differs:
            reason = f"its protocol is another than that of {first.path}: {', '.join(differs)} differ"
            raise StudyError(other.path, reason, "Export the sites one by one.")
        _same_films(first, other)


def _said(study: BegunStudy) -> dict[str, Any]:
    """Of the protocol, without what a site may have of its own."""
    said = tomllib.loads((study.path / "protocol.toml").read_text(encoding="utf-8"))
    for name in ("consent", "description"):
        said.pop(name, None)
    return said


def _differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def _same_films(one: BegunStudy, other: BegunStudy) -> None:
    """Films of one id must be the same file. Raises StudyError."""
    there = {film.id: film for film in other.stimuli}
    for film in one.stimuli:
        if film.id not in there:
            raise StudyError(other.path, f"it has no film {film.id}", "Give both sites the same films.")
        if film.world:
            continue
        digests = {
            hashlib.sha256(film_path(each).read_bytes()).hexdigest() for each in (film, there[film.id])
        }
        if len(digests) > 1:
            reason = f"its film {film.id} is another one than at {one.path}"
            raise StudyError(other.path, reason, "Name films of different content differently.")
