"""Twenty minutes of gaze at 1200 Hz: load, detect and map, against pymovements; I2MC against its own tool.

The recording is written to disk in the batches of a real one, with a view that changes now and then. Peers
run where they are installed (`pip install pymovements i2mc`): in this interpreter or in the one that
--peer-python names.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pyarrow as pa

from app.bench.registry import BenchError, Options, Row, benchmark
from eyetracking.events import OnlineFixations, detect_fixations, fixations_on_image
from eyetracking.mapping import ViewTransform
from eyetracking.messages import Consent
from eyetracking.recorder import SAMPLES, Recorder
from eyetracking.recording import open_recording
from eyetracking.tracker import TYPICAL_GEOMETRY, Capabilities, TrackerInfo

RATE_HZ = 1200
MINUTES = 20.0
BAR_S = 3.0
BATCH = RATE_HZ // 10
PEER_S = 60.0
"""The peers get the first minute: they need minutes for the whole."""
_PEER_TIMEOUT_S = 120

PYMOVEMENTS = """
import json, sys, time
import numpy as np
import pymovements
data = np.load(sys.argv[1])
width_px, height_px, width_cm, height_cm, distance_cm, rate_hz = map(float, sys.argv[2:])
screen = pymovements.gaze.Experiment(
    int(width_px), int(height_px), width_cm, height_cm, distance_cm, "upper left", rate_hz)
began = time.perf_counter()
gaze = pymovements.gaze.from_numpy(
    time=data[0], pixel=data[1:], experiment=screen, orient="col", time_unit="ms")
gaze.pix2deg()
gaze.pos2vel("savitzky_golay", degree=2, window_length=21)
gaze.detect("ivt", velocity_threshold=35.0, minimum_duration=40)
print(json.dumps({"s": time.perf_counter() - began, "events": len(gaze.events)}))
"""
I2MC = """
import json, sys, time
import numpy as np
import I2MC
data = np.load(sys.argv[1])
width_px, height_px, width_cm, height_cm, distance_cm, rate_hz = map(float, sys.argv[2:])
x, y = (np.nan_to_num(v, nan=-size) for v, size in zip(data[1:], (width_px, height_px)))
samples = {"time": data[0], "L_X": x, "L_Y": y}
options = dict(xres=width_px, yres=height_px, missingx=-width_px, missingy=-height_px, freq=rate_hz,
               scrSz=[width_cm, height_cm], disttoscreen=distance_cm)
