"""Opening and exporting files; what is dropped on the window."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from app.imaging.errors import ImageReadError
from app.reading.picture import load_picture

if TYPE_CHECKING:
    from ui.main_window import MainWindow

log = logging.getLogger(__name__)


def open_file(window: MainWindow) -> None:
    start = window.settings.window.last_folder or str(Path.home())
    name, _kind = QFileDialog.getOpenFileName(
        window, "Open a radiograph", start, "Radiographs (*.dcm *.dicom *.png *.jpg *.jpeg);;All files (*)"
    )
    if name:
        window.settings.window.last_folder = str(Path(name).parent)
        window.opener.open_path(name)


def open_folder(window: MainWindow) -> None:
    start = window.settings.window.last_folder or str(Path.home())
    name = QFileDialog.getExistingDirectory(window, "Add the radiographs of a folder", start)
    if name:
        window.settings.window.last_folder = name
        window.opener.open_path(name)


def open_demo(window: MainWindow) -> None:
    from ui.app import demo_study

    path = demo_study()
    if path is None:
        window.messages.say("The demo study is not installed.", "Open a radiograph of your own.", key="open")
    else:
        window.opener.open_path(path)


def export_report(window: MainWindow) -> None:
    if window.session is None:
        return
    from app.export.report_text import report_text

    start = Path(window.settings.window.last_folder or Path.home()) / "report.txt"
    name, _kind = QFileDialog.getSaveFileName(window, "Export the report", str(start), "Text (*.txt)")
    if name:
        try:
            Path(name).write_text(report_text(window.session), encoding="utf-8")
        except OSError as error:
            window.messages.say(
                f"{name} was not written: {error.strerror}.", "Choose another folder.", tone="error"
            )
        else:
            window.messages.say(f"Report written to {name}.", tone="good", seconds=6)


def dropped(window: MainWindow, event: QDropEvent) -> None:
    """The first file is opened (as the prior, where it fell there); the others are filed."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    if not paths:
        return
    event.acceptProposedAction()
    prior = window.grid.panes.get("prior")
    if prior is not None and prior.isVisible():
        inside = prior.rect().contains(prior.mapFrom(window, event.position().toPoint()))
        if inside:
            window.background.run(
                lambda: load_picture(paths[0]),
                window.opener.show_prior,
                lambda e: window.opener.cannot_open(paths[0], e),
                purpose="prior",
            )
            return
    window.opener.open_path(paths[0])
    library = window.opener.library
    if len(paths) > 1 and library is not None:

        def add_rest() -> int:
            count = 0
            for path in paths[1:]:
                try:
                    library.add(path)
                    count += 1
                except ImageReadError as error:
                    log.info("not added: %s", error)
            return count

        window.background.run(
            add_rest, lambda _n: window.studies.refresh() if window.studies is not None else None
        )
