"""Which channel of an LSL stream is what: by its labels, or by a file that says so."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from eyetracking.numerals import number
from eyetracking.tracker import (
    NAN,
    BadOption,
    ConnectionFailed,
)
from eyetracking.watch import MISSING

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LEAST_CONFIDENCE = 0.6
"""Pupil Labs advise to leave out what is less sure."""
_MOST = 1 << 53
"""What a whole number stays below to be one in floating point."""
COLUMNS = ("left_x", "left_y", "right_x", "right_y", "left_pupil", "right_pupil")


FLAGS = ("left_valid", "right_valid", "left_pupil_valid", "right_pupil_valid")
"""Channels that say with 0 that the numbers of an eye, or its pupil, do not count."""


CONFIDENCES = ("left_confidence", "right_confidence")
"""Channels that say from 0 to 1 how sure the sender is of an eye."""


_LABELS = {
    "left_x": ("left_x", "x_left", "leftx", "gaze_left_x", "left_gaze_x", "lx", "lpogx"),
    "left_y": ("left_y", "y_left", "lefty", "gaze_left_y", "left_gaze_y", "ly", "lpogy"),
    "right_x": ("right_x", "x_right", "rightx", "gaze_right_x", "right_gaze_x", "rx", "rpogx"),
    "right_y": ("right_y", "y_right", "righty", "gaze_right_y", "right_gaze_y", "ry", "rpogy"),
    "left_valid": ("lpogv", "left_valid", "left_validity"),
    "right_valid": ("rpogv", "right_valid", "right_validity"),
    "left_pupil": ("left_pupil", "pupil_left", "left_pupil_diameter", "lp", "lpmm"),
    "right_pupil": ("right_pupil", "pupil_right", "right_pupil_diameter", "rp", "rpmm"),
    "left_confidence": ("left_confidence", "confidence_left"),
    "right_confidence": ("right_confidence", "confidence_right"),
}


_BOTH_LABELS = {
    "x": ("x", "gaze_x", "screen_x", "fpogx", "bpogx"),
    "y": ("y", "gaze_y", "screen_y", "fpogy", "bpogy"),
    "valid": ("fpogv", "bpogv", "valid"),
    "confidence": ("confidence",),
}


_SCENE_LABELS = ("norm_pos_x", "norm_pos_y", "gaze_normal0_x", "scene_x", "scene_y", "world_x", "world_y")


_SCENE_SYSTEMS = ("world", "scene", "camera", "head")


_TITTA = {
    f"{eye}_{axis}": f"{axis}.position_on_display_area.gaze_point.{eye}_eye"
    for eye in ("left", "right")
    for axis in "xy"
}


for _eye in ("left", "right"):
    _TITTA[f"{_eye}_valid"] = f"valid.gaze_point.{_eye}_eye"
    _TITTA[f"{_eye}_pupil"] = f"diameter.pupil.{_eye}_eye"
    _TITTA[f"{_eye}_pupil_valid"] = f"valid.pupil.{_eye}_eye"
_PIXELS = ("px", "pix", "pixel", "pixels")


_SCALES = {"": 1.0, "normalized": 1.0, "normalised": 1.0, "norm": 1.0, "fraction": 1.0, "ratio": 1.0} | {
    "%": 0.01,
    "percent": 0.01,
}
"""Fractions of the screen per unit."""


class Layout:
    """channel: for each of COLUMNS, FLAGS and CONFIDENCES the channel's index, if there is one. scale_x,
    scale_y: fractions of the screen per unit; pixels: they are the screen's, once it is known. y_up: y counts
    from the bottom. missing: numbers that stand for an eye that was not seen. The eye is NaN where a number
    is, or is missing, where its flag is 0 or its confidence too low. research_grade: None where the file does
    not say.
    """

    def __init__(
        self,
        channel: dict[str, int],
        *,
        scale_x: float = 1.0,
        scale_y: float = 1.0,
        pixels: bool = False,
        y_up: bool = False,
        missing: Sequence[float] = (),
        least_confidence: float = LEAST_CONFIDENCE,
        pupil_unit: Literal["mm", "px", "au"] = "au",
        research_grade: bool | None = None,
        text: str = "",
    ) -> None:
        self.channel = channel
        self.pupil_unit = pupil_unit
        self.research_grade = research_grade
        self.scale_x = scale_x
        self.scale_y = scale_y
        self.pixels = pixels
        self.y_up = y_up
        self.missing = frozenset(missing)
        self.least_confidence = least_confidence
        self.text = text

    def values(self, row: Sequence[Any]) -> tuple[float, float, float, float, float, float]:
        """The numbers of a GazeSample from one LSL sample, of numbers or of their words."""
        left = self._eye(row, "left")
        right = self._eye(row, "right")
        return (*left, *right, self._pupil(row, "left"), self._pupil(row, "right"))

    def _pupil(self, row: Sequence[Any], eye: str) -> float:
        size = self._number(row, f"{eye}_pupil")
        counts = self._number(row, f"{eye}_pupil_valid") != 0 and size not in self.missing
        return size if counts else NAN

    def _eye(self, row: Sequence[Any], eye: str) -> tuple[float, float]:
        x, y = self._number(row, f"{eye}_x"), self._number(row, f"{eye}_y")
        unsure = self._number(row, f"{eye}_confidence") < self.least_confidence
        # NaN, where there is no flag, counts
        lost = unsure or self._number(row, f"{eye}_valid") == 0 or x in self.missing or y in self.missing
        if lost or math.isnan(x) or math.isnan(y):
            return NAN, NAN
        if (x, y) in MISSING:  # what the host knows as such is left as it is, in whatever unit
            return x, y
        y *= self.scale_y
        return x * self.scale_x, 1 - y if self.y_up else y

    def _number(self, row: Sequence[Any], column: str) -> float:
        index = self.channel.get(column, -1)
        return number(row[index]) if index >= 0 else NAN


def read_layout(path: Path, labels: Sequence[str], *, channels: int) -> Layout:
    """A layout file, for a stream of so many channels:

        unit = "fraction"            # or "px" together with width_px and height_px
        research_grade = false       # a webcam, say
        pupil_unit = "mm"            # or "px", "au"
        [channels]                   # a label, or a number counted from 0
        left_x = "gaze.x.left"
        left_y = 1
        left_valid = "valid.left"    # 0: the eye was not seen

    and where the sender needs it: missing = [-1, 9999] (numbers for an eye that was not seen), y_up = true (y
    from the bottom), least_confidence = 0.6 (with the channels left_confidence, right_confidence). Raises
    BadOption naming file and field.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadOption(f"the LSL layout {path} cannot be read: {error}") from error
    channel = _channels_of(path, raw, labels, channels)
    scale_x, scale_y = _scales_of(path, raw)
    if not {"left_x", "left_y"} <= set(channel) and not {"right_x", "right_y"} <= set(channel):
        raise BadOption(f"{path}: no eye has both x and y", "name left_x and left_y, or right_x and right_y")
    grade, unit = raw.get("research_grade"), raw.get("pupil_unit", "au")
    if grade is not None and not isinstance(grade, bool):
        raise BadOption(f"{path}: research_grade = {grade!r} is not true or false")
    if unit not in ("mm", "px", "au"):
        raise BadOption(f"{path}: pupil_unit = {unit!r} is unknown", 'known: "mm", "px", "au"')
    return Layout(
        channel,
        scale_x=scale_x,
        scale_y=scale_y,
        y_up=_of_kind(path, raw, "y_up", bool, default=False),
        missing=_numbers_of(path, raw.get("missing", [])),
        least_confidence=float(_of_kind(path, raw, "least_confidence", (int, float), LEAST_CONFIDENCE)),
        pupil_unit=unit,
        research_grade=grade,
        text=path.name,
    )


