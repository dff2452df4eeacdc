"""What the installers write beside the program: valid for who reads it, and the same everywhere."""

from __future__ import annotations

import configparser
import importlib.metadata
import json
import plistlib
import shutil
import subprocess
import sys
import tarfile
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import build
import contents
import deb
import linux
import macos
import product
import pytest
import sbom
import start
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from app.cli import COMMANDS
from app.cli import main as cli_main

ROOT = Path(__file__).resolve().parents[2]
ABOUT = product.product()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WORDS = [(name, text) for name, _, text in COMMANDS]


def test_version_and_description_are_those_of_pyproject_everywhere() -> None:
    version, description = PROJECT["version"], PROJECT["description"]
    component = ET.fromstring(linux.metainfo(ABOUT, "2026-11-30"))
    release = component.find("releases/release")
    assert release is not None
    assert release.get("version") == version
    assert component.findtext("summary") == description
    assert f"Version: {version}\n" in linux.control(ABOUT, installed_kib=1, libc="2.34")
    assert plistlib.loads(macos.plist(ABOUT))["CFBundleShortVersionString"] == version
    assert f"Comment={description}\n" in linux.desktop_file(ABOUT)


def test_the_desktop_file_opens_what_it_says_it_takes() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read_string(linux.desktop_file(ABOUT))
    assert entry["Desktop Entry"]["Exec"] == "radgaze view %f"
    assert entry["Desktop Entry"]["MimeType"].startswith("application/dicom;")


@pytest.mark.parametrize("extra", ["peers", "imagenet", "ray", "query", "validators"])
def test_what_only_developers_install_is_not_frozen(extra: str) -> None:
    """A build made where the benches' peers were installed was a third larger."""
    wanted = {canonicalize_name(Requirement(text).name) for text in PROJECT["optional-dependencies"][extra]}
    modules = {
        module
        for module, packages in importlib.metadata.packages_distributions().items()
        if wanted & {canonicalize_name(package) for package in packages}
    }
    assert modules - set(contents.LEFT_OUT) == set()


