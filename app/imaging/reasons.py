"""Why an image looks as it does: each rule of the chain says what it did, and where the standard has it."""

from __future__ import annotations

from dataclasses import dataclass

PARAGRAPHS = {
    "colour": "PS3.3 C.7.6.3.1.2",
    "modality": "PS3.3 C.11.1",
    "padding": "PS3.3 C.7.5.1.1.2",
    "VOI": "PS3.3 C.11.2",
    "presentation LUT": "PS3.3 C.11.6",
    "presentation state": "PS3.4 N.2",
    "polarity": "PS3.3 C.7.6.3.1.2, C.11.6",
    "shutter": "PS3.3 C.7.6.11",
    "overlay": "PS3.3 C.9.2",
    "spatial": "PS3.3 C.10.6",
    "spacing": "PS3.3 10.7.1.3",
    "functional groups": "PS3.3 C.7.6.16",
    "registration": "",
}
"""Rule -> where the standard has it; "" where it is none of the standard's."""


@dataclass(frozen=True)
class Reason:
    """rule: one of PARAGRAPHS. text: what it did with this image, a line for the user."""

    rule: str
    text: str

    def __post_init__(self) -> None:
        if self.rule not in PARAGRAPHS:
            raise ValueError(f"{self.rule!r} is no rule")

    @property
    def paragraph(self) -> str:
        return PARAGRAPHS[self.rule]

    def __str__(self) -> str:
        return self.text
