"""`radgaze bench NAME [--json]`: one JSON object or a table on standard output, and nothing else there."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from app.bench.registry import BenchError, Options, Row, load, machine, names


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", choices=names(), help="what to measure")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--peer-python",
        default="",
        metavar="PYTHON",
        help="an interpreter with the peers (napari), not this one",
    )
    parser.add_argument(
        "--image", type=Path, help="a radiograph to measure with (default: RG1 of pydicom-data)"
    )
    parser.add_argument(
        "--repeats", type=int, default=5, metavar="N", help="how often to measure (default 5)"
    )


def run(args: argparse.Namespace) -> int:
    if args.repeats < 1:
        sys.stderr.write("radgaze bench: --repeats must be at least 1\n")
        return 2
    options = Options(image=args.image, repeats=args.repeats, peer_python=args.peer_python)
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints goes to standard error
    try:
        where = machine()
        rows = load(args.name)(options)
    except BenchError as error:
        sys.stderr.write(f"radgaze bench {args.name}: {error}\n")
        return 1
    finally:
        sys.stdout.flush()
        os.dup2(kept, 1)
        os.close(kept)
    if args.json:
        report = {"name": args.name, "machine": where, "rows": [row.as_dict() for row in rows]}
        sys.stdout.write(json.dumps(report) + "\n")
    else:
        sys.stdout.write(f"{args.name} on {where}\n{table(rows)}")
    return 0


def table(rows: list[Row]) -> str:
    """A readable table of the rows, aligned."""
    head = ("", "ours", "peer", "ours/peer", "unit", "bar", "holds")
    body = [
        (
            row.what,
            *(_number(value) for value in (row.ours, row.peer, row.ratio)),
            row.unit,
            _number(row.bar),
            "yes" if row.holds else "NO",
        )
        for row in rows
    ]
    widths = [max(len(line[column]) for line in (head, *body)) for column in range(len(head))]
    lines = (
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in (head, *body)
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"
