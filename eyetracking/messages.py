"""What travels between the workstation and the tracker host: tagged MessagePack structs, nothing else.

All times are the host's monotonic clock in nanoseconds (`time.monotonic_ns()`), which both processes share.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from eyetracking.mapping import ViewTransform
from eyetracking.quality import EyeQuality
from eyetracking.tracker import (
    NAN,
    CalibratedPoint,
    Device,
    DisplayGeometry,
    HeadPosition,
    TrackerInfo,
)
from eyetracking.wire import characters

PROTOCOL = 1


class _Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag=str.lower):
    pass


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """Who agreed to what, and when. Nothing is recorded without it.

    version: of the consent text. purpose: the sentence that was agreed to. given_at: ISO 8601. reader_id: a
    pseudonym. given_by: the reader here, or a facilitator who has it on paper and says so at each start.
    """

    version: str
    purpose: str
    given_at: str
    reader_id: str
    given_by: Literal["reader", "facilitator"] = "reader"

    def missing(self) -> list[str]:
        """Names of the fields that are empty."""
        return [name for name in self.__struct_fields__ if not getattr(self, name).strip()]


class Hello(_Message, frozen=True, kw_only=True):
    protocol: int


class Discover(_Message, frozen=True, kw_only=True):
    provider: str
    options: dict[str, Any] = {}


class Start(_Message, frozen=True, kw_only=True):
    provider: str
    options: dict[str, Any]
    geometry: DisplayGeometry


class Stop(_Message, frozen=True, kw_only=True):
    pass


class SetGeometry(_Message, frozen=True, kw_only=True):
    t_ns: int
    geometry: DisplayGeometry


class BeginRecording(_Message, frozen=True, kw_only=True):
    """encrypt: with the user's key from the keyring, which the host fetches itself."""

    folder: str
    consent: Consent
    session: dict[str, Any] = {}
    encrypt: bool = False


class EndRecording(_Message, frozen=True, kw_only=True):
    pass


class View(_Message, frozen=True, kw_only=True):
    """A pane shows this from t_ns on. transform None: the pane `pane` is no longer to be seen.

    window_*: of the grey values. label: names the image (its id), so that gaze of several images stays apart.
    """

    t_ns: int
    pane: str
    transform: ViewTransform | None
    window_centre: float | None = None
    window_width: float | None = None
    label: str = ""


class Pointer(_Message, frozen=True, kw_only=True):
    """Where the mouse is, as fractions of the tracked screen; NaN where it left."""

    t_ns: int
    x: float
    y: float


class Annotate(_Message, frozen=True, kw_only=True):
    t_ns: int
    text: str


class Shown(_Message, frozen=True, kw_only=True):
    """What a program has put over the image from t_ns on, in words: maps, predicted scanpaths, findings.
    Empty: nothing.
    """

    t_ns: int
    what: list[str]


class PanelPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A panel or pane of the window, device px of the tracked screen."""

    name: str
    x_px: float
    y_px: float
    width_px: float
    height_px: float


class Panels(_Message, frozen=True, kw_only=True):
    """Where the window's own panels stand from t_ns on; those that are not named cannot be seen."""

    t_ns: int
    panels: list[PanelPlace]


class Acted(_Message, frozen=True, kw_only=True):
    """The reader did something whose look before it matters, such as accepting a drafted sentence. what: in
    words, one of few; text: on what."""

    t_ns: int
    what: str
    text: str = ""


class ShowTarget(_Message, frozen=True, kw_only=True):
    """A calibration or validation target is on the screen at (x, y), fractions, from t_ns on; None: it is
    gone."""

    t_ns: int
    place: tuple[float, float] | None


CalibrationStep = Literal["enter", "collect", "discard", "compute", "leave", "vendor", "save", "apply"]


class Calibrate(_Message, frozen=True, kw_only=True):
    """One step of a calibration; a CalibrationDone answers each. x, y: the target (collect, discard). points:
    how many (vendor). data: what was kept (apply)."""

    step: CalibrationStep
    x: float = NAN
    y: float = NAN
    points: int = 0
    data: bytes = b""


class Measure(_Message, frozen=True, kw_only=True):
    """How good is the gaze from from_ns to to_ns, while the reader looks at (x, y)? Measured answers."""

    number: int
    x: float
    y: float
    from_ns: int
    to_ns: int


class Report(_Message, frozen=True, kw_only=True):
    """A finished calibration, validation or drift check, to stand in this and the following recordings of the
    stream."""

    t_ns: int
    kind: Literal["calibration", "validation", "drift check"]
    fields: dict[str, Any]


