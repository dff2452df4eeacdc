"""The provider contract: what a file in `providers/` offers, and nothing of threads, clocks or recording.

A provider discovers, connects, and runs a loop that turns the vendor's records into `GazeSample`s, which it
appends to the host's `SampleBuffer`. Everything else (clock fit, recording, quality, live display) lives once
in the host.
"""

from __future__ import annotations

import abc
import importlib
import math
import pkgutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, TypeVar

import msgspec

from eyetracking.mapping import ViewTransform
from eyetracking.samples import GazeSample as GazeSample
from eyetracking.samples import HeadPosition as HeadPosition
from eyetracking.samples import SampleBuffer as SampleBuffer
from eyetracking.samples import StreamEvent as StreamEvent
from eyetracking.samples import SyncPair as SyncPair

NAN = math.nan


class TrackerError(Exception):
    """Base of the errors that a provider raises on purpose. way_out: what the user can do.

    TrackerError
    ├── UnknownProvider      no provider of that name
    ├── MissingSdk           the vendor's package is not installed; way_out is the install line
    ├── NoDevice             nothing was found
    ├── ConnectionFailed     found, but it cannot be used
    ├── CalibrationFailed    the device could not be calibrated, or not from here
    └── BadOption            an option of the provider is wrong
    """

    def __init__(self, message: str, way_out: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.way_out = way_out


class UnknownProvider(TrackerError):
    pass


class MissingSdk(TrackerError):
    pass


class NoDevice(TrackerError):
    pass


class ConnectionFailed(TrackerError):
    pass


class CalibrationFailed(TrackerError):
    pass


class BadOption(TrackerError):
    pass


class DisplayGeometry(msgspec.Struct, frozen=True, kw_only=True):
    """The tracked screen: device pixels, millimetres, eye distance. assumed: not measured, only typical."""

    width_px: int
    height_px: int
    width_mm: float
    height_mm: float
    distance_mm: float
    device_pixel_ratio: float = 1.0
    assumed: bool = True

    def __post_init__(self) -> None:
        for name in ("width_px", "height_px", "width_mm", "height_mm", "distance_mm", "device_pixel_ratio"):
            value = getattr(self, name)
            if not math.isfinite(value) or value <= 0:
                raise ValueError(f"DisplayGeometry.{name} must be a positive number, not {value!r}")

    @property
    def degrees_per_px(self) -> float:
        """Visual angle of one device pixel at the middle of the screen."""
        return math.degrees(2 * math.atan(self.width_mm / self.width_px / 2 / self.distance_mm))


TYPICAL_GEOMETRY = DisplayGeometry(
    width_px=1920, height_px=1080, width_mm=527.0, height_mm=296.0, distance_mm=650.0, assumed=True
)
"""A 24-inch full HD screen at 65 cm."""


Source = Literal["own", "pointer", "replayed", "simulated"]
"""Whose gaze it is: of the person who reads, of the hand on the mouse, of a recording that is played again,
of nobody.
"""
_SOURCES: dict[str, Source] = {"mouse": "pointer", "replay": "replayed", "simulated-reader": "simulated"}
"""Of the providers of recordings that do not say it."""


class Capabilities(msgspec.Struct, frozen=True, kw_only=True):
    """What a device can do, as data.

    calibration: "none" (in the device's own software, or needless), "vendor" (the vendor's window, started
    from here), "host per point" (RadGaze shows the targets). calibration_points: how many targets it takes.
    calibration_redo: single points can be collected anew. calibration_saved: the calibration can be kept as
    bytes and applied later. head_position: it tells where the head is. source: whose gaze it is; "" in
    recordings of before it was said (use `TrackerInfo.source`), which say `simulated` instead.
    """

    rates_hz: tuple[float, ...] = ()
    eyes: Literal["both", "left", "right", "cyclopean"] = "cyclopean"
    pupil_unit: Literal["mm", "px", "au", "none"] = "none"
    calibration: Literal["none", "vendor", "host per point"] = "none"
    calibration_points: tuple[int, ...] = (5, 9, 13)
    calibration_redo: bool = False
    calibration_saved: bool = False
    head_position: bool = False
    clock_sync: bool = False
    research_grade: bool = True
    simulated: bool = False
    source: Source | Literal[""] = ""


class TrackerInfo(msgspec.Struct, frozen=True, kw_only=True):
    """Which device this is. extra_columns: names of `GazeSample.extra`, with their unit. licence: what to
    tell.
    """

    provider: str
    vendor: str
    model: str
    rate_hz: float
    capabilities: Capabilities
    serial: str = ""
    firmware: str = ""
    sdk: str = ""
    extra_columns: tuple[str, ...] = ()
    licence: str = ""

    @property
    def source(self) -> Source:
        """Whose gaze it is: the one place that tells."""
        said = self.capabilities.source or _SOURCES.get(self.provider)
        return said or ("simulated" if self.capabilities.simulated else "own")


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """Something that discovery found. options: what to pass to connect to this very one."""

    name: str
    text: str
    options: dict[str, Any] = {}


class EyePoint(msgspec.Struct, frozen=True, kw_only=True):
    """What a calibration knows of one eye at one target: x, y as fractions of the screen. used: it counts."""

    x: float
    y: float
    used: bool = True


class CalibratedPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One target and where the calibrated eyes lie then. x, y: fractions of the screen."""

    x: float
    y: float
    left: tuple[EyePoint, ...] = ()
    right: tuple[EyePoint, ...] = ()


@dataclass
class HostContext:
    """What the host knows of the reader's desk; providers may look at it at any time from their own
    thread.
    """

    geometry: DisplayGeometry = TYPICAL_GEOMETRY
    views: dict[str, ViewTransform] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    pointer: tuple[float, float] = (NAN, NAN)
    pointer_ns: int = 0
    target: tuple[float, float] | None = None
    """The calibration target on the screen, fractions; None where there is none."""

    @property
    def main_view(self) -> ViewTransform | None:
        """The view that a simulated reader reads: "main", else any."""
        return self.views.get("main") or next(iter(self.views.values()), None)

    @property
    def main_label(self) -> str:
        """Which image that view shows."""
        view = self.main_view
        return "" if view is None else self.labels.get(view.pane, "")


_T = TypeVar("_T")


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """An option of a provider, as a form shows it. default: None where the device decides. choices: the words
    that are allowed, () for any. least: the smallest number. advanced: not in the short form.
    """

    name: str
    title: str
    hint: str = ""
    kind: Literal["text", "whole", "number", "yes or no", "path"] = "text"
    default: str | int | float | bool | None = None
    choices: tuple[str, ...] = ()
    least: float | None = None
    advanced: bool = False

    def problem(self, text: str) -> str:
        """What is wrong with what was typed, in a sentence; "" where it is usable. Empty means the
        default.
        """
        text = text.strip()
        if not text:
            return ""
        if self.choices and text not in self.choices:
            return f"{self.title} is one of {', '.join(self.choices)}."
        if self.kind in ("whole", "number"):
            try:
                value = float(int(text)) if self.kind == "whole" else float(text)
            except ValueError:
                value = math.nan
            if not math.isfinite(value):
                return f"{self.title} takes a {'whole ' if self.kind == 'whole' else ''}number, not {text!r}."
            if self.least is not None and value < self.least:
                return f"{self.title} is at least {self.least:g}."
        if self.kind == "yes or no":
            try:
                truth(text)
            except ValueError:
                return f"{self.title} is true or false."
        return ""


class Provider(abc.ABC):
    """One tracker. Made in the host; `discover`, `connect` and `stop` run on the host's control thread.

    options: the provider's own, as given to `TrackerClient.start`; one that `takes` does not name raises
    BadOption. name, title, hint, needs, can_discover, order: what `tracker_provider` was told.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    hint: ClassVar[str]
    needs: ClassVar[str]
    can_discover: ClassVar[bool]
    order: ClassVar[int]
    takes: ClassVar[tuple[Option, ...]] = ()

    def __init__(self, options: Mapping[str, Any], context: HostContext) -> None:
        known_options = [option.name for option in self.takes]
        unknown = sorted(set(options) - set(known_options))
        if unknown:
            known = ", ".join(known_options) or "it has none"
            raise BadOption(f"{self.name} has no option {unknown[0]!r}", f"its options: {known}")
        self.options = dict(options)
        self.context = context
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def discover(self) -> list[Device]:
        """The devices that could be connected to. May block for seconds. Raises MissingSdk."""
        return [Device(name=self.name, text=self.title)]

    @abc.abstractmethod
    def connect(self) -> TrackerInfo:
        """Open the device. Raises TrackerError."""

    @abc.abstractmethod
    def run(self, buffer: SampleBuffer) -> None:
        """Stream until `self._stop` is set. Runs on a thread of its own; an exception ends the stream, in
        words.
        """

    def start(self, buffer: SampleBuffer) -> None:
        """Begin to stream into `buffer`."""
        self._stop.clear()
        self._thread = threading.Thread(
            target=self._guarded, args=(buffer,), name=f"gaze-{self.name}", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End the stream and let go of the device. Safe to call twice."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(1.0)

    # calibration: what a device with "host per point" offers. Called on the host's control thread; may block
    # for seconds. Each raises CalibrationFailed in words.

    def begin_calibration(self) -> None:
        """Enter calibration mode and forget what was collected.
        Raises CalibrationFailed where the tracker has none."""
        raise self._no_calibration()

    def collect(self, x: float, y: float) -> None:
        """Look at the eyes now, while the reader looks at the target (x, y), fractions of the screen.
        Raises CalibrationFailed where the tracker has none."""
        raise self._no_calibration()

    def discard(self, x: float, y: float) -> None:
        """Forget what was collected at this target. Raises CalibrationFailed where the tracker has none."""
        raise self._no_calibration()

    def compute_calibration(self) -> list[CalibratedPoint]:
        """Compute from what was collected, and apply. Raises CalibrationFailed where the tracker has none."""
        raise self._no_calibration()

    def end_calibration(self) -> None:  # noqa: B027  nothing to leave is no fault
        """Leave calibration mode. Safe to call in any state."""

    def vendor_calibration(self, points: int) -> str:
        """With "vendor": let the vendor's window calibrate; returns what it says, when it is done.
        Raises CalibrationFailed where the tracker has none."""
        raise self._no_calibration()

    def calibration_data(self) -> bytes:
        """The calibration that is in use, to be kept. Raises CalibrationFailed where the tracker has none."""
        raise self._no_calibration()

    def apply_calibration(self, data: bytes) -> None:
        """Use a calibration that was kept. Raises CalibrationFailed where the tracker has none."""
        raise self._no_calibration()

    def _no_calibration(self) -> CalibrationFailed:
        return CalibrationFailed(
            f"{self.name} cannot be calibrated from here", "calibrate in the device's own software"
        )

    def _guarded(self, buffer: SampleBuffer) -> None:
        try:
            self.run(buffer)
        except TrackerError as error:
            buffer.event("lost", f"{error.message}. {error.way_out}".strip())
        except Exception as error:  # noqa: BLE001  a vendor's SDK may raise anything; the host must say it
            buffer.event("lost", f"{type(error).__name__}: {error}")
        else:
            if not self._stop.is_set():
                buffer.event("ended", "the stream has ended")

    def option(self, name: str, default: Any, kind: Callable[[Any], _T]) -> _T:
        """An option, converted. Raises BadOption naming it."""
        value = self.options.get(name, default)
        try:
            return kind(value)
        except (TypeError, ValueError) as error:
            raise BadOption(f"{self.name}: option {name} = {value!r} is not usable: {error}") from error


def truth(value: Any) -> bool:
    """An option that is yes or no, also as a word from a settings file. Raises ValueError."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in ("true", "yes", "on", "1"):
        return True
    if word in ("false", "no", "off", "0", ""):
        return False
    raise ValueError("it must be true or false")


_registry: dict[str, type[Provider]] = {}
_P = TypeVar("_P", bound=type[Provider])


def tracker_provider(
    name: str,
    title: str,
    *,
    hint: str = "",
    needs: str = "",
    can_discover: bool = False,
    order: int = 100,
) -> Callable[[_P], _P]:
    """Class decorator: register a Provider under `name`; what the window shows of it is said here.

    title, hint: a name, and a sentence about it. needs: how its SDK is installed. can_discover: looking for
    devices makes sense. order: its place in the list.
    """

    def register(provider: _P) -> _P:
        provider.name, provider.title, provider.hint = name, title, hint or title
        provider.needs, provider.can_discover, provider.order = needs, can_discover, order
        _registry[name] = provider
        return provider

    return register


def providers() -> dict[str, type[Provider]]:
    """All providers by name. Imports every file of `eyetracking.providers`, none of which imports its SDK."""
    package = importlib.import_module("eyetracking.providers")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return dict(sorted(_registry.items()))


def make_provider(name: str, options: Mapping[str, Any], context: HostContext) -> Provider:
    """Raises UnknownProvider or BadOption."""
    known = providers()
    if name not in known:
        raise UnknownProvider(f"there is no tracker provider {name!r}", f"known: {', '.join(known)}")
    return known[name](options, context)
