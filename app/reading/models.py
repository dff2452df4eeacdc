"""What can be asked with what: the models and methods that the worker has, and the model that was chosen for
each task.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import TYPE_CHECKING

from inference import api
from inference.tasks import serving, with_models

if TYPE_CHECKING:
    from inference.messages import WorkerState


class Models:
    """chosen: task (`inference.tasks.TASKS`) -> id of the model that the reader wants; the others are those
    that come first. installed, methods: as the worker says, empty until it is ready.
    """

    def __init__(self, chosen: MutableMapping[str, str] | None = None) -> None:
        self.chosen: MutableMapping[str, str] = {} if chosen is None else chosen
        self.installed: tuple[api.ModelInfo, ...] = ()
        self.methods: tuple[api.MethodInfo, ...] = ()

    def take(self, state: WorkerState) -> bool:
        """Be as the worker says; True where something has changed."""
        before = self.installed, self.methods
        self.installed, self.methods = tuple(state.models), tuple(state.methods)
        return (self.installed, self.methods) != before

    def offered(self, task: str) -> list[api.ModelInfo]:
        """The models that can serve the task, the one that is taken without a choice first."""
        return serving(task, self.installed)

    def choose(self, task: str, model_id: str) -> None:
        """model_id: "" for no choice."""
        if model_id:
            self.chosen[task] = model_id
        else:
            self.chosen.pop(task, None)

    def of(self, task: str) -> str:
        """The id that a request for the task carries; "" before the worker has said what there is and where
        nothing was chosen: then the worker takes its own."""
        chosen = self.chosen.get(task, "")
        return chosen or next((model.id for model in self.offered(task)), "")

    def missing(self, task: str) -> str:
        """The id that was chosen and is not installed, "" where all is well or not known yet."""
        chosen = self.chosen.get(task, "")
        known = not self.installed or chosen in {model.id for model in self.offered(task)}
        return "" if known else chosen

    def filled(self, request: api.Request) -> api.Request:
        """The request with the model of each task that it has a field for."""
        return with_models(request, self.of)

    def method(self, name: str) -> api.MethodInfo:
        """What the worker says of a method; where it says nothing (yet), its name alone."""
        known = next((method for method in self.methods if method.name == name), None)
        return known or api.MethodInfo(name=name, title=name.upper())
