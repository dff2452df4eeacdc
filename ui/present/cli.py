"""`radgaze present [STORY]`: a story for an audience, full screen; unattended it goes round by itself. It
needs no network, GPU or tracker: what it shows was made before, by `radgaze demo`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.story.material import Material
    from app.story.story import Story

MADE = "presentation"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("story", nargs="?", default="first", help="a shipped story's name, or a TOML file")
    parser.add_argument(
        "--made", type=Path, help="a folder that `radgaze demo --out` wrote; default one of its own"
    )
    parser.add_argument("--film", type=Path, help="where the demo's film lies now")
    parser.add_argument("--window", metavar="WxH", help="a window of this size in place of the full screen")
    parser.add_argument("--check", action="store_true", help="read story and material, show nothing")
    parser.add_argument(
        "--without-models", action="store_true", help="no worker: the last step tells the likeness alone"
    )
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")


def run(args: argparse.Namespace) -> int:
    """0; 2 for a story with faults, 3 where what it shows is not there."""
    from app.story.material import MaterialMissing, read_material
    from app.story.story import StoryError, read_story

    try:
        story = read_story(args.story)
        material = read_material(args.made or _made(), args.film)
        size = None if args.window is None else tuple(int(part) for part in args.window.lower().split("x"))
    except StoryError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except ValueError:
        sys.stderr.write(f"radgaze present: --window is WIDTHxHEIGHT, not {args.window!r}\n")
        return 2
    except MaterialMissing as error:
        sys.stderr.write(f"{error}\n")
        return 3
    if args.check:
        seconds = sum(step.seconds for step in story.steps)
        sys.stdout.write(f"{story.title}: {len(story.steps)} steps, {seconds:.0f} s a round\n")
        return 0
    return _show(story, material, size, args.theme, models=not args.without_models)


def _made() -> Path:
    """The folder of its own, made by a demo the first time (a process of its own: it has another screen).
    Raises MaterialMissing."""
    from app.settings import data_folder
    from app.story.material import MaterialMissing
    from eyetracking.wire import child_command

    folder = data_folder() / MADE
    if not (folder / "summary.json").exists():
        sys.stderr.write(f"The first time: what the story shows is made in {folder}; this takes a minute.\n")
        words = ["demo", "--headless", "--timeout", "600", "--out", str(folder)]
        demo = [*child_command("app.cli"), *words]
        if subprocess.run(demo, check=False).returncode:
            raise MaterialMissing("The demo did not end well; what it said is above.")
    return folder


def _show(
    story: Story, material: Material, size: tuple[int, ...] | None, chosen: str, *, models: bool
) -> int:
    from PySide6.QtWidgets import QApplication

    from app.settings import load_or_set_aside
    from app.story.live import LiveAnswers
    from ui import theme
    from ui.children import Children
    from ui.present.window import PresentWindow

    app = QApplication.instance() or QApplication(["radgaze"])
    assert isinstance(app, QApplication)
    theme.install(app, name=chosen)
    children = Children()
    live = None
    if models:
        children.inference = load_or_set_aside()[0].inference
        children.start()
        live = LiveAnswers(children.worker, material.film, material.image_id)
        children.worker_event.connect(live.event)
    window = PresentWindow(story, material, live=live)
    if size is None:
        window.setGeometry(window.screen().geometry())  # where no window manager makes it so
        window.showFullScreen()
    else:
        window.resize(*size)
        window.show()
    try:
        return app.exec()
    finally:
        children.stop()
