"""Fixation detection, in degrees of visual angle: one detector a file, a registry by decorator."""

from eyetracking.events import i2mc, idt, ivt
from eyetracking.events.on_image import (
    ImageFixations,
    NoView,
    fixations_on_image,
    fixations_on_panes,
    fixations_on_screen,
)
from eyetracking.events.online import LiveFixation, OnlineFixations
from eyetracking.events.table import (
    DetectorInfo,
    FixationTable,
    Gap,
    StoppedClock,
    UnknownDetector,
    detect_fixations,
    detectors,
    event_detector,
    known_detectors,
)

__all__ = [
    "DetectorInfo",
    "FixationTable",
    "Gap",
    "ImageFixations",
    "LiveFixation",
    "NoView",
    "OnlineFixations",
    "StoppedClock",
    "UnknownDetector",
    "detect_fixations",
    "detectors",
    "event_detector",
    "fixations_on_image",
    "fixations_on_panes",
    "fixations_on_screen",
    "i2mc",
    "idt",
    "ivt",
    "known_detectors",
]
