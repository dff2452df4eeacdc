"""`radgaze study export`: what was collected as a dataset in a published layout."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path


def add_dataset_arguments(parser: argparse.ArgumentParser) -> None:
    """Of a collection study's export, whatever the format."""
    parser.add_argument("--licence", default="not stated", help="as the dataset's card says it")
    parser.add_argument("--audio", action="store_true", help="with the voices, which tell who speaks")
    parser.add_argument(
        "--with-times", action="store_true", help="with wall-clock times and serial numbers of devices"
    )


def export_collection(args: argparse.Namespace) -> int:
    """The folder, or the sites' folders, `args.study` into `args.out`. Raises nothing: says, and returns the
    exit code."""
    from app.export.collections.card import anonymity_warning
    from app.export.collections.formats import write_collection
    from app.export.collections.model import Cancelled, CollectionError, Options
    from app.study.exports import note_in_each
    from app.study.folder import StudyError, open_study
    from app.study.merging import merged
    from app.study.protocol import ProtocolError

    options = Options(discreet=not args.with_times, audio=args.audio, told=_Progress())
    try:
        folders = args.study if isinstance(args.study, list) else [args.study]
        studies = [open_study(Path(folder)) for folder in folders]
        collection, settled = merged(studies, licence=args.licence)
        sys.stderr.write("".join(f"{words}\n" for words in settled))
        made = write_collection(collection, args.out, form=args.format, options=options)
        note_in_each(studies, folder=args.out, form=args.format, now=datetime.now(UTC))
    except (StudyError, CollectionError) as error:
        sys.stderr.write(f"radgaze export: {error.path}: {error.reason}.\n  {error.way_out}\n")
        return 2
    except ProtocolError as error:
        sys.stderr.write("".join(f"{line}\n" for line in error.words()))
        return 2
    except (Cancelled, KeyboardInterrupt):
        sys.stderr.write("radgaze export: cancelled; nothing was left behind.\n")
        return 130
    except OSError as error:
        sys.stderr.write(f"radgaze export: {error.filename or args.out}: {error.strerror}.\n")
        return 1
    warning = anonymity_warning(collection.people)
    if warning:
        sys.stderr.write(f"{warning}\n")
    sys.stdout.write(
        f"{args.out}: {made.count} readings of {len(collection.people)} participants, "
        f"{made.fixations} fixations; {len(collection.left_out)} attempts left out\n"
    )
    return 0


class _Progress:
    """On a terminal one line that counts."""

    def __call__(self, done: int, of: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{done} of {of} readings" + ("\n" if done == of else ""))
            sys.stderr.flush()
