"""The viewer as a person has it: from the mouse's event to the painted window, first image, next study,
memory; against pyqtgraph's ImageItem with the same pixels, in the same run.

Each part runs in a process of its own with a window (`--window PART`), on the screen that `display.screen`
finds. A frame counts from the mouse event that asks for it until its paint event has painted; what the window
system then takes to bring it to the screen is given apart. The parts take turns, so that whatever else the
computer does meets all of them.

The peer that ours is held against is "levels": uint16, row-major, setLevels, no lookup table. It is what a
drag of the window is in pyqtgraph, and its fastest way. It shows straight windows only, and leaves out every
third pixel; "full LUT" shows any VOI, "smooth as ours" leaves nothing out.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.bench.display import screen
from app.bench.registry import BenchError, Options, Row, benchmark, median_ms, real_radiograph
from app.imaging.reader import read_radiograph
from app.imaging.table_index import to_index

SIDE_PX = 3000
VIEWPORT_PX = 2000
FRAME_BAR_MS, SETTLE_BAR_MS = 16.0, 50.0
FIRST_IMAGE_BAR_MS = {"raw": 150.0, "JPEG-LS": 350.0}
NEXT_STUDY_BAR_MS = 100.0
TIMES_FASTER_BAR = 5.0
MEMORY_BAR = 3.0
PEERS = ("levels", "levels, smooth as ours", "full LUT", "full LUT, smooth as ours")
HELD_AGAINST = "levels"
PARTS = ("ours", *PEERS, "study", "memory", "memory of the peer")
ROUNDS = 2
_FRAMES = 100
_TIMEOUT_S = 300
_PATIENCE_S = 60


@benchmark("viewer")
def viewer(options: Options) -> list[Row]:
    """The film is the given radiograph, enlarged to 3000 x 3000 x 16 bits, with noise in every bit."""
    pixels = film(real_radiograph(options))
    frames = max(10, min(_FRAMES, options.repeats * 20))
    with tempfile.TemporaryDirectory(prefix="radgaze-bench-") as folder, screen() as (environment, name):
        paths = write_films(pixels, Path(folder))
        rounds = [
            {part: _window(part, paths, frames, options.repeats, environment) for part in PARTS}
            for _ in range(min(ROUNDS, options.repeats))
        ]
    told = {part: _together([one[part] for one in rounds]) for part in PARTS}
    return _rows(told, pixels.nbytes, name)


def _together(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    """All frames of all rounds; the median of single figures."""
    return {
        what: list(itertools.chain(*values)) if isinstance(values[0], list) else statistics.median(values)
        for what in rounds[0]
        for values in [[one[what] for one in rounds]]
    }


def _rows(told: dict[str, Any], image_bytes: int, name: str) -> list[Row]:
    ours, fastest = told["ours"], told[HELD_AGAINST]
    size = f"{VIEWPORT_PX} x {VIEWPORT_PX}"
    rows = []
    for percent, words in ((50, "median"), (95, "95th percentile")):
        mine = _percentile(ours["window"], percent)
        for part in PEERS:
            what = f"window/level, event to paint at {size}, {words}, on {name} (peer: ImageItem, {part})"
            rows.append(Row(what, mine, "ms", _percentile(told[part]["window"], percent), FRAME_BAR_MS))
    for part in PEERS:
        mine, theirs = _percentile(ours["window"], 95), _percentile(told[part]["window"], 95)
        what = f"window/level, 95th percentile: how many times faster than ImageItem, {part}"
        bar = TIMES_FASTER_BAR if part == HELD_AGAINST else None
        rows.append(Row(what, theirs / mine, "times", bar=bar, higher_is_better=True))
    for part in ("levels", "full LUT"):
        what = f"window/level until the screen has it, median (peer: ImageItem, {part})"
        rows.append(Row(what, _percentile(ours["flushed"], 50), "ms", _percentile(told[part]["flushed"], 50)))
    for part in PEERS:  # tells something on a computer that is busy with other things, too
        what = f"window/level, processor time a frame, median (peer: ImageItem, {part})"
        rows.append(
            Row(what, _percentile(ours["processor"], 50), "ms", _percentile(told[part]["processor"], 50))
        )
    sigmoid, theirs = _percentile(ours["sigmoid"], 95), _percentile(told["full LUT"]["window"], 95)
    rows.append(Row("window/level of a SIGMOID, 95th percentile", sigmoid, "ms", theirs, FRAME_BAR_MS))
    rows.append(Row("pan, 95th percentile", _percentile(ours["pan"], 95), "ms", bar=FRAME_BAR_MS))
    rows.append(Row("rest in full quality after a pan, median", ours["settle"], "ms", bar=SETTLE_BAR_MS))
    for kind, bar in FIRST_IMAGE_BAR_MS.items():
        what = f"first image, {kind}: from the file to the painted window (peer: pydicom and ImageItem)"
        rows.append(Row(what, ours[f"first {kind}"], "ms", fastest[f"first {kind}"], bar))
    what = "next study, prefetched: from the key to the painted window, with its session"
    rows.append(Row(what, told["study"]["next"], "ms", bar=NEXT_STUDY_BAR_MS))
    memory = told["memory"]["bytes"] / image_bytes
    peer = told["memory of the peer"]["bytes"] / image_bytes
    rows.append(Row("resident memory of the shown image, by its pixels", memory, "times", peer, MEMORY_BAR))
    return rows


def film(path: Path) -> NDArray[np.uint16]:
    """uint16 (3000, 3000) with all 16 bits used."""
    index = to_index(read_radiograph(path).stored)
    large = np.asarray(Image.fromarray(index).resize((SIDE_PX, SIDE_PX), Image.Resampling.BILINEAR))
    scaled = large.astype(np.float32) * (64000 / max(int(large.max()), 1))
    noise = np.random.default_rng(0).normal(0, 120, large.shape).astype(np.float32)
    out: NDArray[np.uint16] = np.clip(scaled + noise, 0, 65535).astype(np.uint16)
    return out


def write_films(pixels: NDArray[np.uint16], folder: Path) -> tuple[Path, Path]:
    """The film uncompressed and in JPEG-LS."""
    from pydicom.uid import JPEGLSLossless

    from app.bench.decode import dataset_of

    dataset = dataset_of(pixels, bits=16)
    raw, packed = folder / "raw.dcm", folder / "jpeg-ls.dcm"
    dataset.save_as(raw, enforce_file_format=True)
    dataset.compress(JPEGLSLossless, encoding_plugin="pyjpegls", generate_instance_uid=False)
    dataset.save_as(packed, enforce_file_format=True)
    return raw, packed


def _percentile(values: list[float], percent: int) -> float:
    return float(np.percentile(values, percent))


def _window(
    part: str, paths: tuple[Path, Path], frames: int, repeats: int, environment: dict[str, str]
) -> dict[str, Any]:
    """What a child process with a window measured. Raises BenchError."""
    command = [sys.executable, "-m", "app.bench.viewer", "--window", part, "--frames", str(frames)]
    command += ["--repeats", str(repeats), *map(str, paths)]
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise BenchError(f"the window ({part}) did not end within {_TIMEOUT_S} s") from error
    if done.returncode != 0:
        raise BenchError(f"the window ({part}) ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    return dict(json.loads(done.stdout))


# in the process with the window


def _main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--window", choices=PARTS, required=True)
    parser.add_argument("--frames", type=int, required=True)
    parser.add_argument("--repeats", type=int, required=True)
    parser.add_argument("raw", type=Path)
    parser.add_argument("packed", type=Path)
    args = parser.parse_args()
    if args.window == "ours":
        told = _Ours().measure(args)
    elif args.window == "study":
        told = {"next": _next_study(args)}
    elif args.window == "memory":
        told = {"bytes": _grown_by(_Ours(), args.raw)}
    elif args.window == "memory of the peer":
        told = {"bytes": _grown_by(_Peer("levels"), args.raw)}
    else:
        told = _Peer(args.window).measure(args)
    sys.stdout.write(json.dumps(told))
    return 0


class _Clock:
    """One frame at a time: from before an act until the paint event is over, and until all is flushed."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._painted_at = 0.0
        self.flushed_ms: list[float] = []
        self.processor_ms: list[float] = []

    def painted(self) -> None:
        self._painted_at = time.perf_counter()

    def frame(self, act: Callable[[], None]) -> float:
        """Milliseconds to the end of painting."""
        self._painted_at = 0.0
        used, began = time.process_time(), time.perf_counter()
        act()
        while not self._painted_at:
            self._app.processEvents()
        self.flushed_ms.append((time.perf_counter() - began) * 1e3)
        self.processor_ms.append((time.process_time() - used) * 1e3)
        return (self._painted_at - began) * 1e3


