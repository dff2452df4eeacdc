"""`radgaze export STUDY --out DIR`: what is kept of a study as DICOM objects, and the reading as PDF."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.settings import data_folder
from app.words import visible

if TYPE_CHECKING:
    from app.reading.session import ReadingSession

_SHOWN = 20
"""Studies that are named where none was found."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", help="a study of the library: its id (a beginning will do) or patient ID")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the objects")
    parser.add_argument(
        "--kinds", help="some of measurements,ai,map,seg,key,look,pdf (default: all there are)"
    )
    parser.add_argument(
        "--deidentified", action="store_true", help="only the PDF, without patient, reader and dates"
    )


class Refused(Exception):
    """What is asked for makes no sense; its words are for the user."""


def run(args: argparse.Namespace) -> int:
    from app.export.dicom.source import ExportError
    from app.export.dicom.write import Exported, export_session
    from app.imaging.errors import ImageReadError
    from app.library.errors import LibraryError
    from app.reading.session import SessionError

    try:
        kinds = _kinds(args)
        session = session_called(args.study)
        if "pdf" in kinds:
            sys.stdout.write(f"pdf\t{_pdf(session, args.out, identity=not args.deidentified)}\n")
        objects = tuple(k for k in kinds if k != "pdf")
        made = export_session(session, args.out, kinds=objects) if objects else Exported({}, {})
    except (Refused, ImageReadError, ExportError, LibraryError, SessionError) as error:
        sys.stderr.write(f"radgaze export: {error}\n")
        return 2 if isinstance(error, Refused) else 1
    for kind, path in made.files.items():
        sys.stdout.write(f"{kind}\t{path}\n")
    for kind, why in made.missing.items():
        sys.stderr.write(f"no {kind}: {why}\n")
    return 0


def _kinds(args: argparse.Namespace) -> tuple[str, ...]:
    from app.export.dicom.write import KINDS

    known = (*(k for k in KINDS if k != "capture"), "pdf")
    if not args.kinds:
        return ("pdf",) if args.deidentified else known
    kinds = tuple(kind.strip() for kind in args.kinds.split(","))
    if unknown := set(kinds) - set(known):
        raise Refused(f"no kind {sorted(unknown)[0]!r}; there are {', '.join(known)}")
    if args.deidentified and (objects := [k for k in kinds if k != "pdf"]):
        raise Refused(
            f"--deidentified is for the PDF only: {', '.join(objects)} would tell who it is. "
            "Leave --kinds out, or de-identify the film (radgaze deidentify), add the copy and read that."
        )
    return kinds


def session_called(words: str) -> ReadingSession:
    """The reading of the only study that is called so. Raises Refused where there is none, or more than one,
    LibraryError, SessionError."""
    from app.library.index import Library
    from app.reading.kept import ref_of
    from app.reading.session import ReadingSession

    studies = Library(data_folder()).list()
    found = [s for s in studies if words in (s.patient_id, s.id[: len(words)])]
    if not studies:
        raise Refused(f"the library in {data_folder()} is empty. Add films in the window first.")
    if len(found) != 1:
        names = "".join(f"\n  {s.id[:12]}  {visible(s.label)}" for s in found or studies[:_SHOWN])
        raise Refused(
            f"{len(found)} of {len(studies)} studies are called {words!r}. Give the beginning of an id, or a "
            f"patient ID that only one has:{names}"
        )
    (study,) = found
    return ReadingSession.open(study.folder, ref_of(study))


def _pdf(session: ReadingSession, folder: Path, *, identity: bool) -> Path:
    """Writes reading.pdf. Raises ImageReadError, ExportError."""
    from app.export.dicom.source import ExportError
    from app.export.reading_pdf import contents, reading_pdf
    from app.files import write_atomically
    from app.reading.gaze import session_gaze

    loaded = session_gaze(session)
    if loaded is not None:
        session.set_gaze(loaded.gaze, loaded.fixations, loaded.heatmap)
    target = folder / ("reading-deidentified.pdf" if not identity else "reading.pdf")
    made = reading_pdf(contents(session, identity=identity))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(target, made)
    except OSError as error:
        raise ExportError(
            target, f"it cannot be written: {error.strerror}", "Choose another folder."
        ) from error
    return target
