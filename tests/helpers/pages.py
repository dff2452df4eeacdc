"""What the documentation says to type and to write, as its pages have it."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
DOCS = REPOSITORY / "docs"
_FENCED = re.compile(r"^```(?P<info>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block. name: of the file that it is, "" for commands (the word after its language)."""

    name: str
    text: str

    @property
    def commands(self) -> list[list[str]]:
        """Words of each line that calls radgaze, without the program's name and without a comment."""
        lines = [line for line in self.text.splitlines() if re.match(r"radgaze( |$)", line)]
        return [shlex.split(line, comments=True)[1:] for line in lines]


def blocks(page: str) -> list[Block]:
    """Of a page, by its path from the repository."""
    text = (REPOSITORY / page).read_text("utf-8")
    return [Block(found["info"].partition(" ")[2], found["text"]) for found in _FENCED.finditer(text)]


def file_in(page: str, name: str) -> str:
    """The text of the block that is that file."""
    return next(block.text for block in blocks(page) if block.name == name)
