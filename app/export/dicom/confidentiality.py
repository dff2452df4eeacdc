"""The basic profile of PS3.15 (table E.1-1) on a data set and every item of its sequences, at any depth."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from dicomanonymizer.dicomfields_selector import dicom_anonymization_database_selector
from pydicom import DataElement, Dataset
from pydicom.datadict import dictionary_has_tag, dictionary_is_retired, dictionary_VR, keyword_for_tag
from pydicom.dataelem import RawDataElement, empty_value_for_VR
from pydicom.tag import BaseTag, Tag
from pydicom.uid import UID_dictionary

from app.imaging.header import PYDICOM_FAILURES

EDITION = "2026c"
"""Of the table: the newest that dicom-anonymizer has."""
_REMOVE, _EMPTY, _DUMMY, _NEW_UID = "X", "Z", "D", "U"
_ACTIONS = {
    "X_TAGS": _REMOVE, "X_D_TAGS": _REMOVE, "X_Z_D_TAGS": _REMOVE,
    "Z_TAGS": _EMPTY, "X_Z_TAGS": _EMPTY, "Z_D_TAGS": _EMPTY,
    "D_TAGS": _DUMMY, "U_TAGS": _NEW_UID,
}  # fmt: skip
"""Of several actions the one that films need: what is X/D or X/Z/D is optional in them (type 3), what is X/Z
or Z/D may be empty (type 2). X/Z/U* (references to images) stays, with new UIDs inside."""
_MISSING = (
    "EncryptedAttributesSequence",  # the identity, for who has the key
    "PatientBirthDateInAlternativeCalendar",
    "PatientDeathDateInAlternativeCalendar",
)
"""What the table keeps and we do not."""
_TELLING = ("PN", "DA", "DT", "TM", "UR")
"""Who, when and where: gone also where the table does not list the attribute."""
_IMAGE_GROUP = 0x0028
_UNDEFINED_LENGTH = 0xFFFFFFFF
_DUMMIES = {
    **dict.fromkeys(("AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UT"), "ANONYMIZED"),
    "AS": "000Y", "DA": "19000101", "DT": "19000101000000", "TM": "000000",
    "OB": b"\0\0", "UN": b"\0\0", "UR": "http://anonymized.invalid",
}  # fmt: skip


class NotDeidentified(Exception):
    """No copy is made. field: the attribute at fault; reason; way_out."""

    def __init__(self, field: str, reason: str, way_out: str) -> None:
        self.field, self.reason, self.way_out = field, reason, way_out
        super().__init__(f"{field}: {reason}. {way_out}")


def clean(item: Dataset, new_uid: Callable[[str], str]) -> None:
    """Acts on every attribute in place. new_uid: what becomes of a UID that PS3.6 does not register.

    Besides what E.1-1 lists go private attributes and those that PS3.6 does not know, with them whole curves
    and overlay planes, whose rest is of no use without the data that the table takes; names, dates, times and
    addresses of any kind, and what is retired (order numbers among it) but does not tell how pixels lie.
    Raises NotDeidentified for a sequence or UID that cannot be read.
    """
    for tag in list(item.keys()):
        try:
            _act(item, tag, new_uid)
        except PYDICOM_FAILURES as error:
            raise NotDeidentified(
                keyword_for_tag(tag) or str(tag),
                f"it cannot be read ({error})",
                "Fetch the film again.",
            ) from error


def _act(item: Dataset, tag: BaseTag, new_uid: Callable[[str], str]) -> None:
    if tag.is_private or tag.group < 8 or not dictionary_has_tag(tag):
        del item[tag]
        return
    vr = dictionary_VR(tag)
    retired = dictionary_is_retired(tag) and tag.group != _IMAGE_GROUP
    action = _table().get(tag) or (_REMOVE if vr in _TELLING or retired else None)
    if action == _REMOVE:
        del item[tag]
    elif action == _EMPTY:
        item[tag] = DataElement(tag, vr, empty_value_for_VR(vr))
    elif action == _NEW_UID or vr == "UI":
        item[tag] = DataElement(tag, "UI", [_renewed(uid, new_uid) for uid in _uids(item[tag].value)])
    elif action == _DUMMY:
        if vr in _DUMMIES:
            item[tag] = DataElement(tag, vr, _DUMMIES[vr])
        else:
            del item[tag]  # a sequence, of which no film needs one
    else:
        _keep(item, tag, vr, new_uid)


def _keep(item: Dataset, tag: BaseTag, vr: str, new_uid: Callable[[str], str]) -> None:
    raw = item.get_item(tag, keep_deferred=True)
    if isinstance(raw, RawDataElement) and raw.length not in (len(raw.value or b""), _UNDEFINED_LENGTH):
        raise ValueError("it is cut off")  # and may have swallowed what comes after it
    if "SQ" not in (vr, raw.VR):
        return
    if item[tag].VR != "SQ":  # bytes, in which anything may lie
        del item[tag]
        return
    for inner in item[tag].value:
        clean(inner, new_uid)


@cache
def _table() -> dict[int, str]:
    categories = dicom_anonymization_database_selector(f"dicomfields_{EDITION}")
    table = {
        int(Tag(tag)): action
        for category, action in _ACTIONS.items()
        for tag in categories[category]
        if len(tag) == 2  # the others are repeating groups
    }
    return table | {int(Tag(keyword)): _REMOVE for keyword in _MISSING}


def _uids(value: object) -> Iterable[str]:
    if isinstance(value, bytes):
        value = value.decode("ascii", "replace").split("\\")
    elif isinstance(value, str):
        value = [value]
    return [str(uid).strip("\0 ") for uid in value or ()]  # type: ignore[attr-defined]


def _renewed(uid: str, new_uid: Callable[[str], str]) -> str:
    return uid if not uid or uid in UID_dictionary else new_uid(uid)
