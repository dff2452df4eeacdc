"""A report draft with gaze: how soon the first word comes, and a whole draft after the map was painted over,
beside one that keeps nothing (`generate` of a model that never saw the film). The shipped model on a
phantom."""

from __future__ import annotations

import statistics
import time
from typing import Any

import numpy as np

from app.bench.registry import Options, Row, benchmark

FIRST_MS, AGAIN_MS = 400.0, 250.0
"""The bars: the first word of a warm request, and a draft after a map edit."""


@benchmark("captioning")
def measure(options: Options) -> list[Row]:
    """Medians."""
    from inference.context import local_context
    from inference.loading import vision_language
    from inference.phantom.case import case, to_uint8

    vlm, _ = vision_language(local_context()[0], "")
    images = [
        to_uint8(case(seed).render(vlm.size_px).image) for seed in range(11, 11 + max(3, options.repeats))
    ]
    maps = _maps()
    vlm.generate(images[0], maps[0])  # warm
    first, whole, again, forgotten = [], [], [], []
    for image in images:
        heard: list[float] = []
        begin = time.perf_counter()
        vlm.generate(image, maps[0], on_token=lambda *_, heard=heard: heard.append(time.perf_counter()))
        whole.append(time.perf_counter() - begin)
        first.append(heard[0] - begin)
        for changed in maps[1:]:
            begin = time.perf_counter()
            vlm.generate(image, changed)
            again.append(time.perf_counter() - begin)
    for image in images:
        for changed in maps[1:]:
            vlm.forget()
            begin = time.perf_counter()
            vlm.generate(image, changed)
            forgotten.append(time.perf_counter() - begin)
    return [
        Row("first word of a draft with gaze", _ms(first), "ms", None, FIRST_MS),
        Row("a draft with gaze", _ms(whole), "ms", None, None),
        Row("a draft after a map edit", _ms(again), "ms", _ms(forgotten), AGAIN_MS),
    ]


def _ms(seconds: list[float]) -> float:
    return 1000 * statistics.median(seconds)


def _maps() -> list[np.ndarray[Any, Any]]:
    """A reading, and the same with a place more."""
    from eyetracking.scanpaths.heatmap import gaussian

    def dwelt(*places: tuple[float, float, float]) -> np.ndarray[Any, Any]:
        touches = [s * gaussian(x, y, 8, (224, 224), (224, 224)) for x, y, s in places]
        return np.asarray(np.stack(touches).sum(0), np.float32)

    read = ((60, 70, 0.6), (160, 80, 0.4), (110, 140, 0.9), (60, 160, 0.5), (170, 165, 0.3))
    return [dwelt(*read), *(dwelt(*read, (x, y, 1.5)) for x, y in ((170, 60), (70, 120), (165, 165)))]
