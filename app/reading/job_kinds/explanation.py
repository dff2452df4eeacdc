"""Where a phrase is seen: the chosen one, the most probable finding, or a sentence of the report."""

from __future__ import annotations

from typing import Any

from app.reading.job import Asking, Job, JobKind, MakeRequest
from inference import api


def _of_phrase(asking: Asking, about: str) -> MakeRequest:
    words = about or asking.session.choices.phrase or asking.top_finding()
    return _explain(asking, " ".join(words.split()))


def _of_sentence(asking: Asking, sentence_id: str) -> MakeRequest | None:
    """Kept maps are shown again, others are asked for."""
    session = asking.session
    sentence = session.report.find(sentence_id)
    if sentence is None:
        return None
    kept = session.sentence_maps.get(sentence_id)
    entry = session.explanation(kept) if kept else None
    if entry is not None and entry.request.phrase == sentence.text:
        session.show_explanation(entry.id)
        return None
    return _explain(asking, sentence.text)


def _explain(asking: Asking, phrase: str) -> MakeRequest:
    choices = asking.session.choices
    return lambda image: api.Explain(
        image=image,
        phrase=phrase,
        method=choices.method,
        options=choices.options.get(choices.method, {}),
        seed=choices.seed,
        unfit_too=choices.unfit_too,
    )


def _file(asking: Asking, job: Job, result: Any) -> None:
    values = asking.client.read_map(result.map)
    asking.session.add_explanation(job.request, result, values, job.seconds, sentence_id=job.sentence_id)


KINDS = (
    JobKind(slot="explanation", title="Explanation", pane="matex", prepare=_of_phrase, file=_file),
    JobKind(slot="sentence", title="Map of the sentence", pane="matex", prepare=_of_sentence, file=_file),
)
