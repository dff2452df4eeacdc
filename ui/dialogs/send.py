"""Send the study on the screen to an archive: its results as DICOM objects, and the film if wanted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QCheckBox, QWidget

from app.library.pacs.node import Progress
from app.settings import Settings
from ui.dialogs.transfer import TransferDialog
from ui.theme import theme
from ui.widgets import Form, button, label

if TYPE_CHECKING:
    from app.reading.session import ReadingSession

FILM = "film"
CHOICES = (
    ("measurements", "Measurements", "Structured report (TID 1500)"),
    ("ai", "Findings of the model", "Structured report; UNVERIFIED until you accept them"),
    ("map", "Attribution map", "Parametric map"),
    ("seg", "Region of the map", "Segmentation"),
    ("key", "Key image", "Key object selection"),
    ("look", "Look", "Presentation state: window, turn and measurements"),
    ("capture", "Picture of the screen", "Secondary capture"),
    (FILM, "The film itself", "As it is in the library; archives often have it already"),
)


class SendDialog(TransferDialog):
    """picture: asked for the screen when sending begins. The study stays the one that it opened with."""

    def __init__(
        self,
        settings: Settings,
        session: ReadingSession,
        picture: Callable[[], NDArray[np.uint8]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Send to archive", settings, parent)
        self._session, self._picture = session, picture
        form = Form()
        form.row("Study", label(session.study.title))
        form.row("Archive", self.node)
        self.column.addLayout(form)
        self.kinds: dict[str, QCheckBox] = {}
        for kind, words, tip in CHOICES:
            box = self.kinds[kind] = QCheckBox(words)
            box.setToolTip(tip)
            box.setChecked(kind not in (FILM, "capture"))
            box.toggled.connect(self._enable)
            self.column.addWidget(box)
        self.column.addWidget(self.card)
        self.column.addWidget(self.words)
        self.column.addStretch(1)
        self.send_button = button("Send", "Write the objects and send them", self.send, role="primary")
        self.add_foot(self.send_button, "", button("Close", "Close; sending stops (Esc)", self.close))
        self.busy_changed.connect(self._enable)
        self.resize(theme().px(480), self.sizeHint().height())
        self._enable()

    def send(self) -> None:
        chosen = tuple(kind for kind, box in self.kinds.items() if box.isChecked())
        if self.busy or not chosen or not self.settings.pacs:
            return
        name, session = self.node.currentText(), self._session.as_it_is()
        picture = self._picture() if "capture" in chosen else None

        def work(stop: threading.Event, progress: Progress) -> tuple[int, dict[str, str], list[str]]:
            from app.export.dicom.write import export_session

            with TemporaryDirectory(prefix="radgaze-send-") as folder:
                kinds = tuple(kind for kind in chosen if kind != FILM)
                made = export_session(session, Path(folder), kinds=kinds, picture=picture)
                files = list(made.files.values())
                if FILM in chosen:
                    files.append(Path(session.study.image_path))
                remarks = self.archive(name).send(files, progress=progress, stop=stop.is_set) if files else []
                return len(files), made.missing, remarks

        self.start(f"Sending to {name}", work, self._show_sent, stopped="Stopped. Not all of it was sent.")

    def _show_sent(self, outcome: tuple[int, dict[str, str], list[str]]) -> None:
        count, missing, remarks = outcome
        sent = {0: "Nothing was", 1: "1 object was"}.get(count, f"{count} objects were")
        said = [f"{sent} sent.", *remarks]
        said += [f"No {self.kinds[kind].text().lower()}: {why}." for kind, why in missing.items()]
        self.words.setText(" ".join(said))

    def _enable(self) -> None:
        chosen = any(box.isChecked() for box in self.kinds.values())
        self.send_button.setEnabled(not self.busy and chosen and bool(self.settings.pacs))