def _grown_by(window: Any, path: Path) -> int:
    """Resident bytes that showing the image took, after everything else was there."""
    small = np.zeros((64, 64), np.uint16)
    window.show_pixels(small)
    gc.collect()
    before = _resident()
    window.first(path)
    gc.collect()
    return _resident() - before


def _resident() -> int:
    import os

    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError as error:
        raise BenchError("resident memory can only be read on Linux") from error
    return pages * os.sysconf("SC_PAGE_SIZE")


class _Ours:
    """RadGaze's own canvas, as the window has it."""

    def __init__(self) -> None:
        from PySide6.QtWidgets import QApplication

        from app.imaging.lookup import quicken
        from ui import theme
        from ui.viewer.canvas import ImageCanvas

        app = QApplication.instance() or QApplication(["radgaze"])
        assert isinstance(app, QApplication)
        self.app = app
        theme.install(app)
        self.canvas = ImageCanvas("main")
        self.canvas.resize(VIEWPORT_PX, VIEWPORT_PX)
        self.canvas.view_wanted.connect(lambda state, _what, _key: self.canvas.set_state(state))
        self.clock = _Clock(app)
        self.canvas.picture_painted.connect(self.clock.painted)
        self.canvas.show()
        app.processEvents()
        quicken()
        gc.freeze()  # both as `ui.app` does

    def show_pixels(self, pixels: NDArray[np.uint16]) -> None:
        from app.imaging.radiograph import Radiograph
        from app.reading.picture import Picture

        shown = Radiograph(stored=pixels, path=Path(), file_sha256="", photometric="MONOCHROME2")
        self.clock.frame(lambda: self.canvas.set_picture(Picture(shown)))

    def first(self, path: Path) -> float:
        from app.reading.picture import load_picture

        self.canvas.set_picture(None)
        self.app.processEvents()
        return self.clock.frame(lambda: self.canvas.set_picture(load_picture(path)))

    def measure(self, args: argparse.Namespace) -> dict[str, Any]:
        from PySide6.QtCore import Qt

        told: dict[str, Any] = {
            "first JPEG-LS": median_ms(lambda: self.first(args.packed), repeats=args.repeats, warm_up=1),
            "first raw": median_ms(lambda: self.first(args.raw), repeats=args.repeats, warm_up=1),
        }
        told["window"] = self._drag(Qt.MouseButton.RightButton, args.frames)
        told["flushed"] = self.clock.flushed_ms[-args.frames :]
        told["processor"] = self.clock.processor_ms[-args.frames :]
        picture = self.canvas.picture
        assert picture is not None
        film_ = replace(
            picture.radiograph, default_window=replace(picture.radiograph.default_window, function="SIGMOID")
        )
        self.clock.frame(lambda: self.canvas.set_picture(picture.under(film_)))
        told["sigmoid"] = self._drag(Qt.MouseButton.RightButton, args.frames)
        told["pan"] = self._drag(Qt.MouseButton.MiddleButton, args.frames)
        told["settle"] = self._settle(args.repeats)
        return told

    def _drag(self, button: Any, frames: int) -> list[float]:
        """A hand that moves a little at a time; the first frames are not counted."""
        from PySide6.QtCore import QEvent, QPointF, Qt
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtWidgets import QApplication

        none, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier

        def send(kind: Any, at: QPointF, pressed: Any, held: Any) -> None:
            event = QMouseEvent(kind, at, QPointF(self.canvas.mapToGlobal(at)), pressed, held, no_key)
            QApplication.sendEvent(self.canvas, event)

        path = ((600 + 3 * step, 600 + 40 * np.sin(step / 7)) for step in itertools.count(1))
        send(QEvent.Type.MouseButtonPress, QPointF(600, 600), button, button)
        taken = []
        for step, (x, y) in enumerate(itertools.islice(path, frames + 5)):
            at = QPointF(x, float(y))
            taken.append(self.clock.frame(partial(send, QEvent.Type.MouseMove, at, none, button)))
            if step < 5:
                taken.clear()
        send(QEvent.Type.MouseButtonRelease, QPointF(600, 600), button, none)
        self.app.processEvents()
        return taken

    def _settle(self, repeats: int) -> float:
        """The frame in full quality at a place that was not shown before."""
        from app.reading.view import ViewState

        places = itertools.count(1)

        def elsewhere() -> None:
            zoomed = ViewState(fit=False, zoom=0.7, centre_x_px=1500 + next(places) * 7.3, centre_y_px=1500.2)
            self.canvas.state = zoomed
            self.clock.frame(self.canvas.update)

        return median_ms(elsewhere, repeats=repeats)


