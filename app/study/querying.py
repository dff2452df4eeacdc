"""`radgaze study query DATASET SQL`: computations over a whole dataset of Parquet tables, streamed by duckdb,
so that it may be larger than the memory."""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app.study.folder import StudyError

TABLES = ("readings", "fixations", "words", "participants", "samples")
NAMED = {
    "fixations-by-film": """
        SELECT stimulus, count(DISTINCT reading) AS readings, count(*) AS fixations,
               round(avg(duration_ms), 1) AS mean_duration_ms, round(sum(duration_ms), 1) AS dwell_ms
        FROM fixations GROUP BY stimulus ORDER BY stimulus""",
    "fixations-by-participant": """
        SELECT participant, count(DISTINCT reading) AS readings, count(*) AS fixations,
               round(median(duration_ms), 1) AS median_duration_ms
        FROM fixations GROUP BY participant ORDER BY participant""",
    "samples-by-participant": """
        SELECT r.participant, count(*) AS samples,
               round(100.0 * count(*) FILTER (WHERE s.x_px IS NULL OR isnan(s.x_px)) / count(*), 2)
                   AS missing_percent
        FROM samples s JOIN readings r USING (reading) GROUP BY r.participant ORDER BY r.participant""",
    "words-by-participant": """
        SELECT participant, count(*) AS words, round(avg(offset_ms - onset_ms), 1) AS mean_duration_ms
        FROM words GROUP BY participant ORDER BY participant""",
}
"""Questions that are asked of every dataset."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dataset", type=Path, metavar="DATASET", help="an export of --format parquet or hf")
    parser.add_argument("sql", metavar="SQL", help=f"a query, or one of {', '.join(NAMED)}")
    parser.add_argument("--memory", default="1GB", metavar="SIZE", help="that duckdb may use (1GB)")
    parser.add_argument("--threads", type=int, default=2, metavar="N", help="(2)")


def run(args: argparse.Namespace) -> int:
    """As CSV, row by row. Raises StudyError."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    for row in rows(args.dataset, args.sql, memory=args.memory, threads=args.threads):
        out.writerow(row)
    return 0


def rows(dataset: Path, sql: str, *, memory: str = "1GB", threads: int = 2) -> Iterator[Sequence[Any]]:
    """The names of the columns, then the rows, piece by piece. Raises StudyError where duckdb is missing, the
    folder holds no tables, or the query is none."""
    try:
        import duckdb
    except ImportError as error:
        raise StudyError(dataset, "duckdb is missing", 'Run: pip install "radgaze[query]".') from error
    if not re.fullmatch(r"\d+(\.\d+)?\s*[KMGT]i?B", memory):
        raise StudyError(dataset, f"{memory!r} is no size", "Write 1GB or 500MB.")
    found = {name: place for name in TABLES if (place := _files(dataset, name))}
    if "readings" not in found:
        way_out = "Make one: radgaze study export FOLDER --format parquet --out DATASET"
        raise StudyError(dataset, "it holds no readings.parquet", way_out)
    with duckdb.connect(":memory:", config={"memory_limit": memory, "threads": threads}) as database:
        for name, place in found.items():
            database.read_parquet(place).create_view(name)
        try:
            answer = database.execute(NAMED.get(sql, sql))
            yield [column[0] for column in answer.description or ()]
            while piece := answer.fetchmany(1024):
                yield from piece
        except duckdb.Error as error:
            way_out = f"Tables are {', '.join(found)}; named queries are {', '.join(NAMED)}."
            raise StudyError(dataset, f"the query failed: {str(error).splitlines()[0]}", way_out) from error


def _files(dataset: Path, name: str) -> str:
    """A pattern for the files of that table; "" where there are none."""
    for base in (dataset, dataset / "data"):
        if (base / f"{name}.parquet").is_file():
            return str(base / f"{name}.parquet")
        if any((base / name).glob("*.parquet")):
            return str(base / name / "*.parquet")
    return ""
