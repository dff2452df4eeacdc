"""What a section of a gaze report is made of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeAlias

Table: TypeAlias = "list[Sequence[str]]"
"""The head and the rows."""
Part: TypeAlias = "str | Table | tuple[str, ...]"
"""A paragraph, a table, or the names of figures that stand side by side."""


def number(value: float, form: str, unit: str) -> str:
    """With its unit; a dash where it is not known."""
    return f"{value:{form}}{unit}" if math.isfinite(value) else "–"