def _next_study(args: argparse.Namespace) -> float:
    """The whole window, two studies in its library: back and forth between them, each read ahead."""
    from PySide6.QtWidgets import QApplication

    from app.library.index import Library
    from app.settings import Settings
    from ui import theme
    from ui.main_window import MainWindow

    app = QApplication.instance() or QApplication(["radgaze"])
    assert isinstance(app, QApplication)
    theme.install(app)
    with tempfile.TemporaryDirectory(prefix="radgaze-bench-") as folder:
        library = Library(Path(folder))
        for path in (args.raw, args.packed):
            library.add_radiograph(read_radiograph(path))
        window = MainWindow(Settings(), library_folder=Path(folder))
        window.start_children = window.save_settings_on_close = False
        window.resize(VIEWPORT_PX, VIEWPORT_PX)
        window.open_path(library.list()[0].image)
        window.show()
        canvas, clock = window.grid.panes["main"].canvas, _Clock(app)
        before: Any = None

        def painted() -> None:
            if canvas.picture is not before:  # no late frame of the study before
                clock.painted()

        canvas.picture_painted.connect(painted)
        taken = []
        for _ in range(args.repeats + 1):
            _until(app, lambda: window.session is not None and window.studies is not None)
            studies = window.studies
            assert studies is not None
            _until(app, lambda: len(studies.neighbours()) == 1)  # noqa: B023 - called at once
            wanted = studies.neighbours()[0].image
            _until(app, lambda: window.opener.shelf.look_up(wanted) is not None)  # noqa: B023
            before = canvas.picture
            step = 1 if wanted == studies.model.studies[-1].image else -1
            taken.append(clock.frame(partial(studies.open_next, step)))
        window.close()
        return statistics.median(taken[1:])


