"""A runners module without models, for measuring the worker itself: the phrase of an Explain says what to do
("tokens N": N tokens, one in 20 ms)."""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray

from inference import api
from inference.context import RunContext

TOKEN_S = 0.02
_INFO = api.ModelInfo(
    id="none", version="1", task="none", architecture="none", trained_on="nothing", licence="none", demo=True
)


def probe_device() -> tuple[str, str, str]:
    return "cpu", "CPU", "Nothing is computed here."


def run(request: api.Explain, image: NDArray[np.uint16] | None, context: RunContext) -> api.Result:
    """A map of the image's size."""
    what, _, count = request.phrase.partition(" ")
    if what == "tokens":
        for number in range(int(count)):
            context.progress(number / int(count), "a token begins")
            time.sleep(TOKEN_S)
            context.token("word ")
    shape = (2, 2) if image is None else image.shape
    return api.ExplainResult(
        map=context.emit_map(np.zeros(shape, np.float32)),
        phrase=request.phrase,
        method="none",
        similarity=0.0,
        prior=[],
        models=[_INFO],
        seed=request.seed,
    )
