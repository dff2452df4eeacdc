# mypy: disable-error-code="arg-type, assignment"
"""What the worker does for each request: one function a request type, all through the same door `run`."""

from __future__ import annotations

from functools import singledispatch

import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.heatmap import fixation_heatmap
from inference import api
from inference.anatomy.ratio import body, heart_lines, outline
from inference.anatomy.segmenter import Segmenter
from inference.attribution.registry import attribute
from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.vlm import VisionLanguageModel
from inference.captioning.statements import as_written, statements
from inference.context import RunContext
from inference.diagnosis.model import DiagnosisModel, gaze_tensors
from inference.scanpaths.predictor import ScanpathPredictor, as_scanpath, joined

MAP_SIDE_PX = 384
GAZE_SIGMA_FRACTION = 0.05
Image = NDArray[np.uint16]


def run(request: api.Request, image: Image | None, context: RunContext) -> api.Result:
    """Answers a request. image: what its frame held, None where it has none. Raises api.InferenceError."""
    return _run(request, image, context)


@singledispatch
def _run(request: api.Request, image: Image | None, context: RunContext) -> api.Result:
    raise api.InputError(f"Nothing answers a {type(request).__name__} request.")


@_run.register
def _(request: api.Explain, image: Image, context: RunContext) -> api.ExplainResult:
    encoder, info = dual_encoder(context, request.model)
    context.progress(0.4, f"{request.method} for '{request.phrase}'")
    found = attribute(
        request.method,
        encoder,
        image,
        request.phrase,
        shape=map_shape(request.image),
        options=request.options,
    )
    return api.ExplainResult(
        map=context.emit_map(found.values.astype(np.float32)),
        phrase=request.phrase,
        method=request.method,
        similarity=found.similarity,
        prior=list(found.prior),
        models=[info],
        seed=request.seed,
    )


@_run.register
def _(request: api.PredictScanpath, image: Image, context: RunContext) -> api.PredictScanpathResult:
    if request.finding not in api.FINDINGS:
        raise api.InputError(
            f"Unknown finding {request.finding!r}.", f"Choose one of: {', '.join(api.FINDINGS)}."
        )
    if not 1 <= request.samples <= 100:
        raise api.InputError(f"{request.samples} samples asked for.", "Ask for 1 to 100.")
    predictor, infos = scanpath_predictor(context, request.model)
    context.progress(0.4, "image features and logit lens")
    inputs = predictor.inputs(image)
    context.progress(0.8, f"{request.samples} scanpaths for {request.finding}")
    prediction = predictor.predict(inputs, [request.finding])
    width, height = request.image.width_px, request.image.height_px
    rows = predictor.samples(prediction, 0, count=request.samples, seed=request.seed)
    paths = [as_scanpath(r, width, height) for r in rows]
    sigma = GAZE_SIGMA_FRACTION * max(width, height)
    shape = map_shape(request.image)
    heat = np.mean([fixation_heatmap(p, sigma_px=sigma, shape=shape).values for p in paths], axis=0)
    heat = heat / max(float(heat.max()), 1e-9)
    return api.PredictScanpathResult(
        finding=request.finding,
        scanpaths=[plain(p, r[:, 3] * max(width, height)) for p, r in zip(paths, rows, strict=True)],
        heatmap=context.emit_map(heat.astype(np.float32)),
        spread_px=spread(paths),
        models=infos,
        seed=request.seed,
    )


@_run.register
def _(request: api.Diagnose, image: Image, context: RunContext) -> api.DiagnoseResult:
    model, info = diagnosis(context, request.model)
    infos = [info]
    context.progress(0.3, "findings without gaze")
    x = model.input(image).to(context.device)
    logits = model.image_logits(x)
    plain_answer = model.probabilities(logits, "no_gaze")[0]
    grid = model.grid(x)
    own = predicted = shown = None
    if request.gaze is not None:
        if not request.gaze.x_px:
            raise api.InputError(
                "The gaze holds no fixation.", "Record some gaze first, or ask without gaze."
            )
        context.progress(0.6, "findings with the reader's gaze")
        path = scanpath_of(request.gaze, request.image)
        own = model.probabilities(logits + model.gaze_change(grid, gaze_tensors(path)), "gaze")[0]
    if request.predict_gaze:
        context.progress(0.7, "predicted gaze")
        predictor, more = scanpath_predictor(context, "demo-logitgaze-med")
        infos += more
        path, shown = predicted_reading(predictor, image, request.image.width_px, request.image.height_px)
        context.progress(0.9, "findings with predicted gaze")
        predicted = model.probabilities(logits + model.gaze_change(grid, gaze_tensors(path)), "gaze")[0]
    rows = [
        api.FindingRow(
            finding=name,
            no_gaze=float(plain_answer[j]),
            own_gaze=None if own is None else float(own[j]),
            predicted_gaze=None if predicted is None else float(predicted[j]),
        )
        for j, name in enumerate(api.FINDINGS)
    ]
    return api.DiagnoseResult(
        rows=rows, predicted=shown, calibrated_on="phantom validation cases", models=infos, seed=request.seed
    )


