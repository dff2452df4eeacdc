"""Forms that values have in objects which others read (value representations, PS3.5 6.2)."""

from __future__ import annotations

import re

_DATE = r"\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]\d|2[0-3])([0-5]\d([0-5]\d(\.\d{1,6})?)?)?"
_FORMS = {
    "PatientAge": r"\d{3}[DWMY]",
    "PatientBirthDate": _DATE,
    "PatientSex": "[MFO]",
    "StudyDate": _DATE,
    "StudyTime": _TIME,
}


def is_valid(keyword: str, words: str) -> bool:
    """Whether an attribute of the patient or the study may hold these words; it may be empty."""
    return not words or keyword not in _FORMS or re.fullmatch(_FORMS[keyword], words) is not None
