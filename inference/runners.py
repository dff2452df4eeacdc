# mypy: disable-error-code="arg-type, assignment"
"""What the worker does for each request: one function a request type, all through the same door `run`."""

from __future__ import annotations

import hashlib
from functools import singledispatch
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.heatmap import fixation_heatmap
from inference import api
from inference.alignment.film_vectors import PARTS, film_vectors, looked_at, text_vectors
from inference.alignment.known import FAINT, Fit, KnownFilms, known_phrases, learnt_words, unknown_words
from inference.alignment.known import NAME as KNOWN_FILMS
from inference.anatomy.ratio import body, heart_lines, outline
from inference.attribution import registry
from inference.attribution.film import EncodedFilm
from inference.attribution.lungs import lung_box
from inference.attribution.maps import minmax, upsample
from inference.attribution.registry import attribute
from inference.attribution.spatial_prior import Box
from inference.backbones.dual_encoder import DualEncoder
from inference.captioning.statements import mentions
from inference.context import RunContext
from inference.diagnosis.control import NAME as CONTROL
from inference.diagnosis.control import ControlGaze
from inference.diagnosis.model import gaze_tensors
from inference.families.chat import ChatModel
from inference.families.clip import ClipEncoder
from inference.families.densenet import FindingsNet
from inference.families.film import WHOLE, on_film, shape_within, within
from inference.families.words_on_film import words_on_film
from inference.film_check.checker import Verdict
from inference.isolated import asking as isolated
from inference.labels import FINDINGS
from inference.loading import (
    diagnosis,
    dual_encoder,
    encoder_of,
    film_checker,
    folder_of,
    need,
    opened,
    scanpath_predictor,
    segmenter,
    vision_language,
)
from inference.reach import reach_of
from inference.scanpaths.lens_words import lens_words
from inference.scanpaths.path_predictor import PathPredictor
from inference.scanpaths.predictor import as_scanpath, joined
from inference.store import ModelFolder
from inference.writing import scanpath_of, watching, write_report

MAP_SIDE_PX = 384
GAZE_SIGMA_FRACTION = 0.05
"""Of the Gaussians of a predicted heat map, as a part of the film's longer side."""
MOST_SAMPLES, MOST_WORDS, MOST_READ = 1000, 10, 1024
Image = NDArray[np.uint16]


def run(request: api.Request, image: Image | None, context: RunContext) -> api.Result:
    """Answers a request. image: what its frame held, None where it has none. Raises api.InferenceError;
    UnfitError where the models know no such film and the request does not say `unfit_too`."""
    if image is not None and isinstance(request, api.OF_FILM) and not request.unfit_too:
        require_fit(image, context, request.film_check)
    return _run(request, image, context)


def methods() -> list[api.MethodInfo]:
    """The attribution methods, as a window offers them."""
    return [method_info(entry) for entry in registry.methods().values()]


def method_info(entry: registry.Entry) -> api.MethodInfo:
    """What a registered method says of itself."""
    return api.MethodInfo(
        name=entry.name,
        title=entry.title,
        hint=entry.hint,
        kind=entry.kind,
        needs=list(entry.needs),
        options=[
            api.MethodOption(name=o.name, hint=o.hint, default=o.default, least=o.least, most=o.most)
            for o in entry.options
        ],
    )


@singledispatch
def _run(request: api.Request, image: Image | None, context: RunContext) -> api.Result:
    raise api.InputError(f"Nothing answers a {type(request).__name__} request.")


@_run.register
def _(request: api.CheckFilm, image: Image, context: RunContext) -> api.CheckFilmResult:
    verdict, info = film_verdict(image, context, request.model)
    return api.CheckFilmResult(
        fit=verdict.fit,
        kind=verdict.kind,
        certainty=verdict.certainty,
        distance=verdict.distance,
        limit=verdict.limit,
        reason=" ".join((verdict.reason, verdict.way_out)).strip(),
        models=[info],
        seed=request.seed,
    )


