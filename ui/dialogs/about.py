"""About: version, what it is not for, what the models were trained on, notices."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Framed
from ui.languages import marked, tr
from ui.theme import theme
from ui.widgets import Panel, button, label, rule

NOTICES = marked(
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
            number = tr("(not installed)")
        super().__init__(tr("About RadGaze"), parent, heading=f"RadGaze {number}")
        column = self.column
        column.addWidget(
            label(tr("A radiology workstation that sees where the radiologist looks."), wrap=True)
        )
        column.addWidget(
            label(
                tr("Research use only. Not for diagnosis. Nothing leaves this computer."),
                "warning",
                wrap=True,
            )
        )
        column.addWidget(rule())
        body = Panel(tr("Models and notices"))
        body.column.addWidget(label(tr("Models"), "heading"))
        if not models:
            body.column.addWidget(label(tr("The worker has not named its models yet."), "dim", wrap=True))
        for model in models:
            demo = tr("demo model, ") if model.demo else ""
            body.column.addWidget(label(f"{model.id} {model.version}", wrap=True))
            body.column.addWidget(
                label(
                    tr(
                        "{demo}{architecture}. Trained on {trained_on} Licence: {licence}.",
                        demo=demo,
                        architecture=model.architecture,
                        trained_on=model.trained_on,
                        licence=model.licence,
                    ),
                    "dim",
                    wrap=True,
                )
            )
        body.column.addWidget(rule())
        body.column.addWidget(label(tr(NOTICES), "dim", wrap=True))
        body.column.addStretch(1)
        column.addWidget(body, 1)
        self.add_foot("", button(tr("Close"), tr("Close (Esc)"), self.close, role="primary"))
        self.resize(theme().px(520), theme().px(480))
