"""De-identified copies of films: PS3.15 E.1, basic application level confidentiality profile."""

from __future__ import annotations

from copy import deepcopy
from functools import partial
from pathlib import Path

from pydicom import Dataset
from pydicom.dataset import FileMetaDataset
from pydicom.sr.codedict import codes
from pydicom.uid import UID

from app.export.dicom.confidentiality import EDITION, NotDeidentified, clean
from app.export.dicom.pixels_alone import keep_picture_alone
from app.export.dicom.pseudonyms import uid_of
from app.imaging.header import Header
from app.imaging.marks import embedded_planes
from app.library.pacs.syntaxes import IMAGES

MAY_HOLD_WORDS = {"1.2.840.10008.5.1.4.1.1.7", "1.2.840.10008.5.1.4.1.1.7.1", "1.2.840.10008.5.1.4.1.1.7.2"}
"""Secondary capture: pictures of screens and paper."""
FILMS = {
    *IMAGES,
    "1.2.840.10008.5.1.4.1.1.1.2",  # mammography for presentation
    "1.2.840.10008.5.1.4.1.1.1.2.1",  # mammography for processing
    "1.2.840.10008.5.1.4.1.1.1.3",  # intra-oral X-ray for presentation
    "1.2.840.10008.5.1.4.1.1.1.3.1",  # intra-oral X-ray for processing
    "1.2.840.10008.5.1.4.1.1.7.1",  # multi-frame secondary capture, and the three after it
    "1.2.840.10008.5.1.4.1.1.7.2",
    "1.2.840.10008.5.1.4.1.1.7.3",
    "1.2.840.10008.5.1.4.1.1.7.4",
    "1.2.840.10008.5.1.4.1.1.12.1",  # angiography
    "1.2.840.10008.5.1.4.1.1.12.2",  # fluoroscopy
}
"""Objects whose attributes the profile covers. Reports, presentation states, key objects, segmentations and
maps hold words and references that it leaves to people."""


def deidentified(film: Dataset, *, pseudonym: str, secret: str) -> tuple[Dataset, list[str]]:
    """A copy without identity, and what a person must still check (words burned into the pixels).

    The patient becomes `pseudonym`; private elements go; UIDs are replaced by ones that follow from `secret`.
    Raises NotDeidentified for objects other than films and for what cannot be read.
    """
    require_film(film)
    meta = _file_meta(film)
    out = deepcopy(film)
    _refuse_embedded_planes(out, meta.TransferSyntaxUID)
    left = keep_picture_alone(out, meta.TransferSyntaxUID)
    clean(out, partial(uid_of, secret=secret))
    meta.MediaStorageSOPInstanceUID = out.SOPInstanceUID
    out.file_meta, out.preamble = meta, b"\0" * 128
    out.PatientName = out.PatientID = pseudonym
    out.PatientIdentityRemoved = "YES"
    out.DeidentificationMethod = f"RadGaze: PS3.15 E.1-1 {EDITION} basic profile; pixels unchanged"
    code = Dataset()
    code.CodeValue, code.CodingSchemeDesignator = "113100", "DCM"
    code.CodeMeaning = codes.DCM.BasicApplicationConfidentialityProfile.meaning
    out.DeidentificationMethodCodeSequence = [code]
    out.LongitudinalTemporalInformationModified = "REMOVED"
    return out, [*warnings(film), *left]


def warnings(film: Dataset) -> list[str]:
    """Reasons to look at the picture before it leaves the house."""
    found = []
    burned = str(film.get("BurnedInAnnotation", ""))
    if burned == "YES":
        found.append("the file says that words are burned into the picture")
    elif burned != "NO":
        found.append("the file does not say whether words are burned into the picture")
    if str(film.get("SOPClassUID", "")) in MAY_HOLD_WORDS:
        found.append("it is a capture of a screen or of paper, which often shows names")
    tags = film.keys()
    if any(0x6000 <= tag.group <= 0x60FF for tag in tags):
        found.append("it has overlay planes, which may hold words; they are left out")
    return found


def patient_of(film: Dataset) -> tuple[str, str]:
    """What tells this patient from others, and the attribute that says so.

    The study, where neither ID nor name is known. Raises NotDeidentified if there is no study either.
    """
    for keyword, padding in (("PatientID", " \0"), ("PatientName", " \0^="), ("StudyInstanceUID", " \0")):
        if words := str(film.get(keyword) or "").strip(padding):
            return words, keyword
    raise NotDeidentified("StudyInstanceUID", "it is missing, as are the patient's ID and name", "Add one.")


def require_film(film: Dataset) -> None:
    """Raises NotDeidentified for other objects."""
    kind = UID(str(film.get("SOPClassUID") or ""))
    if not kind:
        raise NotDeidentified(
            "SOPClassUID", "it is missing, as in what is no DICOM file", "Give DICOM films."
        )
    if kind not in FILMS:
        raise NotDeidentified(
            "SOPClassUID",
            f"{kind.name} is no film: its words and references may tell who it is",
            "De-identify the film, and make the object again from the copy (radgaze export).",
        )


def _file_meta(film: Dataset) -> FileMetaDataset:
    """Anew, with what PS3.10 7.1 requires; pydicom adds the implementation that wrote it."""
    if not film.get("SOPInstanceUID"):
        raise NotDeidentified("SOPInstanceUID", "it is missing", "Give the film one.")
    syntax = getattr(film, "file_meta", Dataset()).get("TransferSyntaxUID")
    if not syntax:
        raise NotDeidentified(
            "TransferSyntaxUID", "it is missing", "Write the film with file meta information."
        )
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.TransferSyntaxUID = film.SOPClassUID, syntax
    return meta


def _refuse_embedded_planes(film: Dataset, syntax: UID) -> None:
    """Overlay planes in spare bits of compressed pixel data (retired in 2004) cannot be taken out."""
    if syntax.is_compressed and "PixelData" in film and embedded_planes(Header(film, Path(), [])):
        raise NotDeidentified(
            "OverlayBitPosition",
            "an overlay plane lies in the pixel data, and cannot be taken out",
            "Convert the film with a program that writes overlay planes apart from the pixels.",
        )
