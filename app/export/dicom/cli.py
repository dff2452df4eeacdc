"""`radgaze export STUDY --out DIR`: what is kept of a study as DICOM objects."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.settings import data_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", help="a study of the library: its id (a beginning will do) or patient ID")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the objects")
    parser.add_argument("--kinds", help="some of measurements,ai,map,seg,key (default: all there are)")


def run(args: argparse.Namespace) -> int:
    from app.export.dicom.source import ExportError
    from app.export.dicom.write import KINDS, export_session
    from app.library.index import Library
    from app.reading.session import ReadingSession, SessionError, StudyRef

    known = tuple(k for k in KINDS if k != "capture")
    kinds = tuple(args.kinds.split(",")) if args.kinds else known
    if unknown := set(kinds) - set(known):
        sys.stderr.write(f"radgaze export: no kind {sorted(unknown)[0]!r}; there are {', '.join(known)}\n")
        return 2
    found = [
        s for s in Library(data_folder()).list() if args.study in (s.patient_id, s.id[: len(args.study)])
    ]
    if len(found) != 1:
        names = "".join(f"\n  {s.id[:12]}  {s.label}" for s in found)
        sys.stderr.write(f"radgaze export: {len(found)} studies are called {args.study!r}{names}\n")
        return 2
    study = found[0]
    ref = StudyRef(
        id=study.id,
        title=study.label,
        image_path=str(study.image),
        image_id=study.id,
        width_px=study.width_px,
        height_px=study.height_px,
    )
    try:
        made = export_session(ReadingSession.open(study.folder, ref), args.out, kinds=kinds)
    except (ExportError, SessionError) as error:
        sys.stderr.write(f"radgaze export: {error}\n")
        return 1
    for kind, path in made.files.items():
        sys.stdout.write(f"{kind}\t{path}\n")
    for kind, why in made.missing.items():
        sys.stderr.write(f"no {kind}: {why}\n")
    return 0
