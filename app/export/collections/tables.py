"""Text tables as fast as pyarrow writes them, and read back as plain columns."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from app.export.collections.model import CollectionError

NA = "n/a"
PIECE = 1 << 20


def rounded(values: Any, digits: int) -> pa.Array:
    """NaN is null."""
    found = np.round(np.asarray(values, dtype=np.float64), digits)
    return pa.array(found, mask=~np.isfinite(found))


def tsv(columns: Mapping[str, Any], *, header: bool) -> bytes:
    """Tab separated, "n/a" for what is null."""
    table = pa.table({name: _filled(column) for name, column in columns.items()})
    out = io.BytesIO()
    options = pyarrow.csv.WriteOptions(include_header=False, delimiter="\t", quoting_style="none")
    try:
        pyarrow.csv.write_csv(table, out, options)
        data = out.getvalue()
    except pa.ArrowInvalid:  # a word with a quotation mark, as notes and marks have
        data = _quoted(table)
    return ("\t".join(columns) + "\n").encode() + data if header else data


def _quoted(table: pa.Table) -> bytes:
    """The values that need it in double quotes, as BIDS has it for tabs."""
    out = io.StringIO()
    columns = [column.cast(pa.string()).to_pylist() for column in table.columns]
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(zip(*columns, strict=True))
    return out.getvalue().encode()


def _filled(column: Any) -> Any:
    """As text where something is null, else as it is."""
    if not isinstance(column, pa.Array) or not column.null_count:
        return column
    return pc.fill_null(pc.cast(column, pa.string()), NA)


def write_gzip(path: Path, data: bytes) -> None:
    """The same bytes for the same data."""
    with path.open("wb") as file, gzip.GzipFile("", "wb", 1, file, 0) as packed:
        packed.write(data)


def clean(text: str) -> str:
    """Without what would break a row."""
    return " ".join(text.split())


def csv_line(values: Sequence[Any], *, end: str = "\r\n") -> str:
    """One line as the csv module quotes it; None and NaN are empty."""
    out = io.StringIO()
    plain = ["" if value is None or value != value else value for value in values]
    csv.writer(out, lineterminator=end).writerow(plain)
    return out.getvalue()


def read_rows(path: Path, needed: Sequence[str], *, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a table with a header. Raises CollectionError naming the file and the column."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = csv.DictReader(file, delimiter=delimiter)
            names = rows.fieldnames or ()
            for name in needed:
                if name not in names:
                    raise CollectionError(
                        path, f"it has no column {name}", "Give the folder as it was published."
                    )
            return list(rows)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CollectionError(path, f"it cannot be read: {error}", "Check the folder.") from error


def numbers(
    path: Path, rows: Sequence[Mapping[str, str]], name: str
) -> np.ndarray[Any, np.dtype[np.float64]]:
    """A column; what is no number is refused with its row. Raises CollectionError."""
    out = np.zeros(len(rows))
    for at, row in enumerate(rows):
        try:
            out[at] = float(row[name])
        except (ValueError, TypeError) as error:
            reason = f"row {at + 2}, {name}: {row[name]!r} is no number"
            raise CollectionError(path, reason, "Correct it there.") from error
    return out