began = time.perf_counter()
found, _, _ = I2MC.I2MC(samples, options, logging=False)
print(json.dumps({"s": time.perf_counter() - began, "events": len(found["start"])}))
"""


@benchmark("fixations")
def fixations(options: Options) -> list[Row]:
    return measure(minutes=MINUTES, repeats=options.repeats, peer_python=options.peer_python)


def measure(*, minutes: float, repeats: int, peer_python: str = "") -> list[Row]:
    """The benchmark at any length."""
    with tempfile.TemporaryDirectory(prefix="radgaze-bench-") as folder:
        recording = Path(folder) / "recording"
        samples = write_recording(recording, minutes=minutes)
        whole, parts = [], {"load": 0.0, "gaze on the image": 0.0, "fixations on the image": 0.0}
        timed: dict[str, list[float]] = {name: [] for name in parts}
        found = 0
        for _ in range(repeats):
            began = time.perf_counter()
            rec = open_recording(recording)
            loaded = time.perf_counter()
            rec.gaze_on_image()
            mapped = time.perf_counter()
            found = len(fixations_on_image(rec))
            ended = time.perf_counter()
            whole.append(ended - began)
            for name, taken in zip(timed, (loaded - began, mapped - loaded, ended - mapped), strict=True):
                timed[name].append(taken)
        t_ms, x, y, _ = rec.gaze_on_display()
        length = f"{minutes:g} min at {RATE_HZ} Hz, {samples} samples"
        rows = [
            Row(
                f"{length}: load, detect and map, {found} fixations", statistics.median(whole), "s", bar=BAR_S
            )
        ]
        rows += [Row(f"  of which {name}", statistics.median(values), "s") for name, values in timed.items()]
        rows.append(_online_row(t_ms, x, y))
        short = t_ms < PEER_S * 1000
        part = (t_ms[short], x[short], y[short])
        for detector, peer, program in (("ivt", "pymovements", PYMOVEMENTS), ("i2mc", "I2MC", I2MC)):
            peer_s, said = _peer(peer, program, part, folder, peer_python)
            began = time.perf_counter()
            found = len(detect_fixations(*part, geometry=rec.geometry, detector=detector))
            taken = time.perf_counter() - began
            rows.append(
                Row(
                    f"{detector} on the arrays of {PEER_S:g} s, {found} fixations (peer: {said})",
                    taken, "s", peer_s,
                )
            )  # fmt: skip
    return rows


def _online_row(t_ms: np.ndarray, x: np.ndarray, y: np.ndarray) -> Row:
    """The slowest 1 % of updates with a tenth of a second of samples each."""
    online = OnlineFixations(TYPICAL_GEOMETRY)
    taken = []
    for first in range(0, min(len(t_ms), 60 * RATE_HZ), BATCH):
        part = slice(first, first + BATCH)
        began = time.perf_counter()
        online.feed(t_ms[part], x[part], y[part])
        taken.append((time.perf_counter() - began) * 1e3)
    return Row(
        f"I-VT online, one update of {BATCH} samples, 99th percentile", float(np.percentile(taken, 99)), "ms"
    )


def write_recording(folder: Path, *, minutes: float, seed: int = 1) -> int:
    """A recording as the tracker host leaves it, both eyes. Returns the number of samples."""
    n = round(minutes * 60 * RATE_HZ)
    screen = TYPICAL_GEOMETRY
    recorder = Recorder(
        folder,
        consent=Consent(version="bench", purpose="benchmark", given_at="now", reader_id="nobody"),
        session={},
        tracker=TrackerInfo(
            provider="bench",
            vendor="RadGaze",
            model="synthetic",
            rate_hz=RATE_HZ,
            capabilities=Capabilities(rates_hz=(RATE_HZ,), eyes="both", pupil_unit="mm"),
        ),
        geometry=screen,
    )
    rng = np.random.Generator(np.random.PCG64(seed))
    began = recorder.began_ns
    view = ViewTransform.fit(3000, 3000, (0.0, 0.0, float(screen.width_px), float(screen.height_px)))
    changes = np.sort(rng.uniform(0, n / RATE_HZ, max(1, round(3 * minutes))))
    for second in (0.0, *changes.tolist()):
        shown = {**asdict(view), "zoom": view.zoom * float(rng.uniform(1, 3))}
        recorder.event(
            "view", began + round(second * 1e9), pane="main", transform=shown, window_centre=2048.0,
            window_width=4096.0, label="film",
        )  # fmt: skip
    recorder.close("closed")
    _write_samples(folder / SAMPLES, began, n, rng)
    return n


def _write_samples(path: Path, began_ns: int, n: int, rng: np.random.Generator) -> None:
    """Fixations of about 300 ms, saccades of 30 ms, noise of 0.1 degrees, a blink every 5 s."""
    x, y = _scan(n, rng)
    stamps = began_ns + np.arange(n, dtype=np.int64) * 1_000_000_000 // RATE_HZ
    columns: dict[str, np.ndarray] = {
        "seq": np.arange(n, dtype=np.int64),
        "device_ns": stamps,
        "host_ns": stamps + rng.integers(-20_000, 20_000, n),
        "arrival_ns": stamps + 3_000_000,
    }
    sd = 0.1 / TYPICAL_GEOMETRY.degrees_per_px
    for side in ("left", "right"):
        columns[f"{side}_x"] = (x + rng.normal(0, sd, n)) / TYPICAL_GEOMETRY.width_px
        columns[f"{side}_y"] = (y + rng.normal(0, sd, n)) / TYPICAL_GEOMETRY.height_px
    columns |= {f"{side}_pupil": rng.normal(3, 0.1, n).astype(np.float32) for side in ("left", "right")}
    with pa.ipc.open_stream(path) as reader:
        schema = reader.schema
    whole = pa.record_batch([pa.array(columns[field.name], field.type) for field in schema], schema=schema)
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_stream(file, schema) as writer:
        for first in range(0, n, BATCH):
            writer.write_batch(whole.slice(first, BATCH))


def _scan(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    lengths = rng.integers(round(0.15 * RATE_HZ), round(0.5 * RATE_HZ), n // round(0.15 * RATE_HZ) + 1)
    onset = np.concatenate(([0], np.cumsum(lengths)))
    at = np.arange(n)
    number = np.searchsorted(onset, at, side="right") - 1
    share = np.clip((at - onset[number]) / (0.03 * RATE_HZ), 0, 1)
    share = share * share * (3 - 2 * share)
    axes = []
    for size in (TYPICAL_GEOMETRY.width_px, TYPICAL_GEOMETRY.height_px):
        places = rng.uniform(0.1 * size, 0.9 * size, len(onset) + 1)
        axes.append(places[number] * (1 - share) + places[number + 1] * share)
    blink = (at % (5 * RATE_HZ)) < round(0.15 * RATE_HZ)
    return np.where(blink, np.nan, axes[0]), np.where(blink, np.nan, axes[1])


def _peer(
    name: str, program: str, arrays: tuple[np.ndarray, ...], folder: str, python: str
) -> tuple[float | None, str]:
    """(seconds, words) of the peer on the same arrays; None, and why, where it is not installed."""
    path = Path(folder) / "peer.npy"
    np.save(path, np.stack(arrays))
    g = TYPICAL_GEOMETRY
    sizes = (g.width_px, g.height_px, g.width_mm / 10, g.height_mm / 10, g.distance_mm / 10, RATE_HZ)
    command = [python or sys.executable, "-c", program, str(path), *map(str, sizes)]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=_PEER_TIMEOUT_S, check=False)
    except subprocess.TimeoutExpired:
        return None, f"{name} took more than {_PEER_TIMEOUT_S} s"
    except OSError as error:
        raise BenchError(f"--peer-python {python}: {error.strerror}") from error
    if "ModuleNotFoundError" in ended.stderr:
        return None, f"{name} is not installed"
    if ended.returncode:
        raise BenchError(f"{name} failed: {ended.stderr.strip().splitlines()[-1]}")
    said = json.loads(ended.stdout.splitlines()[-1])
    return float(said["s"]), f"{name}, {said['events']} events"
