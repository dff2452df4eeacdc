"""The report of a reading: sentences that the model drafted or the reader wrote, and what differs between
drafts.
"""

from __future__ import annotations

import difflib
import re
import uuid
from collections.abc import Collection, Sequence
from typing import Literal

import msgspec

from inference import api

Origin = Literal["draft_without_gaze", "draft_with_gaze", "own"]
State = Literal["draft", "accepted", "yours"]
STATE_WORDS: dict[State, str] = {
    "draft": "drafted by AI, not accepted",
    "accepted": "drafted by AI, accepted",
    "yours": "written by the reader",
}
"""One wording in the window and in everything that leaves it."""


class ReportSentence(msgspec.Struct, kw_only=True, frozen=True):
    """origin: who wrote it first; gaze_source: whose gaze a draft with gaze was made with (GazeInput.source).
    state: draft (the model's, open), accepted (by the reader as it stands), yours (written or edited by the
    reader). finding, negated: what the model says the sentence speaks of. repeats: it stood so in the prior
    report that the model was told."""

    id: str
    text: str
    origin: Origin
    state: State
    finding: str | None = None
    negated: bool = False
    mean_probability: float | None = None
    models: list[str] = []
    gaze_source: str = ""
    repeats: bool = False

    @property
    def open(self) -> bool:
        """Nobody stands by it."""
        return self.state == "draft"


class LeftOut(msgspec.Struct, kw_only=True, frozen=True):
    """A drafted sentence that is not in the report, kept so that it can be traced. why: who or what took it
    out; at: when (ISO 8601), "" where the draft itself was settled."""

    sentence: ReportSentence
    why: str
    at: str = ""


class Report(msgspec.Struct, kw_only=True, frozen=True):
    """The reader's one report. Signed reports are not edited; a signature is taken back first.

    A signature covers what the reader accepted or wrote (`standing`); what is open stays open. left_out:
    drafted sentences that the reader rejected, or that a draft said twice or contradicted. signed_markup:
    `Markup.digest` of the measurements that stood on the film then.
    """

    sentences: list[ReportSentence] = []
    left_out: list[LeftOut] = []
    signed_by: str = ""
    signed_at: str = ""
    signed_markup: str = ""

    @property
    def text(self) -> str:
        return " ".join(s.text for s in self.sentences)

    @property
    def standing(self) -> list[ReportSentence]:
        """What the reader accepted or wrote."""
        return [s for s in self.sentences if not s.open]

    @property
    def open(self) -> list[ReportSentence]:
        """Drafted sentences that nobody accepted, edited or rejected."""
        return [s for s in self.sentences if s.open]

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

    def accepted(self, sentence_id: str | None = None, *, but: Collection[str] = ()) -> Report:
        """The sentence (or every open one but those of these ids) taken over as it stands."""
        kept = [
            msgspec.structs.replace(s, state="accepted")
            if s.open and (s.id == sentence_id or (sentence_id is None and s.id not in but))
            else s
            for s in self.sentences
        ]
        return msgspec.structs.replace(self, sentences=kept)

    def removed(self, sentence_id: str, *, at: str = "") -> Report:
        """Without the sentence. One that a model drafted stays traceable among `left_out`."""
        gone = self.find(sentence_id)
        kept = [s for s in self.sentences if s.id != sentence_id]
        traced = self.left_out
        if gone is not None and gone.origin != "own":
            traced = [*traced, LeftOut(sentence=gone, why="rejected by the reader", at=at)]
        return msgspec.structs.replace(self, sentences=kept, left_out=traced)

    def restored(self, sentence_id: str) -> Report:
        """A sentence that was left out stands in the report again, open."""
        back = next((entry for entry in self.left_out if entry.sentence.id == sentence_id), None)
        if back is None:
            return self
        sentence = msgspec.structs.replace(back.sentence, state="draft")
        return msgspec.structs.replace(
            self,
            sentences=[*self.sentences, sentence],
            left_out=[entry for entry in self.left_out if entry is not back],
        )

    def added(self, text: str) -> Report:
        """A sentence of the reader at the end."""
        text = " ".join(text.split())
        if not text:
            return self
        new = ReportSentence(id=new_id(), text=text, origin="own", state="yours")
        return msgspec.structs.replace(self, sentences=[*self.sentences, new])

    def drafted(
        self,
        result: api.CaptionResult,
        *,
        sentences: Sequence[api.Sentence] | None = None,
        left_out: Sequence[tuple[api.Sentence, str]] = (),
    ) -> Report:
        """A new draft: what the reader accepted, wrote or rejected stays, older open sentences go.

        sentences: those of the draft that go in (all without it); left_out: the others, each with the reason.
        What stands or was rejected already does not come again.
        """
        kept = self.standing
        rejected = [entry for entry in self.left_out if entry.at]
        known = {_plain(s.text) for s in kept} | {_plain(entry.sentence.text) for entry in rejected}
        wanted = result.sentences if sentences is None else sentences
        fresh = [_of_draft(s, result) for s in wanted if _plain(s.text) not in known]
        traced = [LeftOut(sentence=_of_draft(s, result), why=why) for s, why in left_out]
        return msgspec.structs.replace(self, sentences=[*kept, *fresh], left_out=[*rejected, *traced])

    def signed(self, name: str, at: str, markup: str = "") -> Report:
        """What the reader accepted or wrote stands under the reader's name, and the measurements of that
        digest. Open sentences stay open: signing accepts nothing."""
        return msgspec.structs.replace(self, signed_by=name, signed_at=at, signed_markup=markup)

    def unsigned(self) -> Report:
        return msgspec.structs.replace(self, signed_by="", signed_at="", signed_markup="")


def _of_draft(sentence: api.Sentence, result: api.CaptionResult) -> ReportSentence:
    return ReportSentence(
        id=new_id(),
        text=sentence.text,
        origin="draft_with_gaze" if result.with_gaze else "draft_without_gaze",
        state="draft",
        finding=sentence.finding,
        negated=sentence.negated,
        mean_probability=sentence.mean_probability,
        repeats=sentence.repeats,
        models=[m.id for m in result.models],
        gaze_source=result.gaze_source,
    )


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
