"""`radgaze demo`: the whole story without a person, in the real window with the real child processes.

A simulated reader with a fixed seed reads the image; then the models are asked, as with "AI on request"; the
window is photographed and everything that was made is written to a folder.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.demo_study import demo_study
from app.reading.film_regions import likely

if TYPE_CHECKING:
    from ui.driver import Driver

PARTS = (
    "screenshot.png",
    "gaze.arrow",
    "fixations.csv",
    "heatmap.png",
    "matex.png",
    "matex.npy",
    "scanpaths.json",
    "diagnosis.json",
    "report_without_gaze.txt",
    "report_with_gaze.txt",
    "summary.json",
)
RECORDING_FILES = ("gaze.arrow", "events.jsonl", "recording.json")


class DemoFailed(Exception):
    """A step did not end as it should. way_out: what to do."""

    def __init__(self, reason: str, way_out: str = "") -> None:
        super().__init__(f"{reason} {way_out}".strip())
        self.reason, self.way_out = reason, way_out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command line of `radgaze demo`."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="any radiograph; default the demo study")
    parser.add_argument("--headless", action="store_true", help="without a display (offscreen)")
    parser.add_argument("--out", metavar="DIR", default="radgaze-demo", help="where the files are written")
    parser.add_argument("--seed", type=int, default=1, help="seed of the simulated reader and of the models")
    parser.add_argument("--size", default="1600x1000", help="size of the window, default 1600x1000")
    parser.add_argument("--timeout", type=float, default=110.0, help="seconds after which the demo gives up")


def run(args: argparse.Namespace) -> int:
    """0 only if every file was made."""
    path = Path(args.path) if args.path else demo_study()
    if path is None:
        sys.stderr.write("radgaze demo: there is no demo study here. Name a radiograph: radgaze demo PATH\n")
        return 1
    try:
        width, height = (int(part) for part in args.size.lower().split("x"))
    except ValueError:
        sys.stderr.write(f"radgaze demo: --size is WIDTHxHEIGHT, not {args.size!r}\n")
        return 2
    try:
        made = make_demo(
            Path(args.out), path, seed=args.seed, size=(width, height), headless=args.headless,
            timeout_s=args.timeout,
            say=lambda text: print(text, flush=True),  # noqa: T201 - a command's output
        )  # fmt: skip
    except DemoFailed as error:
        sys.stderr.write(f"radgaze demo: {error}\n")
        return 1
    missing = [name for name in PARTS if not (made / name).is_file() or not (made / name).stat().st_size]
    if missing:
        sys.stderr.write(f"radgaze demo: not made: {', '.join(missing)}\n")
        return 1
    return 0


def make_demo(
    out: Path,
    path: Path,
    *,
    seed: int = 1,
    size: tuple[int, int] = (1600, 1000),
    headless: bool = True,
    timeout_s: float = 110.0,
    make_worker: Callable[[Callable[[Any], None]], Any] | None = None,
    say: Callable[[str], None] = lambda _text: None,
) -> Path:
    """Run the demo and return its folder. Raises DemoFailed."""
    began = time.monotonic()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="radgaze-demo-") as home:
        from ui.driver import Driver

        driver = Driver(Path(home), size=size, headless=headless, make_worker=make_worker)
        stage = _Stage(driver, out, path, seed, began + timeout_s, say, began)
        try:
            stage.play()
            if not headless:
                say("The window stays open until you close it.")
                driver.stay()
        finally:
            driver.close()
    return out


MOST_NOTICED = 3
"""Findings that the simulated reader may notice."""


class _Stage:
    """The steps of one demo, each with its time."""

    def __init__(
        self,
        driver: Driver,
        out: Path,
        path: Path,
        seed: int,
        deadline: float,
        say: Callable[[str], None],
        began: float,
    ) -> None:
        self.driver = driver
        self.window: Any = driver.window
        self.out, self.path, self.seed, self.say = out, path, seed, say
        self.deadline, self.began = deadline, began
        self.timings: dict[str, float] = {}

    def until(
        self, what: str, condition: Callable[[], Any], *, check: Callable[[], None] | None = None
    ) -> None:
        """Let the window live until `condition`. Raises DemoFailed when time is up."""
        from ui.driver import NotInTime

        started = time.monotonic()
        try:
            self.driver.until(condition, deadline=self.deadline, check=check)
        except NotInTime:
            raise DemoFailed(f"{what} did not end in time.", "Give more with --timeout.") from None
        self.timings[what] = round(time.monotonic() - started, 3)
        self.say(f"{what}: {self.timings[what]:.1f} s")

    def play(self) -> None:
        window = self.window
        window.open_path(self.path)
        window.show()
        self.until(
            "image shown", lambda: window.picture is not None and window.painted, check=self._no_open_error
        )
        self.until("session ready", lambda: window.session is not None and window.recorder is not None)
        session = window.session
        session.set_choices(seed=self.seed)
        self._look_at_the_film()
        recorder = window.recorder
        recorder.start("simulated-reader", {"seed": self.seed, "temperament": "careful"})
        recorder.begin(f"simulated-{self.seed}", "Demonstration: a simulated reader, no person")
        self.until("recording begun", lambda: recorder.recording is not None, check=self._no_tracker_error)
        self.until("reading recorded", lambda: recorder.recording is None, check=self._no_tracker_error)
        self.until("fixations found", lambda: session.fixations is not None and len(session.fixations) > 0)
        window.actions_["mark_read"].trigger()
        if session.state != "explaining":
            window.actions_["ai"].trigger()
        window.jobs.ask_all()
        for slot, what in (
            ("film", "film check"),
            ("diagnosis", "findings"),
            ("explanation", "explanation"),
            ("scanpaths", "predicted scanpaths"),
            ("draft_without_gaze", "draft without gaze"),
            ("draft_with_gaze", "draft with gaze"),
        ):
            self.until(what, functools.partial(self._done, slot))
        self.driver.rest(0.8)
        self._write()

    def _look_at_the_film(self) -> None:
        """What the simulated reader knows of the film: lungs and heart, and where predicted readers look for
        what the models hold likely."""
        window = self.window
        self.until(
            "worker ready",
            lambda: window.children_.worker.state.state in ("ready", "busy"),
            check=self._no_dead_worker,
        )
        window.jobs.segment_anatomy(propose=False)
        self.until("lungs and heart", functools.partial(self._done, "anatomy"))
        window.jobs.diagnose()
        self.until("findings without gaze", functools.partial(self._done, "diagnosis"))
        for finding in likely(window.session)[:MOST_NOTICED]:
            window.jobs.predict_scanpaths(finding)
            self.until(f"readers who look for {finding}", functools.partial(self._done, "scanpaths"))

    def _done(self, slot: str) -> bool:
        job = self.window.jobs.jobs.get(slot)
        if job is None or job.active:
            return False
        if job.state != "done":
            raise DemoFailed(job.words)
        return True

    def _no_open_error(self) -> None:
        for bar in self.window.messages.messages():
            if "cannot be shown" in bar.text:
                raise DemoFailed(bar.text)

    def _no_tracker_error(self) -> None:
        if self.window.recorder.error:
            raise DemoFailed(f"The tracker failed: {self.window.recorder.error}")

    def _no_dead_worker(self) -> None:
        state = self.window.children_.worker.state
        if state.state == "dead":
            raise DemoFailed(f"The worker does not start: {state.text}")

    def _write(self) -> None:
        import numpy as np

        from app.export import figures, tables
        from app.export.report_text import draft_text

        started = time.monotonic()
        window, session, out = self.window, self.window.session, self.out
        if not self.driver.photograph(out / "screenshot.png"):
            raise DemoFailed(f"{out / 'screenshot.png'} cannot be written.")
        entry = session.recording()
        for name in RECORDING_FILES:
            shutil.copyfile(session.folder / entry.folder / name, out / name)
        fixations, heatmap = session.fixations, session.gaze_heatmap
        image = window.picture.model_image
        (out / "fixations.csv").write_text(tables.fixations_csv(fixations), encoding="utf-8")
        seconds = session.gaze.duration_ms / 1000
        figures.map_figure(
            out / "heatmap.png", image, heatmap.values, colour_map="cividis", fixations=fixations,
            title="Gaze heatmap and fixations",
            caption=f"Simulated reader, seed {self.seed}: {len(fixations)} fixations in {seconds:.1f} s",
        )  # fmt: skip
        explanation = session.explanation()
        values = session.map(explanation.map)
        np.save(out / "matex.npy", values, allow_pickle=False)
        model = explanation.result.models[0].id if explanation.result.models else "?"
        figures.map_figure(
            out / "matex.png", image, values, colour_map="magma", contour=0.5,
            title=f"MATEX of “{explanation.request.phrase}”",
            caption=f"Image-text similarity {explanation.result.similarity:.2f}; {model}; contour at 0.5",
        )  # fmt: skip
        prediction, diagnosis = session.prediction(), session.diagnosis()
        (out / "scanpaths.json").write_bytes(tables.scanpaths_json(session, prediction))
        (out / "diagnosis.json").write_bytes(tables.diagnosis_json(session, diagnosis))
        for with_gaze, name in ((False, "report_without_gaze.txt"), (True, "report_with_gaze.txt")):
            (out / name).write_text(draft_text(session.draft(with_gaze=with_gaze)), encoding="utf-8")
        self.timings["files written"] = round(time.monotonic() - started, 3)
        self._summary(explanation, prediction)

    def _summary(self, explanation: Any, prediction: Any) -> None:
        session = self.window.session
        jobs = self.window.jobs.jobs
        self.timings["total"] = round(time.monotonic() - self.began, 3)
        summary = {
            "notice": "Research use only, not for diagnosis.",
            "image": {
                "path": str(self.path),
                "sha256": session.study.image_id,
                "width_px": session.study.width_px,
                "height_px": session.study.height_px,
            },
            "seeds": {"reader": self.seed, "models": session.choices.seed},
            "reader": {"provider": "simulated-reader", "temperament": "careful"},
            "gaze": {
                "seconds": round(session.gaze.duration_ms / 1000, 3),
                "samples": len(session.gaze.t_ms),
                "fixations": len(session.fixations),
            },
            "explained": explanation.request.phrase,
            "explained_strength": round(explanation.result.strength, 3),
            "searched": prediction.request.finding,
            "scanmatch_with_own_gaze": session.figures.get(f"scanmatch {prediction.id}"),
            "scanmatch_by_chance": session.figures.get(f"scanmatch chance {prediction.id}"),
            "models": [
                {"id": m.id, "version": m.version, "demo": m.demo, "trained_on": m.trained_on}
                for m in session.models()
            ],
            "device": self.window.children_.worker.state.device,
            "job_seconds": {slot: round(job.seconds, 3) for slot, job in jobs.items()},
            "timings_s": self.timings,
            "machine": {
                "python": platform.python_version(),
                "system": platform.platform(),
                "cores": os.cpu_count(),
            },
            "files": [name for name in PARTS if name != "summary.json"],
        }
        text = json.dumps(summary, indent=1, ensure_ascii=False) + "\n"
        (self.out / "summary.json").write_text(text, encoding="utf-8")
        self.say(f"written to {self.out} in {self.timings['total']:.1f} s")
