"""The report of a reading: sentences that the model drafted or the reader wrote, and what differs between
drafts.
"""

from __future__ import annotations

import difflib
import re
import uuid
from collections.abc import Sequence
from typing import Literal

import msgspec

from inference import api

Origin = Literal["draft_without_gaze", "draft_with_gaze", "own"]
State = Literal["draft", "accepted", "yours"]


class ReportSentence(msgspec.Struct, kw_only=True, frozen=True):
    """origin: who wrote it first. state: draft (the model's, unseen), accepted (by the reader), yours
    (written or
    edited by the reader). finding, negated: what the model says the sentence speaks of."""

    id: str
    text: str
    origin: Origin
    state: State
    finding: str | None = None
    negated: bool = False
    mean_probability: float | None = None
    models: list[str] = []


class Report(msgspec.Struct, kw_only=True, frozen=True):
    """The reader's one report. Signed reports are not edited; a signature is taken back first.

    signed_markup: `Markup.digest` of the measurements that stood on the film then.
    """

    sentences: list[ReportSentence] = []
    signed_by: str = ""
    signed_at: str = ""
    signed_markup: str = ""

    @property
    def text(self) -> str:
        return " ".join(s.text for s in self.sentences)

    def find(self, sentence_id: str) -> ReportSentence | None:
        return next((s for s in self.sentences if s.id == sentence_id), None)

    def edited(self, sentence_id: str, text: str) -> Report:
        """The sentence rewritten by the reader; removed if nothing is left of it."""
        text = " ".join(text.split())
        kept = [
            msgspec.structs.replace(s, text=text, state="yours")
            if s.id == sentence_id and s.text != text
            else s
            for s in self.sentences
            if not (s.id == sentence_id and not text)
        ]
        return msgspec.structs.replace(self, sentences=kept)

    def accepted(self, sentence_id: str | None = None) -> Report:
        """The sentence (or every drafted one) taken over as it stands."""
        kept = [
            msgspec.structs.replace(s, state="accepted")
            if s.state == "draft" and sentence_id in (None, s.id)
            else s
            for s in self.sentences
        ]
        return msgspec.structs.replace(self, sentences=kept)

    def removed(self, sentence_id: str) -> Report:
        return msgspec.structs.replace(self, sentences=[s for s in self.sentences if s.id != sentence_id])

    def added(self, text: str) -> Report:
        """A sentence of the reader at the end."""
        text = " ".join(text.split())
        if not text:
            return self
        new = ReportSentence(id=new_id(), text=text, origin="own", state="yours")
        return msgspec.structs.replace(self, sentences=[*self.sentences, new])

    def drafted(self, result: api.CaptionResult) -> Report:
        """A new draft: what the reader accepted or wrote stays, older draft sentences go."""
        kept = [s for s in self.sentences if s.state != "draft"]
        known = {_plain(s.text) for s in kept}
        origin: Origin = "draft_with_gaze" if result.with_gaze else "draft_without_gaze"
        fresh = [
            ReportSentence(
                id=new_id(),
                text=s.text,
                origin=origin,
                state="draft",
                finding=s.finding,
                negated=s.negated,
                mean_probability=s.mean_probability,
                models=[m.id for m in result.models],
            )
            for s in result.sentences
            if _plain(s.text) not in known
        ]
        return msgspec.structs.replace(self, sentences=[*kept, *fresh])

    def signed(self, name: str, at: str, markup: str = "") -> Report:
        """Every sentence stands under the reader's name, and the measurements of that digest."""
        return msgspec.structs.replace(self.accepted(), signed_by=name, signed_at=at, signed_markup=markup)

    def unsigned(self) -> Report:
        return msgspec.structs.replace(self, signed_by="", signed_at="", signed_markup="")


def new_id() -> str:
    return uuid.uuid4().hex[:12]


def split_sentences(text: str) -> list[str]:
    """Sentences of a text that may still be streaming; the last may be unfinished."""
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]


Piece = tuple[str, bool]
"""Some words and whether they differ from the other draft."""


def differing_words(text: str, other: str) -> list[Piece]:
    """`text` in pieces, each marked if its words are not in `other` at that place."""
    words, others = text.split(), other.split()
    matcher = difflib.SequenceMatcher(
        a=[_plain(w) for w in others], b=[_plain(w) for w in words], autojunk=False
    )
    pieces: list[Piece] = []
    for tag, _i1, _i2, j1, j2 in matcher.get_opcodes():
        if j2 > j1:
            pieces.append((" ".join(words[j1:j2]), tag != "equal"))
    return pieces


def sentence_differences(sentences: Sequence[str], others: Sequence[str]) -> list[list[Piece]]:
    """For each sentence its pieces against the most similar sentence of the other draft (all new if none is
    close).
    """
    result = []
    for sentence in sentences:
        best, score = "", 0.0
        for other in others:
            ratio = difflib.SequenceMatcher(a=_plain(other), b=_plain(sentence), autojunk=False).ratio()
            if ratio > score:
                best, score = other, ratio
        result.append(differing_words(sentence, best if score >= 0.5 else ""))
    return result


def _plain(text: str) -> str:
    return re.sub(r"[^\w\s]", "", text).strip().lower()


def as_sentence(text: str) -> str:
    """Begin with a capital letter, end with a full stop; empty stays empty."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")
