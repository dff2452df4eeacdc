"""De-identified copies of films: PS3.15 E.1, basic application level confidentiality profile."""

from __future__ import annotations

import hashlib
from copy import deepcopy

from dicomanonymizer import anonymize_dataset
from pydicom import Dataset

MAY_HOLD_WORDS = {"1.2.840.10008.5.1.4.1.1.7", "1.2.840.10008.5.1.4.1.1.7.1", "1.2.840.10008.5.1.4.1.1.7.2"}
"""Secondary capture: pictures of screens and paper."""


def deidentified(film: Dataset, *, pseudonym: str) -> tuple[Dataset, list[str]]:
    """A copy without identity, and what a person must still check (words burned into the pixels).

    The patient becomes `pseudonym`; private elements go; UIDs are replaced.
    """
    out = deepcopy(film)
    anonymize_dataset(out, delete_private_tags=True)
    out.PatientName = out.PatientID = pseudonym
    out.PatientIdentityRemoved = "YES"
    out.DeidentificationMethod = "RadGaze: PS3.15 E.1 basic profile; pixels unchanged"
    return out, warnings(film)


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
    if any(0x6000 <= e.tag.group <= 0x60FF for e in film):
        found.append("it has overlay planes, which may hold words")
    return found


def pseudonym_of(patient_id: str, *, secret: str) -> str:
    """The same short name for the same patient as long as `secret` is the same; irreversible without it."""
    digest = hashlib.blake2b(patient_id.encode(), key=secret.encode()[:64], digest_size=5)
    return f"RG-{digest.hexdigest().upper()}"
