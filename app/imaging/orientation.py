"""Patient Orientation (0020,0020): where rows and columns point to (PS3.3 C.7.6.1.1.1).

Bipeds have A, P, R, L, H and F; quadrupeds abbreviations of one or two letters. What is neither says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_BIPED = (("R", "L"), ("A", "P"), ("H", "F"))
_QUADRUPED = (
    ("LE", "RT"), ("D", "V"), ("CR", "CD"), ("R", "CD"), ("M", "L"), ("PR", "DI"), ("D", "PA"), ("D", "PL"),
)  # fmt: skip
"""Left and right, dorsal and ventral, cranial and caudal, rostral (of a head), medial and lateral, proximal
and distal, palmar and plantar (of a limb)."""
_OPPOSITE_OF_BIPED = {a: b for pair in _BIPED for a, b in (pair, pair[::-1])}
_OPPOSITE_OF_QUADRUPED = {
    **{a: b for pair in reversed(_QUADRUPED) for a, b in (pair, pair[::-1])}, "PA": "D", "PL": "D",
}  # fmt: skip
_TOKENS = re.compile("LE|RT|CR|CD|PR|DI|PA|PL|D|V|R|M|L")
_NO_BIPED = {"LE", "RT", "CR", "CD", "PR", "DI", "D", "V", "M"}
"""What tells a quadruped where the film does not say that it is one."""
_AXIS_OF_QUADRUPED = {
    "LE": 0, "RT": 0, "M": 0, "L": 0, "D": 1, "V": 1, "PA": 1, "PL": 1, "CR": 2, "CD": 2, "R": 2, "PR": 2,
    "DI": 2,
}  # fmt: skip
_VECTORS = {
    "L": (1.0, 0.0, 0.0), "R": (-1.0, 0.0, 0.0), "P": (0.0, 1.0, 0.0), "A": (0.0, -1.0, 0.0),
    "H": (0.0, 0.0, 1.0), "F": (0.0, 0.0, -1.0),
}  # fmt: skip
_VECTORS_OF_QUADRUPED = {
    "LE": (1.0, 0.0, 0.0), "RT": (-1.0, 0.0, 0.0), "D": (0.0, 1.0, 0.0), "V": (0.0, -1.0, 0.0),
    "CR": (0.0, 0.0, 1.0), "CD": (0.0, 0.0, -1.0),
}  # fmt: skip
"""Patient coordinates (PS3.3 C.7.6.2.1.1)."""


def directions(values: Sequence[str], *, quadruped: bool) -> tuple[str, str] | None:
    """Where rows and columns point to, in capital letters; None where that is not said, or makes no sense.

    quadruped: Anatomical Orientation Type (0010,2210) says so. Without it only abbreviations that no biped
    has are believed. A quadruped's R (rostral) and L (lateral) are not taken: they would read as right and
    left.
    """
    stated = [value.strip().upper() for value in values]
    if len(stated) != 2:
        return None
    if all(_biped(value) for value in stated):
        axes = [_axis(value[0]) for value in stated]
    else:
        tokens = [_tokens(value) for value in stated]
        if (
            any(map(_biped, stated))
            or not all(tokens)
            or not (quadruped or _NO_BIPED & {*tokens[0], *tokens[1]})
        ):
            return None
        axes = [_AXIS_OF_QUADRUPED[parts[0]] for parts in tokens]
    return (stated[0], stated[1]) if axes[0] != axes[1] else None


def opposite(direction: str) -> str:
    """Where the other edge lies; `direction` is one of those that `directions` gives."""
    if _biped(direction):
        return "".join(_OPPOSITE_OF_BIPED[letter] for letter in direction)
    return "".join(_OPPOSITE_OF_QUADRUPED[token] for token in _tokens(direction))


def vector(direction: str) -> tuple[float, float, float] | None:
    """The main direction in patient coordinates: to the left, to the back, to the head; None where it has
    none, as on a limb."""
    if _biped(direction):
        return _VECTORS[direction[0]]
    tokens = _tokens(direction)
    return _VECTORS_OF_QUADRUPED.get(tokens[0]) if tokens else None


def _axis(letter: str) -> int:
    return next(axis for axis, pair in enumerate(_BIPED) if letter in pair)


def _biped(value: str) -> bool:
    """One to three letters, each of another axis."""
    if not 1 <= len(value) <= 3 or not set(value) <= _OPPOSITE_OF_BIPED.keys():
        return False
    return len({_axis(letter) for letter in value}) == len(value)


def _tokens(value: str) -> list[str]:
    """The abbreviations of a quadruped's direction, each of another axis; none where it is no direction."""
    tokens = _TOKENS.findall(value)
    axes = {_AXIS_OF_QUADRUPED[token] for token in tokens}
    return tokens if "".join(tokens) == value and 1 <= len(tokens) == len(axes) <= 3 else []
