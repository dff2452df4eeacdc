#!/usr/bin/env python3
"""Makes the pictures of the documentation from the program, without a display.

    .venv/bin/python scripts/pictures.py [NAME ...]    all of them, or those that are named
    .venv/bin/python scripts/pictures.py --check       which are older than the code that they show

docs/images/pictures.json keeps, for each, the code that it shows and that code's digest when it was made.
Comments, docstrings and layout of the code do not count. Remade pictures are looked at before they are kept.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "images"
KEPT = FOLDER / "pictures.json"
SIZE = (1400, 900)

if TYPE_CHECKING:
    from ui.driver import Driver


@dataclass(frozen=True)
class Picture:
    """shows: the files whose change makes it old. make: writes it."""

    shows: tuple[str, ...]
    make: Callable[[Path], None]


def driven(make: Callable[[Driver, Path], None]) -> Callable[[Path], None]:
    """A window of its own, settled; `make` brings it into the state that is shown."""

    def made(path: Path) -> None:
        from ui.driver import Driver

        with tempfile.TemporaryDirectory() as home:
            driver = Driver(Path(home) / "library", size=SIZE, headless=True)
            try:
                driver.window.start_children = False
                driver.window.show_first()
                driver.rest(1.5)
                make(driver, path)
            finally:
                driver.close()

    return made


def _first_screen(driver: Driver, path: Path) -> None:
    _keep(driver.photograph(path), path)


def _settings(driver: Driver, path: Path) -> None:
    from ui.dialogs.settings import SettingsWindow

    driver.window.actions_["settings"].trigger()
    driver.rest(0.5)
    window = next(iter(driver.window.findChildren(SettingsWindow)))
    window.search.setText("magnifier")
    driver.rest(0.3)
    _keep(window.grab().save(str(path)), path)


def _film(driver: Driver, path: Path) -> None:
    from app.demo_study import demo_study

    driver.window.open_path(demo_study())
    driver.rest(4.0)
    _keep(driver.photograph(path), path)


def _whole_story(path: Path) -> None:
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "app.cli", "demo", "--headless", "--timeout", "600", "--out", home]
        subprocess.run(command, cwd=ROOT, check=True)
        path.write_bytes((Path(home) / "screenshot.png").read_bytes())


def _keep(saved: bool, path: Path) -> None:  # noqa: FBT001 - Qt's answer
    if not saved:
        raise OSError(f"{path} could not be written")


_LOOK = ("resources/themes/dark.toml", "resources/themes/window.qss")
PICTURES = {
    "first-screen.png": Picture(("ui/first_screen.py", *_LOOK), driven(_first_screen)),
    "settings.png": Picture(
        ("ui/dialogs/settings.py", "ui/dialogs/setting_rows.py", "app/settings_table.py", *_LOOK),
        driven(_settings),
    ),
    "film.png": Picture(
        ("ui/viewer/pane.py", "ui/viewer/corners.py", "ui/top_bar.py", *_LOOK), driven(_film)
    ),
    "window.png": Picture(("ui/viewer/grid.py", "ui/overlays/scanpaths.py", *_LOOK), _whole_story),
}


def digest(shows: tuple[str, ...]) -> str:
    """Of what the code says, whatever its comments and layout are."""
    whole = hashlib.sha256()
    for name in shows:
        text = (ROOT / name).read_text("utf-8")
        whole.update(said(text).encode() if name.endswith(".py") else text.encode())
    return whole.hexdigest()[:16]


def said(source: str) -> str:
    """Python without comments, docstrings and layout."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            value = body[0].value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                del body[0]
    return ast.dump(tree)


def stale() -> list[str]:
    """Names of pictures that are older than what they show, or that are not there."""
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    return [
        name
        for name, picture in PICTURES.items()
        if not (FOLDER / name).exists() or kept.get(name, {}).get("digest") != digest(picture.shows)
    ]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(PICTURES))
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args(argv)
    if args.check:
        found = stale()
        sys.stdout.write("".join(f"{name} is old: scripts/pictures.py {name}\n" for name in found))
        return 1 if found else 0
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    for name in args.names or PICTURES:
        picture = PICTURES[name]
        picture.make(FOLDER / name)
        kept[name] = {"shows": list(picture.shows), "digest": digest(picture.shows)}
        KEPT.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n", encoding="utf-8")
        sys.stdout.write(f"{FOLDER / name}\n")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with tempfile.TemporaryDirectory() as home:
        os.chdir(home)  # no path of this machine is in a picture
        os.environ["RADGAZE_HOME"] = "radgaze"
        sys.exit(main())
