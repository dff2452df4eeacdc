"""The tests themselves: helpers have one place and one spelling."""

from __future__ import annotations

import re

from places import HELPERS, REPOSITORY

TRICKS = re.compile(r"^\s*sys\.path\b|^\s*from (tests|conftest)\b|^\s*import conftest\b", re.MULTILINE)


def test_no_module_of_the_tests_is_found_by_a_trick_or_loaded_twice() -> None:
    files = [path for path in (REPOSITORY / "tests").rglob("*.py") if path.name != "test_spellings.py"]
    assert [str(path) for path in files if TRICKS.search(path.read_text(encoding="utf-8"))] == []


def test_what_several_tests_share_lies_in_one_folder() -> None:
    names = [path.stem for path in (REPOSITORY / "tests").rglob("*.py") if path.stem != "conftest"]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
    assert (HELPERS / "hands.py").is_file()
