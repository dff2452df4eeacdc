"""MATEX beside what it is made of: one pass forth and back a step of its integral, eight phrases beside one,
and M2IB at its published setting. The shipped encoder on a phantom, one thread."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

from app.bench.registry import Options, Row, benchmark

PHRASES = (
    "left pleural effusion", "right apical pneumothorax", "cardiomegaly", "right upper lobe consolidation",
    "left basal atelectasis", "pulmonary edema", "rib fracture", "right lung nodule",
)  # fmt: skip
PASSES, EIGHT, M2IB_TIMES = 2.5, 3.0, 5.0
"""The bars: of one phrase over as many passes as steps; of eight over one; of M2IB over MATEX."""


@benchmark("attribution")
def measure(options: Options) -> list[Row]:
    """Medians; the film is new each time: its trunk and its first states are part of every figure."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        return _rows(max(3, options.repeats))
    finally:
        torch.set_num_threads(threads)


def _rows(repeats: int) -> list[Row]:
    import torch

    from inference.attribution.film import EncodedFilm
    from inference.attribution.integrated_gradients import STEPS
    from inference.attribution.registry import grid_map
    from inference.context import local_context
    from inference.loading import dual_encoder
    from inference.phantom.case import case, to_uint8

    encoder, _ = dual_encoder(local_context()[0], "")
    image = to_uint8(case(11).render(encoder.size_px).image)
    steps = int(STEPS.default)

    def film() -> EncodedFilm:
        return EncodedFilm(encoder, image)

    def passes(film: EncodedFilm) -> None:
        direction = film.text(PHRASES[0])
        for _ in range(steps):
            states = film.states.clone().requires_grad_()
            with torch.enable_grad():
                torch.autograd.grad(film.walk(states).feature[0] @ direction, states)

    def phrases(count: int) -> Callable[[Any], None]:
        def run(film: EncodedFilm) -> None:
            for phrase in PHRASES[:count]:
                grid_map("matex", film, phrase, {})

        return run

    one, eight = _median_ms(film, phrases(1), repeats), _median_ms(film, phrases(8), repeats)
    plain = _median_ms(film, passes, repeats)
    m2ib = _median_ms(film, lambda f: grid_map("m2ib", f, PHRASES[0], {}), repeats)
    return [
        Row(f"MATEX, one phrase, over {steps} passes forth and back", one, "ms", plain, PASSES * plain),
        Row("MATEX, eight phrases on one film, over one", eight, "ms", one, EIGHT * one),
        Row("MATEX over M2IB (10 steps of 10 copies)", one, "ms", m2ib, m2ib / M2IB_TIMES),
    ]


def _median_ms(make: Callable[[], Any], run: Callable[[Any], object], repeats: int) -> float:
    times = []
    for number in range(repeats + 1):
        film = make()
        begin = time.perf_counter()
        run(film)
        if number:  # the first warms up
            times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)
