"""The gaze and dictation of simulated readers of a case: the eyes stay with what the voice speaks of."""

from __future__ import annotations

import zlib
from dataclasses import replace

import numpy as np

from eyetracking.scanpaths.reader_model import Reading, Region, simulate_reading
from inference.phantom.anatomy import stream
from inference.phantom.case import Case, Rendering
from inference.phantom.findings.plan import Plan
from inference.phantom.report import positive, write_report

WORD_MS, PAUSE_MS = 310.0, 350.0


def regions_of(case: Case, rendering: Rendering) -> list[Region]:
    """The zones of this patient, then its finding instances (in the order of the plans), then distractors.

    rendering must have been made with contrast=True: detection depends on it. Raises ValueError.
    """
    height, width = rendering.image.shape
    regions = [Region(name, *place) for name, place in case.zones().items()]
    for finding in rendering.findings:
        if finding.detectability is None:
            raise ValueError("regions_of needs Case.render(contrast=True)")
        if finding.box is None:
            continue
        rows, columns = np.nonzero(finding.mask)
        # thin and small things are judged by d', extended ones by how they stand out
        strength = min(finding.detectability, 1.2 + 6.0 * (finding.contrast_to_noise or 0.0))
        regions.append(
            Region(
                f"{finding.name} {finding.kind}".strip(),
                float(columns.mean() + 0.5) / width,
                float(rows.mean() + 0.5) / height,
                max(0.012, float(columns.std()) / width),
                max(0.012, float(rows.std()) / height),
                "finding",
                strength,
                finding.name,
            )
        )
    for kind, mask in rendering.distractors:
        if mask.any():
            rows, columns = np.nonzero(mask)
            regions.append(
                Region(
                    kind,
                    float(columns.mean()) / width,
                    float(rows.mean()) / height,
                    0.012,
                    0.012,
                    "distractor",
                    4.0,
                )
            )
    return regions


def reading(
    case: Case, regions: list[Region], reader: str, *, size_px: int, task: str | None = None, again: str = ""
) -> Reading:
    """The reading of `reader` (a temperament of the case's world), with dictated words where task is None.

    again: another reading, by another person of that temperament or on another day, for each word.
    """
    who = case.config.temperaments[reader]
    seed = int(stream(case.root, f"reading/{reader}/{task or ''}{again}").integers(1 << 62))
    if task is not None:
        return simulate_reading(regions, who, seed=seed, width_px=size_px, height_px=size_px, task=task)
    style = ("terse", "telegraphic", "full")[zlib.crc32(reader.encode()) % 3]
    rng = stream(case.root, f"dictation/{reader}{again}")
    plans = _plan_of_region(case, regions)
    texts = {i: positive(rng, plan, style) for i, plan in plans.items()}
    result = simulate_reading(
        regions,
        who,
        seed=seed,
        width_px=size_px,
        height_px=size_px,
        speech_ms={i: _speech_ms(text) for i, text in texts.items()},
    )
    reported = sorted(result.reported_at_ms.items(), key=lambda item: item[1])
    rest = write_report(rng, [plans[i] for i, _ in reported], case.anatomy, style)
    end = float(result.scanpath.onset_ms[-1] + result.scanpath.duration_ms[-1])
    spoken = [(at, texts[i]) for i, at in reported]
    spoken += [(end, s.text) for s in rest.sentences if s.negated]
    return replace(result, words=_spoken(spoken))


def _word_ms(word: str) -> float:
    return WORD_MS * (0.6 + 0.06 * len(word))


def _speech_ms(text: str) -> float:
    return sum(map(_word_ms, text.split()))


def _spoken(sentences: list[tuple[float, str]]) -> tuple[tuple[float, float, str], ...]:
    """The words of sentences that begin at a time, or when the one before them has ended."""
    words: list[tuple[float, float, str]] = []
    clock = 0.0
    for at, text in sentences:
        clock = max(clock, at)
        for word in text.split():
            words.append((clock, clock + 0.9 * _word_ms(word), word))
            clock += _word_ms(word)
        clock += PAUSE_MS
    return tuple(words)


def _plan_of_region(case: Case, regions: list[Region]) -> dict[int, Plan]:
    """The plan behind each finding region: regions keep the plans' order and skip those without a trace."""
    plans = case.pathology.plans
    out: dict[int, Plan] = {}
    position = 0
    for i in [i for i, r in enumerate(regions) if r.kind == "finding"]:
        while plans[position].name != regions[i].finding or (
            plans[position].kind and plans[position].kind not in regions[i].name
        ):
            position += 1
        out[i] = plans[position]
        position += 1
    return out


def free_readings(case: Case, rendering: Rendering) -> dict[str, Reading]:
    """A free reading by each of the world's readers."""
    regions = regions_of(case, rendering)
    return {r: reading(case, regions, r, size_px=rendering.image.shape[0]) for r in case.config.readers}
