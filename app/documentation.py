"""The pages of docs/ and its folders, as the window shows them: which there are, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "docs"
ORDER = (
    "index",
    "first-steps",
    "clinician",
    "data-collector",
    "presenter",
    "method-researcher",
    "window",
    "radiographs",
    "gaze",
    "study",
    "compare",
    "archive",
    "models",
    "anatomy",
    "safety",
    "adding",
    "commands",
    "settings",
    "figures",
)
"""From what everybody needs to what few ask for; pages that are not named come last."""


@dataclass(frozen=True)
class Page:
    """One Markdown file."""

    path: Path
    title: str

    @property
    def text(self) -> str:
        """Raises OSError."""
        return self.path.read_text(encoding="utf-8")


def pages(folder: Path = FOLDER) -> list[Page]:
    """Every page in reading order; none where RadGaze was installed without them."""
    place = {name: number for number, name in enumerate(ORDER)}
    found = sorted(folder.rglob("*.md"), key=lambda path: (place.get(path.stem, len(ORDER)), path.stem))
    return [Page(path, _title(path)) for path in found]


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        heading = next((line for line in lines if line.startswith("# ")), "")
    return heading.removeprefix("# ").strip() or path.stem
