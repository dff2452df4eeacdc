#!/usr/bin/env python3
"""Makes the installers that this machine can make, and says which it cannot and why.

    .venv/bin/python installers/build.py --out DIR [--only NAME ...] [--fast] [--kit]

folder   the one-folder build of the window (PyInstaller), without torch
deb      a Debian package around it
windows  the NSIS script, compile-checked; an installer only on Windows
macos    the bundle's Info.plist; RadGaze.app only on a Mac
kit      with --kit: the folder that installs the models' environment without a network (large)
sbom     bills of materials (CycloneDX), SHA256SUMS
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "frozen"), str(HERE.parent)]

import contents
import deb
import macos
import sbom
import shrink
from product import ROOT, Product, product
from worker_install import KitError

LIMITS_MB = {"deb": 80.0}


class Skipped(Exception):
    """This machine cannot make it; the words say why, and what to do."""


@dataclass
class Build:
    """One call. made: (name, path) of what was made; skipped: name -> why."""

    out: Path
    about: Product
    fast: bool = False
    made: list[tuple[str, Path]] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)
    too_large: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.out / self.about.program

    @property
    def seconds(self) -> float:
        """The time that files in packages get: SOURCE_DATE_EPOCH, else that of the last commit."""
        if told := os.environ.get("SOURCE_DATE_EPOCH"):
            return float(told)
        asked = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        return float(asked.stdout.strip() or time.time())


def make_folder(build: Build) -> Path:
    if importlib.util.find_spec("PyInstaller") is None:
        raise Skipped("PyInstaller is missing. Run: .venv/bin/pip install pyinstaller")
    work = build.out / "work"
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", build.out, "--workpath", work, HERE / "frozen" / "radgaze.spec",
    ]  # fmt: skip
    ended = subprocess.run(
        list(map(str, command)),
        cwd=build.out,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    (build.out / "pyinstaller.log").write_text(ended.stdout + ended.stderr, encoding="utf-8")
    if ended.returncode:
        raise Skipped(f"PyInstaller ended with {ended.returncode}: see {build.out / 'pyinstaller.log'}")
    shutil.rmtree(work)
    strip(build.folder)
    if sys.platform.startswith("linux"):
        thin(build.folder / "_internal")
    return build.folder


def strip(folder: Path) -> None:
    """Take debugging symbols out of the few files that came with them."""
    program = shutil.which("strip")
    if program is None:
        sys.stdout.write("note     strip is missing: the build is larger. On Debian: binutils\n")
        return
    for path in folder.rglob("*.so*"):
        if contents.stripped(path.relative_to(folder)) and path.is_file() and not path.is_symlink():
            subprocess.run([program, "--strip-unneeded", str(path)], check=True)


def thin(inside: Path) -> None:
    """Take out of libraries what the program never comes to. Raises OSError."""
    left_out = tuple(f"libarrow_{name}." for name in contents.ARROW_LEFT_OUT)
    try:
        for path in sorted((inside / "pyarrow").glob("*.so*")):
            path.write_bytes(shrink.without_needed(path.read_bytes(), left_out))
        for path in sorted((inside / "PySide6" / "Qt" / "lib").glob("libicudata.so*")):
            path.write_bytes(shrink.thinned_icu(path.read_bytes(), stays=contents.icu_stays))
    except shrink.NotThatFile as error:
        raise Skipped(f"{path}: {error}") from error


def make_deb(build: Build) -> Path:
    if not sys.platform.startswith("linux"):
        raise Skipped("it is made on Linux")
    program = _folder(build)
    from app.cli import COMMANDS

    commands = [(name, text) for name, _, text in COMMANDS]
    try:
        made = deb.make_deb(
            program, build.out, about=build.about, commands=commands, seconds=build.seconds, fast=build.fast
        )
    except deb.PackError as error:
        raise Skipped(str(error)) from error
    return made


def make_windows(build: Build) -> Path:
    """On Windows an installer; elsewhere the script is compiled around one small file, and kept."""
    makensis = shutil.which("makensis")
    if makensis is None:
        raise Skipped("makensis is missing. On Debian: sudo apt-get install -y nsis")
    here = sys.platform == "win32"
    trial = build.out / "nsis-trial"
    trial.mkdir(exist_ok=True)
    (trial / "radgaze.exe").write_bytes(b"MZ")
    target = build.out / f"{build.about.title}-{build.about.version}-setup.exe"
    given = {
        "VERSION": build.about.version,
        "TITLE": build.about.title,
        "ABOUT": build.about.description,
        "PAYLOAD": _folder(build) if here else trial,
        "LICENCE": ROOT / "LICENSE",
        "OUTPUT": target if here else trial / "radgaze-trial.exe",
    }
    script = HERE / "windows" / "radgaze.nsi"
    words = [makensis, "-V2", "-WX", *(f"-D{name}={value}" for name, value in given.items()), str(script)]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    shutil.rmtree(trial)
    if ended.returncode:
        raise Skipped(f"the script does not compile: {' / '.join(ended.stdout.strip().splitlines()[-3:])}")
    if here:
        return target
    kept = build.out / "windows" / "radgaze.nsi"
    kept.parent.mkdir(exist_ok=True)
    shutil.copy2(script, kept)
    return kept


def make_macos(build: Build) -> Path:
    if sys.platform == "darwin":
        return build.out / f"{build.about.title}.app"
    target = build.out / "macos" / "Info.plist"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(macos.plist(build.about))
    return target


def make_kit(build: Build) -> Path:
    import worker_kit

    target = build.out / "worker-kit"
    if worker_kit.main(["--out", str(target)]):
        raise Skipped("see above")
    return target


def make_sbom(build: Build) -> Path:
    target = build.out / "sbom.json"
    sbom.write(
        target, about=build.about, name=build.about.program, parts=sbom.of_installed(bundled(_folder(build)))
    )
    return target


def bundled(folder: Path) -> list[str]:
    """The packages that are in a one-folder build, by the modules in it."""
    from importlib.metadata import packages_distributions

    inside = folder / "_internal"
    there = {path.name.partition(".")[0] for path in inside.iterdir()}
    names = packages_distributions()
    own = {"radgaze"}
    return sorted({package for module in there for package in names.get(module, ())} - own)


def _folder(build: Build) -> Path:
    if not (build.folder / "_internal").is_dir():
        raise Skipped("the one-folder build is not there: it was not made")
    return build.folder


MAKERS = {
    "folder": make_folder,
    "deb": make_deb,
    "windows": make_windows,
    "macos": make_macos,
    "kit": make_kit,
    "sbom": make_sbom,
}
UNTESTED = {
    "windows": "compile-checked only; untested on Windows",
    "macos": "recipe only; untested on a Mac",
}


def size_mb(path: Path) -> float:
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file() and not p.is_symlink()]
    return sum(file.stat().st_size for file in files) / 1e6


def make(build: Build, names: list[str]) -> None:
    """Each in turn; one line each as soon as it is known."""
    for name in names:
        try:
            path = MAKERS[name](build)
        except (Skipped, KitError, OSError, subprocess.SubprocessError) as error:
            build.skipped[name] = str(error)
            sys.stdout.write(f"SKIPPED  {name:8} {error}\n")
        else:
            build.made.append((name, path))
            note = f"  ({UNTESTED[name]})" if name in UNTESTED else ""
            limit = LIMITS_MB.get(name)
            if limit and size_mb(path) > limit and not build.fast:
                build.too_large.append(name)
                note = f"  TOO LARGE, the bar is {limit:.0f} MB: see installers/frozen/contents.py"
            sys.stdout.write(f"made     {name:8} {size_mb(path):8.1f} MB  {path}{note}\n")
        sys.stdout.flush()
    sums = sbom.write_sums(build.out)
    sys.stdout.write(f"made     sums     {size_mb(sums):8.1f} MB  {sums}\n")


def main(argv: list[str] | None = None) -> int:
    """0 only if nothing was skipped or is too large."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", nargs="+", choices=tuple(MAKERS), metavar="NAME", help="only these")
    parser.add_argument("--fast", action="store_true", help="pack quickly and larger, for a trial")
    parser.add_argument("--kit", action="store_true", help="also the worker kit (downloads torch)")
    args = parser.parse_args(argv)
    out = args.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    names = args.only or [name for name in MAKERS if name != "kit" or args.kit]
    build = Build(out, product(), fast=args.fast)
    make(build, names)
    if "kit" not in names and not args.only:
        sys.stdout.write("note     kit      not asked for: --kit makes it (downloads torch)\n")
    return 1 if build.skipped or build.too_large else 0


if __name__ == "__main__":
    sys.exit(main())
