#!/usr/bin/env python3
"""Makes a worker kit: a folder with everything that RadGaze's models run in, for machines without a network.

    .venv/bin/python installers/worker_kit.py --out DIR

In it: wheels/, models/ (the demo models), requirements.txt (each version with its hash), manifest.json
(SHA-256 of every file), sbom.json (CycloneDX) and install.py (`installers/worker_install.py`).
RADGAZE_TORCH_INDEX names the index that torch is taken from, as for the bootstrap.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import sbom
from product import ROOT, product
from worker_install import MANIFEST, MODELS, REQUIREMENTS, WHEELS, KitError, canonical, sha256

FROM_THE_PROGRAM = (
    "msgspec", "numpy", "pillow", "platformdirs", "pyarrow", "pydicom", "pyjpegls", "pylibjpeg",
    "python-gdcm", "scipy", "simpleitk", "simplejpeg", "tomlkit",
)  # fmt: skip
"""Of the program's own dependencies, those that worker and registration import."""
PROBE = ("torch", "transformers", "safetensors", "numpy", "scipy", "msgspec", "SimpleITK")


def wanted(project):
    """The requirements of the worker, as pyproject.toml has them."""
    own = [
        need
        for need in project["dependencies"]
        if canonical(re.split(r"[ <>=!;\[]", need)[0]) in FROM_THE_PROGRAM
    ]
    return [*project["optional-dependencies"]["worker"], *own]


def make_kit(out, needs, *, probe, about, models=ROOT / "resources" / "models", pip_options=()):
    """out: a folder that is not there, or that an interrupted call left: wheels that are there stay. models:
    a folder of model folders that travel with it. Raises KitError."""
    wheels = out / WHEELS
    wheels.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable, "-m", "pip", "wheel", "--disable-pip-version-check", "--no-input", "--prefer-binary",
        "--find-links", wheels, "--wheel-dir", wheels, *pip_options, *needs,
    ]  # fmt: skip
    ended = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if ended.returncode:
        raise KitError(f"pip wheel failed: {' / '.join(ended.stderr.strip().splitlines()[-3:])}")
    found = sorted(wheels.glob("*.whl"))
    names = [named(path)[0] for path in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise KitError(f"{wheels} holds several versions of {', '.join(twice)}. Remove the older ones.")
    lines = [
        f"{name}=={version} --hash=sha256:{sha256(path)}" for path in found for name, version in [named(path)]
    ]
    (out / REQUIREMENTS).write_text("\n".join(lines) + "\n", encoding="utf-8")
    parts = [sbom.of_wheel(path) for path in found]
    sbom.write(out / "sbom.json", about=about, name="radgaze-worker", parts=parts)
    shutil.copy2(Path(__file__).with_name("worker_install.py"), out / "install.py")
    shutil.rmtree(out / MODELS, ignore_errors=True)
    shutil.copytree(models, out / MODELS)
    brought = sorted(path for path in (out / MODELS).rglob("*") if path.is_file())
    files = {}
    for path in (out / REQUIREMENTS, out / "sbom.json", out / "install.py", *found, *brought):
        name = path.relative_to(out).as_posix()
        files[name] = {"sha256": sha256(path), "bytes": path.stat().st_size}
    manifest = {
        "radgaze": about.version,
        "python": f"{sys.version_info[0]}.{sys.version_info[1]}",
        "platform": sys.platform,
        "probe": list(probe),
        "files": files,
    }
    (out / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return manifest


def named(path):
    """Name and version of a wheel, from its file name (PEP 427)."""
    name, version = path.name.split("-")[:2]
    return canonical(name), version


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="the folder of the kit")
    args = parser.parse_args(argv)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    index = os.environ.get("RADGAZE_TORCH_INDEX")
    options = ("--extra-index-url", index) if index else ()
    try:
        manifest = make_kit(args.out, wanted(project), probe=PROBE, about=product(), pip_options=options)
    except KitError as error:
        sys.stderr.write(f"The kit was not made. {error}\n")
        return 1
    size = sum(about["bytes"] for about in manifest["files"].values())
    sys.stdout.write(f"{args.out}: {len(manifest['files'])} files, {size / 1e6:.0f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
