"""The program needs Python 3.11; the tracker host alone may run under 3.10, for tobii-research."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "eyetracking"
OLDEST = (3, 10)
NEWER = {
    "asyncio": "TaskGroup Runner Barrier timeout timeout_at QueueShutDown eager_task_factory",
    "builtins": "BaseExceptionGroup ExceptionGroup EncodingWarning PythonFinalizationError",
    "calendar": "Month Day JANUARY",
    "collections.abc": "Buffer",
    "contextlib": "chdir",
    "copy": "replace",
    "datetime": "UTC",
    "enum": "StrEnum ReprEnum EnumCheck FlagBoundary verify member nonmember global_enum property",
    "hashlib": "file_digest",
    "inspect": "BufferFlags getmembers_static ismethodwrapper markcoroutinefunction getasyncgenstate",
    "itertools": "batched",
    "logging": "getLevelNamesMapping getHandlerByName getHandlerNames",
    "math": "cbrt exp2 sumprod fma",
    "operator": "call is_none is_not_none",
    "os": "listdrives listmounts listvolumes unshare setns process_cpu_count PIDFD_NONBLOCK",
    "pathlib": "UnsupportedOperation",
    "random": "binomialvariate",
    "statistics": "kde kde_random",
    "sys": "exception activate_stack_trampoline set_int_max_str_digits monitoring",
    "threading": "setprofile_all_threads settrace_all_threads",
    "types": "get_original_bases CapsuleType",
    "typing": (
        "LiteralString Never NotRequired Required Self TypeVarTuple Unpack assert_never assert_type "
        "clear_overloads dataclass_transform get_overloads reveal_type TypeAliasType override NoDefault "
        "ReadOnly TypeIs get_protocol_members is_protocol"
    ),
    "warnings": "deprecated",
}
"""Of the standard library, what Python 3.11, 3.12 and 3.13 have added ("New in version" of its own pages)."""
METHODS = {"add_note", "walk", "from_uri", "full_match"}
"""Of exceptions and of pathlib.Path, likewise."""
FILES = sorted(ROOT.rglob("*.py"))


def too_new(tree: ast.AST) -> Iterator[str]:
    """What of this module 3.10 does not have, where no comparison of sys.version_info stands before it."""
    if isinstance(tree, ast.If) and "version_info" in ast.dump(tree.test):
        return
    if isinstance(tree, ast.Import):
        yield from (alias.name for alias in tree.names if alias.name == "tomllib")
    elif isinstance(tree, ast.ImportFrom) and tree.module in NEWER:
        yield from (alias.name for alias in tree.names if alias.name in NEWER[tree.module].split())
    elif isinstance(tree, ast.Attribute):
        of = tree.value.id if isinstance(tree.value, ast.Name) else ""
        if tree.attr in METHODS or tree.attr in NEWER.get(of, "").split():
            yield f"{of}.{tree.attr}"
    elif isinstance(tree, ast.Name) and tree.id in NEWER["builtins"].split():
        yield tree.id
    for child in ast.iter_child_nodes(tree):
        yield from too_new(child)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_python_3_10_parses_the_file_and_has_what_it_names(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=OLDEST)
    assert sorted(too_new(tree)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from typing import Self", ["Self"]),
        ("import datetime\nnow = datetime.UTC", ["datetime.UTC"]),
        ("import tomllib", ["tomllib"]),
        ("import sys\nif sys.version_info >= (3, 11):\n    import tomllib", []),
        ("raise ExceptionGroup('two', [])", ["ExceptionGroup"]),
    ],
)
def test_what_is_too_new_is_found(text: str, found: list[str]) -> None:
    assert list(too_new(ast.parse(text))) == found


def test_syntax_of_3_11_is_refused() -> None:
    with pytest.raises(SyntaxError):
        ast.parse("try:\n    pass\nexcept* OSError:\n    pass", feature_version=OLDEST)


def test_only_the_tracker_host_s_folder_is_held_to_it() -> None:
    text = (ROOT.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert 'requires-python = ">=3.11,<3.14"' in text
    assert '"eyetracking/**" = "py310"' in text
