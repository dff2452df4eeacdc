"""`radgaze pacs`: an archive from the command line. Answers go to stdout, progress to stderr."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

import msgspec

from app.library.errors import LibraryError
from app.library.pacs.archive import Archive, connect
from app.library.pacs.node import PacsError, Query, as_date, never
from app.settings import Settings, SettingsError, data_folder, load_settings
from app.words import visible


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb, help_text in (
        ("list", "the archives in settings.toml"),
        ("echo", "does the archive answer"),
        ("find", "search for studies"),
        ("fetch", "fetch a study into the library"),
        ("send", "send DICOM files"),
    ):
        sub = verbs.add_parser(verb, help=help_text)
        if verb != "list":
            sub.add_argument("node", help="the archive's name: the table [pacs.NAME] in settings.toml")
        if verb == "find":
            sub.add_argument("--name", default="", help="patient's name, * and ? are wildcards")
            sub.add_argument("--id", default="", help="patient's ID")
            sub.add_argument("--accession", default="", help="accession number")
            sub.add_argument("--date", default="", type=_date, help="20240131, or 20240101-20240131")
            sub.add_argument("--modality", default="", help="CR, DX …")
            sub.add_argument("--limit", type=_count, default=200, help="at most so many (default 200)")
            sub.add_argument("--json", action="store_true", help="print JSON")
        if verb == "fetch":
            sub.add_argument("study_uid", type=_uid, help="the study's UID, as find prints it")
            sub.add_argument("--out", type=Path, help="keep the files here and leave the library alone")
        if verb == "send":
            sub.add_argument("files", nargs="+", type=Path)


def run(args: argparse.Namespace) -> int:
    try:
        return _run(args, load_settings())
    except (PacsError, SettingsError, LibraryError) as error:
        sys.stderr.write(f"radgaze pacs: {visible(str(error))}\n")
        return 1


def _run(args: argparse.Namespace, settings: Settings) -> int:
    if args.verb == "list":
        for name, node in settings.pacs.items():
            sys.stdout.write(f"{name}\t{node.dicomweb_url or f'{node.ae_title}@{node.host}:{node.port}'}\n")
        return 0
    if args.node not in settings.pacs:
        known = ", ".join(settings.pacs) or "none"
        raise PacsError(
            args.node, f"not in settings.toml (there: {known})", f"Add a table [pacs.{args.node}]."
        )
    archive = connect(args.node, settings.pacs[args.node], settings.listener)
    if args.verb == "echo":
        archive.echo()
        sys.stdout.write(f"{args.node} answers\n")
    elif args.verb == "find":
        found = archive.find(
            Query(
                patient_name=args.name,
                patient_id=args.id,
                accession=args.accession,
                date=args.date,
                modality=args.modality,
                limit=args.limit,
            )
        )
        if args.json:
            sys.stdout.write(json.dumps([msgspec.to_builtins(s) for s in found], indent=1) + "\n")
        else:
            for s in found:
                cells = (s.date, s.patient_id, s.patient_name, "/".join(s.modalities), s.description, s.uid)
                sys.stdout.write("\t".join(map(visible, cells)) + "\n")
    elif args.verb == "fetch":
        return _fetch(args, archive)
    else:
        for remark in archive.send(args.files, progress=_say, stop=never):
            sys.stderr.write(f"{visible(remark)}\n")
        sys.stdout.write(f"{len(args.files)} sent\n")
    return 0


def _fetch(args: argparse.Namespace, archive: Archive) -> int:
    if args.out:
        files = archive.fetch(args.study_uid, args.out, progress=_say, stop=never)
        sys.stdout.write("\n".join(str(f) for f in files) + "\n")
        return 0
    from app.library.index import Library
    from app.library.pacs.fetching import fetch_into_library

    fetched = fetch_into_library(archive, args.study_uid, Library(data_folder()), progress=_say, stop=never)
    for film in fetched.films:
        sys.stdout.write(f"{visible(film.label)}\t{film.image}\n")
    for reason in fetched.refused:
        sys.stderr.write(f"{visible(reason)}\n")
    if fetched.missing:
        sys.stderr.write(f"radgaze pacs: not the whole study: {fetched.missing}\n")
    return 0 if fetched.films and not fetched.missing else 1


def _count(words: str) -> int:
    if not words.isdecimal() or int(words) < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is no number of studies: write 1 or more")
    return int(words)


def _uid(words: str) -> str:
    if not re.fullmatch(r"\d+(\.\d+)*", words) or len(words) > 64:
        raise argparse.ArgumentTypeError(f"{words!r} is no UID: copy it from what find prints")
    return words


def _date(words: str) -> str:
    try:
        return as_date(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _say(done: int, of: int) -> None:
    sys.stderr.write(f"{done} of {of or '?'}" + ("\n" if of and done == of else "\r"))
