"""The screen as Secondary Capture (PS3.3 A.8), key images as Key Object Selection (A.35.4)."""

from __future__ import annotations

import highdicom as hd
import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.sr.codedict import codes

from app.export.dicom.source import identity


def secondary_capture(source: Dataset, picture: NDArray[np.uint8]) -> hd.sc.SCImage:
    """picture (h, w, 3): what is on the screen, with the words in it. It may show several films, turned ones
    too: the whole has no orientation."""
    made = hd.sc.SCImage.from_ref_dataset(
        source,
        picture,
        photometric_interpretation="RGB",
        bits_allocated=8,
        coordinate_system="PATIENT",
        patient_orientation=("L", "F"),
        **identity("capture").arguments(device=False),
    )
    made.PatientOrientation = []
    made.BurnedInAnnotation = "YES"
    made.SeriesDescription = "RadGaze capture, research use only"
    return made


def key_object(source: Dataset, note: str) -> hd.ko.KeyObjectSelectionDocument:
    content = hd.ko.KeyObjectSelection(
        document_title=codes.DCM.OfInterest, referenced_objects=[source], description=note or None
    )
    return hd.ko.KeyObjectSelectionDocument([source], content, **identity("key").arguments(device=False))
