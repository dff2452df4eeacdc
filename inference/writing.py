"""A report draft, word by word: the runner of `api.Caption`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.heatmap import dwell_map, gaussian
from inference import api
from inference.backbones.vlm import VisionLanguageModel
from inference.captioning.statements import Statement, statements
from inference.captioning.way_names import why_not
from inference.context import RunContext
from inference.families.chat import ChatModel
from inference.loading import folder_of, vision_language
from inference.reach import reach_of

MAP_PX = 448
"""The longer side of a gaze map."""
_UNFINISHED = "\ufffd"
"""A character whose bytes have not all been said yet."""


def write_report(request: api.Caption, image: NDArray[np.uint16], context: RunContext) -> api.CaptionResult:
    """Raises InputError for a way that the model does not serve, or a context that is too long."""
    vlm, info = vision_language(context, request.model)
    if refused := why_not(request.way, info.ways, info.id):
        raise api.InputError(refused, "Choose another way to give gaze, or another model.")
    with vlm.given_by(request.way) if isinstance(vlm, ChatModel) else nullcontext():
        return _written(request, image, context, vlm, info)


def _written(
    request: api.Caption, image: NDArray[np.uint16], context: RunContext, vlm: Any, info: api.ModelInfo
) -> api.CaptionResult:
    told, words = beside_the_film(request) if isinstance(vlm, ChatModel) else ([], "")
    heat = None if request.way == "none" else gaze_map(request, vlm.gaze_sigma)
    as_it_is = request.any_map or request.dabs or not isinstance(vlm, VisionLanguageModel)
    if heat is not None and not as_it_is and (refused := vlm.refuses(heat)):
        raise api.InputError(refused, "Record a reading, or paint where you looked.")
    doing = "drafting with gaze" if heat is not None else "drafting"
    context.progress(0.2, doing)
    stream = Stream(vlm, context)
    more: dict[str, Any] = {"context": words} if words else {}
    with watching(vlm, context, doing):
        ids, probabilities = vlm.generate(
            image,
            heat,
            strength=request.gaze_strength,
            max_tokens=request.max_tokens,
            on_token=stream.take,
            **more,
        )
        blank = []
        if not request.dabs:  # who paints waits for each draft
            blank = on_blank(vlm, image, ids, heat, strength=request.gaze_strength, **more)
    text = vlm.text(ids)
    stream.send(text)
    before = {_bare(said.text) for said in statements(request.prior_report)} if told else set()
    starts = [len(vlm.text(ids[: k + 1])) for k in range(len(ids))]
    sentences = []
    for s in statements(text):
        inside = [k for k, end in enumerate(starts) if s.start < end <= s.end]
        said = sentence_of(s, float(np.mean([probabilities[k] for k in inside] or [0.0])))
        of_blank = float(np.mean([blank[k] for k in inside])) if blank and inside else None
        sentences.append(
            msgspec.structs.replace(said, blank_probability=of_blank, repeats=_bare(s.text) in before)
        )
    return api.CaptionResult(
        text=text,
        sentences=sentences,
        with_gaze=heat is not None,
        gaze_strength=request.gaze_strength,
        models=[info],
        seed=request.seed,
        gaze_source=request.gaze.source if heat is not None and request.gaze is not None else "",
        way=vlm.way_name if heat is not None else "",
        painted=bool(request.dabs),
        context=told,
        reach=reach_of(folder_of(context, request.model, "vision_language")),
    )


MOST_CONTEXT = 4000
"""Characters of indication and of prior report each: more than a report has, less than fills a model."""


def beside_the_film(request: api.Caption) -> tuple[list[str], str]:
    """What a model is told beside the film: its kinds, and in words. A prior report speaks of another film,
    and the words say so. Raises InputError for too long a text."""
    given = {"indication": request.indication.strip(), "prior report": request.prior_report.strip()}
    for kind, text in given.items():
        if len(text) > MOST_CONTEXT:
            raise api.InputError(
                f"The {kind} has {len(text):,} characters.", f"Shorten it to {MOST_CONTEXT:,}."
            )
    words = []
    if given["indication"]:
        words.append(f"Indication: {given['indication']}")
    if given["prior report"]:
        words.append(
            f"The report of an earlier film of this patient said: {given['prior report']} "
            "Write only what this film shows."
        )
    return [kind for kind, text in given.items() if text], " ".join(words)


def on_blank(
    vlm: Any,
    image: NDArray[np.uint16],
    ids: list[int],
    heat: NDArray[np.float32] | None,
    *,
    strength: float,
    context: str = "",
) -> list[float]:
    """The draft's probabilities had the film been blank; empty where that would take minutes, or nothing was
    written."""
    if not ids:
        return []
    if isinstance(vlm, VisionLanguageModel):
        return vlm.on_blank(ids, heat, strength=strength)
    if not vlm.quick:
        return []
    found: list[float] = vlm.on_blank(image, ids, heat, strength=strength, context=context)
    return found


def _bare(text: str) -> str:
    """A sentence without what does not change what it says."""
    return " ".join(re.sub(r"[^\w\s]", " ", text).lower().split())


def sentence_of(said: Statement, mean_probability: float = 0.0) -> api.Sentence:
    return api.Sentence(
        text=said.text,
        start=said.start,
        end=said.end,
        finding=said.finding,
        negated=said.negated,
        mean_probability=mean_probability,
        mentions=[api.Mention(finding=m.finding, negated=m.negated, side=m.side) for m in said.mentions],
    )


def gaze_map(request: api.Caption, sigma_fraction: float) -> NDArray[np.float32] | None:
    """Seconds of dwell (h, w) over the film, as painted over; None without gaze and without paint."""
    film = request.image
    if (request.gaze is None or not request.gaze.x_px) and not request.dabs:
        return None
    longer = max(film.width_px, film.height_px)
    scale = min(1.0, MAP_PX / longer)
    shape = max(1, round(film.height_px * scale)), max(1, round(film.width_px * scale))
    seconds = np.zeros(shape, np.float32)
    if request.gaze is not None:
        path = scanpath_of(request.gaze, film)
        seconds = dwell_map(path, sigma_px=sigma_fraction * longer, shape=shape)
    for dab in request.dabs:
        touch = gaussian(dab.x_px, dab.y_px, dab.radius_px, (film.width_px, film.height_px), shape)
        seconds = np.maximum(seconds + np.float32(dab.seconds) * touch, 0)
    return seconds


class Stream:
    """Tokens out, as text that is never taken back."""

    def __init__(self, model: Any, context: RunContext) -> None:
        self._model, self._context = model, context
        self._ids: list[int] = []
        self._sent = ""

    def take(self, token: int, _probability: float) -> None:
        self._ids.append(token)
        self.send(self._model.text(self._ids).rstrip(_UNFINISHED))

    def send(self, text: str) -> None:
        """Send what is new in the text as it stands."""
        if text.startswith(self._sent) and len(text) > len(self._sent):
            self._context.token(text[len(self._sent) :])
            self._sent = text
        else:
            self._context.check_cancelled()


@contextmanager
def watching(model: Any, context: RunContext, what: str) -> Iterator[None]:
    """While inside, the progress of a large model's layers is told, and each may be the last."""
    if not isinstance(model, ChatModel):
        yield
        return

    begun: set[str] = set()

    def heard(tower: str, number: int, count: int) -> None:
        if tower in begun:  # the layers of later tokens: the text itself is their progress
            context.check_cancelled()
            return
        start, part, said = (0.2, 0.4, "the film") if tower == "image" else (0.6, 0.3, "the question")
        context.progress(start + part * number / count, f"{what}: {said}, layer {number} of {count}")
        if number == count:
            begun.add(tower)

    with model.watched(heard, context.check_cancelled):
        yield


def scanpath_of(gaze: api.GazeInput, image: api.ImageInput) -> Scanpath:
    return Scanpath(
        x_px=np.array(gaze.x_px),
        y_px=np.array(gaze.y_px),
        duration_ms=np.array(gaze.duration_ms),
        onset_ms=np.array(gaze.onset_ms),
        width_px=image.width_px,
        height_px=image.height_px,
        source=gaze.source,
    )
