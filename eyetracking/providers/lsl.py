"""Any tracker that speaks the Lab Streaming Layer, through pylsl.

Which channel is which comes from, in this order: a layout file (TOML, see `read_layout`), the channel
metadata of the LSL gaze convention (type ScreenX or ScreenY with eye left, right or both), or channel labels:
TittaLSL's, and plain ones such as left_x, left_y, right_x, right_y, left_pupil.
"""

from __future__ import annotations

import math
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from eyetracking.tracker import (
    NAN,
    BadOption,
    Capabilities,
    ConnectionFailed,
    Device,
    GazeSample,
    MissingSdk,
    NoDevice,
    Provider,
    SampleBuffer,
    SyncPair,
    TrackerInfo,
    tracker_provider,
    truth,
)

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

COLUMNS = ("left_x", "left_y", "right_x", "right_y", "left_pupil", "right_pupil")
FLAGS = ("left_valid", "right_valid", "left_pupil_valid", "right_pupil_valid")
"""Channels that say with 0 that the numbers of an eye, or its pupil, do not count."""
CHUNK = 4096
PULL_TIMEOUT_S = 0.004
SYNC_PERIOD_S = 2.0
GAP_S = 1.0
_LABELS = {
    "left_x": ("left_x", "x_left", "leftx", "gaze_left_x", "lx"),
    "left_y": ("left_y", "y_left", "lefty", "gaze_left_y", "ly"),
    "right_x": ("right_x", "x_right", "rightx", "gaze_right_x", "rx"),
    "right_y": ("right_y", "y_right", "righty", "gaze_right_y", "ry"),
    "left_pupil": ("left_pupil", "pupil_left", "left_pupil_diameter", "lp"),
    "right_pupil": ("right_pupil", "pupil_right", "right_pupil_diameter", "rp"),
}
_BOTH_LABELS = {"x": ("x", "gaze_x", "screen_x"), "y": ("y", "gaze_y", "screen_y")}
_TITTA = {
    f"{eye}_{axis}": f"{axis}.position_on_display_area.gaze_point.{eye}_eye"
    for eye in ("left", "right")
    for axis in "xy"
}
for _eye in ("left", "right"):
    _TITTA[f"{_eye}_valid"] = f"valid.gaze_point.{_eye}_eye"
    _TITTA[f"{_eye}_pupil"] = f"diameter.pupil.{_eye}_eye"
    _TITTA[f"{_eye}_pupil_valid"] = f"valid.pupil.{_eye}_eye"


