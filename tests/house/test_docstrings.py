"""Docstrings read as they were written: no line was broken by a wrap that nobody looked at."""

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
