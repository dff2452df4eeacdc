"""The log to read, search and copy: its newest lines, without patient data."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.logs import last_lines, log_path
from ui.dialogs.text_list import TextList
from ui.languages import tr

MOST_LINES = 500


class LogWindow(TextList):
    """Asked for again, it shows what was said since."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Log"), [], parent)
        self.refresh()

    def refresh(self) -> None:
        try:
            lines = last_lines(MOST_LINES) or [tr("Nothing was logged yet.")]
        except OSError as error:
            lines = [tr("The log cannot be read: {strerror}.", strerror=error.strerror)]
        self.text.setPlainText(
            "\n".join([tr("{log_path} (no patient data)", log_path=log_path()), "", *lines])
        )
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())
