"""Any tracker that speaks the Lab Streaming Layer, through pylsl.

Which channel is which comes from, in this order: a layout file (TOML, see `read_layout`), the channel
metadata of the LSL gaze convention (type ScreenX or ScreenY with eye left, right or both), or channel labels:
TittaLSL's, Gazepoint's, and plain ones such as left_x, left_y, right_x, right_y, left_pupil. Upper and lower
case make no difference. Gaze in the picture of a scene camera is refused: it is not on the screen.
"""

from __future__ import annotations

import math
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from eyetracking.numerals import number
from eyetracking.tracker import (
    NAN,
    BadOption,
    Capabilities,
    ConnectionFailed,
    Device,
    GazeSample,
    MissingSdk,
    NoDevice,
    Option,
    Provider,
    SampleBuffer,
    SyncPair,
    TrackerInfo,
    tracker_provider,
    truth,
)
from eyetracking.watch import MISSING

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

COLUMNS = ("left_x", "left_y", "right_x", "right_y", "left_pupil", "right_pupil")
FLAGS = ("left_valid", "right_valid", "left_pupil_valid", "right_pupil_valid")
"""Channels that say with 0 that the numbers of an eye, or its pupil, do not count."""
CONFIDENCES = ("left_confidence", "right_confidence")
"""Channels that say from 0 to 1 how sure the sender is of an eye."""
LEAST_CONFIDENCE = 0.6
"""Pupil Labs advise to leave out what is less sure."""
CHUNK = 4096
PULL_TIMEOUT_S = 0.004
SYNC_PERIOD_S = 2.0
TYPES = ("gaze", "eyetracker", "eye tracker", "eye-tracker", "eyetracking", "et")
"""What senders call a stream of gaze, in lower case."""
_LABELS = {
    "left_x": ("left_x", "x_left", "leftx", "gaze_left_x", "left_gaze_x", "lx", "lpogx"),
    "left_y": ("left_y", "y_left", "lefty", "gaze_left_y", "left_gaze_y", "ly", "lpogy"),
    "right_x": ("right_x", "x_right", "rightx", "gaze_right_x", "right_gaze_x", "rx", "rpogx"),
    "right_y": ("right_y", "y_right", "righty", "gaze_right_y", "right_gaze_y", "ry", "rpogy"),
    "left_valid": ("lpogv", "left_valid", "left_validity"),
    "right_valid": ("rpogv", "right_valid", "right_validity"),
    "left_pupil": ("left_pupil", "pupil_left", "left_pupil_diameter", "lp", "lpmm"),
    "right_pupil": ("right_pupil", "pupil_right", "right_pupil_diameter", "rp", "rpmm"),
    "left_confidence": ("left_confidence", "confidence_left"),
    "right_confidence": ("right_confidence", "confidence_right"),
}
_BOTH_LABELS = {
    "x": ("x", "gaze_x", "screen_x", "fpogx", "bpogx"),
    "y": ("y", "gaze_y", "screen_y", "fpogy", "bpogy"),
    "valid": ("fpogv", "bpogv", "valid"),
    "confidence": ("confidence",),
}
_SCENE_LABELS = ("norm_pos_x", "norm_pos_y", "gaze_normal0_x", "scene_x", "scene_y", "world_x", "world_y")
_SCENE_SYSTEMS = ("world", "scene", "camera", "head")
_TITTA = {
    f"{eye}_{axis}": f"{axis}.position_on_display_area.gaze_point.{eye}_eye"
    for eye in ("left", "right")
    for axis in "xy"
}
for _eye in ("left", "right"):
    _TITTA[f"{_eye}_valid"] = f"valid.gaze_point.{_eye}_eye"
    _TITTA[f"{_eye}_pupil"] = f"diameter.pupil.{_eye}_eye"
    _TITTA[f"{_eye}_pupil_valid"] = f"valid.pupil.{_eye}_eye"
_PIXELS = ("px", "pix", "pixel", "pixels")
_SCALES = {"": 1.0, "normalized": 1.0, "normalised": 1.0, "norm": 1.0, "fraction": 1.0, "ratio": 1.0} | {
    "%": 0.01,
    "percent": 0.01,
}
"""Fractions of the screen per unit."""


