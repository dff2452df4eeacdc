"""Where the real data sets lie on this machine: RADGAZE_SHARED_DATA, or shared/data beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path


class DataSetMissing(Exception):
    """A data set is not on this machine; says where it was looked for and how to say where it is."""


def data_root() -> Path:
    named = os.environ.get("RADGAZE_SHARED_DATA")
    return Path(named) if named else Path(__file__).resolve().parents[3] / "shared" / "data"


def data_folder(name: str) -> Path:
    folder = data_root() / name
    if not folder.is_dir():
        raise DataSetMissing(
            f"{folder}: no such folder. Set RADGAZE_SHARED_DATA to the folder that holds {name}/."
        )
    return folder
