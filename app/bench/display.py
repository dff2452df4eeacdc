"""A screen for benchmarks: the one that is there, an Xvfb of our own, or Qt's offscreen platform."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_TIMEOUT_S = 20


@contextmanager
def screen() -> Iterator[tuple[dict[str, str], str]]:
    """An environment for programs with a window, and the name of the screen for the report."""
    environment = dict(os.environ)
    if environment.get("QT_QPA_PLATFORM"):
        yield environment, environment["QT_QPA_PLATFORM"]
        return
    on_screen = sys.platform != "linux" or environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    if on_screen:
        yield environment, "this screen"
        return
    program = shutil.which("Xvfb")
    if program is None:
        yield {**environment, "QT_QPA_PLATFORM": "offscreen"}, "offscreen"
        return
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(writer), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=(writer,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as answer:
            number = answer.readline().decode().strip()
        if not number:
            yield {**environment, "QT_QPA_PLATFORM": "offscreen"}, "offscreen"
        else:
            yield {**environment, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}, "Xvfb"
    finally:
        server.terminate()
        try:
            server.wait(_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
