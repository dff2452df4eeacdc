#!/usr/bin/env python3
"""Sets up RadGaze in this checkout with nothing but Python 3.11 to 3.13.

    python3 installers/bootstrap.py run [PATH]     set up, then open RadGaze (or PATH in it)
    python3 installers/bootstrap.py test [ARGS]    set up, then lint and test; ARGS go to pytest
    python3 installers/bootstrap.py setup          set up only

Standard library only. Everything goes into .venv beside this folder; a second call finds it done. On Debian
as root, missing system packages are installed; otherwise the exact command is said.
RADGAZE_TORCH_INDEX: a package index to take torch from (PyTorch's own has small CPU-only builds).
"""

import argparse
import contextlib
import ctypes
import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "radgaze-setup.json"
LOG = ROOT / ".radgaze-setup.log"
SETUP_VERSION = 1
OLDEST, NEWEST = (3, 11), (3, 13)
TORCH = "torch==2.13.0"
EXTRAS = "worker,lsl,dev"
FIRST_HALF = ("tests/ui", "tests/app")
"""Takes about as long as all other tests: each half has a core."""

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libstdc++.so.6": "libstdc++6",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt's wheels expect of the system: library -> Debian package (from the wheels' own NEEDED entries)."""
TEST_PROGRAMS = {"Xvfb": "xvfb"}
TEST_PEERS = {
    "dcm2pnm": "dcmtk",
    "dciodvfy": "dicom3tools",
    "Orthanc": "orthanc",
    "/usr/share/orthanc/plugins/libOrthancDicomWeb.so": "orthanc-dicomweb",
}
"""Program -> Debian package. Only CI installs the peers; elsewhere tests that need them say so and skip."""

IMPORTS = ("PySide6.QtWidgets", "torch", "transformers", "pydicom", "gdcm", "openjpeg", "pyarrow", "app.cli")


class SetupError(Exception):
    """A step failed: what, why, and what to do about it."""

    def __init__(self, what, why, way_out):
        super().__init__(f"{what}: {why}\n  {way_out}")


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def venv_python():
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def check_python():
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        here = f"{sys.version_info[0]}.{sys.version_info[1]}"
        others = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
        found = next((name for name in others if shutil.which(name)), None)
        way_out = f"Run it with {found}." if found else "Install one of them and run this with it."
        raise SetupError(f"Python {here}", "RadGaze runs on Python 3.11 to 3.13", way_out)


def missing_packages(for_tests):
    """Debian packages that are missing, each with the thing that was looked for."""
    missing = {}
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        missing[f"python3.{sys.version_info[1]}-venv"] = "Python's venv module"
    if sys.platform.startswith("linux"):
        for library, package in QT_LIBRARIES.items():
            try:
                ctypes.CDLL(library)
            except OSError:
                missing[package] = library
        wanted = {**TEST_PROGRAMS, **(TEST_PEERS if os.environ.get("CI") else {})} if for_tests else {}
        for program, package in wanted.items():
            path = f"{os.environ.get('PATH', '')}:/usr/sbin"
            if not Path(program).exists() and shutil.which(program, path=path) is None:
                missing[package] = program
    return missing


def ensure_system(for_tests):
    missing = missing_packages(for_tests)
    if not missing:
        return
    names = " ".join(sorted(missing))
    looked_for = ", ".join(sorted(missing.values()))
    apt = shutil.which("apt-get")
    if apt is None:
        way_out = "Install them with your system's packages."
        raise SetupError("system libraries", f"not found: {looked_for}", way_out)
    if os.geteuid() != 0:
        command = f"sudo apt-get install -y {names}"
        raise SetupError("system libraries", f"not found: {looked_for}", f"Run: {command}")
    say(f"Installing system packages: {names}")
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    logged([apt, "update"], "apt-get update", env=quiet, tries=2)
    logged(
        [apt, "install", "-y", "--no-install-recommends", *sorted(missing)],
        f"apt-get install {names}",
        env=quiet,
        tries=2,
    )
    importlib.invalidate_caches()
    still = missing_packages(for_tests)
    if still:
        raise SetupError(
            "system libraries", f"still not found: {', '.join(still.values())}", f"The log is {LOG}"
        )