@_run.register
def _(request: api.Explain, image: Image, context: RunContext) -> api.ExplainResult:
    folder = folder_of(context, request.model, "dual_encoder", "vision_language")
    need(folder, "explain")
    if folder.manifest.family in OF_ITS_OWN:
        return explain_by_patches(request, image, context, folder)
    if folder.manifest.task == "vision_language":
        return explain_by_words(request, image, context, folder)
    encoder, info = dual_encoder(context, request.model)
    context.progress(0.4, f"{request.method} for '{request.phrase}'")
    box = encoder.box(image) if isinstance(encoder, ClipEncoder) else WHOLE
    lungs = within(box, lungs_of(image, context, request.segmenter))
    found = attribute(
        request.method,
        EncodedFilm(encoder, image, lungs=lungs),
        request.phrase,
        shape=shape_within(box, map_shape(request.image)),
        options=request.options,
    )
    fit = phrase_fit(encoder, folder, image, request.phrase)
    learnt = learnt_words(folder)
    unknown = [] if learnt is None else unknown_words(request.phrase, learnt)
    named = {mention.finding for mention in mentions(request.phrase)}
    return api.ExplainResult(
        map=context.emit_map(
            on_film(torch.from_numpy(np.asarray(found.values, np.float32)), box, map_shape(request.image))
        ),
        phrase=request.phrase,
        method=request.method,
        similarity=found.similarity,
        prior=list(found.prior),
        prior_fitted=found.prior_fitted,
        models=[info],
        seed=request.seed,
        film_rank=fit.film_rank if fit else None,
        known_films=fit.known_films if fit else 0,
        phrase_rank=fit.phrase_rank if fit else 0,
        known_phrases=fit.known_phrases if fit else 0,
        strength=FAINT if unknown else fit.strength if fit else 1.0,
        method_title=registry.methods()[request.method].title,
        unknown=unknown,
        reach=reach_of(folder, named),
    )


@_run.register
def _(request: api.PredictScanpath, image: Image, context: RunContext) -> api.PredictScanpathResult:
    if request.finding not in FINDINGS:
        raise api.InputError(
            f"Unknown finding {request.finding!r}.", f"Choose one of: {', '.join(FINDINGS)}."
        )
    if not 1 <= request.samples <= MOST_SAMPLES:
        raise api.InputError(f"{request.samples} samples asked for.", f"Ask for 1 to {MOST_SAMPLES:,}.")
    predictor, infos = scanpath_predictor(context, request.model)
    context.progress(0.4, "what the models see on the film")
    inputs = predictor.inputs(image)
    context.progress(0.8, f"{request.samples} scanpaths for {request.finding}")
    prediction = predictor.predict(inputs, [request.finding])
    width, height = request.image.width_px, request.image.height_px
    rows = predictor.samples(prediction, 0, count=request.samples, seed=request.seed)
    consensus, of = predictor.consensus_path(prediction, 0, rows, seed=request.seed)
    paths = [as_scanpath(r, width, height) for r in rows]
    sigma = GAZE_SIGMA_FRACTION * max(width, height)
    shape = map_shape(request.image)
    heat = np.mean([fixation_heatmap(p, sigma_px=sigma, shape=shape).values for p in paths], axis=0)
    heat = heat / max(float(heat.max()), 1e-9)
    following = None
    if request.gaze is not None and request.gaze.x_px and isinstance(predictor, PathPredictor):
        read = scanpath_of(request.gaze, request.image)
        following = context.emit_map(predictor.next_places(prediction, 0, read.where(slice(MOST_READ))))
    return api.PredictScanpathResult(
        finding=request.finding,
        scanpaths=[plain(p, r[:, 3] * max(width, height)) for p, r in zip(paths, rows, strict=True)],
        heatmap=context.emit_map(heat.astype(np.float32)),
        spread_px=spread(paths),
        models=infos,
        seed=request.seed,
        reach=reach_of(folder_of(context, request.model, "scanpath"), {request.finding}),
        consensus=None
        if consensus is None
        else plain(as_scanpath(consensus, width, height), consensus[:, 3] * max(width, height)),
        consensus_of=of,
        next_places=following,
    )


