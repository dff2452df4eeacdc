"""Collect what the window shows, for translators: `python -m ui.languages_update` after texts have changed.

Texts marked with `tr`, `tr_count` and `marked` are found in the source of `ui`; those of tables by the names
of their fields (TABLES). All go to pyside6-lupdate, which brings resources/translations/*.ts up to date and
leaves new texts "unfinished", for Qt Linguist or any editor; pyside6-lrelease then makes the .qm files of the
window. A test fails while one of them is not up to date.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from ui.languages import CONTEXT, FOLDER, NAMES

ROOT = Path(__file__).resolve().parent.parent
MARKS = {"tr": 1, "tr_count": 2, "marked": 1}
"""Function -> how many of its first arguments are texts."""
TABLES: dict[str, frozenset[str]] = {
    "ui/commands": frozenset({"text", "tip", "section"}),
    "ui/tabs": frozenset({"title", "hint"}),
    "ui/laid_over": frozenset({"title", "tip"}),
    "app/settings_table.py": frozenset({"title", "hint", "unit", "about", "choices", "empty", "takes"}),
}
"""File or folder -> names of the fields (of calls) whose strings are shown."""


def texts() -> list[str]:
    """Every text that the window may show, each once, sorted."""
    found = {text for path in _files("ui") for text in _marked(path)}
    for place, names in TABLES.items():
        found |= {text for path in _files(place) for text in _fields(path, names)}
    return sorted(text for text in found if any(c.isalpha() for c in text))


def _files(place: str) -> list[Path]:
    path = ROOT / place
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


def _marked(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            for argument in node.args[: MARKS[node.func.id]]:
                yield from _strings(argument)


def _fields(path: Path, names: frozenset[str]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.keyword) and node.arg in names:
            yield from _strings(node.value)


def _strings(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may give: of a choice both, of a table its values."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _strings(value)
    elif isinstance(node, ast.List | ast.Tuple):
        for value in node.elts:
            yield from _strings(value)
    elif isinstance(node, ast.Subscript):
        yield from _strings(node.value)


def ts_file(language: str, folder: Path = FOLDER) -> Path:
    return folder / f"radgaze_{language}.ts"


def messages(language: str, folder: Path = FOLDER) -> list[tuple[str, str]]:
    """Source and translation of every text of a translator's file; "" where it is unfinished."""
    root = ElementTree.parse(ts_file(language, folder)).getroot()
    found = []
    for message in root.iter("message"):
        translation = message.find("translation")
        finished = translation is not None and translation.get("type") is None
        text = (translation.text or "") if finished and translation is not None else ""
        found.append((message.findtext("source") or "", text))
    return found


def update(folder: Path = FOLDER) -> None:
    """Bring the .ts files of `folder` up to date, and compile them. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory(prefix="radgaze-texts-") as temporary:
        source = Path(temporary) / "texts.py"
        lines = [f"QT_TRANSLATE_NOOP({CONTEXT!r}, {_quoted(text)})\n" for text in texts()]
        source.write_text("".join(lines), encoding="utf-8")
        files = [ts_file(language, folder) for language in NAMES if language != "en"]
        options = ["-locations", "none", "-no-obsolete", "-disable-heuristic", "similartext"]
        _run("lupdate", str(source), *options, "-source-language", "en", "-ts", *map(str, files))
    for file in files:
        compile_to(file, file.with_suffix(".qm"))


def compile_to(ts: Path, qm: Path) -> None:
    """A translator's file as the window reads it; what is unfinished is left out."""
    _run("lrelease", "-silent", str(ts), "-qm", str(qm))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(tool: str, *arguments: str) -> None:
    """One of PySide6's own programs, which lie beside the interpreter."""
    program = Path(sys.executable).with_name(f"pyside6-{tool}")
    subprocess.run([str(program), *arguments], check=True)


if __name__ == "__main__":
    update()
