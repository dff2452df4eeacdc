"""Single-frame objects of the enhanced kind: their look lies in functional groups (PS3.3 C.7.6.16)."""

from __future__ import annotations

import pydicom

from app.imaging.header import Header

_GROUPS = ("SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence")
_MACROS = (
    "FrameVOILUTSequence",
    "PixelValueTransformationSequence",
    "FrameDisplayShutterSequence",
    "FramePixelDataPropertiesSequence",
    "PixelMeasuresSequence",
    "PatientOrientationInFrameSequence",
)


def with_frame_elements(header: Header, why: list[str]) -> Header:
    """The header with what its groups say about the only frame as if it stood at the top, where nothing of
    the kind stands; what was taken is added to `why`."""
    found = pydicom.Dataset()
    taken = []
    for keyword in _GROUPS:
        for group in header.sequence(keyword)[:1]:
            for macro in _MACROS:
                items = group.sequence(macro)
                if items:
                    found.update({element.tag: element for element in items[0].dataset})
                    taken.append(macro.removesuffix("Sequence"))
    if not taken:
        return header
    dataset = pydicom.Dataset()
    dataset.update(header.dataset)
    dataset.set_original_encoding(*header.dataset.original_encoding, header.dataset.original_character_set)
    for element in found:
        if element.tag not in dataset or dataset[element.tag].is_empty:
            dataset[element.tag] = element
    why.append(f"functional groups: {', '.join(dict.fromkeys(taken))}")
    return Header(dataset, header.path, header.warnings)