@_run.register
def _(request: api.Diagnose, image: Image, context: RunContext) -> api.DiagnoseResult:
    model, info = diagnosis(context, request.model)
    folder = folder_of(context, request.model, "diagnosis")
    if isinstance(model, FindingsNet):
        return findings_without_gaze(request, image, context, model, info)
    infos, control, shown = [info], "", None
    context.progress(0.3, "findings without gaze")
    x = model.input(image).to(context.device)
    logits = model.image_logits(x)
    grid = model.grid(x)
    arms: dict[str, NDArray[np.float64]] = {"no_gaze": model.probabilities(logits, "no_gaze")[0]}

    def with_gaze(path: Scanpath) -> NDArray[np.float64]:
        out: NDArray[np.float64] = model.probabilities(
            logits + model.gaze_change(grid, gaze_tensors(path)), "gaze"
        )[0]
        return out

    if request.gaze is not None:
        if not request.gaze.x_px:
            raise api.InputError(
                "The gaze holds no fixation.", "Record some gaze first, or ask without gaze."
            )
        context.progress(0.6, "findings with the reader's gaze")
        arms["own_gaze"] = with_gaze(scanpath_of(request.gaze, request.image))
    width, height = request.image.width_px, request.image.height_px
    if request.predict_gaze:
        context.progress(0.7, "predicted gaze")
        predictor, more = scanpath_predictor(context, request.predictor)
        infos += more
        path, shown = predicted_reading(predictor, image, width, height)
        context.progress(0.9, "findings with predicted gaze")
        arms["predicted_gaze"] = with_gaze(path)
    if request.control and CONTROL in folder.manifest.sha256:
        path, control = ControlGaze.load(folder.path).draw(width, height, seed=request.seed)
        arms["other_gaze"] = with_gaze(path)
    labels = folder.manifest.labels or list(FINDINGS)
    rows = [
        api.FindingRow(
            finding=name,
            no_gaze=float(arms["no_gaze"][j]),
            own_gaze=_value(arms, "own_gaze", j),
            predicted_gaze=_value(arms, "predicted_gaze", j),
            other_gaze=_value(arms, "other_gaze", j),
        )
        for j, name in enumerate(labels)
    ]
    return api.DiagnoseResult(
        rows=rows,
        predicted=shown,
        calibrated_on=folder.manifest.calibrated_on,
        models=infos,
        seed=request.seed,
        gaze_source=request.gaze.source if request.gaze is not None else "",
        control=control,
        reach=reach_of(folder),
    )


def _value(arms: dict[str, NDArray[np.float64]], arm: str, index: int) -> float | None:
    return float(arms[arm][index]) if arm in arms else None


@_run.register
def _(request: api.Caption, image: Image, context: RunContext) -> api.CaptionResult:
    folder = folder_of(context, request.model, "vision_language")
    if folder.manifest.python:
        return isolated.draft(request, image, context, folder)
    return write_report(request, image, context)


@_run.register
def _(request: api.SegmentAnatomy, image: Image, context: RunContext) -> api.SegmentAnatomyResult:
    model, info = segmenter(context, request.model)
    context.progress(0.4, "lungs and heart")
    maps = model.maps(image)
    context.progress(0.9, "outlines")
    width, height = request.image.width_px, request.image.height_px

    def place(point: tuple[float, float]) -> tuple[float, float]:
        return point[0] * width, point[1] * height

    outlines = []
    for name, values in zip(model.structures, maps, strict=True):
        points = [place(p) for p in outline(body(values) if name == "heart" else values)]
        outlines.append(api.Outline(structure=name, x_px=[x for x, _ in points], y_px=[y for _, y in points]))
    found = heart_lines(maps)
    lines = None
    if found is not None:
        (a, b), (c, d) = found.thorax, found.heart
        lines = api.HeartLines(
            thorax=(place(a), place(b)), heart=(place(c), place(d)), midline=place(found.midline)
        )
    return api.SegmentAnatomyResult(outlines=outlines, lines=lines, models=[info], seed=request.seed)


