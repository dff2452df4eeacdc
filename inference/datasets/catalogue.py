"""All collections that can be read, by name: each file `*_collections.py` beside this one registers its
own."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

from inference import datasets
from inference.datasets.location import DataSetMissing
from inference.datasets.read_aloud import Example, Missing, Read, registered


def collections() -> dict[str, Read]:
    """All readers by name."""
    for module in pkgutil.iter_modules(datasets.__path__, f"{datasets.__name__}."):
        if module.name.endswith("_collections"):
            importlib.import_module(module.name)
    return registered()


def read_collection(name: str, folder: Path) -> tuple[list[Example], Missing]:
    """Raises DataSetMissing for an unknown name, or a folder that holds nothing of that layout."""
    known = collections()
    if name not in known:
        raise DataSetMissing(f"there is no collection {name!r}; known: {', '.join(sorted(known))}")
    if not folder.is_dir():
        raise DataSetMissing(f"{folder} is not a folder")
    missing = Missing()
    examples = list(known[name](folder, missing))
    if not examples:
        said = "; ".join(missing.lines()) or "no file of its layout was found"
        raise DataSetMissing(f"{folder} holds no {name}: {said}")
    return examples, missing