def _channels_of(path: Path, raw: dict[str, Any], labels: Sequence[str], channels: int) -> dict[str, int]:
    """Column -> channel of the stream. Raises BadOption."""
    named = raw.get("channels", {})
    if not isinstance(named, dict):
        raise BadOption(f"{path}: channels = {named!r} is no table", "name the columns below [channels]")
    channel: dict[str, int] = {}
    for column, wanted in named.items():
        if column not in (*COLUMNS, *FLAGS, *CONFIDENCES):
            known = ", ".join((*COLUMNS, *FLAGS, *CONFIDENCES))
            raise BadOption(f"{path}: channels.{column} is unknown", f"known: {known}")
        if isinstance(wanted, str) and wanted in labels:
            channel[column] = list(labels).index(wanted)
        elif isinstance(wanted, int) and not isinstance(wanted, bool) and 0 <= wanted < channels:
            channel[column] = wanted
        else:
            raise BadOption(
                f"{path}: channels.{column} = {wanted!r} is not a channel of the stream",
                f"its channels: {', '.join(labels) or 'they have no labels; use numbers'}",
            )
    return channel


def _scales_of(path: Path, raw: dict[str, Any]) -> tuple[float, float]:
    """What x and y are multiplied with to be parts of the screen. Raises BadOption."""
    if raw.get("unit", "fraction") == "px":
        sides = [raw.get(key, 0) for key in ("width_px", "height_px")]
        if not all(_is_number(side) and 0 < side < math.inf for side in sides):
            raise BadOption(f"{path}: unit px needs width_px and height_px above zero")
        return 1 / sides[0], 1 / sides[1]
    if raw.get("unit", "fraction") != "fraction":
        raise BadOption(f"{path}: unit = {raw['unit']!r} is unknown", 'known: "fraction", "px"')
    return 1.0, 1.0


