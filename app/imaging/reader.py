"""`read_radiograph`: any supported file to a Radiograph, or an ImageReadError that says what to do.

The file's content decides what it is, not its name.
"""

from __future__ import annotations

import hashlib
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from app.discreet import conceal
from app.imaging.errors import DamagedImage, ImageReadError, ImageTooLarge, NotAnImage, UnsupportedImage
from app.imaging.limits import DEFAULT_LIMITS, Limits
from app.imaging.radiograph import Radiograph
from app.imaging.raster import is_raster, read_raster

__all__ = ["ImageReadError", "Limits", "read_bytes", "read_radiograph"]

_OPEN = "Open a DICOM, PNG or JPEG radiograph."


def read_radiograph(path: Path | str, *, limits: Limits = DEFAULT_LIMITS) -> Radiograph:
    """Reads one projection radiograph: DICOM (uncompressed, deflated, RLE, JPEG, JPEG-LS, JPEG 2000, HTJ2K),
    PNG or JPEG. Raises ImageReadError (see `app.imaging.errors`)."""
    path = Path(path)
    data = read_bytes(path, limits)
    try:
        with ThreadPoolExecutor(1, "radgaze-digest") as beside:  # neither waits for the other
            digest = beside.submit(hashlib.sha256, data)
            radiograph = _read(data, path, limits)
        meta = radiograph.meta
        conceal((path.stem, meta.patient_name, meta.patient_id, meta.accession))
        return replace(radiograph, file_sha256=digest.result().hexdigest())
    except MemoryError as error:
        raise ImageTooLarge(
            path, "", "it needs more memory than is free", "Close other programs and try again."
        ) from error
    except RecursionError as error:
        raise DamagedImage(path, "header", "its sequences are nested too deeply", _OPEN) from error


def _read(data: bytes, path: Path, limits: Limits) -> Radiograph:
    """All but the file's digest."""
    if is_raster(data):
        return read_raster(data, path, limits)
    _refuse_what_is_no_dicom(data, path)
    from app.imaging.dicom import read_dicom

    return read_dicom(data, path, limits)


def read_bytes(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The whole file. Raises ImageReadError where it cannot be read or is over the limit."""
    try:
        if path.is_dir():
            raise NotAnImage(path, "", "this is a folder", "Open one file in it.")
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # a pipe would be waited for, a device has no end
            raise NotAnImage(path, "", "this is no file, but a pipe or a device", "Open a file.")
        size = about.st_size
        if size > limits.max_file_bytes:
            raise ImageTooLarge(
                path,
                "file",
                f"{size >> 20} MiB; the limit is {limits.max_file_bytes >> 20} MiB",
                "A radiograph is far smaller; is this a volume or an archive?",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotAnImage(path, "", "there is no such file", "Check the path.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotAnImage(
            path, "", f"it cannot be read: {reason}", "Check the path and its rights."
        ) from error


def _refuse_what_is_no_dicom(data: bytes, path: Path) -> None:
    if data[128:132] == b"DICM":
        return
    if not data:
        raise NotAnImage(path, "", "the file is empty", _OPEN)
    if data[:2] in (b"\x08\x00", b"\x02\x00", b"\x00\x08") and len(data) > 132:
        return  # DICOM without preamble, as old archives wrote it
    nifti = data[344:348] in (b"n+1\0", b"ni1\0") or path.name.lower().endswith(".nii.gz")
    if nifti or data[:2] == b"\x1f\x8b":
        kind = "a NIfTI volume (CT or MR)" if nifti else "a gzip archive"
        raise UnsupportedImage(path, "", f"this is {kind}", "RadGaze shows single radiographs.")
    known = {b"PK\x03\x04": "a ZIP archive", b"%PDF": "a PDF", b"II*\0": "a TIFF", b"MM\0*": "a TIFF"}
    other = known.get(data[:4])
    if other is None:
        other = "a text file" if _looks_like_text(data[:2048]) else "no DICOM, PNG or JPEG file"
    raise NotAnImage(path, "first bytes", f"this is {other} (no DICM mark at byte 128)", _OPEN)


def _looks_like_text(head: bytes) -> bool:
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        text = head[: error.start].decode("utf-8") if error.start > len(head) - 4 else ""
    return bool(text) and all(c.isprintable() or c in "\r\n\t" for c in text)