@_run.register
def _(request: api.Lens, image: Image, context: RunContext) -> api.LensResult:
    folder = folder_of(context, request.model, "vision_language")
    need(folder, "lens")
    model, info = vision_language(context, folder.manifest.id)
    with watching(model, context, "words at each place"):
        (rows, columns), box, layers = lens_words(model, image, top=max(1, min(request.top, MOST_WORDS)))
    return api.LensResult(
        rows=rows, columns=columns, box=box, layers=layers, models=[info], seed=request.seed
    )


@_run.register
def _(request: api.Embed, image: Image | None, context: RunContext) -> api.EmbedResult:
    encoder, info = encoder_of(context, request.model)
    texts, text_parts = text_vectors(encoder, request.texts)
    made = None if image is None else film_vectors(encoder, image)
    region = None
    if request.gaze is not None and request.image is not None and made is not None:
        region = looked_at(made, scanpath_of(request.gaze, request.image))
    return api.EmbedResult(
        image=None if made is None else made.whole.tolist(),
        texts=texts.tolist(),
        models=[info],
        seed=request.seed,
        parts=[] if made is None else made.parts.tolist(),
        parts_grid=PARTS if made is not None and len(made.parts) else (0, 0),
        region=None if region is None else region.tolist(),
        text_parts=text_parts.tolist(),
    )


@_run.register
def _(request: api.Retrieve, image: Image, context: RunContext) -> api.RetrieveResult:
    if not request.texts:
        raise api.InputError("No texts to retrieve from.", "Give at least one text.")
    encoder, info = dual_encoder(context, request.model)
    similarity = (
        encoder.encode_texts(request.texts) @ encoder.encode_images(encoder.pixel_values(image))[0]
    ).tolist()
    order = sorted(range(len(similarity)), key=lambda i: -similarity[i])
    return api.RetrieveResult(order=order, similarities=similarity, models=[info], seed=request.seed)


def findings_without_gaze(
    request: api.Diagnose, image: Image, context: RunContext, model: FindingsNet, info: api.ModelInfo
) -> api.DiagnoseResult:
    """Of an image classifier, which knows no gaze."""
    context.progress(0.4, "findings")
    values = model.probabilities(image)
    rows = [
        api.FindingRow(finding=label, no_gaze=float(value), own_gaze=None, predicted_gaze=None)
        for label, value in zip(model.labels, values, strict=True)
        if label
    ]
    return api.DiagnoseResult(rows=rows, predicted=None, calibrated_on="", models=[info], seed=request.seed)


def explain_by_patches(
    request: api.Explain, image: Image, context: RunContext, folder: ModelFolder
) -> api.ExplainResult:
    """A model's own map: how near each patch is to the phrase. Raises InputError."""
    own = OF_ITS_OWN[folder.manifest.family]
    if request.method != own:
        title = registry.methods()[own].title
        raise api.InputError(
            f"Model {folder.manifest.id} is asked by its own map.",
            f"Choose the method {title}, or another model.",
        )
    model = opened(context, folder)
    grid, box = model.phrase_map(image, request.phrase)
    shape = map_shape(request.image)
    values = upsample(minmax(grid), shape_within(box, shape))
    similarity = model.encode_images(model.pixel_values(image)) @ model.encode_texts([request.phrase]).T
    return api.ExplainResult(
        map=context.emit_map(on_film(torch.from_numpy(values), box, shape)),
        phrase=request.phrase,
        method=request.method,
        similarity=float(similarity),
        prior=[],
        models=[folder.info],
        seed=request.seed,
        method_title=registry.methods()[request.method].title,
    )


OF_ITS_OWN = {"egma": "egma_map", "biovil_t": "patch_text"}
"""Families that compare patches and phrases themselves, and the method that this is."""


def explain_by_words(
    request: api.Explain, image: Image, context: RunContext, folder: ModelFolder
) -> api.ExplainResult:
    """The map of a generative model's own attention. Raises ModelError."""
    model, info = vision_language(context, folder.manifest.id)
    if not isinstance(model, ChatModel):
        raise api.ModelError(
            f"Model {info.id} writes drafts; it is not asked for maps.", "Choose another one."
        )
    with watching(model, context, f"'{request.phrase}'"):
        found = words_on_film(
            model,
            image,
            request.phrase,
            method=request.method,
            lungs=lungs_of(image, context, request.segmenter),
            shape=map_shape(request.image),
        )
    return api.ExplainResult(
        map=context.emit_map(found.values),
        phrase=request.phrase,
        method=request.method,
        similarity=found.probability,
        prior=list(found.prior),
        prior_fitted=False,
        models=[info],
        seed=request.seed,
        method_title=f"{registry.methods()[request.method].title} on the words of {info.id}",
    )


