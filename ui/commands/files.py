"""Opening and exporting files; what is dropped on the window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog

from app.imaging.errors import ImageReadError
from app.reading.picture import Picture
from app.reading.records import ADDED
from app.reading.view import visible_area
from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from app.export.dicom.write import Exported
    from app.reading.session import ReadingSession
    from ui.main_window import MainWindow

log = logging.getLogger(__name__)


def open_file(window: MainWindow) -> None:
    start = window.settings.window.last_folder or str(Path.home())
    name, _kind = QFileDialog.getOpenFileName(
        window,
        "Open a radiograph",
        start,
        "Radiographs (*.dcm *.dicom *.png *.jpg *.jpeg);;Archives (*.zip DICOMDIR dicomdir);;All files (*)",
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
    from app.demo_study import demo_study

    path = demo_study()
    if path is None:
        window.messages.say("The demo study is not installed.", "Open a radiograph of your own.", key="open")
    else:
        window.opener.open_path(path)


def export_report(window: MainWindow) -> None:
    session = window.session
    if session is None:
        return
    if window.results is not None:
        window.results.end_edits()
    from app.export.report_text import report_text
    from app.files import write_atomically

    start = Path(window.settings.window.last_folder or Path.home()) / "report.txt"
    name, _kind = QFileDialog.getSaveFileName(window, "Export the report", str(start), "Text (*.txt)")
    if name:
        try:
            film = window.picture.radiograph if window.picture is not None else None
            write_atomically(Path(name), report_text(session, film).encode())
        except OSError as error:
            window.messages.say(
                f"{name} was not written: {error.strerror}.", "Choose another folder.", tone="error"
            )
        else:
            said = f"Report written to {name}."
            window.messages.say(said, _not_entered(session), tone="good", seconds=8, key="report")


def _not_entered(session: ReadingSession) -> str:
    """What a reader might take to be in the report that was just written."""
    return "What stands in “Add a sentence” is not in it: Enter adds it." if session.unsent.get(ADDED) else ""


def export_dicom(window: MainWindow) -> None:
    """Measurements and AI results as DICOM objects in a folder, written on a thread."""
    session, picture = window.session, window.picture
    if session is None:
        return
    start = window.settings.window.last_folder or str(Path.home())
    name = QFileDialog.getExistingDirectory(window, "Folder for the DICOM objects", start)
    if not name or _another_film(window, picture):
        return
    shot, still = screen_pixels(window), session.as_it_is()

    def work() -> Exported:
        from app.export.dicom.write import export_session

        return export_session(still, Path(name), picture=shot)

    def done(made: Exported) -> None:
        left_out = "; ".join(f"no {kind}: {why}" for kind, why in made.missing.items())
        words = f"{len(made.files)} DICOM objects written to {name}."
        window.messages.say(words, left_out and f"Left out: {left_out}.", tone="good", seconds=12)

    def failed(error: Exception) -> None:
        window.messages.say("Nothing was exported.", str(error), tone="error")

    window.background.run(work, done, failed)


def export_pdf(window: MainWindow) -> None:
    _ask_pdf(window, identity=True)


def export_pdf_deidentified(window: MainWindow) -> None:
    _ask_pdf(window, identity=False)


def _ask_pdf(window: MainWindow, *, identity: bool) -> None:
    picture = window.picture
    if window.session is None:
        return
    if window.results is not None:
        window.results.end_edits()
    name = "reading.pdf" if identity else "reading-deidentified.pdf"
    start = Path(window.settings.window.last_folder or Path.home()) / name
    chosen, _kind = QFileDialog.getSaveFileName(window, "Export the reading", str(start), "PDF (*.pdf)")
    if chosen and not _another_film(window, picture):
        write_pdf(window, Path(chosen), identity=identity)


def _another_film(window: MainWindow, asked: Picture | None) -> bool:
    """Said, where another film took the place of the one that was asked about while the question stood."""
    if window.opener.shows(asked):
        return False
    window.messages.say(
        "Nothing was written: another film was opened meanwhile.", "Open the film again.", tone="warning"
    )
    return True


def write_pdf(window: MainWindow, path: Path, *, identity: bool) -> None:
    """`export_pdf` without the question: drawn on a thread."""
    session = window.session
    if session is None:
        return
    from app.export.reading_pdf import contents, reading_pdf
    from app.files import write_atomically

    printed = contents(session, identity=identity, outlines=window.actions_["show_anatomy"].isChecked())

    def failed(error: Exception) -> None:
        reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        window.messages.say(
            f"{path} was not written: {reason}.", "Choose another folder.", tone="error", key="pdf"
        )

    window.messages.say(f"Writing {path.name}.", key="pdf")
    window.background.run(
        lambda: write_atomically(path, reading_pdf(printed)),
        lambda _none: window.messages.say(
            f"Reading written to {path}.", _not_entered(session), tone="good", key="pdf", seconds=8
        ),
        failed,
    )


def screen_pixels(window: MainWindow) -> NDArray[np.uint8]:
    """The images as they are now, (h, w, 3); the list beside them names other patients."""
    shot = window.grid.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(shot.constBits(), np.uint8).reshape(shot.height(), shot.bytesPerLine())
    return rows[:, : 3 * shot.width()].reshape(shot.height(), shot.width(), 3).copy()


def search_archive(window: MainWindow) -> None:
    from ui.dialogs.archive import ArchiveDialog

    library = window.opener.library
    if library is None:
        window.messages.say("The library is not open yet.", "Try again in a moment.", key="archive")
        return
    service = window.receiving.service if window.receiving is not None else None
    dialog = ArchiveDialog(window.settings, library, window, service=service)
    dialog.fetched.connect(lambda _n: window.studies.refresh() if window.studies is not None else None)
    dialog.show()


def send_to_archive(window: MainWindow) -> None:
    from ui.dialogs.send import SendDialog

    if window.session is not None:
        SendDialog(window.settings, window.session, lambda: screen_pixels(window), window).show()


def receive(window: MainWindow, checked: bool = False) -> None:
    if window.receiving is not None:
        window.receiving.want(checked)


def save_look(window: MainWindow) -> None:
    """Write window, turn, what is seen and the measurements as a DICOM presentation state."""
    picture, transform = window.picture, window.grid.panes["main"].canvas.transform()
    if picture is None or transform is None:
        return
    start = Path(window.settings.window.last_folder or Path.home()) / "look.dcm"
    name, _kind = QFileDialog.getSaveFileName(
        window, "Save the look as a presentation state", str(start), "DICOM (*.dcm)"
    )
    if name and not _another_film(window, picture):
        write_look(window, Path(name))


def write_look(window: MainWindow, path: Path) -> None:
    """`save_look` without the question."""
    from app.imaging.presentation_writer import Look, write_presentation_state
    from app.measure.as_graphics import as_graphics

    picture, transform = window.picture, window.grid.panes["main"].canvas.transform()
    if picture is None or transform is None or window.annotating is None:
        return
    state, scale = window.grid.state, window.annotating.scale()
    marks = window.annotating.overlay.markup.annotations if scale is not None else ()
    look = Look(
        window=picture.window(state),
        invert=state.invert,
        quarter_turns=state.quarter_turns,
        flipped=state.flipped,
        area=None if state.fit and state.area is None else visible_area(transform),
        graphics=as_graphics(marks, picture.radiograph, scale) if scale is not None else (),
    )

    def failed(error: Exception) -> None:
        reason = f"{error.reason}" if isinstance(error, ImageReadError) else str(error)
        way_out = error.way_out if isinstance(error, ImageReadError) else "Choose another folder."
        window.messages.say(f"{path.name} was not written: {reason}.", way_out, tone="error")

    window.background.run(
        lambda: write_presentation_state(path, picture.radiograph, look, creator=window.settings.reader.id),
        lambda _uid: window.messages.say(f"Look written to {path}.", tone="good", seconds=6),
        failed,
    )


def dropped(window: MainWindow, event: QDropEvent) -> None:
    """The first file is opened (as the prior, where it fell there); the others are filed."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    if not paths:
        return
    event.acceptProposedAction()
    open_first: Callable[[Path], None] = window.opener.open_path
    prior = window.grid.panes.get("prior")
    if prior is not None and prior.isVisible():
        inside = prior.rect().contains(prior.mapFrom(window, event.position().toPoint()))
        if inside:
            open_first = window.opener.read_prior
    open_first(paths[0])
    if len(paths) > 1:
        window.opener.import_sources(paths[1:], f"{len(paths) - 1} dropped files")


