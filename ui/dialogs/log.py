"""The log to read, search and copy: its newest lines, without patient data."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.logs import last_lines, log_path
from ui.dialogs.text_list import TextList

MOST_LINES = 500


class LogWindow(TextList):
    """Asked for again, it shows what was said since."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Log", [], parent)
        self.refresh()

    def refresh(self) -> None:
        try:
            lines = last_lines(MOST_LINES) or ["Nothing was logged yet."]
        except OSError as error:
            lines = [f"The log cannot be read: {error.strerror}."]
        self.text.setPlainText("\n".join([f"{log_path()} (no patient data)", "", *lines]))
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())
