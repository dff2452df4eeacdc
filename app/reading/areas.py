"""Areas of interest that need no hand: the chest checklist, and the places of a finding's map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eyetracking.analysis.areas import Area, Ellipse, areas_of_map
from eyetracking.scanpaths.reader_model import default_regions

if TYPE_CHECKING:
    from app.reading.session import Explanation, ReadingSession

REACH_SD = 2.0
"""A region's ellipse reaches so many of its spreads."""


def anatomy_areas(width_px: int, height_px: int) -> list[Area]:
    """The regions of a frontal chest radiograph at typical places (not measured on this image)."""
    return [
        Area(
            id=f"anatomy-{number}",
            name=region.name,
            shape=Ellipse(
                centre_x_px=region.x * width_px,
                centre_y_px=region.y * height_px,
                radius_x_px=REACH_SD * region.spread_x * width_px,
                radius_y_px=REACH_SD * region.spread_y * height_px,
            ),
            source="anatomy",
            note="typical place on a frontal chest radiograph, not measured on this image",
        )
        for number, region in enumerate(default_regions(), start=1)
    ]


def finding_areas(session: ReadingSession, explanation: Explanation, *, threshold: float = 0.5) -> list[Area]:
    """The places of an explanation's map; empty where its file is gone or nothing reaches the threshold."""
    values = session.map(explanation.map)
    if values is None:
        return []
    models = ", ".join(model.id for model in explanation.result.models)
    return areas_of_map(
        values,
        width_px=session.study.width_px,
        height_px=session.study.height_px,
        name=explanation.request.phrase,
        note=f"{explanation.request.method} map at {threshold:g} or more; {models}",
        threshold=threshold,
    )
