"""What a model reaches on films that it has not seen: `reach.json` in its folder, shown beside answers."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from inference.api import ModelError, Reach
from inference.store import ModelFolder

NAME = "reach.json"


def reach_of(folder: ModelFolder, findings: Collection[str] | None = None) -> list[Reach]:
    """The figures of some findings (None: all), and those that hold for all of them (finding ""). Empty where
    nobody measured. Raises ModelError where the file is damaged."""
    if NAME not in folder.manifest.sha256:
        return []
    path = folder.file(NAME)
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=list[Reach])
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        raise ModelError(
            f"{path} is not readable: {error}", "Take the model again from its source."
        ) from error
    return [r for r in kept if findings is None or r.finding in findings or not r.finding]
