"""What an import is asked for, as single files: folders, ZIP archives and DICOMDIRs are taken apart.

What cannot be taken apart is refused by name, and the rest goes on.
"""

from __future__ import annotations

import errno
import lzma
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from app.files import owner_only
from app.imaging.dataset import parse
from app.imaging.errors import ImageReadError
from app.imaging.header import Header
from app.imaging.limits import DEFAULT_LIMITS, Limits
from app.imaging.quiet import collected_warnings
from app.imaging.reader import read_bytes
from app.library.collection import disc_name, is_dicomdir, is_zip
from app.library.errors import LibraryError
from app.library.filing import plain_suffix

_DIRECTORY_LIMITS = Limits(max_file_bytes=64 << 20, max_inflated_bytes=64 << 20)
"""A DICOMDIR of 10,000 images has about 10 MiB."""
_OF_THE_DISK = 0.8
"""What an archive may take of the room that is left: other programs need some."""
_UNPACKING = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,  # a password
    ValueError,
)
"""What zipfile was seen to raise for a member."""

Refuse = Callable[[str, str], None]
Stop = Callable[[], bool]


@dataclass(frozen=True)
class Item:
    """One file to read; source: what to call it, where that is not its path."""

    path: Path
    source: str


def single_files(sources: Sequence[Path], scratch: Path, refuse: Refuse, stop: Stop) -> Iterator[Item]:
    """The files in `sources`. scratch: where archives are unpacked. refuse(name, reason).

    Raises LibraryError where there is no room to unpack.
    """
    for source in sources:
        if os.path.isdir(source):  # noqa: PTH112 - no, and no error, where it may not be looked at
            for path in sorted(_files_below(source, refuse)):
                yield from _one(path, scratch, refuse, stop)
        elif is_dicomdir(source.name):
            yield from _listed(source, refuse)
        else:
            yield from _one(source, scratch, refuse, stop)


def _files_below(folder: Path, refuse: Refuse) -> Iterator[Path]:
    def closed(error: OSError) -> None:
        refuse(str(error.filename), f"the folder cannot be read: {error.strerror}")

    for parent, _folders, names in os.walk(folder, onerror=closed):
        yield from (path for name in names if _is_file(path := Path(parent, name)) and not is_dicomdir(name))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # whoever reads it says why it cannot be
        return True


def _one(path: Path, scratch: Path, refuse: Refuse, stop: Stop) -> Iterator[Item]:
    if not _may_be_read(path):
        refuse(str(path), "this is no file, but a pipe or a device")
    elif is_zip(path.name) and zipfile.is_zipfile(path):
        yield from _unpacked(path, scratch, refuse, stop)
    elif is_zip(path.name) and _starts_as_zip(path):
        refuse(
            str(path), "the ZIP archive is cut off or damaged: the list of its files, at its end, is missing"
        )
    else:
        yield Item(path, str(path.resolve()))


def _may_be_read(path: Path) -> bool:
    """False for what would be waited for without end; what is not there is said by who reads it."""
    try:
        return not path.exists() or path.is_file()
    except OSError:
        return True


def _starts_as_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def _unpacked(archive: Path, scratch: Path, refuse: Refuse, stop: Stop) -> Iterator[Item]:
    """The members of a ZIP archive, written under numbers: their names may point anywhere."""
    folder = Path(mkdtemp(dir=scratch))
    try:
        file = zipfile.ZipFile(archive)
    except _UNPACKING as error:
        refuse(str(archive), f"the archive cannot be unpacked: {error}")
        return
    with file:
        members = [m for m in file.infolist() if not m.is_dir() and not is_dicomdir(Path(m.filename).name)]
        sizes = [m.file_size for m in members if m.file_size <= DEFAULT_LIMITS.max_file_bytes]
        needed, free = sum(sizes) / 2**30, shutil.disk_usage(scratch).free / 2**30
        if needed > free * _OF_THE_DISK:
            refuse(str(archive), f"unpacked it takes {needed:.1f} GiB; {free:.1f} GiB of the disk are free")
            return
        for number, member in enumerate(members):
            if stop():
                return
            name = f"{archive.resolve()}/{member.filename}"
            if member.file_size > DEFAULT_LIMITS.max_file_bytes:
                refuse(name, f"{member.file_size >> 20} MiB unpacked is over the limit")
                continue
            target = folder / f"{number}{plain_suffix(member.filename)}"
            try:
                with file.open(member) as packed, open(target, "wb", opener=owner_only) as out:
                    shutil.copyfileobj(packed, out, 1 << 20)
            except _UNPACKING as error:
                target.unlink(missing_ok=True)
                if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                    raise LibraryError(
                        scratch, "the disk is full", "Free some disk space and add the archive again."
                    ) from error
                refuse(name, f"it cannot be unpacked: {error}")
            else:
                yield Item(target, name)


def _listed(directory: Path, refuse: Refuse) -> Iterator[Item]:
    """The images that a DICOMDIR lists (PS3.3 F.3)."""
    notes: list[str] = []
    try:
        with collected_warnings():
            header, _ = parse(read_bytes(directory, _DIRECTORY_LIMITS), directory, _DIRECTORY_LIMITS, notes)
            records = header.sequence("DirectoryRecordSequence")
    except ImageReadError as error:
        refuse(str(directory), f"the DICOMDIR cannot be read: {error.reason}")
        return
    if not records:
        refuse(str(directory), f"the DICOMDIR lists nothing{''.join(f'; {note}' for note in notes)}")
    names: dict[Path, dict[str, str]] = {}
    for record in records:
        if record.text("DirectoryRecordType") != "IMAGE" or "ReferencedFileID" not in record:
            continue
        parts = _file_id(record)
        path = _on_disc(directory.parent, parts, names)
        if path is None:
            named = str(directory.parent.joinpath(*parts)) if parts else f"an image of {directory}"
            refuse(named, "listed in the DICOMDIR, but not there")
        else:
            yield Item(path, str(path.resolve()))


def _file_id(record: Header) -> list[str]:
    value = record.value("ReferencedFileID")
    parts = [value] if isinstance(value, str) else value
    try:
        return [str(part) for part in parts or ()]
    except TypeError:
        return []


def _on_disc(folder: Path, parts: Sequence[str], names: dict[Path, dict[str, str]]) -> Path | None:
    """The file that a DICOMDIR names, however the disc shows its name; None where it is not there.

    names: what each folder holds, by `disc_name`; filled here.
    """
    path = folder
    try:
        for part in parts:
            if not (path / part).exists() and path.is_dir():
                if path not in names:
                    names[path] = {disc_name(entry.name): entry.name for entry in path.iterdir()}
                part = names[path].get(disc_name(part), part)
            path = path / part
        inside = path.resolve().is_relative_to(folder.resolve())
        return path if parts and inside and path.is_file() else None
    except (OSError, ValueError):  # no name that this system takes
        return None
