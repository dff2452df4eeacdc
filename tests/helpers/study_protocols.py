"""A small protocol, and a study begun from it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.study.folder import BegunStudy, begin_study

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PLAIN = """\
format = 1
name = "small"
seed = 7

[consent]
version = "2"
text = "I agree."

[[stimuli]]
name = "films"
kind = "phantom"
count = 4

[[phases]]
kind = "free_viewing"
seconds = 5
"""
CROSSOVER = """
[conditions]
design = "crossover"
washout_days = 14
[[conditions.arms]]
name = "without"
[[conditions.arms]]
name = "with"
ai = "shown"
"""


def later(*, hours: float) -> datetime:
    return NOW + timedelta(hours=hours)


def begun(folder: Path, text: str = PLAIN) -> BegunStudy:
    """The study of that protocol in folder/study."""
    path = folder / "protocol.toml"
    path.write_text(text, encoding="utf-8")
    return begin_study(path, folder / "study", now=NOW)
