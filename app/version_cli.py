"""`radgaze version`."""

from __future__ import annotations

import argparse
import platform
import sys
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

_STANDS_ON = ("PySide6-Essentials", "numpy", "pydicom", "pillow", "torch", "transformers")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def version() -> str:
    """RadGaze's own version; "0 (not installed)" from a checkout without one."""
    return _of("radgaze") or "0 (not installed)"


def _of(package: str) -> str:
    try:
        return installed(package)
    except PackageNotFoundError:
        return ""


def run(args: argparse.Namespace) -> int:
    rows = {"radgaze": version(), "python": platform.python_version(), "system": platform.platform()}
    rows |= {package: _of(package) or "not installed" for package in _STANDS_ON}
    if args.json:
        import json

        sys.stdout.write(json.dumps(rows) + "\n")
    else:
        for name, value in rows.items():
            sys.stdout.write(f"{name:20} {value}\n")
    return 0
