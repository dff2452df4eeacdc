"""Scanpaths drawn by the shipped model: 1,000 for one finding once the film has been seen; and the seeing."""

from __future__ import annotations

import numpy as np

from app.bench.registry import BenchError, Options, Row, benchmark, median_ms

PATHS, BAR_MS = 1000, 200.0
FINDING = "pleural effusion"


@benchmark("scanpath")
def measure(options: Options) -> list[Row]:
    """On a picture of chance, with the threads torch takes by itself. Raises BenchError without torch."""
    try:
        from inference.context import local_context
        from inference.loading import scanpath_predictor
    except ImportError as error:
        raise BenchError(f"the worker's packages are not installed ({error})") from error
    predictor, _ = scanpath_predictor(local_context()[0], "")
    image = np.random.Generator(np.random.PCG64(0)).integers(0, 255, (224, 224), dtype=np.uint8)
    seen = predictor.inputs(image)
    asked = predictor.predict(seen, [FINDING])
    return [
        Row("the film is seen by the towers, once", _median(options, lambda: predictor.inputs(image)), "ms"),
        Row(
            f"{PATHS:,} scanpaths after that",
            _median(options, lambda: predictor.samples(asked, 0, count=PATHS, seed=0)),
            "ms",
            None,
            BAR_MS,
        ),
    ]


def _median(options: Options, function: object) -> float:
    return median_ms(function, repeats=options.repeats, warm_up=1)  # type: ignore[arg-type]
