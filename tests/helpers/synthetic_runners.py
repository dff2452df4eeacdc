"""Test-only runners: small made-up answers from the real worker process, so that the window can be tested
without models. Never part of the product.

RADGAZE_TEST_SLOW=seconds stretches every job, to cancel it or to kill the worker in the middle.
"""

from __future__ import annotations

import os
import time

import numpy as np

from inference import api
from inference.labels import FINDINGS

MODEL = api.ModelInfo(
    id="synthetic-test",
    version="0",
    task="test",
    architecture="none",
    trained_on="nothing: answers are made up for tests.",
    licence="Apache-2.0",
    demo=True,
)
PLACES = {"cardiomegaly": (0.56, 0.6), "pleural effusion": (0.82, 0.74), "pneumothorax": (0.66, 0.17)}
WITHOUT = (
    "The cardiac silhouette is normal in size. No pleural effusion. No pneumothorax. The lungs are clear."
)
WITH = "The cardiac silhouette is enlarged. No pleural effusion. No pneumothorax. The lungs are clear."


def probe_device():
    return "cpu", "CPU", "Test runners on the CPU."


def methods():
    """Those of the real registry, where a test has put one more beside them; else none."""
    beside = os.environ.get("RADGAZE_TEST_METHODS")
    if not beside:
        return []
    from inference import attribution, runners

    attribution.__path__.append(beside)
    return runners.methods()


def _blob(shape, x, y, spread=0.09):
    h, w = shape
    rows, columns = np.mgrid[:h, :w]
    side = spread * max(h, w)
    values = np.exp(-(((columns - x * w) / side) ** 2 + ((rows - y * h) / side) ** 2) / 2)
    return (values / values.max()).astype(np.float32)


def _work(context, steps=8):
    slow = float(os.environ.get("RADGAZE_TEST_SLOW", "0.1"))
    for step in range(steps):
        time.sleep(slow / steps)
        context.progress((step + 1) / steps, f"step {step + 1} of {steps}")


def _place(words):
    return next((at for name, at in PLACES.items() if name in words.lower()), (0.4, 0.45))


def run(request, image, context):
    seed = getattr(request, "seed", 0)
    rng = np.random.default_rng(seed)
    if isinstance(request, api.CheckFilm):
        fit = os.environ.get("RADGAZE_TEST_UNFIT") is None
        return api.CheckFilmResult(
            fit=fit,
            kind="frontal" if fit else "turned",
            certainty=0.97,
            distance=0.8,
            limit=1.5,
            reason="" if fit else "It looks like a chest film that lies on its side. Turn it upright.",
            models=[MODEL],
            seed=seed,
        )
    if isinstance(request, api.OF_FILM) and not request.unfit_too and os.environ.get("RADGAZE_TEST_UNFIT"):
        raise api.UnfitError("It looks like a chest film that lies on its side", "Turn it upright.")
    if isinstance(request, api.Explain):
        _work(context)
        if "fail" in request.phrase:
            raise api.InputError("the phrase is not understood", "write it in other words")
        shape = (image.shape[0] // 2, image.shape[1] // 2)
        x, y = _place(request.phrase if "cardiac" not in request.phrase else "cardiomegaly")
        values = np.maximum(_blob(shape, x, y), 0.35 * _blob(shape, 0.35, 0.4, 0.06))
        return api.ExplainResult(
            map=context.emit_map(values),
            phrase=request.phrase,
            method=request.method,
            similarity=0.31,
            prior=[],
            models=[MODEL],
            seed=seed,
        )
    if isinstance(request, api.PredictScanpath):
        _work(context)
        x, y = _place(request.finding)
        w, h = request.image.width_px, request.image.height_px
        paths, heat = [], np.zeros((128, 128), np.float32)
        for _ in range(request.samples):
            stops = [(0.5, 0.4), (0.35, 0.35), (0.32, 0.6), (x, y), (x + 0.03, y - 0.02), (0.66, 0.17)]
            points = np.array(stops) + rng.normal(0, 0.025, (len(stops), 2))
            paths.append(
                api.PredictedScanpath(
                    x_px=(points[:, 0] * w).tolist(),
                    y_px=(points[:, 1] * h).tolist(),
                    duration_ms=rng.uniform(150, 700, len(stops)).tolist(),
                    sd_px=[0.02 * w] * len(stops),
                )
            )
            for px, py in points:
                heat += _blob((128, 128), px, py, 0.04)
        return api.PredictScanpathResult(
            finding=request.finding,
            scanpaths=paths,
            heatmap=context.emit_map(heat / heat.max()),
            spread_px=0.03 * w,
            models=[MODEL],
            seed=seed,
        )
    if isinstance(request, api.Diagnose):
        _work(context)
        base = {"cardiomegaly": 0.62, "pleural effusion": 0.2, "lung opacity": 0.28, "support devices": 0.05}
        rows = []
        for number, name in enumerate(FINDINGS):
            p = base.get(name, 0.02 + 0.02 * number)
            own = None if request.gaze is None else min(0.99, p * 1.33)
            rows.append(
                api.FindingRow(finding=name, no_gaze=p, own_gaze=own, predicted_gaze=min(0.99, p * 1.2))
            )
        return api.DiagnoseResult(
            rows=rows, predicted=None, calibrated_on="the phantom validation set", models=[MODEL], seed=seed
        )
    if isinstance(request, api.SegmentAnatomy):
        _work(context)
        w, h = request.image.width_px, request.image.height_px
        lines = api.HeartLines(
            thorax=((0.15 * w, 0.6 * h), (0.85 * w, 0.6 * h)),
            heart=((0.4 * w, 0.62 * h), (0.75 * w, 0.66 * h)),
            midline=(0.5 * w, 0.64 * h),
        )
        box = api.Outline(
            structure="heart",
            x_px=[0.4 * w, 0.75 * w, 0.75 * w, 0.4 * w],
            y_px=[0.4 * h, 0.4 * h, 0.7 * h, 0.7 * h],
        )
        found = os.environ.get("RADGAZE_TEST_NO_HEART") is None
        return api.SegmentAnatomyResult(
            outlines=[box], lines=lines if found else None, models=[MODEL], seed=seed
        )
    if isinstance(request, api.Caption):
        text = WITH if request.gaze is not None else WITHOUT
        words = text.split(" ")
        slow = float(os.environ.get("RADGAZE_TEST_SLOW", "0.1"))
        for number, word in enumerate(words):
            time.sleep(slow / len(words))
            context.token(word if number == 0 else " " + word)
        sentences, start = [], 0
        for part in text.split(". "):
            part = part if part.endswith(".") else part + "."
            start = text.index(part[:-1], start)
            finding = next((f for f in FINDINGS if f in part.lower()), None)
            sentences.append(
                api.Sentence(
                    text=part,
                    start=start,
                    end=start + len(part),
                    finding=finding,
                    negated=part.startswith("No "),
                    mean_probability=0.8,
                )
            )
        return api.CaptionResult(
            text=text,
            sentences=sentences,
            with_gaze=request.gaze is not None,
            gaze_strength=request.gaze_strength,
            models=[MODEL],
            seed=seed,
        )
    if isinstance(request, api.Embed):
        image = None if request.image is None else [1.0, 0.0]
        return api.EmbedResult(
            image=image, texts=[[0.0, 1.0]] * len(request.texts), models=[MODEL], seed=seed
        )
    raise api.InputError(f"the test runners do not know {type(request).__name__}")
