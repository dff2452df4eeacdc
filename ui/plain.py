"""Foreign text in places where Qt would take it for HTML: tooltips, and labels that guess.

An `<img src="file:…">` in a film's View Position would otherwise be read from the disk and drawn.
"""

from __future__ import annotations

from PySide6.QtGui import Qt

_NOTHING = "\u200b"
"""Zero width: seen by Qt, not by people."""


def plain(text: str) -> str:
    """The same words, which Qt shows as they are."""
    if not Qt.mightBeRichText(text):
        return text
    return text.replace("<", f"<{_NOTHING}").replace("&", f"&{_NOTHING}")
