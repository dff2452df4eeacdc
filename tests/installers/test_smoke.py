"""One trial of RadGaze, the same from source, from the one-folder build and from an installed package."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECKS = ("version", "doctor", "render", "window", "clean exit")


def smoke(*program: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "installers" / "smoke.py"), *map(str, program)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def assert_passed(tried: subprocess.CompletedProcess[str]) -> None:
    lines = tried.stdout.splitlines()
    assert tried.returncode == 0, tried.stdout + tried.stderr
    assert [line for line in lines if not line.startswith("ok  ")] == []
    assert len(lines) == len(CHECKS)


def test_from_source() -> None:
    assert_passed(smoke(sys.executable, "-m", "app.cli"))


def test_a_program_that_is_none_fails_every_check() -> None:
    tried = smoke(sys.executable, "-c", "import sys; sys.exit(3)")
    assert tried.returncode == 1
    assert tried.stdout.count("BAD ") == len(CHECKS) - 1
    assert "ended with 3" in tried.stdout


@pytest.mark.slow
def test_from_the_one_folder_build(tmp_path: Path) -> None:
    """Built here, which takes minutes; RADGAZE_BUILD names one that is there."""
    pytest.importorskip("PyInstaller", reason="PyInstaller is not installed")
    out = Path(os.environ.get("RADGAZE_BUILD") or tmp_path)
    if not (out / "radgaze" / "radgaze").exists():
        words = [sys.executable, str(ROOT / "installers" / "build.py"), "--out", str(out), "--only", "folder"]
        subprocess.run(words, check=True)
    assert_passed(smoke(out / "radgaze" / "radgaze"))


@pytest.mark.slow
def test_from_the_installed_package() -> None:
    if not Path("/usr/lib/radgaze/radgaze").exists():
        pytest.skip("the Debian package is not installed here: installers/clean_root.py tries it elsewhere")
    assert_passed(smoke("/usr/bin/radgaze"))
