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
from ui.languages import marked, tr, tr_count
from ui.theme import theme
from ui.widgets import Form, button, label

if TYPE_CHECKING:
    from app.reading.session import ReadingSession

FILM = "film"
CHOICES = (
    ("measurements", marked("Measurements"), marked("Structured report (TID 1500)")),
    ("ai", marked("Findings of the model"), marked("Structured report; UNVERIFIED until you accept them")),
    ("map", marked("Attribution map"), marked("Parametric map")),
    ("seg", marked("Region of the map"), marked("Segmentation")),
    ("key", marked("Key image"), marked("Key object selection")),
    ("look", marked("Look"), marked("Presentation state: window, turn and measurements")),
    ("capture", marked("Picture of the screen"), marked("Secondary capture")),
    (FILM, marked("The film itself"), marked("As it is in the library; archives often have it already")),
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
        super().__init__(tr("Send to archive"), settings, parent)
        self._session, self._picture = session, picture
        form = Form()
        form.row(tr("Study"), label(session.study.title))
        form.row(tr("Archive"), self.node)
        self.column.addLayout(form)
        self.kinds: dict[str, QCheckBox] = {}
        for kind, words, tip in CHOICES:
            box = self.kinds[kind] = QCheckBox(tr(words))
            box.setToolTip(tr(tip))
            box.setChecked(kind not in (FILM, "capture"))
            box.toggled.connect(self._enable)
            self.column.addWidget(box)
        self.column.addWidget(self.card)
        self.column.addWidget(self.words)
        self.column.addStretch(1)
        self.send_button = button(
            tr("Send"), tr("Write the objects and send them"), self.send, role="primary"
        )
        self.add_foot(self.send_button, "", button(tr("Close"), tr("Close; sending stops (Esc)"), self.close))
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

        self.start(
            tr("Sending to {name}", name=name),
            work,
            self._show_sent,
            stopped=tr("Stopped. Not all of it was sent."),
        )

    def _show_sent(self, outcome: tuple[int, dict[str, str], list[str]]) -> None:
        count, missing, remarks = outcome
        sent = (
            tr_count("{count} object was sent.", "{count} objects were sent.", count)
            if count
            else tr("Nothing was sent.")
        )
        said = [sent, *remarks]
        said += [
            tr("Not sent: {kind}: {why}.", kind=self.kinds[kind].text(), why=why)
            for kind, why in missing.items()
        ]
        self.words.setText(" ".join(said))

    def _enable(self) -> None:
        chosen = any(box.isChecked() for box in self.kinds.values())
        self.send_button.setEnabled(not self.busy and chosen and bool(self.settings.pacs))