class WatchHead(_Message, frozen=True, kw_only=True):
    """Send HeadSeen, or stop."""

    on: bool


class Shutdown(_Message, frozen=True, kw_only=True):
    pass


class HostState(_Message, frozen=True, kw_only=True):
    """text: a sentence for the user. "ended": the stream came to its end (replay, simulated reader). kept:
    the calibration and the validation of the stream before hold for this one, too.
    """

    state: Literal["ready", "connecting", "streaming", "ended", "stopped"]
    provider: str = ""
    text: str = ""
    rate_hz: float = 0.0
    research_grade: bool = True
    simulated: bool = False
    info: TrackerInfo | None = None
    kept: bool = False


class CalibrationDone(_Message, frozen=True, kw_only=True):
    """The answer to Calibrate. text: what went wrong, or what the vendor's window said. points: after
    compute. data: after save."""

    step: CalibrationStep
    ok: bool
    text: str = ""
    way_out: str = ""
    x: float = NAN
    y: float = NAN
    points: tuple[CalibratedPoint, ...] = ()
    data: bytes = b""


class Measured(_Message, frozen=True, kw_only=True):
    """The answer to Measure: each eye, and the mean of the eyes that were seen (what RadGaze uses)."""

    number: int
    x: float
    y: float
    left: EyeQuality
    right: EyeQuality
    both: EyeQuality


class HeadSeen(_Message, frozen=True, kw_only=True):
    """While it is watched, about 20 times a second; None where the tracker does not tell."""

    head: HeadPosition | None


class Devices(_Message, frozen=True, kw_only=True):
    provider: str
    devices: list[Device]


class LiveGaze(_Message, frozen=True, kw_only=True):
    """The newest samples, oldest first, at most every 10 ms. x_px, y_px: device px of the tracked screen, the
    mean of the eyes that were seen; NaN and not valid where none was."""

    host_ns: list[int]
    x_px: list[float]
    y_px: list[float]
    valid: list[bool]


class Quality(_Message, frozen=True, kw_only=True):
    """Of the last second. loss_fraction: samples without any eye, of those that were due. precision_deg:
    median RMS of sample-to-sample distances (NaN where nothing was seen). dropped: samples lost since the
    start."""

    rate_hz: float
    nominal_hz: float
    loss_fraction: float
    precision_deg: float
    latency_ms: float
    clock_uncertainty_ms: float
    dropped: int


class RecordingState(_Message, frozen=True, kw_only=True):
    """Sent at begin, every second, and at the end. samples: taken; at the end, those on the disk. waiting:
    those that the disk did not take. text: why it ended, or what is wrong.
    """

    recording: bool
    path: str
    samples: int
    waiting: int = 0
    seconds: float = 0.0
    text: str = ""


class HostError(_Message, frozen=True, kw_only=True):
    """Something failed, or the stream is odd; the host goes on. kind: of an oddity, as recorded."""

    text: str
    way_out: str = ""
    kind: str = ""


class HostGone(_Message, frozen=True, kw_only=True):
    """Made by the client: the host process ended without being asked. What it recorded is on disk."""

    text: str


ToHost = (
    Hello
    | Discover
    | Start
    | Stop
    | SetGeometry
    | BeginRecording
    | EndRecording
    | View
    | Pointer
    | Annotate
    | Shown
    | Panels
    | Acted
    | ShowTarget
    | Calibrate
    | Measure
    | Report
    | WatchHead
    | Shutdown
)
FromHost = (
    HostState
    | Devices
    | LiveGaze
    | Quality
    | RecordingState
    | CalibrationDone
    | Measured
    | HeadSeen
    | HostError
)
Event = FromHost | HostGone

_encoder = msgspec.msgpack.Encoder()
_to_host = msgspec.msgpack.Decoder(ToHost)
_from_host = msgspec.msgpack.Decoder(FromHost)


def encode(message: Any) -> bytes:
    """A message as MessagePack bytes."""
    try:
        return _encoder.encode(message)
    except UnicodeEncodeError:
        return _encoder.encode(characters(msgspec.to_builtins(message)))


def decode_to_host(data: bytes) -> Any:
    """Raises msgspec.ValidationError or msgspec.DecodeError for anything that is not in ToHost."""
    return _to_host.decode(data)


def decode_from_host(data: bytes) -> Any:
    """Raises msgspec.ValidationError or msgspec.DecodeError for anything that is not in FromHost."""
    return _from_host.decode(data)
