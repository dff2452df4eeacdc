"""A folder as the Hugging Face hub and `datasets.load_dataset` take it: the Parquet tables, and a README
whose head names them as configurations. Nothing is uploaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.export.collections import parquet
from app.export.collections.model import Collection, Imported, Options

TITLE = "Hugging Face folder"
CONFIGURATIONS = {
    "fixations": "data/fixations.parquet",
    "readings": "data/readings.parquet",
    "words": "data/words.parquet",
    "participants": "data/participants.parquet",
    "samples": "data/samples/*.parquet",
}


def write(collection: Collection, folder: Path, options: Options) -> None:
    """Raises OSError, Cancelled."""
    (folder / "data").mkdir()
    parquet.write(collection, folder / "data", options)


def head(collection: Collection) -> str:
    """What the hub reads at the top of the card."""
    lines = ["---", f"pretty_name: {collection.name!r}", "tags:", "- eye-tracking", "- radiology", "configs:"]
    for name, files in CONFIGURATIONS.items():
        lines += [f"- config_name: {name}", "  data_files:", "  - split: train", f"    path: {files}"]
        if name == "fixations":
            lines.append("  default: true")
    return "\n".join([*lines, "---", ""])


def read(folder: Path) -> Iterator[Imported]:
    """Raises CollectionError."""
    return parquet.read(folder / "data")
