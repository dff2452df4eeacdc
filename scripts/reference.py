#!/usr/bin/env python3
"""Writes docs/reference/commands.md and settings.md from the program: .venv/bin/python scripts/reference.py

--check says which of them is stale, and writes nothing.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "reference"
MADE = "*Written by `scripts/reference.py` from the program; changes belong there.*\n"


def commands_page() -> str:
    """Every command and its words, from the parsers themselves."""
    from app.cli import COMMANDS, RESEARCH_ONLY

    lines = ["# Commands\n", MADE, f"{RESEARCH_ONLY} `radgaze COMMAND --help` says the same in a terminal.\n"]
    lines += ["| command | what it does |", "|---|---|"]
    lines += [f"| [`{name}`](#radgaze-{name}) | {cell(text)} |" for name, _, text in COMMANDS]
    for name, module, text in COMMANDS:
        parser = argparse.ArgumentParser(prog=f"radgaze {name}", add_help=False)
        importlib.import_module(module).add_arguments(parser)
        lines += described(parser, text, level=2)
    return "\n".join(lines) + "\n"


def described(parser: argparse.ArgumentParser, text: str, *, level: int) -> list[str]:
    """A heading, the words of one parser as a table, then those of its own commands."""
    lines = [f"\n{'#' * level} {parser.prog}\n", f"{text[0].upper()}{text[1:].rstrip('.')}.\n"]
    rows, below = [], []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, sub in action.choices.items():
                below += described(sub, helps.get(name) or name, level=level + 1)
        elif not isinstance(action, argparse._HelpAction) and action.help != argparse.SUPPRESS:
            rows.append(f"| `{words(action)}` | {cell(meaning(action))} |")
    if rows:
        lines += ["| word | meaning |", "|---|---|", *rows]
    return lines + below


def words(action: argparse.Action) -> str:
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    if isinstance(value, tuple):
        value = " ".join(value)
    if not action.option_strings:
        return str(value)
    names = ", ".join(action.option_strings)
    return (names if action.nargs == 0 else f"{names} {value}").replace("|", "\\|")


def meaning(action: argparse.Action) -> str:
    text = (action.help or "").replace("%%", "%").replace("%(default)s", str(action.default))
    plain = isinstance(action.default, str | int | float) and not isinstance(action.default, bool)
    if plain and action.default != "" and "default" not in text and action.default != argparse.SUPPRESS:
        default = str(action.default).replace(str(Path.home()), "~")
        text = f"{text} (default {default})" if text else f"default {default}"
    return text


def settings_page() -> str:
    """Every key of settings.toml: kind, default, what it means."""
    from app.settings import SITE_PLACES, Settings
    from app.settings_table import PAGES

    rows = {row.key: row for page in PAGES for row in page.rows}
    lines = ["# Settings\n", MADE]
    lines += [
        "One TOML file, `settings.toml`, in the user's folder (`RADGAZE_HOME` moves it). The settings window",
        "(Ctrl+,) writes it; it may be edited by hand, comments stay. A site sets defaults for its users in",
        f"{places(SITE_PLACES)}; `RADGAZE_SITE` names another file.",
        "The user's own file comes before it, then it, then what is built in. `radgaze settings` says where",
        "both are; `radgaze settings export FILE` and `import FILE` carry them to another computer.\n",
    ]
    for field in msgspec.structs.fields(Settings):
        kind = field.type
        if kind is int:
            continue  # the file's format
        if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
            lines += [f"\n## [{field.name}]\n", "A table of its own; see the settings window.\n"]
            continue
        lines += [f"\n## [{field.name}]\n", " ".join((kind.__doc__ or "").split()) + "\n"]
        lines += ["| key | kind | default | in the settings window |", "|---|---|---|---|"]
        for inner in msgspec.structs.fields(kind):
            row = rows.get(f"{field.name}.{inner.name}")
            title = f"{row.label}{'; counts from ' + row.takes if row.takes else ''}" if row else ""
            default = inner.default if inner.default is not msgspec.NODEFAULT else inner.default_factory()
            kinds = cell(kind_words(inner.type))
            lines.append(f"| `{inner.name}` | {kinds} | `{shown(default)}` | {cell(title)} |")
    return "\n".join(lines) + "\n"


def places(found: dict[str, str]) -> str:
    return ", ".join(f"`{path}` ({system})" for system, path in found.items())


def kind_words(kind: Any) -> str:
    text = kind.__name__ if isinstance(kind, type) and not getattr(kind, "__args__", None) else str(kind)
    return text.replace("typing.", "")


def shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


PAGES = {"commands.md": commands_page, "settings.md": settings_page}


def stale() -> list[str]:
    """Names of pages that are not what the program says now."""
    here = {name: FOLDER / name for name in PAGES}
    return [n for n, path in here.items() if not path.exists() or path.read_text("utf-8") != PAGES[n]()]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args(argv)
    if args.check:
        found = stale()
        sys.stdout.write("".join(f"docs/reference/{name} is stale: scripts/reference.py\n" for name in found))
        return 1 if found else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
        sys.stdout.write(f"{FOLDER / name}\n")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
