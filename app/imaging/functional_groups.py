"""Single-frame objects of the enhanced kind: their look lies in functional groups (PS3.3 C.7.6.16)."""

from __future__ import annotations

from app.imaging.header import Header
from app.imaging.reasons import Reason

_GROUPS = ("SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence")
_MACROS = (
    "FrameVOILUTSequence",
    "PixelValueTransformationSequence",
    "FrameDisplayShutterSequence",
    "FramePixelDataPropertiesSequence",
    "PixelMeasuresSequence",
    "PatientOrientationInFrameSequence",
)


def lift_frame_elements(header: Header, why: list[Reason]) -> None:
    """What its groups say about the only frame then stands at the top of the header, where nothing of the
    kind stood; what was taken is added to `why`."""
    taken = []
    for keyword in _GROUPS:
        for group in header.sequence(keyword)[:1]:
            for macro in _MACROS:
                for item in group.sequence(macro)[:1]:
                    for tag in item.dataset.keys() - header.dataset.keys():
                        header.dataset[tag] = item.dataset.get_item(tag, keep_deferred=True)
                    taken.append(macro.removesuffix("Sequence"))
    if taken:
        why.append(Reason("functional groups", f"functional groups: {', '.join(dict.fromkeys(taken))}"))
