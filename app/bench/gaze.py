"""Gaze under stress: 1200 Hz over the Lab Streaming Layer into the real window, which freezes for 4 s while
the worker is busy. Counts what was recorded, and how old gaze is when it is painted.

Besides this process: a sender (`--sender`), and the window (`--window`) with its tracker host and worker.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import queue
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from app.bench.display import screen
from app.bench.registry import BenchError, Options, Row, benchmark, real_radiograph

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QTimer

    from ui.driver import Driver

RATE_HZ = 1200
SECONDS = 60.0
BLOCKED_S = 4.0
LATENCY_BAR_MS = 25.0
AFTER_STALL_S = 0.5
"""Frames painted so shortly after the window came back are counted with the freeze, not with the rest."""
ASKED_EVERY_S = 30.0
"""The worker is never idle; so often all results of the AI panels are asked for and shown."""
_LABELS = ("left_x", "left_y", "right_x", "right_y", "left_pupil")
_PATIENCE_S = 120.0


@benchmark("gaze")
def gaze(options: Options) -> list[Row]:
    return measure(real_radiograph(options), seconds=SECONDS, blocked_s=BLOCKED_S)


def measure(image: Path, *, seconds: float, blocked_s: float, rate_hz: int = RATE_HZ) -> list[Row]:
    """The benchmark at any length. Raises BenchError where a part is missing or does not answer."""
    if importlib.util.find_spec("pylsl") is None:
        raise BenchError("pylsl is not installed. Run: pip install 'radgaze[lsl]'")
    due = round(rate_hz * seconds)
    stream = f"radgaze-bench-{uuid.uuid4().hex[:8]}"
    with tempfile.TemporaryDirectory(prefix="radgaze-bench-") as home, screen() as (environment, name):
        words = [f"{stream}", str(rate_hz), str(due)]
        sender = _Child(["--sender", *words], environment)
        window = _Child(
            ["--window", *words, "--home", home, "--image", str(image), "--blocked", str(blocked_s)],
            environment,
        )
        try:
            sender.expect("ready")
            window.expect("recording")
            sender.say("go")
            sender.expect("sent", patience_s=seconds + _PATIENCE_S)
            window.say("end")
            told = json.loads(window.line(_PATIENCE_S))
        finally:
            window.end()
            sender.end()
        return _rows(
            Path(home) / told["folder"], told, due=due, rate_hz=rate_hz, blocked_s=blocked_s, on=name
        )


def _rows(
    folder: Path, told: dict[str, Any], *, due: int, rate_hz: int, blocked_s: float, on: str
) -> list[Row]:
    from eyetracking.recording import open_recording

    rec = open_recording(folder)
    numbers = rec.samples["left_pupil"].astype(np.int64)
    lost = due - len(np.unique(numbers))

    steps = np.diff(numbers)
    frames = np.array(told["frames"], dtype=np.float64).reshape(
        -1, 2
    )  # painted at (ns), age of the gaze (ms)
    begin, end = told["blocked_ns"]
    awake = (frames[:, 0] < begin) | (frames[:, 0] > end + AFTER_STALL_S * 1e9)
    ages = frames[awake, 1]
    if len(ages) < 10:
        raise BenchError(f"the window painted gaze only {len(ages)} times")
    load = f"window frozen {blocked_s:g} s, worker busy ({told['jobs']} jobs), {on}"
    return [
        Row(f"samples lost of {due} ({rate_hz} Hz over LSL; {load})", float(lost), "samples", bar=0.0),
        Row("samples out of order or twice in the recording", float((steps != 1).sum()), "samples", bar=0.0),
        Row(
            f"gaze to screen (sample taken to frame painted), 99th percentile of {len(ages)} frames awake",
            float(np.percentile(ages, 99)),
            "ms",
            bar=LATENCY_BAR_MS,
        ),
        Row("gaze to screen, median", float(np.median(ages)), "ms", bar=LATENCY_BAR_MS),
        Row("frames a second with new gaze, outside the freeze", told["frame_rate"], "1/s"),
        Row("longest freeze that the recording slept through", float((end - begin) / 1e9), "s"),
    ]


class _Child:
    """A process of this module and its lines."""

    def __init__(self, words: list[str], environment: dict[str, str]) -> None:
        self._stderr: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed in end()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app.bench.gaze", *words],
            env=environment,
            cwd=Path(__file__).resolve().parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            text=True,
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="bench-lines", daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.strip())
        self._lines.put("")

    def line(self, patience_s: float) -> str:
        """The next line. Raises BenchError when there is none."""
        try:
            line = self._lines.get(timeout=patience_s)
        except queue.Empty:
            raise BenchError(f"no answer within {patience_s:g} s: {self._last_words()}") from None
        if not line:
            raise BenchError(f"a part of the benchmark ended early: {self._last_words()}")
        return line

    def expect(self, word: str, *, patience_s: float = _PATIENCE_S) -> None:
        while self.line(patience_s) != word:
            continue

    def say(self, word: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(word + "\n")
        self._process.stdin.flush()

    def end(self) -> None:
        try:
            self._process.wait(5.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join(5.0)
        for pipe in (self._process.stdin, self._process.stdout, self._stderr):
            assert pipe is not None
            pipe.close()

    def _last_words(self) -> str:
        self._stderr.seek(0)
        return " / ".join(self._stderr.read().decode("utf-8", "replace").strip().splitlines()[-3:])[:400]


def send(stream: str, rate_hz: float, count: int) -> None:
    """The sender: gaze that circles near the middle of the screen; the left pupil is the sample's number."""
    import pylsl

    info = pylsl.StreamInfo(stream, "Gaze", len(_LABELS), rate_hz, "double64", stream)
    channels = info.desc().append_child("channels")
    for label in _LABELS:
        channels.append_child("channel").append_child_value("label", label)
    outlet = pylsl.StreamOutlet(info)
    _say("ready")
    sys.stdin.readline()
    began, sent = pylsl.local_clock(), 0
    while sent < count:
        due = min(count, int((pylsl.local_clock() - began) * rate_hz))
        for number in range(sent, due):
            turn = 2 * math.pi * number / rate_hz
            x, y = 0.45 + 0.04 * math.cos(turn), 0.42 + 0.06 * math.sin(turn)
            outlet.push_sample([x, y, x, y, float(number)], began + number / rate_hz)
        sent = max(sent, due)
        time.sleep(0.001)
    time.sleep(1.0)  # what is on its way arrives
    _say("sent")
    time.sleep(2.0)


