"""`radgaze gaze-import FOLDER --format FORMAT --out DIR`: readings of a published collection (REFLACX, EGD,
GazeSearch, BIDS, Parquet) as recordings that RadGaze replays and analyses. Mind the collection's licence."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.export.collections.formats import FORMATS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="the collection's folder, as it was published")
    parser.add_argument("--format", choices=FORMATS, required=True, help="its layout")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="a folder for each reading goes here"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="the first so many readings")


def run(args: argparse.Namespace) -> int:
    from itertools import islice

    from app.export.collections.as_recording import write_recording
    from app.export.collections.formats import read_collection, title_of
    from app.export.collections.model import CollectionError
    from eyetracking.recorder import RecordingExists

    count = fixations = 0
    try:
        for reading in islice(read_collection(args.folder, form=args.format), args.limit):
            name = "".join(sign if sign.isalnum() or sign in "-._" else "-" for sign in reading.id)
            write_recording(reading, args.out / name, title=title_of(args.format))
            count, fixations = count + 1, fixations + len(reading.onset_ms)
    except CollectionError as error:
        sys.stderr.write(f"radgaze gaze-import: {error.path}: {error.reason}.\n  {error.way_out}\n")
        return 2
    except (RecordingExists, ValueError, OSError) as error:
        sys.stderr.write(f"radgaze gaze-import: after {count} readings: {error}\n")
        return 1
    sys.stdout.write(f"{args.out}: {count} readings, {fixations} fixations\n")
    return 0
