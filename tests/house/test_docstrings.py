"""Docstrings read as they were written: no line was broken by a wrap that nobody looked at; and they say what
a caller must know: what is raised, and in which unit a quantity is.

A method without a docstring does what the contract says that it fulfils, and is not asked.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("app", "eyetracking", "inference", "ui")


def docstrings(path: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of every docstring of a module, its classes and functions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        text = ast.get_docstring(node, clean=True)
        if text:
            yield getattr(node, "name", "module"), text


def broken(text: str) -> Iterator[str]:
    """Lines inside a paragraph of prose that end far before the margin although the next word would fit:
    a wrap that somebody's editor made and nobody looked at.
    """
    for paragraph in re.split(r"\n\s*\n", text):
        lines = paragraph.split("\n")
        if any(re.match(r"[\s|+├└│\-*>#]|\S+\s{2,}", line) for line in lines):
            continue  # a table, a list, an example
        for line, following in itertools.pairwise(lines):
            word = following.split()[0] if following.split() else ""
            short = len(line) < 40 and len(line) + 1 + len(word) < 75
            if short and not re.search(r"[.:;,)!?]$", line):
                yield line


@pytest.mark.parametrize("package", PACKAGES)
def test_no_docstring_is_broken_by_a_wrap(package: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}: {line}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for name, text in docstrings(path)
        for line in broken(text)
    ]
    assert found == []


def test_a_broken_wrap_is_found_and_a_list_is_none() -> None:
    assert list(broken("Both read the grid that the network makes, so\nthat the\neffect can be shown.")) == [
        "that the"
    ]
    assert list(broken("TrackerError\n├── NoDevice   nothing was found")) == []


NO_ERROR_OF_A_CALLER = {"AttributeError", "NotImplementedError", "SystemExit", "AssertionError"}
QUANTITIES = {
    "age", "angle", "delay", "distance", "duration", "frequency", "interval", "latency", "length", "patience",
    "period", "radius", "rate", "sigma", "speed", "timeout", "wait",
}  # fmt: skip
"""Names of parameters that do not carry their unit."""


def functions(path: Path) -> Iterator[tuple[ast.FunctionDef, str]]:
    """Public functions and methods that have a docstring, and it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            text = ast.get_docstring(node, clean=True)
            if text:
                yield node, text


def raised(node: ast.AST) -> Iterator[str]:
    """The errors that a function raises itself; not those of functions inside it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            continue
        if isinstance(child, ast.Raise) and child.exc is not None:
            name = ast.unparse(child.exc).partition("(")[0]
            if (name[:1].isupper() or "." in name) and name not in NO_ERROR_OF_A_CALLER:
                yield name
        yield from raised(child)


def unsaid(path: Path) -> Iterator[str]:
    """What docstrings of a module leave out."""
    for node, text in functions(path):
        if "raise" not in text.lower() and (errors := sorted(set(raised(node)))):
            yield f"{node.name}: raises {', '.join(errors)}"
        names = [one.arg for one in (*node.args.args, *node.args.kwonlyargs)]
        yield from (
            f"{node.name}: unit of {name}" for name in names if name in QUANTITIES and name not in text
        )


@pytest.mark.parametrize("package", PACKAGES)
def test_errors_and_units_are_said(package: str) -> None:
    paths = sorted((ROOT / package).rglob("*.py"))
    assert [f"{path.relative_to(ROOT)}: {said}" for path in paths for said in unsaid(path)] == []


def test_what_is_not_said_is_found(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(
        'def wait_for(timeout):\n    """Waits."""\n    if timeout:\n        raise ValueError("late")\n'
    )
    assert list(unsaid(path)) == ["wait_for: raises ValueError", "wait_for: unit of timeout"]
