"""Drawing the controlled world: films a second for training on one core, and one large film. No peer."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import time

from app.bench.registry import BenchError, Options, Row, benchmark, median_ms

TRAINING_PX, TRAINING_BAR_PER_S = 256, 15.0
LARGE_PX, LARGE_BAR_MS = 2048, 2000.0
_FILMS = 30
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@benchmark("phantom")
def phantom(options: Options) -> list[Row]:
    """Cases of the default world in the order of their seeds; reports and readings are not drawn.
    Raises BenchError."""
    from inference.phantom.case import case

    command = [sys.executable, "-m", "app.bench.phantom"]
    done = subprocess.run(
        command, env=os.environ | _ONE_THREAD, capture_output=True, text=True, timeout=300, check=False
    )
    if done.returncode != 0:
        raise BenchError(f"the process with one thread ended with {done.returncode}: {done.stderr[-300:]}")
    seeds = itertools.count(1)
    large = median_ms(lambda: case(next(seeds)).render(LARGE_PX), repeats=max(options.repeats, 5), warm_up=1)
    return [
        Row(
            f"films of {TRAINING_PX} px, one thread, by processor time",
            float(done.stdout),
            "1/s",
            bar=TRAINING_BAR_PER_S,
            higher_is_better=True,
        ),
        Row(f"one film of {LARGE_PX} px, median", large, "ms", bar=LARGE_BAR_MS),
    ]


def _films_a_second() -> float:
    from inference.phantom.case import case

    case(0).render(TRAINING_PX)
    began = time.process_time()
    for seed in range(1, _FILMS + 1):
        case(seed).render(TRAINING_PX)
    return _FILMS / (time.process_time() - began)


if __name__ == "__main__":
    sys.stdout.write(f"{_films_a_second():.3f}")
