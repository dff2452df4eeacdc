"""Which films a batch is about: a file, a folder, or a table with a column `path`."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

TABLES = (".csv", ".tsv", ".parquet")
NOT_FILMS = (".txt", ".md", ".json", ".jsonl", ".toml", ".npy", ".py", ".pdf", ".zip", ".log")
PATH_COLUMN = "path"


class BatchError(Exception):
    """message names what is wrong; way_out what to do."""

    def __init__(self, message: str, way_out: str = "") -> None:
        super().__init__(message)
        self.message, self.way_out = message, way_out


@dataclass(frozen=True)
class Film:
    """path: of the file. said: further columns of its row in a table (phrase, finding)."""

    path: Path
    said: Mapping[str, str] = field(default_factory=dict)


def films_of(source: Path) -> list[Film]:
    """In a fixed order. Raises BatchError where nothing is there."""
    if source.is_dir():
        found = [Film(path) for path in sorted(source.rglob("*")) if _may_be_film(path)]
    elif source.suffix.lower() in TABLES:
        found = list(_of_table(source))
    elif source.is_file():
        found = [Film(source)]
    else:
        raise BatchError(f"{source} is not there.", "Give a film, a folder of films, or a table of paths.")
    if not found:
        raise BatchError(f"{source} names no film.", "Give a film, a folder of films, or a table of paths.")
    return found


def _may_be_film(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and path.suffix.lower() not in NOT_FILMS + TABLES


def _of_table(source: Path) -> Iterator[Film]:
    rows = _parquet(source) if source.suffix.lower() == ".parquet" else _text(source)
    for number, row in enumerate(rows, start=1):
        path = row.pop(PATH_COLUMN, "")
        if not path:
            raise BatchError(
                f"{source}, row {number}: no {PATH_COLUMN}.", f"Give the table a column {PATH_COLUMN}."
            )
        yield Film((source.parent / path).resolve(), row)


def _text(source: Path) -> list[dict[str, str]]:
    try:
        with source.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file, delimiter="\t" if source.suffix.lower() == ".tsv" else ",")
            return [{k: v for k, v in row.items() if k and isinstance(v, str)} for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BatchError(f"{source} is not readable: {error}", "Save it as CSV in UTF-8.") from error


def _parquet(source: Path) -> list[dict[str, str]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        rows = pq.ParquetFile(source).read().to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise BatchError(f"{source} is not readable: {error}", "Write the table again.") from error
    return [{k: str(v) for k, v in row.items() if v is not None} for row in rows]
