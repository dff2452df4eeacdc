"""A query and its answer as data sets, whichever protocol carries them (PS3.4 C.6.2.1.2)."""

from __future__ import annotations

from pydicom import Dataset

from app.imaging.character_sets import without_escapes
from app.imaging.header import PYDICOM_FAILURES
from app.library.pacs.node import Query, RemoteStudy


def identifier(query: Query) -> Dataset:
    """The C-FIND identifier of a query (PS3.4 C.6.2.1.2): what must match, and what is to come back."""
    ds = Dataset()
    ds.SpecificCharacterSet = "ISO_IR 192"
    ds.QueryRetrieveLevel = "STUDY"
    ds.PatientName = query.patient_name
    ds.PatientID = query.patient_id
    ds.AccessionNumber = query.accession
    ds.StudyDate = query.date
    ds.ModalitiesInStudy = query.modality
    ds.StudyInstanceUID = ""
    ds.StudyDescription = ""
    ds.NumberOfStudyRelatedInstances = ""
    return ds


def remote_study(answer: Dataset) -> RemoteStudy:
    """A study from a C-FIND or QIDO answer; what is missing is ""."""
    modalities = answer.get("ModalitiesInStudy") or ()
    return RemoteStudy(
        uid=str(answer.get("StudyInstanceUID", "")),
        patient_name=_words(answer, "PatientName"),
        patient_id=_words(answer, "PatientID"),
        date=str(answer.get("StudyDate", "") or ""),
        accession=_words(answer, "AccessionNumber"),
        description=_words(answer, "StudyDescription"),
        modalities=(modalities,) if isinstance(modalities, str) else tuple(str(m) for m in modalities),
        instances=_count(answer),
    )


def _words(answer: Dataset, keyword: str) -> str:
    return without_escapes(str(answer.get(keyword, "") or ""))


def _count(answer: Dataset) -> int:
    """How many objects the study has; 0 where that is missing or no number."""
    try:
        return int(answer.get("NumberOfStudyRelatedInstances") or 0)
    except PYDICOM_FAILURES:
        return 0
