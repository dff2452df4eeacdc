"""Rows that experiments recorded, for charts."""

from __future__ import annotations

import json
from typing import Any

from app.figure.drawing import FigureError


def recorded(name: str, config: str) -> dict[str, Any]:
    """The result file of an experiment. Raises FigureError where there is none."""
    from inference.evaluation.experiments.registry import result_file

    path = result_file(name, config)
    if not path.exists():
        raise FigureError(f"{path}: not there yet. Make it with: radgaze experiment {name} --config {config}")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def arms(result: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """arm -> what its seeds found."""
    out: dict[str, list[dict[str, Any]]] = {}
    for key, found in result["arms"].items():
        if found.get("rows"):
            out.setdefault(key.rsplit("/seed", 1)[0], []).append(found)
    return out


def caption(result: dict[str, Any], of: str) -> str:
    """Which films, how many, which command."""
    data = result["data"]
    films = data.get("films", data.get("test_films", ""))
    return f"{of} {films} phantom test films of the world {data['world']}; {result['command']}."
