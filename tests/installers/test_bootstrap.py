"""The bootstrap: says what is missing and how to get it, does nothing twice, and names what failed."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "installers" / "bootstrap.py"


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, working in a checkout of its own; pip is recorded instead of run."""
    spec = importlib.util.spec_from_file_location("bootstrap_under_test", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    root = tmp_path / "checkout"
    root.mkdir()
    (root / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    monkeypatch.setattr(module, "ROOT", root)
    monkeypatch.setattr(module, "VENV", root / ".venv")
    monkeypatch.setattr(module, "STAMP", root / ".venv" / "radgaze-setup.json")
    monkeypatch.setattr(module, "LOG", root / ".radgaze-setup.log")
    monkeypatch.setattr(module, "missing_packages", lambda for_tests: {})
    monkeypatch.setattr(module, "verify", lambda: None)
    module.asked = []
    monkeypatch.setattr(module, "pip", lambda arguments, what, tries=2: module.asked.append(arguments))
    return module


def test_it_needs_nothing_but_the_standard_library() -> None:
    imported = set()
    for node in ast.walk(ast.parse(SCRIPT.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert imported <= set(sys.stdlib_module_names)


def test_help_works_without_setting_up() -> None:
    answer = subprocess.run(
        [sys.executable, str(SCRIPT), "--help"], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0
    assert "--gpu" in answer.stdout


def test_setup_installs_torch_first_and_only_once(
    bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    bootstrap.ensure_setup(gpu=False, for_tests=False)
    assert bootstrap.asked[0] == ["torch==2.13.0"]
    assert bootstrap.asked[1] == ["-e", ".[worker,lsl,dev]"]
    assert bootstrap.venv_python().exists()
    assert json.loads(bootstrap.STAMP.read_text())["root"] == str(bootstrap.ROOT)
    before = len(bootstrap.asked)
    capsys.readouterr()
    bootstrap.ensure_setup(gpu=False, for_tests=True)
    assert len(bootstrap.asked) == before
    assert capsys.readouterr().out == ""


def test_a_changed_pyproject_or_another_extra_installs_again(bootstrap: ModuleType) -> None:
    first = bootstrap.setup_key(gpu=False)
    assert bootstrap.setup_key(gpu=True) != first
    (bootstrap.ROOT / "pyproject.toml").write_text("[project]\nname = 'y'\n")
    assert bootstrap.setup_key(gpu=False) != first


def test_an_environment_of_another_place_is_made_anew(bootstrap: ModuleType) -> None:
    bootstrap.ensure_setup(gpu=False, for_tests=False)
    (bootstrap.VENV / "old").touch()
    bootstrap.STAMP.write_text(json.dumps({"key": "x", "root": "/somewhere/else"}))
    bootstrap.ensure_setup(gpu=False, for_tests=False)
    assert not (bootstrap.VENV / "old").exists()


def test_a_folder_that_is_no_environment_is_left_alone(bootstrap: ModuleType) -> None:
    bootstrap.VENV.mkdir()
    (bootstrap.VENV / "thesis.txt").write_text("mine")
    with pytest.raises(bootstrap.SetupError, match="no virtual environment"):
        bootstrap.ensure_setup(gpu=False, for_tests=False)
    assert (bootstrap.VENV / "thesis.txt").read_text() == "mine"


def test_missing_libraries_are_said_with_the_exact_command(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "missing_packages", lambda for_tests: {"libegl1": "libEGL.so.1"})
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(bootstrap.SetupError) as failed:
        bootstrap.ensure_system(for_tests=True)
    assert "libEGL.so.1" in str(failed.value)
    assert "sudo apt-get install -y libegl1" in str(failed.value)


def test_root_on_debian_installs_what_is_missing(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([{"libegl1": "libEGL.so.1", "xvfb": "Xvfb"}, {}])
    commands: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "missing_packages", lambda for_tests: next(answers))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap, "logged", lambda command, what, **options: commands.append(command))
    bootstrap.ensure_system(for_tests=True)
    assert commands[0] == ["/usr/bin/apt-get", "update"]
    assert commands[1][-2:] == ["libegl1", "xvfb"]


def test_another_python_is_refused_with_a_way_out(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(
        bootstrap.shutil, "which", lambda name: "/usr/bin/python3.12" if name == "python3.12" else None
    )
    assert bootstrap.main(["setup"]) == 1
    assert "Run it with python3.12" in capsys.readouterr().err


def test_a_failing_step_is_named_with_its_last_lines_and_its_log(bootstrap: ModuleType) -> None:
    command = [sys.executable, "-c", "print('no matching distribution'); raise SystemExit(4)"]
    with pytest.raises(bootstrap.SetupError) as failed:
        bootstrap.logged(command, "pip install torch")
    said = str(failed.value)
    assert "pip install torch: exit code 4" in said
    assert "no matching distribution" in said
    assert str(bootstrap.LOG) in said


def test_trackers_without_a_wheel_are_said_and_not_fatal(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pip(arguments: list[str], what: str, tries: int = 2) -> None:
        if ".[tobii]" in arguments:
            raise bootstrap.SetupError(what, "exit code 1", "")

    monkeypatch.setattr(bootstrap, "pip", pip)
    bootstrap.ensure_setup(gpu=False, for_tests=False)
    assert "Tobii trackers: no wheel" in capsys.readouterr().out
    assert bootstrap.STAMP.exists()


@pytest.mark.parametrize(("has_compiler", "word"), [(False, "left out"), (True, "built here")])
def test_gpu_says_what_became_of_flash_attention(
    has_compiler: bool, word: str, bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pip(arguments: list[str], what: str, tries: int = 2) -> None:
        if "--only-binary" in arguments:
            raise bootstrap.SetupError(what, "no wheel", "")

    monkeypatch.setattr(bootstrap, "pip", pip)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: "/usr/bin/nvcc" if has_compiler else None)
    assert word in bootstrap.install_flash_attention()


def test_pytest_gets_the_arguments_and_prints_last(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[list[str]] = []

    def call(command: list[str], **options: object) -> int:
        called.append([Path(str(part)).name for part in command])
        return 1 if "ruff" in called[-1] else 0

    monkeypatch.setattr(bootstrap.subprocess, "call", call)
    monkeypatch.setattr(bootstrap.os, "cpu_count", lambda: 1)
    assert bootstrap.run_tests([]) == 1  # a lint failure fails the run, and the tests run all the same
    assert [command[0] for command in called[:1]] == ["ruff"]
    assert "pytest" in called[-1]
    called.clear()
    assert bootstrap.run_tests(["tests/app", "-k", "window"]) == 0
    assert called == [["python", "-m", "pytest", "app", "-k", "window"]]


def test_without_a_screen_run_says_what_works_there(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    assert bootstrap.run_program([]) == 1
    said = capsys.readouterr().err
    assert "no screen" in said
    assert "demo --headless" in said


def test_commands_run_at_the_same_time_and_every_exit_code_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The first waits for a file that only the second writes. In a process: the fixture records commands."""
    sign = tmp_path / "sign"
    wait = f"import pathlib, time; p = pathlib.Path({str(sign)!r})\nwhile not p.exists(): time.sleep(0.01)"
    write = f"import pathlib; pathlib.Path({str(sign)!r}).touch(); raise SystemExit(3)"
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    commands = [[sys.executable, "-c", code] for code in (wait + "\nprint('one')", write)]
    assert sorted(importlib.import_module("bootstrap").run_beside(commands, dict(os.environ))) == [0, 3]
    assert "one" in capfd.readouterr().out
