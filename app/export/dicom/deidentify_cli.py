"""`radgaze deidentify FILE... --out DIR`: copies without the patient's identity."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, help="DICOM films")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the copies")
    parser.add_argument(
        "--secret",
        required=True,
        help="any words: the same patient gets the same pseudonym as long as they are the same; keep them",
    )


def run(args: argparse.Namespace) -> int:
    from pydicom import dcmread
    from pydicom.errors import InvalidDicomError

    from app.export.dicom.deidentify import deidentified, pseudonym_of

    args.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for file in args.files:
        try:
            film = dcmread(file)
            patient = str(film.get("PatientID", "") or film.get("PatientName", ""))
            copy, warnings = deidentified(film, pseudonym=pseudonym_of(patient, secret=args.secret))
            target = args.out / f"{copy.SOPInstanceUID}.dcm"
            copy.save_as(target, enforce_file_format=True)
        except (OSError, InvalidDicomError, AttributeError) as error:
            failed += 1
            sys.stderr.write(f"radgaze deidentify: {file}: {error}\n")
            continue
        sys.stdout.write(f"{target}\n")
        for warning in warnings:
            sys.stderr.write(f"{file}: look at the picture: {warning}\n")
    return 1 if failed else 0
