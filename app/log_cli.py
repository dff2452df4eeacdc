"""`radgaze log`: what the workstation, the tracker host and the worker said last."""

from __future__ import annotations

import argparse
import sys

from app.logs import last_lines, log_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lines", type=int, default=200, metavar="N", help="how many lines (default 200)")
    parser.add_argument("--path", action="store_true", help="print where the log lies, and nothing else")


def run(args: argparse.Namespace) -> int:
    if args.path:
        sys.stdout.write(f"{log_path()}\n")
        return 0
    try:
        lines = last_lines(max(0, args.lines))
    except OSError as error:
        sys.stderr.write(f"{log_path()}: {error.strerror}. Check its permissions.\n")
        return 1
    if not lines:
        sys.stderr.write(f"There is no log yet: {log_path()} is written once the window was open.\n")
        return 0
    sys.stdout.write("\n".join(lines) + "\n")
    return 0