class Layout:
    """channel: for each of COLUMNS, FLAGS and CONFIDENCES the channel's index, if there is one. scale_x,
    scale_y: fractions of the screen per unit; pixels: they are the screen's, once it is known. y_up: y counts
    from the bottom. missing: numbers that stand for an eye that was not seen. The eye is NaN where a number
    is, or is missing, where its flag is 0 or its confidence too low. research_grade: None where the file does
    not say.
    """

    def __init__(
        self,
        channel: dict[str, int],
        *,
        scale_x: float = 1.0,
        scale_y: float = 1.0,
        pixels: bool = False,
        y_up: bool = False,
        missing: Sequence[float] = (),
        least_confidence: float = LEAST_CONFIDENCE,
        pupil_unit: Literal["mm", "px", "au"] = "au",
        research_grade: bool | None = None,
        text: str = "",
    ) -> None:
        self.channel = channel
        self.pupil_unit = pupil_unit
        self.research_grade = research_grade
        self.scale_x = scale_x
        self.scale_y = scale_y
        self.pixels = pixels
        self.y_up = y_up
        self.missing = frozenset(missing)
        self.least_confidence = least_confidence
        self.text = text

    def values(self, row: Sequence[Any]) -> tuple[float, float, float, float, float, float]:
        """The numbers of a GazeSample from one LSL sample, of numbers or of their words."""
        left = self._eye(row, "left")
        right = self._eye(row, "right")
        return (*left, *right, self._pupil(row, "left"), self._pupil(row, "right"))

    def _pupil(self, row: Sequence[Any], eye: str) -> float:
        size = self._number(row, f"{eye}_pupil")
        counts = self._number(row, f"{eye}_pupil_valid") != 0 and size not in self.missing
        return size if counts else NAN

    def _eye(self, row: Sequence[Any], eye: str) -> tuple[float, float]:
        x, y = self._number(row, f"{eye}_x"), self._number(row, f"{eye}_y")
        unsure = self._number(row, f"{eye}_confidence") < self.least_confidence
        # NaN, where there is no flag, counts
        lost = unsure or self._number(row, f"{eye}_valid") == 0 or x in self.missing or y in self.missing
        if lost or math.isnan(x) or math.isnan(y):
            return NAN, NAN
        if (x, y) in MISSING:  # what the host knows as such is left as it is, in whatever unit
            return x, y
        y *= self.scale_y
        return x * self.scale_x, 1 - y if self.y_up else y

    def _number(self, row: Sequence[Any], column: str) -> float:
        index = self.channel.get(column, -1)
        return number(row[index]) if index >= 0 else NAN


