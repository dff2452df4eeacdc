"""`radgaze deidentify FILE... --out DIR`: copies without the patient's identity."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from app.words import visible


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, help="DICOM films")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the copies")
    parser.add_argument(
        "--secret",
        required=True,
        help="8 characters or more: the same patient gets the same pseudonym, the same film the same UIDs, "
        "as long as they are the same; keep them",
    )


def run(args: argparse.Namespace) -> int:
    from app.export.dicom.confidentiality import NotDeidentified
    from app.export.dicom.pseudonyms import SHORTEST_SECRET

    if len(args.secret.strip()) < SHORTEST_SECRET:
        sys.stderr.write(
            f"radgaze deidentify: --secret: it has fewer than {SHORTEST_SECRET} characters, and pseudonyms "
            "could be undone by trying. Choose a longer one.\n"
        )
        return 2
    try:
        args.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sys.stderr.write(
            f"radgaze deidentify: --out: {args.out} is no folder ({error.strerror}). Choose another.\n"
        )
        return 2
    failed = 0
    made: dict[Path, Path] = {}
    for file in args.files:
        try:
            target, warnings = _copy(file, args.out, args.secret, made)
        except NotDeidentified as error:
            failed += 1
            sys.stderr.write(f"radgaze deidentify: {file}: {' '.join(str(error).split())}\n")
            continue
        made[target] = file
        sys.stdout.write(f"{target}\n")
        for warning in warnings:
            sys.stderr.write(f"{file}: {visible(warning)}\n")
    return 1 if failed else 0


def _copy(file: Path, folder: Path, secret: str, made: dict[Path, Path]) -> tuple[Path, list[str]]:
    """The copy, and what to say of it. made: copy -> film, of this run. Raises NotDeidentified."""
    from app.export.dicom.confidentiality import NotDeidentified
    from app.export.dicom.deidentify import deidentified, patient_of, require_film
    from app.export.dicom.pseudonyms import pseudonym_of
    from app.files import write_atomically
    from app.imaging.dataset import parse
    from app.imaging.errors import ImageReadError
    from app.imaging.header import PYDICOM_FAILURES
    from app.imaging.limits import DEFAULT_LIMITS
    from app.imaging.quiet import collected_warnings
    from app.imaging.reader import read_bytes

    try:
        with collected_warnings():
            film = parse(read_bytes(file), file, DEFAULT_LIMITS, [])[0].dataset
            require_film(film)
            patient, known_by = patient_of(film)
            copy, warnings = deidentified(film, pseudonym=pseudonym_of(patient, secret=secret), secret=secret)
            buffer = io.BytesIO()
            copy.save_as(buffer, enforce_file_format=True)
    except ImageReadError as error:
        raise NotDeidentified(error.field or "file", error.reason, error.way_out) from error
    except PYDICOM_FAILURES as error:
        raise NotDeidentified("data set", f"it is damaged ({error})", "Fetch the film again.") from error
    target = folder / f"{copy.SOPInstanceUID}.dcm"
    try:
        if target in made and target.read_bytes() != buffer.getvalue():
            raise NotDeidentified(
                "SOPInstanceUID",
                f"that of {made[target]}, whose copy would be lost",
                "Choose another folder for it.",
            )
        write_atomically(target, buffer.getvalue())
    except OSError as error:
        raise NotDeidentified(
            "--out", f"the copy cannot be written: {error.strerror}", "Choose a folder with room."
        ) from error
    said = [f"look at the picture: {warning}" for warning in warnings]
    if known_by == "StudyInstanceUID":
        said.append("it has neither patient ID nor name: the pseudonym is that of its study")
    return target, said
