"""Opening and exporting files; what is dropped on the parts."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFileDialog

from app.imaging.errors import ImageReadError
from app.reading.picture import Picture
from app.reading.records import ADDED
from app.reading.view import visible_area
from ui.action_spec import ActionSpec
from ui.languages import tr

if TYPE_CHECKING:
    from app.export.dicom.write import Exported
    from app.reading.session import ReadingSession
    from ui.parts import Parts

log = logging.getLogger(__name__)


def open_file(parts: Parts) -> None:
    start = parts.shell.settings.window.last_folder or str(Path.home())
    name, _kind = QFileDialog.getOpenFileName(
        parts.shell.parent,
        tr("Open a radiograph"),
        start,
        tr(
            "Radiographs (*.dcm *.dicom *.png *.jpg *.jpeg);;Archives (*.zip DICOMDIR dicomdir);;"
            "All files (*)"
        ),
    )
    if name:
        parts.shell.settings.window.last_folder = str(Path(name).parent)
        parts.opener.open_path(name)


def open_folder(parts: Parts) -> None:
    start = parts.shell.settings.window.last_folder or str(Path.home())
    name = QFileDialog.getExistingDirectory(parts.shell.parent, tr("Add the radiographs of a folder"), start)
    if name:
        parts.shell.settings.window.last_folder = name
        parts.opener.open_path(name)


def open_demo(parts: Parts) -> None:
    from app.demo_study import demo_study

    path = demo_study()
    if path is None:
        parts.shell.messages.say(
            tr("The demo study is not installed."), tr("Open a radiograph of your own."), key="open"
        )
    else:
        parts.opener.open_path(path)


def export_report(parts: Parts) -> None:
    session = parts.workspace.session
    if session is None:
        return
    parts.results.end_edits()
    from app.export.report_text import report_text
    from app.files import write_atomically

    start = Path(parts.shell.settings.window.last_folder or Path.home()) / "report.txt"
    name, _kind = QFileDialog.getSaveFileName(
        parts.shell.parent, tr("Export the report"), str(start), tr("Text (*.txt)")
    )
    if name:
        try:
            film = parts.workspace.film
            words = report_text(session, film.radiograph if film is not None else None)
            write_atomically(Path(name), words.encode())
        except OSError as error:
            parts.shell.messages.say(
                tr("{name} was not written: {strerror}.", name=name, strerror=error.strerror),
                tr("Choose another folder."),
                tone="error",
            )
        else:
            said = tr("Report written to {name}.", name=name)
            say_written(parts, said, Path(name).parent, _not_entered(session), key="report")


def say_written(parts: Parts, what: str, folder: Path, more: str = "", *, key: str) -> None:
    """Said until it is closed: where it lies is wanted later, too."""
    show = (tr("Show folder"), lambda: _show_folder(folder))
    parts.shell.messages.say(what, more, tone="good", key=key, actions=[show])


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _not_entered(session: ReadingSession) -> str:
    """What a reader might take to be in the report that was just written."""
    return (
        tr("What stands in “Add a sentence” is not in it: Enter adds it.")
        if session.unsent.get(ADDED)
        else ""
    )


def export_dicom(parts: Parts) -> None:
    """Measurements and AI results as DICOM objects in a folder, written on a thread."""
    session, picture = parts.workspace.session, parts.workspace.film
    if session is None:
        return
    start = parts.shell.settings.window.last_folder or str(Path.home())
    name = QFileDialog.getExistingDirectory(parts.shell.parent, tr("Folder for the DICOM objects"), start)
    if not name or _another_film(parts, picture):
        return
    shot, still = screen_pixels(parts), session.as_it_is()

    def work() -> Exported:
        from app.export.dicom.write import export_session

        return export_session(still, Path(name), picture=shot)

    def done(made: Exported) -> None:
        left_out = "; ".join(tr("no {kind}: {why}", kind=kind, why=why) for kind, why in made.missing.items())
        words = tr("{count} DICOM objects written to {name}.", count=len(made.files), name=name)
        say_written(
            parts, words, Path(name), left_out and tr("Left out: {left_out}.", left_out=left_out), key="dicom"
        )

    def failed(error: Exception) -> None:
        parts.shell.messages.say(tr("Nothing was exported."), str(error), tone="error")

    parts.shell.background.run(work, done, failed)


def export_pdf(parts: Parts) -> None:
    _ask_pdf(parts, identity=True)


def export_pdf_deidentified(parts: Parts) -> None:
    _ask_pdf(parts, identity=False)


def _ask_pdf(parts: Parts, *, identity: bool) -> None:
    picture = parts.workspace.film
    if parts.workspace.session is None:
        return
    parts.results.end_edits()
    name = "reading.pdf" if identity else "reading-deidentified.pdf"
    start = Path(parts.shell.settings.window.last_folder or Path.home()) / name
    chosen, _kind = QFileDialog.getSaveFileName(
        parts.shell.parent, tr("Export the reading"), str(start), tr("PDF (*.pdf)")
    )
    if chosen and not _another_film(parts, picture):
        write_pdf(parts, Path(chosen), identity=identity)


def _another_film(parts: Parts, asked: Picture | None) -> bool:
    """Said, where another film took the place of the one that was asked about while the question stood."""
    if parts.workspace.shows(asked):
        return False
    parts.shell.messages.say(
        tr("Nothing was written: another film was opened meanwhile."),
        tr("Open the film again."),
        tone="warning",
    )
    return True


def write_pdf(parts: Parts, path: Path, *, identity: bool) -> None:
    """`export_pdf` without the question: drawn on a thread."""
    session = parts.workspace.session
    if session is None:
        return
    from app.export.reading_pdf import contents, reading_pdf
    from app.files import write_atomically

    printed = contents(session, identity=identity, outlines=parts.shell.actions["show_anatomy"].isChecked())

    def failed(error: Exception) -> None:
        reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        parts.shell.messages.say(
            tr("{path} was not written: {reason}.", path=path, reason=reason),
            tr("Choose another folder."),
            tone="error",
            key="pdf",
        )

    parts.shell.messages.say(tr("Writing {name}.", name=path.name), key="pdf")
    parts.shell.background.run(
        lambda: write_atomically(path, reading_pdf(printed)),
        lambda _none: say_written(
            parts, f"Reading written to {path}.", path.parent, _not_entered(session), key="pdf"
        ),
        failed,
    )


def screen_pixels(parts: Parts) -> NDArray[np.uint8]:
    """The images as they are now, (h, w, 3); the list beside them names other patients."""
    shot = parts.grid.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(shot.constBits(), np.uint8).reshape(shot.height(), shot.bytesPerLine())
    return rows[:, : 3 * shot.width()].reshape(shot.height(), shot.width(), 3).copy()


def search_archive(parts: Parts) -> None:
    from ui.dialogs.archive import ArchiveDialog

    library = parts.opener.library
    if library is None:
        parts.shell.messages.say(
            tr("The library is not open yet."), tr("Try again in a moment."), key="archive"
        )
        return
    service = parts.receiving.service
    dialog = ArchiveDialog(parts.shell.settings, library, parts.shell.parent, service=service)
    dialog.fetched.connect(lambda _n: parts.studies.refresh())
    dialog.show()


def send_to_archive(parts: Parts) -> None:
    from ui.dialogs.send import SendDialog

    if parts.workspace.session is not None:
        SendDialog(
            parts.shell.settings, parts.workspace.session, lambda: screen_pixels(parts), parts.shell.parent
        ).show()


def receive(parts: Parts, *, checked: bool = False) -> None:
    parts.receiving.want(wanted=checked)


def save_look(parts: Parts) -> None:
    """Write parts, turn, what is seen and the measurements as a DICOM presentation state."""
    picture, transform = parts.workspace.film, parts.grid.panes["main"].canvas.transform()
    if picture is None or transform is None:
        return
    start = Path(parts.shell.settings.window.last_folder or Path.home()) / "look.dcm"
    name, _kind = QFileDialog.getSaveFileName(
        parts.shell.parent, tr("Save the look as a presentation state"), str(start), tr("DICOM (*.dcm)")
    )
    if name and not _another_film(parts, picture):
        write_look(parts, Path(name))


def write_look(parts: Parts, path: Path) -> None:
    """`save_look` without the question."""
    from app.imaging.presentation_writer import Look, write_presentation_state
    from app.measure.as_graphics import as_graphics

    picture, transform = parts.workspace.film, parts.grid.panes["main"].canvas.transform()
    if picture is None or transform is None:
        return
    state, scale = parts.grid.state, parts.annotating.scale()
    marks = parts.annotating.overlay.markup.annotations if scale is not None else ()
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
        way_out = error.way_out if isinstance(error, ImageReadError) else tr("Choose another folder.")
        parts.shell.messages.say(
            tr("{name} was not written: {reason}.", name=path.name, reason=reason), way_out, tone="error"
        )

    parts.shell.background.run(
        lambda: write_presentation_state(
            path, picture.radiograph, look, creator=parts.shell.settings.reader.id
        ),
        lambda _uid: say_written(parts, f"Look written to {path}.", path.parent, key="look file"),
        failed,
    )


def close(parts: Parts) -> None:
    parts.shell.parent.close()


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
        text="Try the demo film",
        keys="Ctrl+D",
        tip="Open the made-up film that comes with RadGaze; it does not come into your list of studies",
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
        tip="Write parts, turn, zoom and measurements as a DICOM presentation state",
        call=save_look,
        needs="film",
    ),
    _row(id="quit", text="Quit", keys="Ctrl+Q", tip="Close RadGaze and its helper processes", call=close),
)
