"""Forms that values have in objects which others read (value representations, PS3.5 6.2)."""

from __future__ import annotations

import re
from datetime import date

from pydicom import Dataset
from pydicom.datadict import dictionary_has_tag, dictionary_VM, keyword_for_tag
from pydicom.dataelem import DataElement
from pydicom.tag import BaseTag

from app.imaging.character_sets import without_escapes
from app.imaging.header import PYDICOM_FAILURES

_DATE = r"\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]\d|2[0-3])([0-5]\d([0-5]\d(\.\d{1,6})?)?)?"
_FORMS = {
    "AE": r"[\x21-\x5b\x5d-\x7e]([\x20-\x5b\x5d-\x7e]{0,15})",
    "AS": r"\d{3}[DWMY]",
    "CS": r"[A-Z0-9_ ]{1,16}",
    "DA": _DATE,
    "DS": r"(?=.{1,16}$)[+-]?(\d+\.?\d*|\.\d+)([Ee][+-]?\d+)?",
    "DT": rf"\d{{4}}([0-1]\d([0-3]\d({_TIME})?)?)?([+-]\d{{4}})?",
    "IS": r"(?=.{1,12}$)[+-]?\d+",
    "TM": _TIME,
}
"""Values of these kinds are right or they are none."""
_ENUMERATED = {
    "PatientSex": ("M", "F", "O"),
    "Laterality": ("R", "L"),
    "ImageLaterality": ("R", "L", "U", "B"),
}
_LONGEST = {"LO": 64, "SH": 16, "ST": 1024, "LT": 10240, "PN": 64}
"""Characters; a person's name has so many in each of its three writings."""
_LINES = ("ST", "LT", "UT")
_PIXELS = 0x0028
_AS_IT_IS = object()


def make_valid(ds: Dataset, *, empty: tuple[str, ...] = ()) -> None:
    """Gives words and numbers of a dataset a form that an object may have, in place, at any depth.

    UIDs stay: they are what others refer to. Of several values where one is allowed the first stays; words
    that are too long are cut; what has no form is taken out, or emptied where `empty` names it. How pixels
    lie (group 0028) is left alone.
    """
    for tag in list(ds.keys()):
        if tag.group == _PIXELS or tag.is_private:
            continue
        try:
            element = ds[tag]
            if element.VR == "SQ":
                for item in element.value:
                    make_valid(item)
                continue
            found = _valid(element)
        except PYDICOM_FAILURES:
            found = None
        if found is None and (tag in ds) and keyword_for_tag(tag) in empty:
            found = ""
        if found is None:
            del ds[tag]
        elif found is not _AS_IT_IS:
            vr = ds[tag].VR
            ds[tag] = DataElement(tag, vr, found)


def _valid(element: DataElement) -> object:
    """The value to put in its place: None where it has none, _AS_IT_IS where nothing is wrong."""
    vr = str(element.VR)
    if vr not in _FORMS and vr not in _LONGEST and vr != "UT":
        return _AS_IT_IS
    values = [str(v) for v in element.value] if element.VM > 1 else [str(element.value or "")]
    wanted = values[:1] if _single(element.tag) else values
    found = [_name(words) if vr == "PN" else _tidy(vr, element.keyword, words) for words in wanted]
    if found == values:
        return _AS_IT_IS
    kept = [words for words in found if words is not None]
    if len(kept) < len(found):
        return None
    return kept if len(kept) > 1 else kept[0]


def _single(tag: BaseTag) -> bool:
    return dictionary_has_tag(tag) and dictionary_VM(tag) == "1"


def _tidy(vr: str, keyword: str, words: str) -> str | None:
    if vr in _FORMS:
        words = words.strip(" \0")
        allowed = _ENUMERATED.get(keyword)
        right = re.fullmatch(_FORMS[vr], words) and (allowed is None or words in allowed)
        right = right and (vr not in ("DA", "DT") or _is_a_day(words))
        return words if right or not words else None
    plain = without_escapes(words)
    lines = "\r\n\t\f" if vr in _LINES else ""
    plain = "".join(c if c.isprintable() or c in lines else " " for c in plain)
    most = _LONGEST.get(vr)
    return plain if most is None or len(plain) <= most else plain[:most].rstrip()


def _is_a_day(words: str) -> bool:
    """Whether the calendar has it, as far as it is said: no 31st of February."""
    try:
        date(int(words[:4]), int(words[4:6] or 1), int(words[6:8] or 1))
    except ValueError:
        return False
    return True


def _name(words: str) -> str:
    """A person's name: up to three writings of up to five parts (PS3.5 6.2.1)."""
    plain = "".join(c if c.isprintable() else " " for c in without_escapes(words))
    writings = ["^".join(part.split("^")[:5])[: _LONGEST["PN"]] for part in plain.split("=")[:3]]
    return "=".join(writings).rstrip("=")
