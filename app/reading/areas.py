"""Areas of interest of a study: drawn, the chest checklist, the places of a finding's map; kept, undone."""

from __future__ import annotations

import math
import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.files import private_folder, write_atomically
from app.reading.film_regions import zones
from eyetracking.analysis.areas import (
    Area,
    AreasError,
    Ellipse,
    Shape,
    Source,
    areas_json,
    read_areas,
)
from eyetracking.analysis.coverage import USEFUL_FIELD_DEG, coverage
from eyetracking.analysis.dwell import AreaFigures, area_figures
from eyetracking.analysis.masks import areas_of_mask
from eyetracking.scanpaths.reader_model import Region, default_regions
from eyetracking.scanpaths.types import Scanpath

if TYPE_CHECKING:
    from app.reading.records import Explanation
    from app.reading.session import ReadingSession
    from app.reading.undo import UndoStack

REACH_SD = 2.0
"""A region's ellipse reaches so many of its spreads."""


FROM = {"anatomy": "typical place", "segmented": "this film's lungs"}
"""How tables call where an area is from: without outlines the checklist's places are not this film's."""


def anatomy_areas(width_px: int, height_px: int) -> list[Area]:
    """The regions of a frontal chest radiograph at typical places (not measured on this image)."""
    note = "typical place on a frontal chest radiograph, not measured on this image"
    return _areas(default_regions(), (width_px, height_px), "anatomy", note)


def chest_areas(session: ReadingSession) -> list[Area]:
    """The same regions over the lungs and heart that were outlined on the film, else at typical places."""
    size = session.study.width_px, session.study.height_px
    placed = zones(session)
    if session.anatomy is None or not placed:
        return anatomy_areas(*size)
    models = ", ".join(model.id for model in session.anatomy.result.models)
    return _areas(placed, size, "segmented", f"checklist over the lungs and heart outlined by {models}")


def _areas(regions: Sequence[Region], size: tuple[int, int], source: Source, note: str) -> list[Area]:
    """One id a region whatever its source, so that a better place takes the place of the typical one."""
    width_px, height_px = size
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
            source=source,
            note=note,
        )
        for number, region in enumerate(regions, start=1)
    ]


def finding_areas(session: ReadingSession, explanation: Explanation, *, threshold: float = 0.5) -> list[Area]:
    """The places of an explanation's map; empty where its file is gone or nothing reaches the threshold."""
    values = session.map(explanation.map)
    if values is None:
        return []
    models = ", ".join(model.id for model in explanation.result.models)
    return areas_of_mask(
        values >= threshold,
        width_px=session.study.width_px,
        height_px=session.study.height_px,
        name=explanation.request.phrase,
        note=f"{explanation.request.method} map at {threshold:g} or more; {models}",
    )


@dataclass(frozen=True)
class AreaTable:
    """What each area got, in order. covered: the share of each that was seen; image_covered, fixations: of
    the whole image, NaN and 0 without gaze.
    """

    figures: tuple[AreaFigures, ...]
    covered: tuple[float, ...]
    image_covered: float
    fixations: int


def area_table(
    areas: Sequence[Area],
    path: Scanpath,
    px_per_degree: NDArray[np.float64] | None,
    *,
    start_ms: float = 0.0,
) -> AreaTable:
    """px_per_degree: image px per degree of visual angle, one a fixation; None where there is no gaze."""
    figures = tuple(area_figures(path, areas, start_ms=start_ms))
    if px_per_degree is None:
        return AreaTable(figures, (math.nan,) * len(areas), math.nan, 0)
    seen, shares = coverage(path, areas, radius_px=USEFUL_FIELD_DEG * px_per_degree)
    return AreaTable(figures, tuple(shares), seen, len(path))


class StudyAreas:
    """The areas of interest of one study: kept in the session's folder at every change, undone with the rest.

    path is a file that `radgaze gaze-report --areas` reads. Listeners are called after every change, and
    where a change was not made (`problem`). read_only: none is made, since another window has the study.
    """

    FILE = "areas.json"

    def __init__(self, folder: Path, undo: UndoStack, *, read_only: bool = False) -> None:
        self._read_only = read_only
        self.path = folder / self.FILE
        self._undo = undo
        self.areas: tuple[Area, ...] = ()
        self.problem = ""
        """Why the newest change could not be kept, or what was kept could not be read; "" where it was."""
        self._damaged = False
        self.listeners: list[Callable[[], None]] = []
        try:
            self.areas = tuple(read_areas(self.path))
        except FileNotFoundError:
            pass
        except (AreasError, OSError) as error:
            self.problem, self._damaged = str(error), True

    def add(self, areas: Sequence[Area], what: str) -> None:
        """Add areas; one whose id is there already is replaced."""
        new = {area.id for area in areas}
        self._set((*(area for area in self.areas if area.id not in new), *areas), what)

    def draw(self, shape: Shape) -> Area:
        """Add an area drawn by hand, under the next free name."""
        names = {area.name for area in self.areas}
        number = next(n for n in range(1, len(names) + 2) if f"Area {n}" not in names)
        area = Area(id=uuid.uuid4().hex[:12], name=f"Area {number}", shape=shape)
        self.add([area], "Draw area")
        return area

    def remove(self, ids: Collection[str]) -> None:
        self._set(tuple(area for area in self.areas if area.id not in ids), "Remove areas")

    def rename(self, area_id: str, name: str) -> None:
        """An empty name changes nothing."""
        if name.strip():
            self._set(
                tuple(
                    msgspec.structs.replace(area, name=name.strip()) if area.id == area_id else area
                    for area in self.areas
                ),
                "Rename area",
            )

    def _set(self, areas: tuple[Area, ...], what: str) -> None:
        before = self.areas
        if areas == before:
            return
        if self._read_only:
            self.problem = "the study is open in another RadGaze window"
            for listener in list(self.listeners):
                listener()
            return

        def put(value: tuple[Area, ...]) -> None:
            self.areas = value
            self._keep()
            for listener in list(self.listeners):
                listener()

        put(areas)
        self._undo.push(what, lambda: put(before), lambda: put(areas))

    def _keep(self) -> None:
        try:
            private_folder(self.path.parent)
            if self._damaged:  # set aside, never overwritten
                self.path.replace(self.path.with_name(f"{self.FILE}.damaged"))
                self._damaged = False
            write_atomically(self.path, areas_json(self.areas))
            self.problem = ""
        except OSError as error:
            self.problem = f"{self.path}: {error.strerror or error}"
