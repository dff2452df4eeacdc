"""Phrases that state and deny findings, from a TOML file that users may edit.

    ["pleural effusion"]
    states = ["pleural effusion", "blunted costophrenic angle"]
    denies = ["No pleural effusion."]

A finding that the file leaves out keeps the shipped phrases.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from inference.alignment.film_scores import SHIPPED, Prompts
from inference.api import InputError

FIELDS = ("states", "denies")


def load_prompts(path: Path) -> Prompts:
    """Raises InputError that names the file, the finding and the field."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(
            f"{path}: cannot be read as TOML: {error}", "Mend the file or choose another."
        ) from error
    out = dict(SHIPPED)
    for finding, table in tables.items():
        if finding not in SHIPPED:
            raise InputError(f"{path}: unknown finding {finding!r}.", f"Findings: {', '.join(SHIPPED)}.")
        if not isinstance(table, dict) or (wrong := sorted(set(table) - set(FIELDS))):
            named = "" if not isinstance(table, dict) else f": unknown field {wrong[0]!r}"
            raise InputError(f"{path}: {finding}{named}.", f"Fields: {', '.join(FIELDS)}.")
        for field, phrases in table.items():
            if (
                not isinstance(phrases, list)
                or not phrases
                or not all(isinstance(p, str) and p.strip() for p in phrases)
            ):
                raise InputError(
                    f"{path}: {finding}: {field} must be phrases in quotation marks.", "Give at least one."
                )
        states, denies = SHIPPED[finding]
        out[finding] = (tuple(table.get("states", states)), tuple(table.get("denies", denies)))
    return out
