"""`radgaze settings`: where they come from; carried to another computer and back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("show", "export", "import"), nargs="?", default="show")
    parser.add_argument("file", type=Path, nargs="?", help="the file to write, or to take over")


def run(args: argparse.Namespace) -> int:
    from app.settings import SettingsError

    if (args.what == "show") != (args.file is None):
        sys.stderr.write(f"radgaze settings {args.what}: {'no FILE' if args.file else 'name a FILE'}.\n")
        return 2
    try:
        return {"show": _show, "export": _export, "import": _import}[args.what](args.file)
    except (SettingsError, OSError) as error:
        sys.stderr.write(f"radgaze settings: {error}\n")
        return 1


def _show(_file: Path | None) -> int:
    from app.settings import load_settings, settings_path, site_path

    load_settings()
    for title, path in (("user", settings_path()), ("site", site_path())):
        sys.stdout.write(f"{title:5} {path}{'' if path.exists() else '  (not there)'}\n")
    return 0


def _export(file: Path) -> int:
    from app.settings import load_settings
    from app.settings_carried import export_settings

    export_settings(load_settings(), file)
    sys.stdout.write(f"Written to {file}\n")
    return 0


def _import(file: Path) -> int:
    from app.settings import load_settings
    from app.settings_carried import take_over

    _new, kept = take_over(load_settings(), file)
    sys.stdout.write(f"Taken over from {file}{f'; those from before are in {kept}' if kept else ''}\n")
    return 0