def read_layout(path: Path, labels: Sequence[str], *, channels: int) -> Layout:
    """A layout file, for a stream of so many channels:

        unit = "fraction"            # or "px" together with width_px and height_px
        research_grade = false       # a webcam, say
        pupil_unit = "mm"            # or "px", "au"
        [channels]                   # a label, or a number counted from 0
        left_x = "gaze.x.left"
        left_y = 1
        left_valid = "valid.left"    # 0: the eye was not seen

    and where the sender needs it: missing = [-1, 9999] (numbers for an eye that was not seen), y_up = true (y
    from the bottom), least_confidence = 0.6 (with the channels left_confidence, right_confidence). Raises
    BadOption naming file and field.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadOption(f"the LSL layout {path} cannot be read: {error}") from error
    channel: dict[str, int] = {}
    for column, wanted in raw.get("channels", {}).items():
        if column not in (*COLUMNS, *FLAGS, *CONFIDENCES):
            known = ", ".join((*COLUMNS, *FLAGS, *CONFIDENCES))
            raise BadOption(f"{path}: channels.{column} is unknown", f"known: {known}")
        if isinstance(wanted, str) and wanted in labels:
            channel[column] = list(labels).index(wanted)
        elif isinstance(wanted, int) and 0 <= wanted < channels:
            channel[column] = wanted
        else:
            raise BadOption(
                f"{path}: channels.{column} = {wanted!r} is not a channel of the stream",
                f"its channels: {', '.join(labels) or 'they have no labels; use numbers'}",
            )
    scale_x = scale_y = 1.0
    if raw.get("unit", "fraction") == "px":
        try:
            scale_x, scale_y = 1 / float(raw["width_px"]), 1 / float(raw["height_px"])
        except (KeyError, TypeError, ValueError, ZeroDivisionError) as error:
            raise BadOption(f"{path}: unit px needs width_px and height_px above zero") from error
    elif raw.get("unit", "fraction") != "fraction":
        raise BadOption(f"{path}: unit = {raw['unit']!r} is unknown", 'known: "fraction", "px"')
    if not {"left_x", "left_y"} <= set(channel) and not {"right_x", "right_y"} <= set(channel):
        raise BadOption(f"{path}: no eye has both x and y", "name left_x and left_y, or right_x and right_y")
    grade, unit = raw.get("research_grade"), raw.get("pupil_unit", "au")
    if grade is not None and not isinstance(grade, bool):
        raise BadOption(f"{path}: research_grade = {grade!r} is not true or false")
    if unit not in ("mm", "px", "au"):
        raise BadOption(f"{path}: pupil_unit = {unit!r} is unknown", 'known: "mm", "px", "au"')
    return Layout(
        channel,
        scale_x=scale_x,
        scale_y=scale_y,
        y_up=_of_kind(path, raw, "y_up", bool, default=False),
        missing=_numbers_of(path, raw.get("missing", [])),
        least_confidence=float(_of_kind(path, raw, "least_confidence", (int, float), LEAST_CONFIDENCE)),
        pupil_unit=unit,
        research_grade=grade,
        text=path.name,
    )


def _of_kind(path: Path, raw: dict[str, Any], key: str, kind: Any, default: Any) -> Any:
    value = raw.get(key, default)
    if not isinstance(value, kind):
        raise BadOption(f"{path}: {key} = {value!r} is not what is expected", f"such as {key} = {default!r}")
    return value


def _numbers_of(path: Path, value: Any) -> list[float]:
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in values):
        raise BadOption(f"{path}: missing = {value!r} is no list of numbers", "such as missing = [-1, 9999]")
    return [float(one) for one in values]


def layout_of_labels(labels: Sequence[str], kinds: Sequence[tuple[str, str, str]]) -> Layout | None:
    """A layout from channel metadata, None where it cannot be told. kinds: (type, eye, unit) of each channel.

    Raises ConnectionFailed where the places are in a unit that says nothing of the screen.
    """
    channel, text, pupil_unit = _named_channels(labels, kinds)
    if channel is None:
        return None
    units = {kinds[n][2].strip().lower().rstrip(".") for c, n in channel.items() if c[-2:] in ("_x", "_y")}
    pixels = any(unit in _PIXELS for unit in units)
    unknown = sorted(unit for unit in units if unit not in _PIXELS and unit not in _SCALES)
    if unknown:
        raise ConnectionFailed(
            f"the stream gives gaze in the unit {unknown[0]!r}, of which the screen is not known",
            "let it send fractions of the screen or pixels, or write a layout file",
        )
    scale = 1.0 if pixels else max(_SCALES[unit] for unit in units)
    if len({*units} - {""}) > 1:
        scale = min(_SCALES.get(unit, 1.0) for unit in units)
    return Layout(channel, scale_x=scale, scale_y=scale, pixels=pixels, pupil_unit=pupil_unit, text=text)


def _named_channels(
    labels: Sequence[str], kinds: Sequence[tuple[str, str, str]]
) -> tuple[dict[str, int] | None, str, Literal["mm", "px", "au"]]:
    """(channels, what named them, unit of the pupil); no channels where none of the ways names an eye."""
    channel: dict[str, int] = {}
    for index, (kind, eye, _unit) in enumerate(kinds):
        kind = kind.lower().replace(" ", "").replace("_", "")
        axis = {"screenx": "x", "screeny": "y", "confidence": "confidence"}.get(kind)
        if axis is None and kind.startswith("pupil"):
            axis = "pupil"
        if axis is not None:
            for side in (eye.lower(),) if eye.lower() in ("left", "right") else ("left", "right"):
                channel.setdefault(f"{side}_{axis}", index)
    if has_an_eye(channel):
        return channel, "channel types of the LSL gaze convention", "au"
    lower = [label.lower() for label in labels]
    channel = {column: lower.index(label) for column, label in _TITTA.items() if label in lower}
    if has_an_eye(channel):
        return channel, "TittaLSL's labels", "mm"
    plain = [label.strip().replace(" ", "_").replace(".", "_").replace("-", "_") for label in lower]
    channel = {c: plain.index(n) for c, names in _LABELS.items() for n in reversed(names) if n in plain}
    if not has_an_eye(channel):
        for axis, names in _BOTH_LABELS.items():
            for name in names:
                if name in plain:
                    channel[f"left_{axis}"] = channel[f"right_{axis}"] = plain.index(name)
    elif "confidence" in plain:
        for side in ("left", "right"):
            channel.setdefault(f"{side}_confidence", plain.index("confidence"))
    return (channel, "channel labels", "au") if has_an_eye(channel) else (None, "", "au")


def is_of_a_scene(labels: Sequence[str], systems: Sequence[str]) -> bool:
    """Whether the stream says that its gaze lies in the picture of a camera that the reader wears.

    systems: the coordinate system of each channel, "" where it is not said.
    """
    worn = any(word in system.lower() for system in systems for word in _SCENE_SYSTEMS)
    return worn or any(label.lower() in _SCENE_LABELS for label in labels)


def has_an_eye(channel: dict[str, int]) -> bool:
    """Whether x and y of one eye are known."""
    return any({f"{eye}_x", f"{eye}_y"} <= set(channel) for eye in ("left", "right"))


def pylsl() -> Any:
    """The module. Raises MissingSdk with the install line."""
    try:
        import pylsl as module
    except (ImportError, RuntimeError) as error:  # RuntimeError: liblsl itself was not found
        raise MissingSdk(f"pylsl cannot be used: {error}", "run: pip install 'radgaze[lsl]'") from error
    return module


@tracker_provider(
    "lsl",
    "Lab Streaming Layer",
    hint="Any LSL gaze stream on this network.",
    needs="pip install 'radgaze[lsl]'",
    can_discover=True,
    order=10,
)
class Lsl(Provider):
    """options: stream (its name; default: the first of type Gaze or with gaze-like labels); source_id; wait_s
    (5); layout (path of a TOML file); research_grade (true; false where the sender calls itself a webcam)."""

    takes = (
        Option(name="stream", title="Stream", hint="Name of the stream; empty takes the first"),
        Option(
            name="layout",
            title="Layout",
            hint="A TOML file that says which channel is which; empty: by labels",
            kind="path",
        ),
        Option(
            name="source_id", title="Source id", hint="Of one sender among several of a name", advanced=True
        ),
        Option(
            name="wait_s",
            title="Wait",
            hint="Seconds for the stream to be found",
            kind="number",
            default=5.0,
            least=0.1,
            advanced=True,
        ),
        Option(
            name="research_grade",
            title="Research grade",
            hint="false where the sender is a webcam",
            kind="yes or no",
            advanced=True,
        ),
    )

    def discover(self) -> list[Device]:
        module = pylsl()
        return [
            Device(
                name=info.name(),
                text=f"{info.name()} ({info.type()}, {info.channel_count()} channels, "
                f"{info.nominal_srate():g} Hz, {info.hostname()})",
                options={"stream": info.name(), "source_id": info.source_id()},
            )
            for info in module.resolve_streams(wait_time=1.0)
            if info.channel_format() != module.cf_string or info.type().lower() in TYPES
        ]

    def connect(self) -> TrackerInfo:
        module = pylsl()
        info = self._resolve(module)
        self._inlet = module.StreamInlet(info, max_buflen=360, recover=True)
        try:
            full = self._inlet.info(timeout=5.0)
            self._inlet.open_stream(timeout=5.0)  # from here on the sender keeps every sample for us
        except Exception as error:
            raise ConnectionFailed(
                f"the LSL stream {info.name()} does not answer: {error}", "start its sender again"
            ) from error
        self._layout = self._layout_of(info, full)
        if self._layout.pixels:
            self._layout.scale_x = 1 / self.context.geometry.width_px
            self._layout.scale_y = 1 / self.context.geometry.height_px
        pupil = any(column in self._layout.channel for column in ("left_pupil", "right_pupil"))
        return TrackerInfo(
            provider=self.name,
            vendor=full.desc().child("acquisition").child_value("manufacturer") or "LSL",
            model=info.name(),
            rate_hz=float(info.nominal_srate()),
            serial=full.desc().child("acquisition").child_value("serial_number"),
            sdk=f"pylsl {module.__version__}, liblsl {module.library_version()}",
            capabilities=Capabilities(
                rates_hz=(float(info.nominal_srate()),),
                eyes="both"
                if self._layout.channel.get("left_x") != self._layout.channel.get("right_x")
                else "cyclopean",
                pupil_unit=self._layout.pupil_unit if pupil else "none",
                clock_sync=True,
                research_grade=self._research_grade(full),
            ),
        )

    def run(self, buffer: SampleBuffer) -> None:
        clock = threading.Thread(
            target=self._compare_clocks, args=(buffer,), name="gaze-lsl-clock", daemon=True
        )
        clock.start()  # LSL's own comparison may take a second: samples must not wait for it
        try:
            self._pull(buffer)
        finally:
            self._stop.set()
            clock.join(2.0)

    def _layout_of(self, info: Any, full: Any) -> Layout:
        labels, kinds, systems = channels_of(full)
        if "layout" in self.options:
            return read_layout(Path(self.option("layout", "", str)), labels, channels=full.channel_count())
        way_out = "write a layout file and name it in the option layout"
        if is_of_a_scene(labels, systems):
            raise ConnectionFailed(
                f"the gaze of the LSL stream {info.name()} lies in the picture of a scene camera, not on the "
                "screen",
                f"send gaze that is mapped onto the screen; if it is already, {way_out}",
            )
        found = layout_of_labels(labels, kinds)
        if found is None:
            raise ConnectionFailed(
                f"the channels of the LSL stream {info.name()} do not say where gaze is "
                f"({', '.join(labels) or 'they have no labels'})",
                way_out,
            )
        return found

    def _pull(self, buffer: SampleBuffer) -> None:
        while not self._stop.is_set():
            chunk, stamps = self._inlet.pull_chunk(timeout=PULL_TIMEOUT_S, max_samples=CHUNK)
            now_ns = time.monotonic_ns()
            for row, stamp in zip(chunk, stamps, strict=True):
                buffer.append(GazeSample(round(stamp * 1e9), now_ns, *self._layout.values(row)))

    def _compare_clocks(self, buffer: SampleBuffer) -> None:
        module = pylsl()
        while not self._stop.is_set():
            self._sync(module, buffer)
            self._stop.wait(SYNC_PERIOD_S)

    def stop(self) -> None:
        super().stop()
        inlet = getattr(self, "_inlet", None)
        if inlet is not None:
            inlet.close_stream()

    def _research_grade(self, info: Any) -> bool:
        """As the option says, else the layout file; else a sender that calls itself a webcam is none."""
        if "research_grade" in self.options:
            return self.option("research_grade", default=True, kind=truth)
        if self._layout.research_grade is not None:
            return self._layout.research_grade
        maker = info.desc().child("acquisition").child_value("manufacturer")
        return not any("webcam" in word.lower() for word in (info.name(), info.type(), maker))

    def _resolve(self, module: Any) -> Any:
        wait_s = self.option("wait_s", 5.0, float)
        name, source = self.option("stream", "", str), self.option("source_id", "", str)
        if source:
            found = module.resolve_byprop("source_id", source, timeout=wait_s)
        elif name:
            found = module.resolve_byprop("name", name, timeout=wait_s)
        else:
            found = module.resolve_bypred(_OF_GAZE, timeout=wait_s) or self._with_gaze_labels(module)
        if not found:
            what = f"named {name or source!r}" if name or source else "of type Gaze"
            raise NoDevice(
                f"no LSL stream {what} was found within {wait_s:g} s",
                "start the sender on this machine or network, or name its stream",
            )
        return found[0]

    @staticmethod
    def _with_gaze_labels(module: Any) -> list[Any]:
        """Streams of any type whose channels say that they are gaze."""
        found = []
        for info in module.resolve_streams(wait_time=1.0):
            inlet = module.StreamInlet(info, max_buflen=1, recover=False)
            try:
                labels, kinds, _ = channels_of(inlet.info(timeout=1.0))
                if layout_of_labels(labels, kinds) is not None:
                    found.append(info)
            except Exception:  # noqa: BLE001  pylsl raises several kinds; a stream that does not answer is none
                continue
            finally:
                inlet.close_stream()
        return found

    def _sync(self, module: Any, buffer: SampleBuffer) -> None:
        """Compare the sender's clock with ours, through LSL's own estimate."""
        try:
            correction = self._inlet.time_correction(timeout=1.0)
        except Exception as error:  # noqa: BLE001  pylsl raises several kinds; gaze goes on by arrival times
            buffer.event("clock", f"no time correction: {type(error).__name__}")
            return
        before = time.monotonic_ns()
        local = module.local_clock()
        after = time.monotonic_ns()
        if math.isfinite(correction):
            margin = 100_000  # LSL's own uncertainty on a quiet network
            buffer.sync(SyncPair(round((local - correction) * 1e9), before - margin, after + margin))


_UPPER, _LOWER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"
_OF_GAZE = " or ".join(f"translate(type,'{_UPPER}','{_LOWER}')='{kind}'" for kind in TYPES)
"""LSL's query (XPath 1.0) for streams of those types in whatever case."""


def channels_of(info: Any) -> tuple[list[str], list[tuple[str, str, str]], list[str]]:
    """Labels, (type, eye, unit), and coordinate system of a stream's channels; empty words where the sender
    says nothing.
    """
    labels, kinds, systems = [], [], []
    channel = info.desc().child("channels").child("channel")
    for _ in range(info.channel_count()):
        labels.append(channel.child_value("label"))
        kinds.append((channel.child_value("type"), channel.child_value("eye"), channel.child_value("unit")))
        systems.append(channel.child_value("coordinate_system"))
        channel = channel.next_sibling("channel")
    if not any(labels):
        labels = []
    return labels, kinds, systems
