"""The formats, and a collection written in one of them: beside what is there already, whole or not at all."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.export.collections.card import Summary, card, write_checksums
from app.export.collections.model import Collection, CollectionError, Imported, Options, Reading
from app.files import private_folder

FORMATS = ("bids", "reflacx", "egd", "gazesearch", "parquet", "hf")
"""Each a module of this folder with TITLE, write(collection, folder, options) and read(folder)."""


def _module(name: str) -> Any:
    if name not in FORMATS:
        raise ValueError(f"there is no format {name!r}; known: {', '.join(FORMATS)}")
    return importlib.import_module(f"app.export.collections.{name}")


def title_of(name: str) -> str:
    """In words."""
    return str(_module(name).TITLE)


def write_collection(collection: Collection, folder: Path, *, form: str, options: Options) -> Summary:
    """Into a new folder, with card and checksums. Raises CollectionError, OSError, Cancelled; then it is not
    there."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CollectionError(folder, "something is there already", "Choose a new folder.")
    module = _module(form)
    summary = Summary()

    def watched() -> Iterator[Reading]:
        for reading in collection.readings():
            summary.add(reading)
            yield reading

    private_folder(folder.parent)
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    try:
        module.write(replace(collection, readings=watched), part, options)
        text = card(collection, summary, options, format_title=module.TITLE)
        head = getattr(module, "head", lambda _collection: "")(collection)
        (part / "README.md").write_text(head + text, encoding="utf-8")
        write_checksums(part)
        if folder.exists():
            folder.rmdir()
        part.replace(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return summary


def read_collection(folder: Path, *, form: str) -> Iterator[Imported]:
    """What all formats have of each reading. Raises CollectionError."""
    found: Iterator[Imported] = _module(form).read(folder)
    return found
