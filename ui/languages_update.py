"""Collect what the window shows, for translators: `python -m ui.languages_update` after texts have changed.

Texts marked with `tr`, `tr_count` and `marked` are found in the source of `ui`; those of tables by the names
of their fields (TABLES). All go to pyside6-lupdate, which brings resources/translations/*.ts up to date and
leaves new texts "unfinished", for Qt Linguist or any editor; pyside6-lrelease then makes the .qm files of the
window. A test fails while one of them is not up to date.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from inference.labels import FINDINGS
from ui.languages import CONTEXT, FOLDER, NAMES
from ui.theme import RESOURCES

ROOT = Path(__file__).resolve().parent.parent
MARKS = {"tr": 1, "tr_count": 2, "marked": 1}
"""Function -> how many of its first arguments are texts."""
TABLES: dict[str, frozenset[str]] = {
    "ui/commands": frozenset({"text", "tip", "section"}),
    "ui/tabs": frozenset({"title", "hint"}),
    "ui/laid_over": frozenset({"title", "tip"}),
    "app/settings_table.py": frozenset({"title", "hint", "unit", "about", "choices", "empty", "takes"}),
    "eyetracking/providers": frozenset({"title", "hint", "needs", "empty"}),
    "eyetracking/events": frozenset({"title", "hint"}),
    "inference/attribution": frozenset({"title", "hint"}),
}
"""File or folder -> names of the fields (of calls) whose strings are shown."""
SPOKEN = (
    "app/compare/register.py", "app/compare/result.py", "app/gaze", "app/hanging/choose.py",
    "app/imaging/reasons.py", "app/measure/annotation.py", "app/measure/kinds.py", "app/measure/scale.py",
    "app/reading",
    "app/settings_table.py", "inference/labels.py", "inference/shelf_words.py", "inference/tasks.py",
)  # fmt: skip
"""Files and folders whose sentences are shown as they come, filled in (`ui.languages.said`)."""
SILENT = frozenset({
    "ahead.py", "answered.py", "calibrations.py", "film_regions.py", "journal.py", "kept.py", "picture.py",
    "probe.py", "salvage.py", "traces.py",
})  # fmt: skip
"""Of these nothing is shown, or what tells of damaged files in the words of the log."""
ONE_WORD = (
    *FINDINGS,
    "accepted", "centre", "control", "damaged", "demo model", "denied", "draft", "drafted", "edited",
    "gaze", "heart", "left", "left lung", "lower", "mid", "middle", "missing", "pointer", "ready", "right",
    "right lung", "signed", "stated", "upper", "written",
)  # fmt: skip
"""What stands alone in small letters, where words cannot be told from keys."""
QUIET_CALLS = frozenset({
    "get", "warning", "error", "info", "debug", "exception", "getLogger", "with_name", "partition", "sysconf",
    "startswith", "endswith", "strftime", "ValueError", "KeyError", "TypeError", "RuntimeError", "fullmatch",
    "compile", "cast", "Literal",
})  # fmt: skip


def texts() -> list[str]:
    """Every text that the window may show, each once, sorted."""
    found = {text for path in _files("ui") for text in _marked(path)}
    for place, names in TABLES.items():
        found |= {text for path in _files(place) for text in _fields(path, names)}
    found |= set(spoken()) | set(ONE_WORD) | set(_hanging_protocols())
    return sorted(text for text in found if any(c.isalpha() for c in text))


def _hanging_protocols() -> Iterator[str]:
    """The names of those that come with RadGaze."""
    for path in sorted((RESOURCES / "hanging").glob("*.toml")):
        yield str(tomllib.loads(path.read_text(encoding="utf-8"))["name"])


def spoken() -> list[str]:
    """What SPOKEN says: sentences and templates of them, with `{name}` for what is filled in."""
    files = [path for place in SPOKEN for path in _files(place) if path.name not in SILENT]
    found = {text for path in files for text in _sentences(ast.parse(path.read_text(encoding="utf-8")))}
    return sorted(found, key=lambda text: (-_own_words(text), text))


def _own_words(text: str) -> int:
    """How many characters of a template are its own."""
    return len(_PLACE.sub("", text))


_PLACE = re.compile(r"\{\w+\}")
_WORDS = re.compile(r"[A-Za-z]{3,}")


def _sentences(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        template = _template(node)
        own = _PLACE.sub("", template)
        if _WORDS.search(own) and " " in template and not own.endswith(".json"):
            yield template
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and _is_shown(node.value):
            yield node.value
    elif not _is_quiet(node):
        for child in ast.iter_child_nodes(node):
            yield from _sentences(child)


def _is_shown(text: str) -> bool:
    """Words for people: several, or one that begins with a capital; no key, no path."""
    return bool(_WORDS.search(text)) and (
        " " in text.strip() or (text[:1].isupper() and not text.isupper() and text.isalpha())
    )


def _is_quiet(node: ast.AST) -> bool:
    """Docstrings, types, comparisons, keys, the log: what nobody reads on the screen."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return name in QUIET_CALLS
    return isinstance(node, ast.Compare | ast.arg | ast.Import | ast.ImportFrom | ast.Assert)


def _template(node: ast.JoinedStr) -> str:
    names: dict[str, str] = {}
    return "".join(
        "{" + _name(part, names) + "}"
        if isinstance(part, ast.FormattedValue)
        else str(ast.literal_eval(part))
        for part in node.values
    )


def _name(part: ast.FormattedValue, names: dict[str, str]) -> str:
    """A name for what is filled in; another one for each expression of the template."""
    inner: ast.AST = part.value
    while not isinstance(inner, ast.Name | ast.Attribute) and (below := list(ast.iter_child_nodes(inner))):
        inner = below[0]
    word = inner.attr if isinstance(inner, ast.Attribute) else getattr(inner, "id", "value")
    wanted = name = word.strip("_").lower() or "value"
    number = 2
    while name in names:  # a name stands once: a pattern has each group once
        name, number = f"{wanted}_{number}", number + 1
    names[name] = ast.unparse(part)
    return name


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
    templates = [text for text in spoken() if _PLACE.search(text)]
    text = json.dumps(templates, ensure_ascii=False, indent=1) + "\n"
    (folder / "templates.json").write_text(text, encoding="utf-8")
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