class Layout:
    """channel: for each of COLUMNS and FLAGS the channel's index, if there is one. scale_x, scale_y:
    fractions of the screen per unit. The eye counts as lost where a number is NaN or outside `bounds` (in
    fractions), or its flag is 0. research_grade: None where the file does not say."""

    bounds = (-2.0, 3.0)

    def __init__(
        self,
        channel: dict[str, int],
        *,
        scale_x: float = 1.0,
        scale_y: float = 1.0,
        pixels: bool = False,
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
        self.text = text

    def values(self, row: Sequence[float]) -> tuple[float, float, float, float, float, float]:
        """The numbers of a GazeSample from one LSL sample."""
        left = self._eye(row, "left")
        right = self._eye(row, "right")
        return (*left, *right, self._pupil(row, "left"), self._pupil(row, "right"))

    def _pupil(self, row: Sequence[float], eye: str) -> float:
        return self._number(row, f"{eye}_pupil") if self._number(row, f"{eye}_pupil_valid") != 0 else NAN

    def _eye(self, row: Sequence[float], eye: str) -> tuple[float, float]:
        x = self._number(row, f"{eye}_x") * self.scale_x
        y = self._number(row, f"{eye}_y") * self.scale_y
        low, high = self.bounds
        counts = self._number(row, f"{eye}_valid") != 0  # NaN, where there is no flag, counts
        return (x, y) if counts and low < x < high and low < y < high else (NAN, NAN)

    def _number(self, row: Sequence[float], column: str) -> float:
        index = self.channel.get(column, -1)
        return float(row[index]) if index >= 0 else NAN


def read_layout(path: Path, labels: Sequence[str]) -> Layout:
    """A layout file:

        unit = "fraction"            # or "px" together with width_px and height_px
        research_grade = false       # a webcam, say
        pupil_unit = "mm"            # or "px", "au"
        [channels]                   # a label, or a number counted from 0
        left_x = "gaze.x.left"
        left_y = 1
        left_valid = "valid.left"    # 0: the eye was not seen

    Raises BadOption naming file and field.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadOption(f"the LSL layout {path} cannot be read: {error}") from error
    channel: dict[str, int] = {}
    for column, wanted in raw.get("channels", {}).items():
        if column not in (*COLUMNS, *FLAGS):
            known = ", ".join((*COLUMNS, *FLAGS))
            raise BadOption(f"{path}: channels.{column} is unknown", f"known: {known}")
        if isinstance(wanted, str) and wanted in labels:
            channel[column] = list(labels).index(wanted)
        elif isinstance(wanted, int) and 0 <= wanted < max(len(labels), 1):
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
        channel, scale_x=scale_x, scale_y=scale_y, pupil_unit=unit, research_grade=grade, text=path.name
    )


def layout_of_labels(labels: Sequence[str], kinds: Sequence[tuple[str, str, str]]) -> Layout | None:
    """A layout from channel metadata, None where it cannot be told. kinds: (type, eye, unit) of each
    channel.
    """
    channel: dict[str, int] = {}
    pixels = False
    for index, (kind, eye, unit) in enumerate(kinds):
        axis = {"screenx": "x", "screeny": "y"}.get(kind.lower())
        if axis is None and kind.lower().startswith("pupil"):
            axis = "pupil"
        if axis is not None:
            pixels = pixels or (axis != "pupil" and unit.lower().startswith("pix"))
            for side in ("left", "right") if eye.lower() in ("both", "") else (eye.lower(),):
                channel.setdefault(f"{side}_{axis}", index)
    if has_an_eye(channel):
        return Layout(channel, pixels=pixels, text="channel types of the LSL gaze convention")
    channel = {column: list(labels).index(label) for column, label in _TITTA.items() if label in labels}
    if has_an_eye(channel):
        return Layout(channel, pupil_unit="mm", text="TittaLSL's labels")
    plain = [label.lower().replace(" ", "_").replace(".", "_") for label in labels]
    channel = {}
    for column, names in _LABELS.items():
        known = [plain.index(name) for name in names if name in plain]
        if known:
            channel[column] = known[0]
    if not has_an_eye(channel):
        for axis, names in _BOTH_LABELS.items():
            for name in names:
                if name in plain:
                    channel[f"left_{axis}"] = channel[f"right_{axis}"] = plain.index(name)
    return Layout(channel, text="channel labels") if has_an_eye(channel) else None


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


@tracker_provider("lsl", "Any tracker that streams over the Lab Streaming Layer.")
class Lsl(Provider):
    """options: stream (its name; default: the first of type Gaze or with gaze-like labels); source_id; wait_s
    (5); layout (path of a TOML file); research_grade (true; false where the sender calls itself a webcam)."""

    known_options = ("stream", "source_id", "wait_s", "layout", "research_grade")

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
            if info.channel_format() != module.cf_string
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
        labels, kinds = channels_of(full)
        if "layout" in self.options:
            self._layout = read_layout(Path(self.option("layout", "", str)), labels)
        else:
            found = layout_of_labels(labels, kinds)
            if found is None:
                raise ConnectionFailed(
                    f"the channels of the LSL stream {info.name()} do not say where gaze is "
                    f"({', '.join(labels) or 'they have no labels'})",
                    "write a layout file and name it in the option layout",
                )
            self._layout = found
        if self._layout.pixels:
            self._layout.scale_x = 1 / self.context.geometry.width_px
            self._layout.scale_y = 1 / self.context.geometry.height_px
        pupil = any(column in self._layout.channel for column in ("left_pupil", "right_pupil"))
        self._name = info.name()
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

    def _pull(self, buffer: SampleBuffer) -> None:
        last = time.monotonic()
        gap = False
        while not self._stop.is_set():
            chunk, stamps = self._inlet.pull_chunk(timeout=PULL_TIMEOUT_S, max_samples=CHUNK)
            now_ns, now = time.monotonic_ns(), time.monotonic()
            for row, stamp in zip(chunk, stamps, strict=True):
                buffer.append(GazeSample(round(stamp * 1e9), now_ns, *self._layout.values(row)))
            if stamps:
                if gap:
                    buffer.event("restored", f"{self._name} delivers again")
                last, gap = now, False
            elif now - last > GAP_S and not gap:
                gap = True
                buffer.event("gap", f"{self._name} has been silent for {GAP_S:g} s")

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
            return self.option("research_grade", True, truth)
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
            found = module.resolve_byprop("type", "Gaze", timeout=wait_s)
        if not found:
            what = f"named {name or source!r}" if name or source else "of type Gaze"
            raise NoDevice(
                f"no LSL stream {what} was found within {wait_s:g} s",
                "start the sender on this machine or network, or name its stream",
            )
        return found[0]

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


def channels_of(info: Any) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Labels, and (type, eye, unit), of a stream's channels; empty words where the sender says nothing."""
    labels, kinds = [], []
    channel = info.desc().child("channels").child("channel")
    for _ in range(info.channel_count()):
        labels.append(channel.child_value("label"))
        kinds.append((channel.child_value("type"), channel.child_value("eye"), channel.child_value("unit")))
        channel = channel.next_sibling("channel")
    if not any(labels):
        labels = []
    return labels, kinds
