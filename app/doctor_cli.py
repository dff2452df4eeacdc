"""`radgaze doctor`: one line a subject, the way out where there is one."""

from __future__ import annotations

import argparse
import json
import sys

MARKS = {"good": "ok  ", "note": "note", "wrong": "BAD "}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON array")


def run(args: argparse.Namespace) -> int:
    from app.doctor import as_dict, examine
    from app.settings import SettingsError, load_settings

    try:
        python = load_settings().inference.python
    except SettingsError:  # it has a line of its own
        python = ""
    lines = examine(python)
    if args.json:
        sys.stdout.write(json.dumps([as_dict(line) for line in lines]) + "\n")
    else:
        for line in lines:
            way_out = f" -> {line.way_out}" if line.way_out else ""
            sys.stdout.write(f"{MARKS[line.state]} {line.subject:10} {line.words}{way_out}\n")
    return 1 if any(line.state == "wrong" for line in lines) else 0
