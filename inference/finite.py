"""No NaN and no infinity leaves the worker: a result with one is no result."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from inference.api import ModelError

_WAY_OUT = "The model's weights are damaged or do not fit this RadGaze: take it again from its source."


def check_result(result: msgspec.Struct) -> None:
    """Raises ModelError that names the field where a number is not finite."""
    for name, value in _numbers(result, type(result).__name__):
        if not math.isfinite(value):
            raise ModelError(f"the model answered {value} for {name}", _WAY_OUT)


def check_map(array: NDArray[np.floating]) -> None:
    """Raises ModelError where a map holds a value that is not finite."""
    bad = int((~np.isfinite(array)).sum())
    if bad:
        raise ModelError(f"the model's map holds {bad} of {array.size} values that are no numbers", _WAY_OUT)


def _numbers(value: Any, name: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, float):
        yield name, value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _numbers(getattr(value, field), f"{name}.{field}")
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from _numbers(part, f"{name}[{number}]")
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _numbers(part, f"{name}[{key!r}]")