@pytest.mark.parametrize(
    ("program", "name"),
    [
        (["desktop-file-validate"], "usr/share/applications/radgaze.desktop"),
        (["appstreamcli", "validate", "--no-net"], "usr/share/metainfo/org.radgaze.RadGaze.metainfo.xml"),
    ],
)
def test_the_desktops_own_checkers_accept_the_files(program: list[str], name: str, tmp_path: Path) -> None:
    if shutil.which(program[0]) is None:
        pytest.skip(f"{program[0]} is not installed")
    text = linux.shared_files(ABOUT, commands=WORDS, seconds=1.8e9)[name]
    path = tmp_path / Path(name).name
    path.write_text(text, encoding="utf-8")
    checked = subprocess.run([*program, path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_command_stands_in_the_manual_page() -> None:
    page = linux.man_page(ABOUT, WORDS)
    assert all(f".B {name}\n" in page for name, _ in WORDS)


def test_a_package_holds_its_files_for_root_with_their_sums(tmp_path: Path) -> None:
    program = tmp_path / "radgaze"
    (program / "_internal").mkdir(parents=True)
    (program / "radgaze").write_bytes(b"#!/bin/sh\n")
    (program / "_internal" / "data.toml").write_text("a = 1\n")
    made = deb.make_deb(program, tmp_path, about=ABOUT, commands=WORDS, seconds=1.8e9, fast=True)
    again = deb.make_deb(program, tmp_path, about=ABOUT, commands=WORDS, seconds=1.8e9, fast=True)
    assert made.name == f"radgaze_{PROJECT['version']}_amd64.deb"
    assert made.read_bytes() == again.read_bytes()
    members = read_ar(made.read_bytes())
    assert list(members) == ["debian-binary", "control.tar.xz", "data.tar.xz"]
    (tmp_path / "data").write_bytes(members["data.tar.xz"])
    with tarfile.open(tmp_path / "data") as tar:
        files = {info.name.removeprefix("./"): info for info in tar}
    assert {info.uname for info in files.values()} == {"root"}
    assert files["usr/bin/radgaze"].linkname == "../lib/radgaze/radgaze"
    assert files["usr/lib/radgaze/radgaze"].mode == 0o755
    assert files["usr/lib/radgaze/_internal/data.toml"].mode == 0o644
    (tmp_path / "control").write_bytes(members["control.tar.xz"])
    with tarfile.open(tmp_path / "control") as tar:
        sums = tar.extractfile("./md5sums")
        assert sums is not None
        listed = {line.split("  ")[1] for line in sums.read().decode().splitlines()}
    assert listed == {name for name, info in files.items() if info.isreg()}


def read_ar(data: bytes) -> dict[str, bytes]:
    """Of a package (deb(5))."""
    assert data.startswith(b"!<arch>\n")
    at, members = 8, {}
    while at < len(data):
        name, size = data[at : at + 16].decode().strip(), int(data[at + 48 : at + 58])
        members[name] = data[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    return members


def test_a_bill_of_materials_is_valid_cyclonedx(tmp_path: Path) -> None:
    parts = sbom.of_installed(["numpy", "PySide6-Essentials", "no-such-package-here"])
    sbom.write(tmp_path / "sbom.json", about=ABOUT, name="radgaze", parts=parts)
    bill = json.loads((tmp_path / "sbom.json").read_text())
    assert [part["name"].lower() for part in bill["components"]] == ["numpy", "pyside6_essentials"]
    assert bill["metadata"]["component"]["version"] == PROJECT["version"]
    validation = pytest.importorskip(
        "cyclonedx.validation.json", reason="cyclonedx-python-lib is not installed"
    )
    schema = pytest.importorskip("cyclonedx.schema")
    pytest.importorskip("jsonschema")
    found = validation.JsonStrictValidator(schema.SchemaVersion.V1_6).validate_str(json.dumps(bill))
    assert found is None, found


def test_sums_are_as_sha256sum_reads_them(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"a")
    sbom.write_sums(tmp_path)
    assert subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, check=False).returncode == 0


def test_all_modules_and_all_that_lies_beside_them_is_frozen() -> None:
    modules, files = set(contents.modules()), {path.relative_to(ROOT) for path, _ in contents.data_files()}
    assert {"app.cli", "ui.tabs.gaze", "eyetracking.providers.mouse", "inference.api"} <= modules
    assert {Path("resources/themes/window.qss")} <= files
    assert not any("models" in path.parts[1:2] for path in files), "they come with the worker kit"
    shaders = {path.relative_to(ROOT) for path in (ROOT / "ui/viewer/shaders").glob("*.qsb")}
    assert shaders <= files
    places = {folder for _, folder in contents.data_files()}
    assert Path("code/inference") in places, "the worker's source travels for another Python"


@pytest.mark.parametrize(
    ("path", "stays"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("pyarrow/libarrow_flight.so.2600", False),
        ("numpy/_core/tests/test.py", False),
    ],
)
def test_what_of_qt_and_arrow_is_not_used_stays_out(path: str, stays: bool) -> None:
    assert contents.stays(path, f"/site-packages/{path}") is stays


def test_what_this_machine_cannot_make_is_said_with_the_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build.shutil, "which", lambda _name: None)
    assert build.main(["--out", str(tmp_path), "--only", "windows", "macos"]) == 1
    said = capsys.readouterr().out
    assert "SKIPPED  windows  makensis is missing. On Debian: sudo apt-get install -y nsis" in said
    assert "made     macos" in said
    assert "untested on a Mac" in said


def test_the_windows_script_compiles(tmp_path: Path) -> None:
    if shutil.which("makensis") is None:
        pytest.skip("makensis is not installed")
    assert build.main(["--out", str(tmp_path), "--only", "windows"]) == 0
    assert (tmp_path / "windows" / "radgaze.nsi").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the frozen start is tried on Linux")
def test_children_get_the_library_path_that_radgaze_was_called_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/radgaze/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/lib")
    start.as_it_was_called()
    assert start.os.environ["LD_LIBRARY_PATH"] == "/opt/lib"
    start.as_it_was_called()
    assert "LD_LIBRARY_PATH" not in start.os.environ


def test_no_module_imports_as_it_is_loaded_a_part_of_scipy_that_is_not_frozen() -> None:
    """What a function imports is said by the command to be missing; what a module imports breaks others."""
    wrong = [
        f"{path.relative_to(ROOT)}: {line}"
        for package in contents.PACKAGES
        for path in (ROOT / package).rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if line.startswith(("from scipy", "import scipy"))
        and line not in ("from scipy import ndimage", "from scipy.ndimage import label")
    ]
    assert wrong == []


def test_a_command_that_needs_what_is_not_frozen_says_so(monkeypatch, capsys) -> None:
    def needs(_args):
        raise ModuleNotFoundError("No module named 'scipy.io'", name="scipy.io")

    monkeypatch.setattr("app.version_cli.run", needs)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert cli_main(["version"]) == 1
    assert "radgaze version: scipy.io is not installed. It is no part of" in capsys.readouterr().err
