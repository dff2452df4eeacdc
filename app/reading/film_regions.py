"""What the simulated reader may know of a film: its own anatomy, and the places that the film's models give.

The checklist of a frontal film is laid over the lungs and the heart that were segmented; where the models
hold a finding likely, the place where they see it (an attribution map, predicted readers) is something to be
noticed. Two films give two sets of places, and so two readings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.reading.one_voice import LIKELY, printed
from app.reading.session import ReadingSession
from eyetracking.scanpaths.reader_model import Region, default_regions
from inference import api

TYPICAL = (0.114, 0.112, 0.878, 0.738)
"""The lungs' box (left, top, right, bottom; fractions) of the film that the checklist's places belong to."""
CONSPICUOUS = 6.0
"""d' of a finding that the models are sure of."""
_NARROWEST = 0.02


def regions_of(session: ReadingSession) -> tuple[Region, ...]:
    """Zones and findings of the film that is read; typical places where nothing is known of it."""
    return (*(zones(session) or default_regions()), *_findings(session))


def as_options(session: ReadingSession) -> dict[str, str]:
    """The same as an option of the simulated reader; none where nothing is known of the film."""
    if session.anatomy is None:
        return {}
    return {"regions": msgspec.json.encode([asdict(region) for region in regions_of(session)]).decode()}


def zones(session: ReadingSession) -> Sequence[Region]:
    """The checklist over the film's lungs and heart; empty where its lungs were not outlined."""
    if session.anatomy is None:
        return ()
    size = session.study.width_px, session.study.height_px
    outlines = {o.structure: o for o in session.anatomy.result.outlines if len(o.x_px) > 2}
    lungs = [o for name, o in outlines.items() if "lung" in name]
    if not lungs:
        return ()
    box = _box(lungs, size)
    heart = outlines.get("heart")
    placed = [_moved(region, box) for region in default_regions()]
    if heart is None:
        return placed
    x0, y0, x1, y1 = _box([heart], size)
    middle = Region("heart", (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 4, (y1 - y0) / 4)
    return [middle if region.name == "heart" else region for region in placed]


def _box(outlines: Sequence[api.Outline], size: tuple[int, int]) -> tuple[float, float, float, float]:
    x = np.concatenate([np.asarray(o.x_px) for o in outlines]) / size[0]
    y = np.concatenate([np.asarray(o.y_px) for o in outlines]) / size[1]
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def _moved(region: Region, box: tuple[float, float, float, float]) -> Region:
    """From the typical film's lungs to this film's."""
    left, top, right, bottom = TYPICAL
    across, down = (box[2] - box[0]) / (right - left), (box[3] - box[1]) / (bottom - top)
    return Region(
        region.name,
        float(np.clip(box[0] + (region.x - left) * across, 0.0, 1.0)),
        float(np.clip(box[1] + (region.y - top) * down, 0.0, 1.0)),
        region.spread_x * across,
        region.spread_y * down,
        kind=region.kind,
    )


def _findings(session: ReadingSession) -> list[Region]:
    """Where the models see what they hold likely, once a finding."""
    probable = _probable(session)
    maps: dict[str, NDArray[np.float32] | None] = {}
    for prediction in session.scanpaths:
        maps[prediction.result.finding] = session.map(prediction.heatmap)
    for entry in session.explanations:
        maps[entry.result.phrase] = session.map(entry.map)
    return [
        _place(name, values, probable[name])
        for name, values in maps.items()
        if name in probable and values is not None and float(values.max()) > 0
    ]


def likely(session: ReadingSession) -> list[str]:
    """What the models hold likely on the film, most likely first."""
    probable = _probable(session)
    return sorted(probable, key=lambda name: -probable[name])


def _probable(session: ReadingSession) -> dict[str, float]:
    diagnosis = session.diagnosis()
    rows = diagnosis.result.rows if diagnosis is not None else []
    return {row.finding: printed(row) for row in rows if printed(row) >= LIKELY}


def _place(name: str, values: NDArray[np.float32], probability: float) -> Region:
    """The middle and the spread of a map's upper half."""
    height, width = values.shape
    weights = np.where(values >= 0.5 * values.max(), values, 0).astype(np.float64)
    y, x = np.mgrid[:height, :width]
    total = weights.sum()
    cx, cy = float((weights * (x + 0.5)).sum() / total), float((weights * (y + 0.5)).sum() / total)
    sx = float(np.sqrt((weights * (x + 0.5 - cx) ** 2).sum() / total))
    sy = float(np.sqrt((weights * (y + 0.5 - cy) ** 2).sum() / total))
    return Region(
        f"{name} as the models see it",
        cx / width,
        cy / height,
        max(sx / width, _NARROWEST),
        max(sy / height, _NARROWEST),
        kind="finding",
        detectability=CONSPICUOUS * probability,
        finding=name,
    )
