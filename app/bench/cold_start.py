"""Cold start: from process start to the first painted image of a real radiograph, against napari."""

from __future__ import annotations

import importlib.util
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from app.bench.display import screen
from app.bench.registry import BenchError, Options, Row, benchmark, real_radiograph

BAR_S = 1.5
_TIMEOUT_S = 120

NAPARI = """
import os, sys, time
import numpy as np
import pydicom
import napari
from qtpy.QtCore import QTimer
viewer = napari.Viewer()
viewer.add_image(pydicom.dcmread(sys.argv[1]).pixel_array)
def painted(event=None):
    sys.stderr.write(f"\\n{time.monotonic_ns()}\\n")
    sys.stderr.flush()
    os._exit(0)
canvas = viewer.window._qt_viewer.canvas._scene_canvas
canvas.events.draw.connect(lambda event: QTimer.singleShot(0, painted))
napari.run()
"""


@benchmark("cold-start")
def cold_start(options: Options) -> list[Row]:
    """Each run is a new process; the first, which fills the file cache, is not counted."""
    image = real_radiograph(options)
    napari = has_napari(options.peer_python)
    ours_command = [sys.executable, "-m", "app.cli", "view", str(image)]
    peer_command = [options.peer_python or sys.executable, "-c", NAPARI, str(image)]
    ours: list[float] = []
    peer: list[float] = []
    with screen() as (environment, name):
        for repeat in range(options.repeats + 1):
            taken = first_paint_s(ours_command, environment)
            taken_peer = first_paint_s(peer_command, environment) if napari else None
            if repeat == 0:
                continue
            ours.append(taken)
            if taken_peer is not None:
                peer.append(taken_peer)
    peers = statistics.median(peer) if peer else None
    said = "napari" if napari else "napari is not installed"
    what = f"process start to first painted image, {image.name}, {name}, median of {options.repeats}"
    rows = [
        Row(f"{what} (peer: {said})", statistics.median(ours), "s", peers, BAR_S),
        Row(f"the slowest of these (peer: {said})", max(ours), "s", max(peer) if peer else None, None),
    ]
    if peers is not None:
        rows.append(Row("below napari in the same run", statistics.median(ours), "s", peers, peers))
    return rows


def has_napari(python: str) -> bool:
    """Whether this interpreter, or the one named, can import napari. Raises BenchError."""
    if not python:
        return importlib.util.find_spec("napari") is not None
    find = "import importlib.util, sys; sys.exit(importlib.util.find_spec('napari') is None)"
    try:
        return subprocess.run([python, "-c", find], timeout=_TIMEOUT_S, check=False).returncode == 0
    except OSError as error:
        raise BenchError(f"--peer-python {python}: {error.strerror}") from error


def first_paint_s(command: list[str], environment: dict[str, str]) -> float:
    """Seconds from starting the process to the monotonic time that it writes on standard error.
    Raises BenchError."""
    marked = {**environment, "RADGAZE_MARK_FIRST_PAINT": "1", "PYTHONPATH": _python_path(environment)}
    began = time.monotonic_ns()
    try:
        ended = subprocess.run(
            command,
            env=marked,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BenchError(f"no image was painted within {_TIMEOUT_S} s by {' '.join(command[:4])}") from error
    lines = ended.stderr.decode("utf-8", "replace").splitlines()
    marks = [int(line) for line in lines if line.strip().isdigit()]
    if not marks:
        tail = " / ".join(lines[-3:])[:300]
        raise BenchError(f"{' '.join(command[:4])} ended with {ended.returncode}, no image painted: {tail}")
    return (marks[-1] - began) / 1e9


def _python_path(environment: dict[str, str]) -> str:
    """This checkout first, so that an uninstalled one can be measured."""
    root = str(Path(__file__).resolve().parents[2])
    before = environment.get("PYTHONPATH", "")
    return root + (os.pathsep + before if before else "")
