"""Drawing the controlled world: films a second for training, and one large film. There is no peer."""

from __future__ import annotations

import itertools
import time

from app.bench.registry import Options, Row, benchmark, median_ms

TRAINING_PX, TRAINING_BAR_PER_S = 256, 15.0
LARGE_PX, LARGE_BAR_MS = 2048, 2000.0
_FILMS = 30


@benchmark("phantom")
def phantom(options: Options) -> list[Row]:
    """Cases of the default world in the order of their seeds; reports and readings are not drawn."""
    from inference.phantom.case import case

    case(0).render(TRAINING_PX)
    began = time.process_time()
    for seed in range(1, _FILMS + 1):
        case(seed).render(TRAINING_PX)
    rate = _FILMS / (time.process_time() - began)
    seeds = itertools.count(1)
    large = median_ms(lambda: case(next(seeds)).render(LARGE_PX), repeats=max(options.repeats, 5), warm_up=1)
    return [
        Row(
            f"films of {TRAINING_PX} px a second of processor time",
            rate,
            "1/s",
            bar=TRAINING_BAR_PER_S,
            higher_is_better=True,
        ),
        Row(f"one film of {LARGE_PX} px, median", large, "ms", bar=LARGE_BAR_MS),
    ]
