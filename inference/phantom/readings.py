"""The gaze and dictation of simulated readers of a case."""

from __future__ import annotations

import zlib
from dataclasses import replace

import numpy as np

from eyetracking.scanpaths.reader_model import TEMPERAMENTS, Reading, Region, simulate_reading
from inference.phantom.anatomy import stream
from inference.phantom.case import Case, Rendering
from inference.phantom.report import positive, write_report

WORD_MS = 310.0


def regions_of(case: Case, rendering: Rendering) -> list[Region]:
    """The zones of this patient, then its finding instances (in the order of the plans), then distractors.

    rendering must have been made with contrast=True: detection depends on it.
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
    case: Case, regions: list[Region], reader: str, *, size_px: int, task: str | None = None
) -> Reading:
    """The reading of `reader` (a temperament), with dictated words in step with the gaze where task is
    None."""
    seed = int(stream(case.seed, f"reading/{reader}/{task or ''}").integers(1 << 62))
    result = simulate_reading(regions, reader, seed=seed, width_px=size_px, height_px=size_px, task=task)
    if task is not None:
        return result
    return replace(result, words=_dictation(case, regions, result, reader))


def _dictation(
    case: Case, regions: list[Region], result: Reading, reader: str
) -> tuple[tuple[float, float, str], ...]:
    """What was reported, each statement spoken `lag_ms` after its fixations."""
    rng = stream(case.seed, f"dictation/{reader}")
    style = ("terse", "telegraphic", "full")[zlib.crc32(reader.encode()) % 3]
    plans = [
        p
        for p, name in zip(case.pathology.plans, [p.name for p in case.pathology.plans], strict=True)
        if name
    ]
    instances = [i for i, r in enumerate(regions) if r.kind == "finding"]
    words: list[tuple[float, float, str]] = []
    clock = 0.0
    reported = [(t, i) for i, t in sorted(result.reported_at_ms.items(), key=lambda item: item[1])]
    by_region = dict(zip(instances, _visible_plans(case, plans, regions, instances), strict=True))
    spoken = [(t, positive(rng, by_region[i], style)) for t, i in reported]
    missing = write_report(rng, [by_region[i] for _, i in reported], case.anatomy, style)
    spoken += [
        (result.scanpath.onset_ms[-1] + TEMPERAMENTS[reader].lag_ms, s.text)
        for s in missing.sentences
        if s.negated
    ]
    for at, text in spoken:
        clock = max(clock, float(at))
        for word in text.split():
            length = WORD_MS * (0.6 + 0.06 * len(word))
            words.append((clock, clock + 0.9 * length, word))
            clock += length
        clock += 350.0
    return tuple(words)


def _visible_plans(case: Case, plans: list, regions: list[Region], instances: list[int]) -> list:
    """The plan behind each finding region: regions keep the plans' order and skip those without a trace."""
    out, position = [], 0
    for i in instances:
        while plans[position].name != regions[i].finding or (
            plans[position].kind and plans[position].kind not in regions[i].name
        ):
            position += 1
        out.append(plans[position])
        position += 1
    return out


def free_readings(case: Case, rendering: Rendering) -> dict[str, Reading]:
    """A free reading by each of the world's readers."""
    regions = regions_of(case, rendering)
    return {r: reading(case, regions, r, size_px=rendering.image.shape[0]) for r in case.config.readers}


__all__ = ["TEMPERAMENTS", "Reading", "free_readings", "reading", "regions_of"]
