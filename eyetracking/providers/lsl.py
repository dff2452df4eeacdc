"""Any tracker that speaks the Lab Streaming Layer, through pylsl.

Which channel is which comes from, in this order: a layout file (TOML, see `read_layout`), the channel
metadata of the LSL gaze convention (type ScreenX or ScreenY with eye left, right or both), or channel labels:
TittaLSL's, Gazepoint's, and plain ones such as left_x, left_y, right_x, right_y, left_pupil. Upper and lower
case make no difference. Gaze in the picture of a scene camera is refused: it is not on the screen.
"""

from __future__ import annotations

import math
import threading
import time
from pathlib import Path
from typing import Any

from eyetracking.lsl_layout import Layout, is_of_a_scene, layout_of_labels, read_layout
from eyetracking.tracker import (
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

CHUNK = 4096
PULL_TIMEOUT_S = 0.004
SYNC_PERIOD_S = 2.0
TYPES = ("gaze", "eyetracker", "eye tracker", "eye-tracker", "eyetracking", "et")
"""What senders call a stream of gaze, in lower case."""


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
