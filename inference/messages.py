"""What travels between the workstation and the inference worker: tagged MessagePack structs, nothing else.

Every Run ends in exactly one Done or Failed. Unknown messages and unknown fields are refused.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from eyetracking.wire import characters
from inference import api
from inference.api import FailureKind, FrameRef, MethodInfo, ModelInfo


class _Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag=str.lower):
    pass


class RingSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A shared-memory segment of `slots` slots of `slot_bytes` bytes, owned by the workstation."""

    segment: str
    slots: int
    slot_bytes: int


class Hello(_Message, frozen=True, kw_only=True):
    """The first message of the workstation. models: folders that hold model folders, first match wins."""

    protocol: int
    images: RingSpec
    results: RingSpec
    models: list[str]
    licences: str | None = None


class Run(_Message, frozen=True, kw_only=True):
    job_id: str
    request: api.Request


class Cancel(_Message, frozen=True, kw_only=True):
    job_id: str


class Ping(_Message, frozen=True, kw_only=True):
    number: int


class Release(_Message, frozen=True, kw_only=True):
    """The workstation has copied the result in this slot of the results ring."""

    slot: int


class LookAgain(_Message, frozen=True, kw_only=True):
    """The folders of models have changed: say what is there now."""


class Unload(_Message, frozen=True, kw_only=True):
    """Give the memory of all models back, between jobs."""


class Shutdown(_Message, frozen=True, kw_only=True):
    """End now; a running job is cancelled."""


class Ready(_Message, frozen=True, kw_only=True):
    """The worker can run jobs. device: "CPU" or the GPU's name; text: the same in a sentence for the user.

    models: those that are installed, the shipped ones first. methods: of attribution. elsewhere: the name of
    the machine that it runs on where that is another one, to which films then go.
    """

    protocol: int
    pid: int
    device: str
    text: str
    models: list[ModelInfo]
    methods: list[MethodInfo] = []
    elsewhere: str = ""


class Installed(_Message, frozen=True, kw_only=True):
    """The answer to LookAgain, as `Ready.models`."""

    models: list[ModelInfo]


class Fatal(_Message, frozen=True, kw_only=True):
    """The worker cannot work here and ends; starting it again would not help."""

    message: str
    way_out: str


class Started(_Message, frozen=True, kw_only=True):
    job_id: str


class Progress(_Message, frozen=True, kw_only=True):
    """fraction in [0, 1]; text: what is being done."""

    job_id: str
    fraction: float
    text: str


class Token(_Message, frozen=True, kw_only=True):
    """Text to append to what was streamed so far."""

    job_id: str
    text: str


class PartialMap(_Message, frozen=True, kw_only=True):
    """A map on its way; a later one replaces it."""

    job_id: str
    map: FrameRef


class Done(_Message, frozen=True, kw_only=True):
    job_id: str
    result: api.Result
    seconds: float


class Failed(_Message, frozen=True, kw_only=True):
    """message: what went wrong, for the user; way_out: what to do; detail: for the log (a traceback)."""

    job_id: str
    kind: FailureKind
    message: str
    way_out: str = ""
    detail: str = ""


class Pong(_Message, frozen=True, kw_only=True):
    number: int


class Stats(_Message, frozen=True, kw_only=True):
    """step: counts every sign of life of the running job. rss_mb: resident memory of the worker."""

    step: int
    job_id: str | None
    rss_mb: float


class Log(_Message, frozen=True, kw_only=True):
    level: Literal["info", "warning", "error"]
    text: str


class Ended(_Message, frozen=True, kw_only=True):
    """Of a worker on another machine, whose exit code nobody sees here. lost: the connection broke, which is
    no fault of the job. words: its last ones."""

    reason: str
    words: str = ""
    lost: bool = False


ToWorker = Hello | Run | Cancel | Ping | Release | LookAgain | Unload | Shutdown
FromWorker = (
    Ready
    | Installed
    | Fatal
    | Started
    | Progress
    | Token
    | PartialMap
    | Done
    | Failed
    | Pong
    | Stats
    | Log
    | Ended
)

State = Literal["starting", "ready", "busy", "crashed", "restarting", "stopped", "dead"]


class WorkerState(msgspec.Struct, frozen=True, kw_only=True):
    """Made by the client, never sent. text: a sentence for the user. models, methods, elsewhere: as `Ready`
    named them last. memory_mb: what the worker holds, 0 where nobody said. doing: what is asked of which
    model now; waiting: jobs behind it."""

    state: State
    device: str = ""
    text: str = ""
    models: list[ModelInfo] = []
    methods: list[MethodInfo] = []
    elsewhere: str = ""
    memory_mb: float = 0.0
    doing: str = ""
    waiting: int = 0


Event = WorkerState | Started | Progress | Token | PartialMap | Done | Failed | Log

_encoder = msgspec.msgpack.Encoder()
_to_worker = msgspec.msgpack.Decoder(ToWorker)
_from_worker = msgspec.msgpack.Decoder(FromWorker)


def encode(message: Any) -> bytes:
    """A message as MessagePack bytes."""
    try:
        return _encoder.encode(message)
    except UnicodeEncodeError:
        return _encoder.encode(characters(msgspec.to_builtins(message)))


def decode_to_worker(data: bytes) -> ToWorker:
    """Raises msgspec.ValidationError or msgspec.DecodeError for anything that is not in ToWorker."""
    return _to_worker.decode(data)


def decode_from_worker(data: bytes) -> FromWorker:
    """Raises msgspec.ValidationError or msgspec.DecodeError for anything that is not in FromWorker."""
    return _from_worker.decode(data)
