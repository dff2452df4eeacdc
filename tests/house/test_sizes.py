"""Functions of at most 60 lines, modules of at most 500: whoever opens one sees it whole."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("app", "eyetracking", "inference", "installers", "ui")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MOST_LINES, MOST_OF_A_FUNCTION = 500, 60
LONGER = {
    "app/settings_table.py": "a table: a row a setting",
    "ui/parts.py: __init__": "one line a part; their order is the order in which listeners are told",
    "inference/phantom/projection.py": "the phantom's layers, one after the other, as its card has them",
    "inference/phantom/cli.py: run": "a sheet of example cases, drawn from top to bottom",
    "inference/training/loop.py: run": "the one training loop: it is read from top to bottom",
}
"""What is longer, and why. A new entry needs a reason that is not "it grew"."""


def longer(path: Path) -> Iterator[str]:
    """The module, and those of its functions, that are longer than they should be."""
    name, text = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    if text.count("\n") > MOST_LINES:
        yield name
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            if node.end_lineno - node.lineno + 1 > MOST_OF_A_FUNCTION:
                yield f"{name}: {node.name}"


@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_longer_has_a_reason(package: str) -> None:
    found = {one for path in FILES if path.is_relative_to(ROOT / package) for one in longer(path)}
    assert found - set(LONGER) == set()


def test_no_reason_is_left_of_what_became_shorter() -> None:
    assert set(LONGER) - {one for path in FILES for one in longer(path)} == set()


def test_a_function_of_61_lines_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("test_sizes.ROOT", tmp_path)
    path = tmp_path / "long.py"
    path.write_text("def long():\n" + "    pass\n" * 60, encoding="utf-8")
    assert list(longer(path)) == ["long.py: long"]