def close(window: MainWindow) -> None:
    window.close()


_row = partial(ActionSpec, section="File")
ROWS = (
    _row(
        id="open",
        text="Open file…",
        keys="Ctrl+O",
        tip="Open a radiograph (DICOM, PNG, JPEG)",
        call=open_file,
        icon="open",
    ),
    _row(
        id="open_folder",
        text="Open folder…",
        keys="Ctrl+Shift+O",
        tip="Add the radiographs of a folder",
        call=open_folder,
    ),
    _row(
        id="open_demo",
        text="Open demo study",
        keys="Ctrl+D",
        tip="Open the study that comes with RadGaze",
        call=open_demo,
    ),
    _row(
        id="export_report",
        text="Export report…",
        keys="Ctrl+E",
        tip="Write the report as a text file",
        call=export_report,
        needs="session",
    ),
    _row(
        id="export_dicom",
        text="Export as DICOM…",
        keys="Ctrl+Shift+E",
        tip="Write measurements and AI results as DICOM objects (SR, map, segmentation, key image)",
        call=export_dicom,
        needs="session",
    ),
    _row(
        id="export_pdf",
        text="Export as PDF…",
        keys="Ctrl+P",
        tip="Write the reading as PDF: report, film with measurements and overlays, findings, gaze, models",
        call=export_pdf,
        needs="session",
    ),
    _row(
        id="export_pdf_deidentified",
        text="Export as PDF without identity…",
        keys="Ctrl+Shift+P",
        tip="The same without patient, reader and dates",
        call=export_pdf_deidentified,
        needs="session",
    ),
    _row(
        id="archive",
        text="Search archive…",
        keys="Ctrl+Shift+F",
        tip="Search a PACS and fetch studies into the library",
        call=search_archive,
    ),
    _row(
        id="send",
        text="Send to archive…",
        keys="Ctrl+Shift+X",
        tip="Send the results of this study, or its film, to a PACS",
        call=send_to_archive,
        needs="session",
    ),
    _row(
        id="receive",
        text="Receive studies",
        keys="Ctrl+Shift+R",
        tip="Films that archives and modalities send to this computer arrive in the list of studies",
        call=receive,
        checkable=True,
    ),
    _row(
        id="save_look",
        text="Save look…",
        keys="Ctrl+L",
        tip="Write window, turn, zoom and measurements as a DICOM presentation state",
        call=save_look,
        needs="film",
    ),
    _row(id="quit", text="Quit", keys="Ctrl+Q", tip="Close RadGaze and its helper processes", call=close),
)
