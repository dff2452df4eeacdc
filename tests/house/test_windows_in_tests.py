"""How many tests of the window open one. Panels, overlays and dialogs are tested alone where they can be; the
share may only fall."""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "ui"
OPENING = {"make_window", "opened", "explained"}
"""Fixtures of tests/ui/conftest.py that open a window."""
MOST = 0.33


def opens(path: Path) -> list[bool]:
    """For each test of a module: whether it opens a window, by its fixtures or itself."""
    functions = [
        node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)
    ]
    wants = {node.name: {arg.arg for arg in node.args.args} for node in functions}

    def reaches(names: set[str], seen: frozenset[str] = frozenset()) -> bool:
        further = (name for name in names if name in wants and name not in seen)
        return bool(names & OPENING) or any(reaches(wants[name], seen | {name}) for name in further)

    tests = [node for node in functions if node.name.startswith("test_")]
    return [reaches(wants[node.name]) or "MainWindow(" in ast.unparse(node) for node in tests]


def test_the_share_of_tests_that_open_a_window_only_falls() -> None:
    found = [one for path in sorted(TESTS.glob("test_*.py")) for one in opens(path)]
    assert sum(found) / len(found) <= MOST


def test_a_fixture_that_opens_one_through_another_counts(tmp_path: Path) -> None:
    path = tmp_path / "test_x.py"
    path.write_text("def ready(opened): ...\ndef test_a(ready): ...\ndef test_b(qtbot): ...\n")
    assert opens(path) == [True, False]
