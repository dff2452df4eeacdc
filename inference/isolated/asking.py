"""The worker's side: an isolated model, asked by the worker on behalf of a job."""

from __future__ import annotations

import queue
import time
import weakref
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from inference import api
from inference.client import InferenceClient
from inference.context import RunContext
from inference.job_queue import ClientError
from inference.messages import Done, Event, Failed, Log, Progress, Token, WorkerState
from inference.store import ModelFolder, default_paths
from inference.worker_life import Policy

ARGUMENTS = ("--runners", "inference.isolated.runners")
POLICY = Policy(start_timeout_s=300.0, stall_timeout_s=1800.0)
LOOK_S = 0.1
ENDING_S = 5.0
_ERRORS = {"input": api.InputError, "licence": api.LicenceError, "model": api.ModelError}


class IsolatedModel:
    """A model in its own process, which ends when this object goes."""

    def __init__(self, folder: ModelFolder, context: RunContext) -> None:
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._client = InferenceClient(
            self._events.put,
            models=context.store.paths,
            licences=context.store.licences,
            python=folder.manifest.python,
            environment={
                "HF_MODULES_CACHE": str(default_paths()[1].parent / "isolated-code"),
                "RADGAZE_DEVICE": context.device,
            },
            policy=POLICY,
            worker_arguments=ARGUMENTS,
        )
        self._client.start()
        self.close = weakref.finalize(self, self._client.stop)

    def ask(self, request: Any, image: NDArray[np.uint16], context: RunContext) -> api.Result:
        """The answer, its progress and words told on the way. Raises api.InferenceError."""
        frame = self._client.put_image(image)
        moved = msgspec.structs.replace(request, image=msgspec.structs.replace(request.image, frame=frame))
        try:
            job = self._client.submit(moved)
        except ClientError as error:
            raise api.ModelError(f"{request.model}: {error}", "See radgaze doctor.") from error
        try:
            final = self._answer(job, context)
        except api.Cancelled:
            self._client.cancel(job)
            self._wait_for_end(job)
            raise
        if isinstance(final, Failed):
            raise _ERRORS.get(final.kind, api.ModelError)(
                f"{request.model}, which runs isolated: {final.message}", final.way_out
            )
        return final.result

    def _answer(self, job: str, context: RunContext) -> Done | Failed:
        why = ""
        while True:
            try:
                event = self._events.get(timeout=LOOK_S)
            except queue.Empty:
                context.check_cancelled()
                continue
            if isinstance(event, Progress):
                context.progress(event.fraction, event.text)
            elif isinstance(event, Token):
                context.token(event.text)
            elif isinstance(event, WorkerState) and event.state in ("dead", "crashed"):
                why = event.text
            elif isinstance(event, Done | Failed) and event.job_id == job:
                if isinstance(event, Failed) and event.kind == "crashed" and why:
                    return msgspec.structs.replace(event, message=why)
                return event
            elif not isinstance(event, Log):
                context.check_cancelled()

    def _wait_for_end(self, job: str) -> None:
        deadline = time.monotonic() + ENDING_S
        while time.monotonic() < deadline:
            try:
                event = self._events.get(timeout=LOOK_S)
            except queue.Empty:
                continue
            if isinstance(event, Done | Failed) and event.job_id == job:
                return


def draft(
    request: api.Caption, image: NDArray[np.uint16], context: RunContext, folder: ModelFolder
) -> api.CaptionResult:
    """Raises api.InputError where gaze is given, which such a model does not take."""
    if request.gaze is not None and request.gaze.x_px and request.way != "none":
        raise api.InputError(
            f"{folder.manifest.id} runs isolated and takes no gaze.",
            "Draft without gaze, or choose another model.",
        )
    model_id = folder.manifest.id
    model = context.cache.get_or_load(model_id, lambda: IsolatedModel(folder, context))
    answer = model.ask(msgspec.structs.replace(request, model=model_id), image, context)
    assert isinstance(answer, api.CaptionResult)
    return answer
