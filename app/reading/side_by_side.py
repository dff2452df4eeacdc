"""Up to four attribution methods for one phrase beside the reader's own heat map: what is asked, what came,
and how far each agrees with the gaze. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from app.reading.gaze import HEATMAP_SIGMA_FRACTION
from app.reading.jobs import JobDesk
from eyetracking.scanpaths.agreement import Figure, agreement
from eyetracking.scanpaths.heatmap import fixation_heatmap
from inference import api, messages
from inference.frames import FrameError
from inference.job_queue import ClientError

MOST = 4
SIDE_PX = 192
"""Of the copies that agreement is computed on."""
Scale = Literal["each", "one"]


@dataclass
class Asked:
    """A method's map, on its way or here. state: a sentence while there is no map."""

    method: str
    title: str
    state: str = "waiting"
    values: NDArray[np.float32] | None = None
    result: api.ExplainResult | None = None
    job: str = ""


@dataclass
class SideBySide:
    """Of one film and one phrase. listeners: are called when something came."""

    desk: JobDesk
    phrase: str
    asked: list[Asked] = field(default_factory=list)
    listeners: list[Callable[[], object]] = field(default_factory=list)

    def ask(self, methods: Sequence[str]) -> None:
        """At most MOST of them; those that were asked before stay."""
        names = list(dict.fromkeys(methods))[:MOST]
        self.cancel([a for a in self.asked if a.method not in names])
        before = {a.method: a for a in self.asked}
        self.asked = [before.get(name) or self._new(name) for name in names]
        self._tell()

    def cancel(self, which: Sequence[Asked] | None = None) -> None:
        """Stop what is still on its way."""
        for one in self.asked if which is None else which:
            if one.job:
                self.desk.client.cancel(one.job)
                one.job = ""

    def take(self, event: Any) -> None:
        """An event of the worker; those of other jobs are not for us."""
        one = next((a for a in self.asked if a.job and a.job == getattr(event, "job_id", None)), None)
        if one is None:
            return
        if isinstance(event, messages.Progress):
            one.state = event.text
        elif isinstance(event, messages.Failed):
            one.job, one.state = "", f"{event.message} {event.way_out}".strip()
        elif isinstance(event, messages.Done) and isinstance(event.result, api.ExplainResult):
            one.job, one.state, one.result = "", "", event.result
            one.values = self.desk.client.read_map(event.result.map)
        else:
            return
        self._tell()

    def heat(self) -> NDArray[np.float32] | None:
        """The reader's own heat map of the chosen stretch, of the maps' size; None without gaze."""
        fixations = self.desk.session.chosen_fixations()
        if fixations is None or not len(fixations):
            return None
        shape = next((a.values.shape for a in self.asked if a.values is not None), None)
        sigma = HEATMAP_SIGMA_FRACTION * max(fixations.width_px, fixations.height_px)
        size = None if shape is None else (shape[0], shape[1])
        return fixation_heatmap(fixations, sigma_px=sigma, shape=size).values

    def agreement(self, one: Asked) -> tuple[Figure, ...]:
        """Of a map and the gaze; empty where either is missing."""
        fixations, heat = self.desk.session.chosen_fixations(), self.heat()
        if one.values is None or heat is None or fixations is None:
            return ()
        step = -(-max(one.values.shape) // SIDE_PX)
        return agreement(
            one.values[step // 2 :: step, step // 2 :: step],
            fixations,
            heat[step // 2 :: step, step // 2 :: step],
        )

    def scaled(self, one: Asked, scale: Scale) -> NDArray[np.float32] | None:
        """The map as it is drawn. "each": its own maximum is the top of the colours. "one": all maps have the
        same sum, and the highest of all is the top, so that a wide map looks faint beside a narrow one."""
        if one.values is None or scale == "each":
            return one.values
        made = {a.method: _density(a.values) for a in self.asked if a.values is not None}
        top = max(float(values.max()) for values in made.values())
        return (made[one.method] / max(top, 1e-12)).astype(np.float32)

    def _new(self, name: str) -> Asked:
        one = Asked(name, self.desk.models.method(name).title)
        try:
            request = api.Explain(
                image=self.desk.image_input(),
                phrase=self.phrase,
                method=name,
                unfit_too=self.desk.session.choices.unfit_too,
                seed=self.desk.session.choices.seed,
            )
            one.job = self.desk.client.submit(self.desk.models.filled(request))
        except (ClientError, FrameError) as error:  # the worker is off, or its queue is full
            one.state = str(error)
        return one

    def _tell(self) -> None:
        for listener in list(self.listeners):
            listener()


def _density(values: NDArray[np.float32]) -> NDArray[np.float64]:
    total = float(values.sum())
    return values.astype(np.float64) / total if total > 0 else np.zeros(values.shape)