def _of_kind(path: Path, raw: dict[str, Any], key: str, kind: Any, default: Any) -> Any:
    value = raw.get(key, default)
    if not isinstance(value, kind) or (kind is not bool and not _is_number(value)):
        raise BadOption(f"{path}: {key} = {value!r} is not what is expected", f"such as {key} = {default!r}")
    return value


def _is_number(value: Any) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool) and abs(value) < _MOST
    return whole or isinstance(value, float)


def _numbers_of(path: Path, value: Any) -> list[float]:
    values = value if isinstance(value, list) else [value]
    if not all(_is_number(one) for one in values):
        raise BadOption(f"{path}: missing = {value!r} is no list of numbers", "such as missing = [-1, 9999]")
    return [float(one) for one in values]


def layout_of_labels(labels: Sequence[str], kinds: Sequence[tuple[str, str, str]]) -> Layout | None:
    """A layout from channel metadata, None where it cannot be told. kinds: (type, eye, unit) of each channel.

    Raises ConnectionFailed where the places are in a unit that says nothing of the screen.
    """
    channel, text, pupil_unit = _named_channels(labels, kinds)
    if channel is None:
        return None
    units = {kinds[n][2].strip().lower().rstrip(".") for c, n in channel.items() if c[-2:] in ("_x", "_y")}
    pixels = any(unit in _PIXELS for unit in units)
    unknown = sorted(unit for unit in units if unit not in _PIXELS and unit not in _SCALES)
    if unknown:
        raise ConnectionFailed(
            f"the stream gives gaze in the unit {unknown[0]!r}, of which the screen is not known",
            "let it send fractions of the screen or pixels, or write a layout file",
        )
    scale = 1.0 if pixels else max(_SCALES[unit] for unit in units)
    if len({*units} - {""}) > 1:
        scale = min(_SCALES.get(unit, 1.0) for unit in units)
    return Layout(channel, scale_x=scale, scale_y=scale, pixels=pixels, pupil_unit=pupil_unit, text=text)


def _named_channels(
    labels: Sequence[str], kinds: Sequence[tuple[str, str, str]]
) -> tuple[dict[str, int] | None, str, Literal["mm", "px", "au"]]:
    """(channels, what named them, unit of the pupil); no channels where none of the ways names an eye."""
    channel: dict[str, int] = {}
    for index, (kind, eye, _unit) in enumerate(kinds):
        kind = kind.lower().replace(" ", "").replace("_", "")
        axis = {"screenx": "x", "screeny": "y", "confidence": "confidence"}.get(kind)
        if axis is None and kind.startswith("pupil"):
            axis = "pupil"
        if axis is not None:
            for side in (eye.lower(),) if eye.lower() in ("left", "right") else ("left", "right"):
                channel.setdefault(f"{side}_{axis}", index)
    if has_an_eye(channel):
        return channel, "channel types of the LSL gaze convention", "au"
    lower = [label.lower() for label in labels]
    channel = {column: lower.index(label) for column, label in _TITTA.items() if label in lower}
    if has_an_eye(channel):
        return channel, "TittaLSL's labels", "mm"
    plain = [label.strip().replace(" ", "_").replace(".", "_").replace("-", "_") for label in lower]
    channel = {c: plain.index(n) for c, names in _LABELS.items() for n in reversed(names) if n in plain}
    if not has_an_eye(channel):
        for axis, names in _BOTH_LABELS.items():
            for name in names:
                if name in plain:
                    channel[f"left_{axis}"] = channel[f"right_{axis}"] = plain.index(name)
    elif "confidence" in plain:
        for side in ("left", "right"):
            channel.setdefault(f"{side}_confidence", plain.index("confidence"))
    return (channel, "channel labels", "au") if has_an_eye(channel) else (None, "", "au")


def is_of_a_scene(labels: Sequence[str], systems: Sequence[str]) -> bool:
    """Whether the stream says that its gaze lies in the picture of a camera that the reader wears.

    systems: the coordinate system of each channel, "" where it is not said.
    """
    worn = any(word in system.lower() for system in systems for word in _SCENE_SYSTEMS)
    return worn or any(label.lower() in _SCENE_LABELS for label in labels)


def has_an_eye(channel: dict[str, int]) -> bool:
    """Whether x and y of one eye are known."""
    return any({f"{eye}_x", f"{eye}_y"} <= set(channel) for eye in ("left", "right"))
