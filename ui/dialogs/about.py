"""About: version, what it is not for, what the models were trained on, notices."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Framed
from ui.theme import theme
from ui.widgets import Panel, button, label, rule

NOTICES = (
    "RadGaze is free software under the Apache License 2.0. Qt for Python is used under the LGPL v3, the "
    "Inter typeface under the SIL Open Font License 1.1; THIRD_PARTY_NOTICES.md lists everything. "
    "Eye tracking data are recorded only with the reader's consent, whose purpose is kept with them, and can "
    "be erased in the Gaze panel. Eye Tracking by Tobii: with Tobii trackers Tobii's library is used, which "
    "is licensed for research and not part of RadGaze; its terms for storing and transferring eye tracking "
    "data apply."
)


class About(Framed):
    """Read-only."""

    def __init__(self, models: list[Any], parent: QWidget | None = None) -> None:
        try:
            number = version("radgaze")
        except PackageNotFoundError:
            number = "(not installed)"
        super().__init__("About RadGaze", parent, heading=f"RadGaze {number}")
        column = self.column
        column.addWidget(label("A radiology workstation that sees where the radiologist looks.", wrap=True))
        column.addWidget(
            label("Research use only. Not for diagnosis. Nothing leaves this computer.", "warning", wrap=True)
        )
        column.addWidget(rule())
        body = Panel("Models and notices")
        body.column.addWidget(label("Models", "heading"))
        if not models:
            body.column.addWidget(label("The worker has not named its models yet.", "dim", wrap=True))
        for model in models:
            demo = "demo model, " if model.demo else ""
            body.column.addWidget(label(f"{model.id} {model.version}", wrap=True))
            body.column.addWidget(
                label(
                    f"{demo}{model.architecture}. Trained on {model.trained_on} Licence: {model.licence}.",
                    "dim",
                    wrap=True,
                )
            )
        body.column.addWidget(rule())
        body.column.addWidget(label(NOTICES, "dim", wrap=True))
        body.column.addStretch(1)
        column.addWidget(body, 1)
        self.add_foot("", button("Close", "Close (Esc)", self.close, role="primary"))
        self.resize(theme().px(520), theme().px(480))
