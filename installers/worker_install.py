#!/usr/bin/env python3
"""The environment that RadGaze's models run in, from the folder of a worker kit. No network is needed.

    python3 install.py verify      every file of the kit against its SHA-256
    python3 install.py install     make the environment; after an interruption it goes on where it was
    python3 install.py repair      find what was damaged in the environment, and put it right
    python3 install.py uninstall   remove the environment; films, recordings and settings stay

Standard library only: `installers/worker_kit.py` copies this file into the kit as install.py. RadGaze finds
the environment by itself at its next start. --to names another folder.
"""

import argparse
import base64
import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

MANIFEST, REQUIREMENTS, WHEELS, MODELS = "manifest.json", "requirements.txt", "wheels", "models"
MARKER = "radgaze-worker.json"
"""In the environment: {"state": "incomplete" or "complete", ...}; `app.worker_place` reads it."""
GROWTH = 3.5
"""How much more room packages take unpacked than as wheels, rounded up."""


class KitError(Exception):
    """What is wrong, and the way out."""


def read_manifest(kit):
    try:
        return json.loads((kit / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise KitError(f"{kit / MANIFEST} cannot be read: {error}. Copy the kit again.") from error


def sha256(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def problems(kit, manifest):
    """One sentence for each file that is missing, damaged, or not of the kit."""
    found = []
    for name, about in sorted(manifest["files"].items()):
        path = kit / name
        if not path.is_file():
            found.append(f"{name} is missing")
        elif path.stat().st_size != about["bytes"] or sha256(path) != about["sha256"]:
            found.append(f"{name} is damaged")
    there = {f"{WHEELS}/{path.name}" for path in (kit / WHEELS).glob("*") if path.is_file()}
    found += [f"{name} does not belong to the kit" for name in sorted(there - set(manifest["files"]))]
    return found


def verify(kit):
    manifest = read_manifest(kit)
    if found := problems(kit, manifest):
        raise KitError(f"{'; '.join(found)}. Copy these files again from where the kit was made.")
    return manifest


def default_place():
    """Where RadGaze looks (`app.worker_place.folder`)."""
    home = os.environ.get("RADGAZE_HOME")
    if home:
        return Path(home) / "worker"
    if os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    return base / "radgaze" / "worker"


def python_of(place):
    return place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def state_of(place):
    """What the marker says; {} where there is none."""
    try:
        return json.loads((place / MARKER).read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def mark(place, state, manifest, **more):
    new = place / (MARKER + ".new")
    new.write_text(json.dumps({"state": state, "radgaze": manifest["radgaze"], **more}), encoding="utf-8")
    new.replace(place / MARKER)


def check_python(manifest):
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if here != manifest["python"]:
        name = f"python{manifest['python']}"
        way_out = f"Run it with {name}." if shutil.which(name) else f"Install Python {manifest['python']}."
        raise KitError(f"The kit is for Python {manifest['python']}, this is {here}. {way_out}")


def check_room(place, manifest):
    needed = GROWTH * sum(about["bytes"] for about in manifest["files"].values())
    there = next(path for path in (place, *place.parents) if path.exists())
    free = shutil.disk_usage(there).free
    if free < needed:
        raise KitError(
            f"{needed / 1e9:.1f} GB are needed, {free / 1e9:.1f} GB are free at {there}. Make room."
        )


def run(command, what, **options):
    ended = subprocess.run(
        list(map(str, command)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )
    if ended.returncode:
        last = (ended.stderr.strip() or ended.stdout.strip()).splitlines()[-3:]
        raise KitError(f"{what} failed: {' / '.join(last)}. Call it again to go on where it was.")
    return ended.stdout


def pip(place, *words):
    options = ("--isolated", "--disable-pip-version-check", "--no-input", "--no-cache-dir")
    return run([python_of(place), "-I", "-m", "pip", "install", *options, *words], "pip install")


def install(kit, place, say):
    manifest = verify(kit)
    check_python(manifest)
    state = state_of(place)
    if place.exists() and any(place.iterdir()) and not state:
        raise KitError(
            f"{place} is there and was not made by a worker kit. Move it away, or name another: --to"
        )
    digest = sha256(kit / MANIFEST)
    if state.get("state") == "complete" and state.get("kit") == digest and python_of(place).exists():
        say(f"Already installed in {place}")
        return
    check_room(place, manifest)
    place.mkdir(parents=True, exist_ok=True)
    mark(place, "incomplete", manifest, kit=digest)
    if not works(place):
        say(f"Making the environment in {place}")
        base = getattr(sys, "_base_executable", None) or sys.executable
        run([base, "-m", "venv", "--clear", "--copies", place], "python -m venv")
        mark(place, "incomplete", manifest, kit=digest)
    say(f"Installing {len(manifest['files'])} files, {total_mb(manifest):.0f} MB, without a network")
    from_kit(kit, place, "-r", kit / REQUIREMENTS)
    bring_models(kit, place)
    finish(place, manifest, digest, say)


def bring_models(kit, place):
    """Copied beside each other first, so that no half of them is ever found."""
    new = place / (MODELS + ".new")
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(kit / MODELS, new)
    shutil.rmtree(place / MODELS, ignore_errors=True)
    new.replace(place / MODELS)


def works(place):
    """Whether its interpreter starts and has pip."""
    try:
        run([python_of(place), "-I", "-c", "import pip"], "the environment's Python")
    except (KitError, OSError):
        return False
    return True


def from_kit(kit, place, *words):
    pip(place, "--no-index", "--find-links", kit / WHEELS, "--require-hashes", "--no-deps", *words)


def finish(place, manifest, digest, say):
    run([python_of(place), "-I", "-m", "pip", "check"], "pip check")
    code = "import importlib, sys\nfor name in sys.argv[1:]:\n    importlib.import_module(name)\n"
    run([python_of(place), "-I", "-c", code, *manifest["probe"]], "importing what was installed")
    mark(place, "complete", manifest, kit=digest)
    say(f"Installed in {place}. RadGaze finds it at its next start.")


def total_mb(manifest):
    return sum(about["bytes"] for about in manifest["files"].values()) / 1e6


def damaged(place):
    """Names of installed packages with a file that is missing or other than its RECORD says."""
    sites = [str(path) for path in (*place.glob("lib/python*/site-packages"), place / "Lib/site-packages")]
    bad = set()
    for package in importlib.metadata.distributions(path=sites):
        for file in package.files or ():
            if file.hash is None:
                continue
            path = Path(str(file.locate()))
            digest = base64.urlsafe_b64decode(file.hash.value + "==").hex() if path.is_file() else ""
            if not digest or sha256(path) != digest:
                bad.add(canonical(package.metadata["Name"]))
                break
    return bad


def installed(place):
    sites = [str(path) for path in (*place.glob("lib/python*/site-packages"), place / "Lib/site-packages")]
    found = importlib.metadata.distributions(path=sites)
    return {
        canonical(package.metadata["Name"]): package.version for package in found if package.metadata["Name"]
    }


def canonical(name):
    return name.lower().replace("_", "-").replace(".", "-")


def pinned(kit):
    """Name -> its line of the requirements, with version and hash."""
    lines = [line for line in (kit / REQUIREMENTS).read_text("utf-8").splitlines() if "==" in line]
    return {canonical(line.partition("==")[0]): line for line in lines}


def repair(kit, place, say):
    manifest = verify(kit)
    check_python(manifest)
    if not state_of(place):
        raise KitError(f"Nothing was installed in {place}. Call: install")
    digest = sha256(kit / MANIFEST)
    if not works(place):
        say("Its Python does not start: everything is installed again")
        mark(place, "incomplete", manifest, kit=digest)
        install(kit, place, say)
        return
    lines, there = pinned(kit), installed(place)
    bad = damaged(place)
    bad |= {name for name, line in lines.items() if f"=={there.get(name)} " not in line + " "}
    bad &= set(lines)
    mark(place, "incomplete", manifest, kit=digest)
    if bad:
        say(f"Installing again: {', '.join(sorted(bad))}")
        file = place / "repair.txt"
        file.write_text("\n".join(lines[name] for name in sorted(bad)) + "\n", encoding="utf-8")
        from_kit(kit, place, "--force-reinstall", "-r", file)
        file.unlink()
    else:
        say("No package is damaged")
    bring_models(kit, place)
    finish(place, manifest, digest, say)


def uninstall(place, say):
    if not state_of(place):
        raise KitError(f"There is no environment of a worker kit in {place}; nothing was removed.")
    shutil.rmtree(place)
    say(f"Removed {place}; films, recordings, your own models and settings are untouched")


def main(argv=None):
    parser = argparse.ArgumentParser(prog="install.py", description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=("verify", "install", "repair", "uninstall"))
    parser.add_argument("--kit", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--to", type=Path, default=None, help="another folder for the environment")
    args = parser.parse_args(argv)
    place = args.to or default_place()

    def say(text):
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    try:
        if args.command == "verify":
            manifest = verify(args.kit)
            say(f"The kit is whole: {len(manifest['files'])} files, {total_mb(manifest):.0f} MB")
        elif args.command == "uninstall":
            uninstall(place, say)
        else:
            {"install": install, "repair": repair}[args.command](args.kit, place, say)
    except KitError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted; call it again to go on.\n")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
