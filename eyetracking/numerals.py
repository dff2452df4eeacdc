"""Numbers as foreign programs write them: decimal commas, and the many words for "missing"."""

from __future__ import annotations

import math

MISSING_WORDS = frozenset({"", ".", "-", "--", "na", "n/a", "nan", "none", "null", "missing", "inf", "-inf"})


def number(text: object, *, default: float = math.nan) -> float:
    """A number, also with a decimal comma; `default` for a word that means "missing", and for no number.

    What lies beyond all numbers (inf) is missing, too.
    """
    if isinstance(text, (int, float)):
        return float(text) if math.isfinite(text) else default
    try:
        value = finite_number(str(text))
    except ValueError:
        return default
    return default if math.isnan(value) else value


def finite_number(text: str) -> float:
    """The same, NaN for a word that means "missing". Raises ValueError naming what is no number."""
    word = text.strip()
    if word.lower() in MISSING_WORDS:
        return math.nan
    try:
        value = float(word)
    except ValueError:
        if word.count(",") != 1 or "." in word:
            raise ValueError(f"{word!r} is no number") from None
        try:
            value = float(word.replace(",", "."))
        except ValueError:
            raise ValueError(f"{word!r} is no number") from None
    return value if math.isfinite(value) else math.nan