@_run.register
def _(request: api.Caption, image: Image, context: RunContext) -> api.CaptionResult:
    vlm, info = vision_language(context, request.model)
    heat = None
    if request.gaze is not None and request.gaze.x_px:
        path = scanpath_of(request.gaze, request.image)
        heat = fixation_heatmap(
            path, sigma_px=GAZE_SIGMA_FRACTION * max(path.width_px, path.height_px)
        ).values
    context.progress(0.2, "drafting with gaze" if heat is not None else "drafting")
    said: list[int] = []
    text = ""

    def speak(token: int, _probability: float) -> None:
        nonlocal text
        said.append(token)
        longer = as_written(vlm.tokenizer.decode(said, skip_special_tokens=True))
        context.token(longer[len(text) :])
        text = longer

    ids, probabilities = vlm.generate(
        image, heat, strength=request.gaze_strength, max_tokens=request.max_tokens, on_token=speak
    )
    text = as_written(vlm.tokenizer.decode(ids, skip_special_tokens=True))
    decoded = (vlm.tokenizer.decode(ids[: k + 1], skip_special_tokens=True) for k in range(len(ids)))
    starts = [len(as_written(prefix)) for prefix in decoded]
    sentences = []
    for s in statements(text):
        inside = [p for p, end in zip(probabilities, starts, strict=True) if s.start < end <= s.end] or [0.0]
        sentences.append(
            api.Sentence(
                text=s.text,
                start=s.start,
                end=s.end,
                finding=s.finding,
                negated=s.negated,
                mean_probability=float(np.mean(inside)),
            )
        )
    return api.CaptionResult(
        text=text,
        sentences=sentences,
        with_gaze=heat is not None,
        gaze_strength=request.gaze_strength,
        models=[info],
        seed=request.seed,
    )


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
def _(request: api.Embed, image: Image | None, context: RunContext) -> api.EmbedResult:
    encoder, info = dual_encoder(context, request.model)
    vector = None if image is None else encoder.encode_images(encoder.pixel_values(image))[0].tolist()
    texts = encoder.encode_texts(request.texts).tolist() if request.texts else []
    return api.EmbedResult(image=vector, texts=texts, models=[info], seed=request.seed)


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


def dual_encoder(context: RunContext, model_id: str) -> tuple[DualEncoder, api.ModelInfo]:
    folder = _folder(context, model_id, "dual_encoder")
    load = lambda: DualEncoder.load(folder.path, folder.manifest.arch, device=context.device)  # noqa: E731
    return context.cache.get_or_load(model_id, load), folder.info


def vision_language(context: RunContext, model_id: str) -> tuple[VisionLanguageModel, api.ModelInfo]:
    folder = _folder(context, model_id, "vision_language")
    load = lambda: VisionLanguageModel.load(folder.path, folder.manifest.arch, device=context.device)  # noqa: E731
    return context.cache.get_or_load(model_id, load), folder.info


def diagnosis(context: RunContext, model_id: str) -> tuple[DiagnosisModel, api.ModelInfo]:
    folder = _folder(context, model_id, "diagnosis")
    load = lambda: DiagnosisModel.load(folder.path, folder.manifest.arch, device=context.device)  # noqa: E731
    return context.cache.get_or_load(model_id, load), folder.info


def segmenter(context: RunContext, model_id: str) -> tuple[Segmenter, api.ModelInfo]:
    folder = _folder(context, model_id, "anatomy")
    load = lambda: Segmenter.load(folder.path, folder.manifest.arch, device=context.device)  # noqa: E731
    return context.cache.get_or_load(model_id, load), folder.info


def scanpath_predictor(context: RunContext, model_id: str) -> tuple[ScanpathPredictor, list[api.ModelInfo]]:
    folder = _folder(context, model_id, "scanpath")
    arch = folder.manifest.arch
    encoder, encoder_info = dual_encoder(context, arch["encoder"])
    vlm, vlm_info = vision_language(context, arch["vlm"])
    load = lambda: ScanpathPredictor.load(folder.path, arch, encoder, vlm, device=context.device)  # noqa: E731
    return context.cache.get_or_load(model_id, load), [folder.info, encoder_info, vlm_info]


def _folder(context: RunContext, model_id: str, task: str):
    context.progress(0.05, f"loading {model_id}" if model_id not in context.cache else model_id)
    folder = context.store.get(model_id)
    if folder.manifest.task != task:
        raise api.ModelError(
            f"Model {model_id} is made for {folder.manifest.task}, not for {task}.", "Choose another model."
        )
    return folder


def map_shape(image: api.ImageInput) -> tuple[int, int]:
    """(h, w) of the maps that go back: the image's aspect, longer side MAP_SIDE_PX."""
    scale = MAP_SIDE_PX / max(image.width_px, image.height_px)
    return max(1, round(image.height_px * scale)), max(1, round(image.width_px * scale))


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


def predicted_reading(
    predictor: ScanpathPredictor, image: Image, width: int, height: int
) -> tuple[Scanpath, api.PredictedScanpath]:
    """The mean searches for all findings one after the other, as one predicted reading."""
    prediction = predictor.predict(predictor.inputs(image), list(api.FINDINGS))
    rows = [predictor.mean_path(prediction, i) for i in range(len(api.FINDINGS))]
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
