"""What a run has done, line by line, so that it goes on where it was stopped."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.batch.asking import Asking, Row
from app.batch.films import BatchError, Film
from app.words import characters

RUN, LEDGER, TABLE = "run.json", "done.jsonl", "results.parquet"


_ANSWERED = {"film": dict, "models": str, "rows": list}
"""What a line of a film that was answered has."""


class Ledger:
    """One line a film: {"film", "models", "rows"} or {"film", "failed"}; it is on the disk before the next
    film begins. Where a line was cut off its film is asked again, and so is one that failed."""

    def __init__(self, folder: Path, asking: Asking) -> None:
        """Raises BatchError where the folder holds a run that asked something else."""
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(folder, error) from error
        wanted = dataclasses.asdict(asking)
        kept = folder / RUN
        if kept.exists() and (before := _asked(kept)) != wanted:
            differs = [name for name in wanted if before.get(name) != wanted[name]]
            raise BatchError(
                f"{folder} holds a run that differs in {', '.join(differs)}.",
                "Give another output folder, or ask the same to go on with it.",
            )
        try:
            kept.write_text(json.dumps(wanted, indent=1), encoding="utf-8")
        except OSError as error:
            raise unwritable(folder, error) from error
        self.done = {self._key(line["film"]): line for line in self._lines()}
        self._mend_end()

    def _mend_end(self) -> None:
        path = self.folder / LEDGER
        if path.exists() and (data := path.read_bytes()) and not data.endswith(b"\n"):
            path.write_bytes(data[: data.rfind(b"\n") + 1])

    def _lines(self) -> Iterator[dict[str, Any]]:
        """Of films that were answered. What is none (cut off when the run was stopped, damaged on the disk)
        is asked again."""
        path = self.folder / LEDGER
        for data in path.read_bytes().splitlines() if path.exists() else []:
            try:
                line = json.loads(data)
            except (ValueError, RecursionError):
                continue
            if isinstance(line, dict) and all(isinstance(line.get(k), kind) for k, kind in _ANSWERED.items()):
                yield line

    def knows(self, film: Film) -> bool:
        """It was answered, and its file is as it was then."""
        return self._key(identity(film)) in self.done

    @staticmethod
    def _key(film: dict[str, Any]) -> str:
        return json.dumps(film, sort_keys=True)

    def write(self, film: Film, *, rows: list[Row] | None = None, failed: str = "", models: str = "") -> None:
        line: dict[str, Any] = {"film": identity(film)}
        line |= {"failed": failed} if failed else {"models": models, "rows": rows or []}
        try:
            with (self.folder / LEDGER).open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise unwritable(self.folder, error) from error
        if not failed:
            self.done[self._key(line["film"])] = line

    def table(self) -> Path:
        """results.parquet: a row for each row of each film that was answered, with `path` and `models`."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        rows = [
            {"path": line["film"]["path"], **row, "models": line["models"]}
            for line in self.done.values()
            for row in line["rows"]
        ]
        path = self.folder / TABLE
        fresh = path.with_suffix(".new")
        try:
            pq.write_table(pa.Table.from_pylist(characters(rows)), fresh)
            fresh.replace(path)
        except OSError as error:
            raise unwritable(self.folder, error) from error
        return path


def unwritable(folder: Path, error: OSError) -> BatchError:
    """What was answered before stays, and the run goes on from there."""
    return BatchError(
        f"{folder} cannot be written: {error.strerror or error}.",
        "Make room; the same command goes on from here.",
    )


def identity(film: Film) -> dict[str, Any]:
    """A film as it is now, and what its row asks."""
    try:
        stat = film.path.stat()
        size, mtime = stat.st_size, stat.st_mtime_ns
    except OSError:
        size, mtime = 0, 0
    return {"path": str(film.path), "size": size, "mtime_ns": mtime, "said": dict(film.said)}


def _asked(kept: Path) -> dict[str, Any]:
    """What the run before asked. Raises BatchError where that cannot be read."""
    try:
        before = json.loads(kept.read_bytes())
    except (ValueError, RecursionError):
        before = None
    if not isinstance(before, dict):
        raise BatchError(
            f"{kept} cannot be read: nobody knows what its run asked.", "Give another output folder."
        )
    return before
