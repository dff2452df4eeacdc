"""`radgaze export`: readings and studies for others, as DICOM objects or as a dataset in a published
layout."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.export.collections.formats import FORMATS
from app.study.export_cli import add_dataset_arguments, export_collection

DICOM = "dicom"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from app.export.dicom import cli as dicom

    dicom.add_arguments(parser)
    parser.add_argument(
        "--format",
        choices=(DICOM, *FORMATS),
        default=DICOM,
        help="dicom (default): a study of the library; the others: the folder of a collection study, or "
        "readings of a study of the library",
    )
    add_dataset_arguments(parser)


def run(args: argparse.Namespace) -> int:
    if args.format == DICOM:
        from app.export.dicom import cli as dicom

        return dicom.run(args)
    if (Path(args.study) / "study.json").is_file() or Path(args.study).is_dir():
        return export_collection(args)
    return _library(args)


def _library(args: argparse.Namespace) -> int:
    """The recordings of a study of the library as a dataset."""
    from app.export.collections.formats import write_collection
    from app.export.collections.from_session import collection_of_sessions
    from app.export.collections.model import Cancelled, CollectionError, Options
    from app.export.dicom.cli import Refused, session_called
    from app.library.errors import LibraryError
    from app.reading.session import SessionError

    options = Options(discreet=not args.with_times, audio=args.audio)
    try:
        session = session_called(args.study)
        collection = collection_of_sessions([session], name="Readings", licence=args.licence)
        made = write_collection(collection, args.out, form=args.format, options=options)
    except (Refused, LibraryError, SessionError) as error:
        sys.stderr.write(f"radgaze export: {error}\n")
        return 2 if isinstance(error, Refused) else 1
    except CollectionError as error:
        sys.stderr.write(f"radgaze export: {error.path}: {error.reason}.\n  {error.way_out}\n")
        return 2
    except (Cancelled, KeyboardInterrupt):
        sys.stderr.write("radgaze export: cancelled; nothing was left behind.\n")
        return 130
    except OSError as error:
        sys.stderr.write(f"radgaze export: {error.filename or args.out}: {error.strerror}.\n")
        return 1
    sys.stdout.write(f"{args.out}: {made.count} readings, {made.fixations} fixations\n")
    return 0