def film_verdict(image: Image, context: RunContext, model_id: str) -> tuple[Verdict, api.ModelInfo]:
    """Whether models may answer this film; the last film's verdict is remembered."""
    checker, info = film_checker(context, model_id)
    key = (info.id, "verdict")
    digest = _digest(image)
    kept = context.cache.get(key)
    if kept is None or kept[0] != digest:
        kept = context.cache[key] = (digest, checker.check(image))
    return kept[1], info


def require_fit(image: Image, context: RunContext, film_check: str) -> None:
    """Raises UnfitError where the film check says that the models know no such film."""
    verdict, _ = film_verdict(image, context, film_check)
    if not verdict.fit:
        raise api.UnfitError(f"{verdict.reason[:-1]}: the models were not made for it.", verdict.way_out)


def lungs_of(image: Image, context: RunContext, model_id: str) -> Box | None:
    """The box of the film's lungs; None where they were not found or no model for them is there. The last
    film's is remembered."""
    if not any(folder.manifest.task == "anatomy" for folder in context.store.models()):
        return None
    model, info = segmenter(context, model_id)
    key, digest = (info.id, "lungs"), _digest(image)
    kept = context.cache.get(key)
    if kept is None or kept[0] != digest:
        kept = context.cache[key] = (digest, lung_box(model.maps(image), model.structures))
    box: Box | None = kept[1]
    return box


def _digest(image: Image) -> str:
    return hashlib.sha256(image.data if image.flags.c_contiguous else image.tobytes()).hexdigest()


def phrase_fit(encoder: DualEncoder, folder: ModelFolder, image: Image, phrase: str) -> Fit | None:
    """How well the phrase fits the film beside films that are known; None where the folder holds none."""
    if KNOWN_FILMS not in folder.manifest.sha256:
        return None
    film = encoder.encode_images(encoder.pixel_values(image))[0].float().cpu().numpy()
    words = encoder.encode_texts([phrase, *known_phrases()]).float().cpu().numpy()
    return KnownFilms.load(folder.path).fit(film, words[0], words[1:])


def map_shape(image: api.ImageInput) -> tuple[int, int]:
    """(h, w) of the maps that go back: the image's aspect, longer side MAP_SIDE_PX."""
    scale = MAP_SIDE_PX / max(image.width_px, image.height_px)
    return max(1, round(image.height_px * scale)), max(1, round(image.width_px * scale))


def predicted_reading(
    predictor: Any, image: Image, width: int, height: int
) -> tuple[Scanpath, api.PredictedScanpath]:
    """The chosen searches for all findings one after the other, as one predicted reading."""
    prediction = predictor.predict(predictor.inputs(image), list(FINDINGS))
    rows = [predictor.mean_path(prediction, i) for i in range(len(FINDINGS))]
    path = joined([as_scanpath(r, width, height) for r in rows])
    return path, plain(path, np.concatenate([r[:, 3] for r in rows]) * max(width, height))


def plain(path: Scanpath, sd_px: NDArray[np.float64]) -> api.PredictedScanpath:
    return api.PredictedScanpath(
        x_px=path.x_px.tolist(),
        y_px=path.y_px.tolist(),
        duration_ms=path.duration_ms.tolist(),
        sd_px=[float(s) for s in sd_px],
    )


def spread(paths: list[Scanpath]) -> float:
    """Mean distance between samples' fixations of the same rank, px."""
    distances = []
    for rank in range(min(len(p) for p in paths)):
        points = np.array([[p.x_px[rank], p.y_px[rank]] for p in paths])
        delta = points[:, None] - points[None]
        distances.append(np.hypot(delta[..., 0], delta[..., 1]).sum() / max(1, len(paths) * (len(paths) - 1)))
    return float(np.mean(distances)) if distances else 0.0