def _until(app: Any, condition: Callable[[], bool]) -> None:
    """Raises BenchError."""
    end = time.monotonic() + _PATIENCE_S
    while not condition():
        app.processEvents()
        time.sleep(0.001)
        if time.monotonic() > end:
            raise BenchError(f"the window did not come to what was waited for within {_PATIENCE_S} s")


class _Peer:
    """pyqtgraph's ImageItem in its own view, with the configuration that it documents as fast."""

    def __init__(self, part: str) -> None:
        import pyqtgraph
        from PySide6.QtGui import QPainter

        self.app = pyqtgraph.mkQApp()
        pyqtgraph.setConfigOption("imageAxisOrder", "row-major")
        self.part = part
        self.view = pyqtgraph.GraphicsView(useOpenGL=False)
        self.view.resize(VIEWPORT_PX, VIEWPORT_PX)
        box = pyqtgraph.ViewBox(lockAspect=True, invertY=True, enableMenu=False)
        box.setDefaultPadding(0)
        self.view.setCentralItem(box)
        if "smooth" in part:  # otherwise it leaves out every third pixel, which a radiograph must not
            self.view.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.item = pyqtgraph.ImageItem(np.zeros((64, 64), np.uint16), levels=(0, 65535))
        box.addItem(self.item)
        self._box = box
        self.clock = clock = _Clock(self.app)
        paint = self.item.paint

        def painted(*args: Any) -> None:
            paint(*args)
            clock.painted()

        self.item.paint = painted
        self.view.show()
        self.app.processEvents()

    def show_pixels(self, pixels: NDArray[np.uint16]) -> None:
        def put() -> None:
            self.item.setImage(pixels, autoLevels=False, levels=(0, 65535))
            self._box.setRange(self.item.boundingRect(), padding=0)

        self.clock.frame(put)

    def first(self, path: Path) -> float:
        import pydicom

        began = time.perf_counter()
        self.show_pixels(pydicom.dcmread(path).pixel_array)
        return (time.perf_counter() - began) * 1e3

    def measure(self, args: argparse.Namespace) -> dict[str, Any]:
        told: dict[str, Any] = {
            "first JPEG-LS": median_ms(lambda: self.first(args.packed), repeats=args.repeats, warm_up=1),
            "first raw": median_ms(lambda: self.first(args.raw), repeats=args.repeats, warm_up=1),
        }
        index = np.arange(65536, dtype=np.float32)

        def window(step: int) -> None:
            centre, width = 30000.0 + 40 * step, 42000.0 + 60 * step
            if self.part.startswith(
                "full LUT"
            ):  # the whole chain as one table, as any VOI but a line needs it
                table = np.clip((index - centre) / width + 0.5, 0, 1) * 255 + 0.5
                self.item.setLookupTable(table.astype(np.uint8))
            else:
                self.item.setLevels((centre - width / 2, centre + width / 2))

        taken = [self.clock.frame(partial(window, step)) for step in range(args.frames + 5)]
        told["window"], told["flushed"] = taken[5:], self.clock.flushed_ms[-args.frames :]
        told["processor"] = self.clock.processor_ms[-args.frames :]
        return told


if __name__ == "__main__":
    sys.exit(_main())