def _recording(driver: Driver, stream: str, image: Path) -> Path:
    """The image is open, the worker is ready, and the stream is recorded, into this folder."""
    window: Any = driver.window
    window.open_path(image)
    window.show()
    window.move(0, 0)
    deadline = time.monotonic() + _PATIENCE_S
    driver.until(lambda: window.session is not None and window.recorder is not None, deadline=deadline)
    driver.until(lambda: window.children_.worker.state.state in ("ready", "busy"), deadline=deadline)
    driver.until(lambda: window.stage is not None, deadline=deadline)
    window.stage.point.live = True  # off for readers; how fast it is painted is measured
    window.recorder.start("lsl", {"stream": stream, "wait_s": 20})
    window.recorder.begin("bench", "Benchmark: no person")
    driver.until(lambda: window.recorder.recording is not None, deadline=deadline)
    return Path(window.session.folder / window.session.recording().folder)


def _timer(then: Callable[[], None], every_ms: int) -> QTimer:
    from PySide6.QtCore import QTimer

    timer = QTimer()
    timer.timeout.connect(then)
    timer.start(every_ms)
    return timer


def _rate(frames: list[tuple[int, float]], blocked_ns: tuple[int, int]) -> float:
    """Frames a second while the window was not frozen. frames: (ns, age in ms)."""
    first, last = blocked_ns
    awake = [t for t, _ in frames if not first <= t <= last]
    seconds = (awake[-1] - awake[0]) / 1e9 - (last - first) / 1e9 if len(awake) > 1 else 1.0
    return len(awake) / seconds


def show(stream: str, rate_hz: float, count: int, *, home: Path, image: Path, blocked_s: float) -> None:
    """The real window: records the stream, keeps the worker busy, and freezes once in the middle."""
    from PySide6.QtCore import QEventLoop, QTimer

    from inference import api
    from ui.driver import Driver

    driver = Driver(home, size=(1600, 1000), headless=False)
    window: Any = driver.window
    commands: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=lambda: commands.put(sys.stdin.readline()), daemon=True).start()
    try:
        folder = _recording(driver, stream, image)
        recorder, live = window.recorder, window.tracking.live
        frames: dict[int, tuple[int, float]] = {}

        def painted() -> None:
            now, newest = time.monotonic_ns(), live.painted_ns
            if newest:
                frames.setdefault(newest, (now, (now - newest) / 1e6))

        window.grid.panes["main"].canvas.picture_painted.connect(painted)
        _say("recording")
        jobs = 0
        blocked = (0, 0)

        def keep_busy() -> None:
            nonlocal jobs
            worker, desk = window.children_.worker, window.jobs
            if worker.state.state == "ready":  # it has nothing to do
                jobs += 1
                worker.submit(api.Explain(image=desk.image_input(), phrase="opacity"))

        def freeze() -> None:
            nonlocal blocked
            first = time.monotonic_ns()
            time.sleep(blocked_s)
            blocked = (first, time.monotonic_ns())

        def look_for_the_end() -> None:
            if not commands.empty():
                loop.quit()

        loop = QEventLoop()
        ask_all = window.jobs.ask_all  # as "AI on request" does: results come into the window
        every = {keep_busy: 20, ask_all: round(ASKED_EVERY_S * 1000), look_for_the_end: 50}
        timers = [_timer(then, ms) for then, ms in every.items()]
        QTimer.singleShot(1000, ask_all)
        QTimer.singleShot(round(1000 * count / rate_hz / 3), freeze)
        loop.exec()
        for timer in timers:
            timer.stop()
        recorder.end()
        driver.until(lambda: recorder.recording is None, deadline=time.monotonic() + _PATIENCE_S)
        painted_at = list(frames.values())
        told = {"folder": str(folder.relative_to(home)), "frames": painted_at, "blocked_ns": blocked}
        _say(json.dumps(told | {"frame_rate": _rate(painted_at, blocked), "jobs": jobs}))
    finally:
        driver.close()


def _say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="A part of `radgaze bench gaze`.")
    role = parser.add_mutually_exclusive_group(required=True)
    role.add_argument("--sender", nargs=3, metavar=("STREAM", "HZ", "COUNT"))
    role.add_argument("--window", nargs=3, metavar=("STREAM", "HZ", "COUNT"))
    parser.add_argument("--home", type=Path)
    parser.add_argument("--image", type=Path)
    parser.add_argument("--blocked", type=float, default=BLOCKED_S)
    args = parser.parse_args(argv)
    stream, rate_hz, count = args.sender or args.window
    if args.sender:
        send(stream, float(rate_hz), int(count))
    else:
        show(stream, float(rate_hz), int(count), home=args.home, image=args.image, blocked_s=args.blocked)
    return 0


if __name__ == "__main__":
    sys.exit(main())