def logged(command, what, env=None, tries=1):
    """Runs a command into the log; SetupError with its last lines if it fails `tries` times."""
    for attempt in range(tries):
        with LOG.open("ab") as log:
            log.write(f"\n$ {' '.join(str(part) for part in command)}\n".encode())
            log.flush()
            began = log.tell()
            try:
                code = subprocess.call(
                    command, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=env, cwd=ROOT
                )
            except OSError as error:
                raise SetupError(what, str(error), f"The log is {LOG}") from error
        if code == 0:
            return
        if attempt + 1 < tries:
            say(f"  {what} failed (exit code {code}); trying once more")
            time.sleep(3)
    with LOG.open("rb") as log:
        log.seek(began)
        tail = log.read().decode("utf-8", "replace").strip().splitlines()[-12:]
    raise SetupError(what, f"exit code {code}", "\n  ".join([*tail, f"The whole log is {LOG}"]))


def setup_key(gpu):
    parts = [
        SETUP_VERSION,
        (ROOT / "pyproject.toml").read_text(encoding="utf-8"),
        str(ROOT),
        sys.version_info[:3],
        EXTRAS,
        TORCH,
        gpu,
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def read_stamp():
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def make_venv():
    """A working .venv of this Python; one that another Python or another place made is made anew."""
    python = venv_python()
    if python.exists():
        check = "import sys, pip; print(sys.version_info[0], sys.version_info[1], sys.prefix)"
        found = subprocess.run([str(python), "-c", check], capture_output=True, text=True, check=False)
        wanted = f"{sys.version_info[0]} {sys.version_info[1]} {VENV}"
        if found.returncode == 0 and found.stdout.strip() == wanted and moved_from() is None:
            return
        say("The .venv that is there was made by another Python or in another place; making it anew")
    if VENV.exists():
        if not (VENV / "pyvenv.cfg").exists() and any(VENV.iterdir()):
            raise SetupError(str(VENV), "it is there and is no virtual environment", "Move it away.")
        shutil.rmtree(VENV)
    say("Making .venv")
    base = getattr(sys, "_base_executable", None) or sys.executable
    logged([base, "-m", "venv", str(VENV)], "python -m venv .venv")


def moved_from():
    """The place that .venv's scripts point to, where that is not here."""
    root = read_stamp().get("root")
    return root if root not in (None, str(ROOT)) else None


def pip(arguments, what, tries=2):
    command = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    logged([*command, *arguments], what, tries=tries)


def gpu_name():
    """The first CUDA GPU's name, or "" where the driver sees none."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return ""
    try:
        listed = subprocess.run([program, "-L"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    if listed.returncode != 0 or not listed.stdout:
        return ""
    return listed.stdout.splitlines()[0].split(":", 1)[-1].strip()


def install(gpu):
    """Packages into .venv; returns sentences that the user should know."""
    notes = []
    found = gpu_name()
    say(f"Installing {TORCH} ({'a CUDA GPU is here: ' + found if found else 'no CUDA GPU found: CPU'})")
    index = os.environ.get("RADGAZE_TORCH_INDEX")
    pip([TORCH, *(["--index-url", index] if index else [])], f"pip install {TORCH}")
    say(f"Installing RadGaze and its packages ({EXTRAS})")
    pip(["-e", f".[{EXTRAS}]"], f"pip install -e .[{EXTRAS}]")
    try:
        pip(["-e", ".[tobii]", "--only-binary", "TittaPy"], "pip install -e .[tobii]", tries=1)
    except SetupError:
        here = f"Python {sys.version_info[0]}.{sys.version_info[1]} on {sys.platform}"
        notes.append(f"Tobii trackers: no wheel for {here}; every other tracker works. The log is {LOG}")
    if gpu:
        notes.append(install_flash_attention())
    if found:
        cuda = [str(venv_python()), "-c", "import torch; print(torch.cuda.is_available())"]
        answer = subprocess.run(cuda, capture_output=True, text=True, check=False).stdout.strip()
        if answer != "True":
            notes.append(f"{found} is here, but this torch cannot use it: models run on the CPU")
    return notes


def install_flash_attention():
    wanted = "flash-attn>=2.8"
    say("Installing flash-attn")
    try:
        pip(["--only-binary", "flash-attn", wanted], f"pip install {wanted} (wheel)", tries=1)
        return "flash-attn: installed from a wheel"
    except SetupError:
        pass
    if shutil.which("nvcc") is None:
        return (
            "flash-attn: neither a wheel nor a CUDA compiler (nvcc): left out, torch's own attention is used"
        )
    try:
        pip(["ninja", "packaging", "wheel", "setuptools"], "pip install build tools for flash-attn")
        pip(["--no-build-isolation", wanted], f"pip install {wanted} (built here)", tries=1)
        return "flash-attn: built here"
    except SetupError:
        return f"flash-attn: could not be built: left out, torch's own attention is used. The log is {LOG}"


def verify():
    code = "import importlib, sys\nfor name in sys.argv[1:]:\n    importlib.import_module(name)\n"
    env = dict(os.environ, QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"))
    logged([str(venv_python()), "-c", code, *IMPORTS], "importing what was installed", env=env)


def ensure_setup(*, gpu, for_tests, force=False):
    check_python()
    ensure_system(for_tests)
    key = setup_key(gpu)
    if not force and read_stamp().get("key") == key and venv_python().exists():
        return
    LOG.write_text(f"RadGaze setup, {time.strftime('%Y-%m-%d %H:%M:%S')}\n", encoding="utf-8")
    began = time.monotonic()
    make_venv()
    notes = install(gpu)
    verify()
    for note in notes:
        say(f"Note: {note}")
    STAMP.write_text(json.dumps({"key": key, "root": str(ROOT), "notes": notes}), encoding="utf-8")
    say(f"Set up in {time.monotonic() - began:.0f} s. Afterwards: {VENV.name}/bin/radgaze --help")


def run_tests(pytest_arguments):
    """Lint, types, import rules, then pytest: its closing line is the last that is printed."""
    python = str(venv_python())
    env = dict(os.environ)
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = []
    if not pytest_arguments:
        scripts = venv_python().parent
        checks = (
            ("ruff", [str(scripts / "ruff"), "check", "."]),
            ("format", [str(scripts / "ruff"), "format", "--check", "."]),
            ("mypy", [python, "-m", "mypy"]),
            ("import rules", [str(scripts / "lint-imports")]),
        )
        for name, command in checks:
            say(f"--- {name}")
            if subprocess.call(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL) != 0:
                failed.append(name)
        if failed:
            say(f"--- FAILED before the tests: {', '.join(failed)}")
    say("--- pytest")
    command = [python, "-m", "pytest", *pytest_arguments]
    halves = [list(FIRST_HALF), [f"--ignore={folder}" for folder in FIRST_HALF]]
    if pytest_arguments or (os.cpu_count() or 1) < 2:
        halves = [[]]
    codes = run_beside([[*command, *half] for half in halves], env)
    return max(codes) or (1 if failed else 0)


def run_beside(commands, env):
    """The commands at the same time, one core each; the last one's words are printed as they come, those of
    the others once it has ended. Returns their exit codes."""
    with contextlib.ExitStack() as files:
        others = []
        for command in commands[:-1]:
            output = files.enter_context(tempfile.TemporaryFile())
            started = subprocess.Popen(
                command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )
            others.append((started, output))
        codes = [subprocess.call(commands[-1], cwd=ROOT, env=env, stdin=subprocess.DEVNULL)]
        for started, output in others:
            codes.append(started.wait())
            output.seek(0)
            say(output.read().decode("utf-8", "replace"))
    return codes


def has_screen():
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run_program(arguments):
    if not has_screen():
        sys.stderr.write(
            "RadGaze is set up, but there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).\n"
            "  Start it from a desktop session, or without a window:\n"
            f"  {VENV.name}/bin/radgaze demo --headless --out demo-output\n"
        )
        return 1
    command = [str(venv_python()), "-m", "app.cli", "view", *arguments]
    if os.name == "nt":
        return subprocess.call(command)
    sys.stdout.flush()
    os.execv(command[0], command)


def main(argv=None):
    parser = argparse.ArgumentParser(prog="bootstrap.py", description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=("run", "test", "setup"))
    parser.add_argument("--gpu", action="store_true", help="also flash-attn, where a wheel or compiler is")
    parser.add_argument("--force", action="store_true", help="install again even if nothing has changed")
    args, rest = parser.parse_known_args(argv)
    if rest[:1] == ["--"]:
        rest = rest[1:]
    if args.command == "setup" and rest:
        parser.error(f"unknown argument: {rest[0]}")
    try:
        ensure_setup(gpu=args.gpu, for_tests=args.command == "test", force=args.force)
    except SetupError as error:
        sys.stderr.write(f"RadGaze was not set up.\n{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted; call it again to go on.\n")
        return 130
    if args.command == "test":
        return run_tests(rest)
    if args.command == "run":
        return run_program([str(Path(word).resolve()) if not word.startswith("-") else word for word in rest])
    return 0


if __name__ == "__main__":
    sys.exit(main())
