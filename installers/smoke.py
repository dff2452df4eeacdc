#!/usr/bin/env python3
"""The same short trial of RadGaze from source, from the one-folder build and from an installed package.

    python3 installers/smoke.py [--json] PROGRAM [WORDS...]

PROGRAM is what runs it: `radgaze`, `/usr/bin/radgaze`, `python -m app.cli`. Standard library only, so that it
runs where nothing is installed. One line a check; the exit code is 1 where one fails.
"""

import hashlib
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILM = "phantom-default-0000887.dcm"
PIXELS = "f384b3ad0c6f8124"
"""Beginning of the SHA-256 of the film's displayed grey values, row by row, as `radgaze render` writes them;
made from source by `smoke.py --pixels PNG`."""
PATIENCE_S = 300


class SmokeFailed(Exception):
    """A check did not hold; the words say what was seen."""


class Trial:
    """One program in a home of its own, on a screen."""

    def __init__(self, program, home, environment):
        self.program, self.home = program, Path(home)
        self.environment = {**environment, "RADGAZE_HOME": str(self.home / "radgaze")}

    def run(self, *words, codes=(0,), more=None):
        """What it prints on standard output and standard error. Raises SmokeFailed."""
        try:
            ended = subprocess.run(
                [*self.program, *map(str, words)],
                env={**self.environment, **(more or {})},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=PATIENCE_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SmokeFailed(str(error)) from error
        if ended.returncode not in codes:
            last = " / ".join(ended.stderr.strip().splitlines()[-3:])
            raise SmokeFailed(f"{' '.join(map(str, words))} ended with {ended.returncode}: {last}")
        return ended.stdout, ended.stderr


def version(trial):
    said = json.loads(trial.run("version", "--json")[0])
    if not re.fullmatch(r"\d+\.\d+\.\d+.*", said["radgaze"]):
        raise SmokeFailed(f"the version is {said['radgaze']!r}")
    return f"{said['radgaze']}, Qt {said['PySide6-Essentials']}"


def doctor(trial):
    lines = json.loads(trial.run("doctor", "--json", codes=(0, 1))[0])
    said = {line["subject"]: line for line in lines}
    for subject in ("displays", "trackers", "disk"):
        if said[subject]["state"] == "wrong":
            raise SmokeFailed(f"{subject}: {said[subject]['words']}")
    if wrong := [line["subject"] for line in lines if line["state"] == "wrong" and not line["way_out"]]:
        raise SmokeFailed(f"no way out is named for {', '.join(wrong)}")
    return f"{len(lines)} lines; displays: {said['displays']['words']}"


def render(trial):
    """The demo film through the grayscale chain; then its PNG, which a process of its own decodes."""
    out, again = trial.home / "film.png", trial.home / "again.png"
    trial.run("render", film(trial), out)
    digest = pixel_digest(out)
    if not digest.startswith(PIXELS):
        raise SmokeFailed(f"other grey values than from source: {digest[:16]} in place of {PIXELS}")
    trial.run("render", out, again)
    if not again.stat().st_size:
        raise SmokeFailed("the PNG that was rendered cannot be rendered again")
    return f"grey values {digest[:16]}"


def window(trial):
    """A window that shows its first picture, and ends by itself."""
    began = time.monotonic_ns()
    said = trial.run("view", film(trial), more={"RADGAZE_MARK_FIRST_PAINT": "1"})[1]
    marks = [int(line) for line in said.splitlines() if line.strip().isdigit()]
    if not marks:
        raise SmokeFailed("no picture was painted")
    return f"first picture after {(marks[-1] - began) / 1e9:.2f} s"


CHECKS = (version, doctor, render, window)


def film(trial):
    """A demo study: of this checkout, or of the program's own folder."""
    beside = Path(shutil.which(trial.program[0]) or trial.program[0]).resolve().parent
    for folder in (beside / "_internal", HERE.parent):
        if (path := folder / "resources" / "demo" / FILM).exists():
            return path
    raise SmokeFailed(f"{FILM} is neither in {beside} nor in {HERE.parent}")


def pixel_digest(path):
    """SHA-256 of the grey values of an 8-bit PNG. Raises SmokeFailed."""
    data, at, packed = path.read_bytes(), 8, b""
    width = height = channels = 0
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
            channels = {0: 1, 2: 3}.get(colour, 0)
            if depth != 8 or not channels:
                raise SmokeFailed(f"{path.name} is no plain 8-bit PNG")
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    raw, stride, digest = zlib.decompress(packed), width * channels, hashlib.sha256()
    before = bytearray(stride)
    for row in range(height):
        start = row * (stride + 1)
        before = unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), before, channels)
        digest.update(before)
    return digest.hexdigest()


def unfiltered(kind, line, up, step):
    """One line of a PNG without its filter (PNG specification, 9.2)."""
    if kind == 0:
        return line
    for i in range(len(line)):
        left = line[i - step] if i >= step else 0
        corner = up[i - step] if i >= step else 0
        line[i] = (line[i] + (0, left, up[i], (left + up[i]) // 2, paeth(left, up[i], corner))[kind]) & 255
    return line


def paeth(left, up, corner):
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))


def screen(environment):
    """(environment, what ends it): the screen that is there, an Xvfb of our own, or Qt's offscreen one."""
    here = any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    program = shutil.which("Xvfb")
    if here or not sys.platform.startswith("linux"):
        return environment, lambda: None
    if program is None:
        return {**environment, "QT_QPA_PLATFORM": "offscreen"}, lambda: None
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=(writer,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        number = answer.readline().decode().strip()

    def end():
        server.terminate()
        server.wait(20)

    return {**environment, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}, end


def left_running(home):
    """Processes that still have our home in their environment. Linux only."""
    mark = f"RADGAZE_HOME={home}".encode()
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (entry / "environ").read_bytes() and int(entry.name) != os.getpid():
                found.append((entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:80])
        except OSError:
            continue  # it ended meanwhile, or is another user's
    return found


def try_out(program, say):
    """Names of the checks that failed."""
    failed = []
    environment, end = screen(dict(os.environ))
    with tempfile.TemporaryDirectory(prefix="radgaze-smoke-") as home:
        trial = Trial(program, home, environment)
        try:
            for check in CHECKS:
                began = time.monotonic()
                try:
                    words, good = check(trial), True
                except (SmokeFailed, OSError, KeyError, ValueError) as error:
                    words, good = str(error) or type(error).__name__, False
                    failed.append(check.__name__)
                say({"check": check.__name__, "good": good, "words": words, "s": time.monotonic() - began})
            time.sleep(0.5)
            left = left_running(trial.environment["RADGAZE_HOME"])
            failed += ["clean exit"] if left else []
            words = f"still running: {'; '.join(left)}" if left else "nothing is left running"
            say({"check": "clean exit", "good": not left, "words": words, "s": 0.0})
        finally:
            end()
    return failed


def main(argv=None):
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["--pixels"]:
        sys.stdout.write(pixel_digest(Path(words[1])) + "\n")
        return 0
    as_json = words[:1] == ["--json"]
    program = words[1:] if as_json else words
    if not program or program[0] in ("-h", "--help"):
        sys.stdout.write(__doc__)
        return 0 if program else 2

    def say(line):
        plain = (
            f"{'ok  ' if line['good'] else 'BAD '} {line['check']:10} {line['words']}  ({line['s']:.1f} s)"
        )
        sys.stdout.write((json.dumps(line) if as_json else plain) + "\n")
        sys.stdout.flush()

    return 1 if try_out(program, say) else 0


if __name__ == "__main__":
    sys.exit(main())
