"""Which windows and LUTs the file offers, and the stated rule where it offers none (PS3.3 C.11.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from app.imaging.header import PYDICOM_FAILURES, Header, named
from app.imaging.radiograph import LookupTable, VoiFunction, Window

_UNUSED_BITS = 2
"""A LUT that leaves so many of its upper bits unused has their number wrong: nobody means three quarters of
the range to be empty."""


@dataclass(frozen=True)
class VoiChoice:
    """presets: alternatives, never chained. default: one of them. why: a sentence for the user."""

    presets: tuple[Window, ...]
    default: Window
    why: str


def choose_windows(
    header: Header,
    stored: NDArray[Any],
    *,
    bits: int,
    rescale: tuple[float, float],
    modality_lut: LookupTable | None,
    padding: tuple[int, int] | None,
    full_range: bool,
) -> VoiChoice:
    """LUTs of the file first, then its windows, then an automatic one; the first is the default."""

    def modality(low: int, high: int) -> tuple[float, float]:
        if modality_lut is not None:
            inside = modality_lut.apply(np.arange(low, high + 1, dtype=np.float64))
            return float(inside.min()), float(inside.max())
        ends = (low * rescale[0] + rescale[1], high * rescale[0] + rescale[1])
        return min(ends), max(ends)

    low, high = data_range(stored, padding)
    data = modality(low, high)
    possible = modality(*stored_range(bits, signed=stored.dtype == np.int16))
    from_file = _luts(header, data, possible) + voi_windows(header)
    everything = window_over(*possible, name="Full range")
    tight = window_over(*data, name="Min to max")
    if from_file:
        default = from_file[0]
        offered = f"; {len(from_file)} looks in the file" if len(from_file) > 1 else ""
        if default.function == "LUT":
            why = f"VOI: LUT '{default.name}' from the file{offered}"
        else:
            why = (
                f"VOI: window {default.centre:g}/{default.width:g} {default.function} from the file{offered}"
            )
        return VoiChoice(distinct((*from_file, tight)), default, why)
    if full_range:
        why = "VOI: none in a FOR PRESENTATION image, so full range"
        return VoiChoice((everything, tight), everything, why)
    without = " without padding" if padding else ""
    return VoiChoice((tight, everything), tight, f"VOI: none in the file, so minimum to maximum{without}")


def distinct(presets: tuple[Window, ...]) -> tuple[Window, ...]:
    """The same looks, with a number behind a name that came before: they are chosen by name."""
    named_so: dict[str, Window] = {}
    for preset in presets:
        name, number = preset.name, 1
        while name in named_so:
            number += 1
            name = f"{preset.name} ({number})"
        named_so[name] = replace(preset, name=name)
    return tuple(named_so.values())


def luminance_choice(bits: int, left_out: list[str]) -> VoiChoice:
    """For the luminance of a colour image, which is shown as it is. left_out: keywords of what the file has
    for grey values."""
    everything = window_over(*stored_range(bits, signed=False), name="Full range")
    why = "VOI: the full range of the luminance (PS3.3 C.11.2.1.2 is for monochrome images)"
    if left_out:
        why += f"; left out: {', '.join(left_out)}"
    return VoiChoice((everything,), everything, why)


def stored_range(bits: int, *, signed: bool) -> tuple[int, int]:
    """The smallest and the largest value that so many bits can hold."""
    return (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) if signed else (0, (1 << bits) - 1)


def data_range(stored: NDArray[Any], padding: tuple[int, int] | None) -> tuple[int, int]:
    """The smallest and the largest stored value that is image; all of them where everything is padding."""
    low, high = int(stored.min()), int(stored.max())
    if padding is None or padding[1] < low or padding[0] > high:
        return low, high
    image = stored[(stored < padding[0]) | (stored > padding[1])]
    return (int(image.min()), int(image.max())) if image.size else (low, high)


def window_over(low: float, high: float, *, name: str) -> Window:
    """The window that shows low as black and high as white; where both are the same, all of that as black."""
    low, high = float(low), float(high)
    if low.is_integer() and high.is_integer():
        return Window(name, (low + high + 1) / 2, max(high - low + 1, 1.0), "LINEAR")
    if high <= low:
        high = low + 1
    return Window(name, (low + high) / 2, high - low, "LINEAR_EXACT")


def voi_windows(header: Header) -> tuple[Window, ...]:
    """The valid windows of an image or of a presentation state's VOI item, in order; others are noted."""
    centres, widths = header.places("WindowCenter"), header.places("WindowWidth")
    if len(centres) != len(widths):
        header.warnings.append(f"{len(centres)} window centres but {len(widths)} widths; the pairs are used")
    named_as = header.text("VOILUTFunction").upper() or "LINEAR"
    if named_as not in ("LINEAR", "LINEAR_EXACT", "SIGMOID"):
        header.warnings.append(f"{named('VOILUTFunction')} {named_as!r} is not known; LINEAR is used")
        named_as = "LINEAR"
    function = cast(VoiFunction, named_as)
    names = header.text("WindowCenterWidthExplanation").split("\\")
    windows = []
    for index, (centre, width) in enumerate(zip(centres, widths, strict=False)):
        if centre is None or width is None:
            continue  # which is noted; the others are alternatives (PS3.3 C.11.2.1.2)
        if width <= 0 or (function == "LINEAR" and width < 1):
            header.warnings.append(f"{named('WindowWidth')} {width:g} is not valid and was left out")
            continue
        name = names[index].strip() if index < len(names) else ""
        windows.append(Window(name or f"Window {index + 1}", centre, width, function))
    return tuple(windows)


def _luts(header: Header, data: tuple[float, float], possible: tuple[float, float]) -> tuple[Window, ...]:
    windows = []
    for index, item in enumerate(header.sequence("VOILUTSequence")):
        table = lookup_table(item, "LUTDescriptor", "LUTData", inputs=possible)
        if table is not None:
            windows.append(lut_window(table, data, name=table.explanation or f"LUT {index + 1}"))
    return tuple(windows)


def lut_window(table: LookupTable, data: tuple[float, float], *, name: str) -> Window:
    """A preset for a VOI LUT; its centre and width span the part of the LUT that the data uses."""
    first, last = float(table.first), float(table.first + len(table.values) - 1)
    low, high = max(first, data[0]), min(last, data[1])
    if high <= low:
        low, high = first, max(last, first + 1)
    near = window_over(low, high, name=name)
    return Window(name, near.centre, near.width, "LUT", table)


def lookup_table(
    header: Header, descriptor: str, data: str, *, inputs: tuple[float, float], whole: bool = True
) -> LookupTable | None:
    """A LUT from its descriptor and data elements, or None (noted) where they make no sense.

    inputs: the smallest and the largest value that can come into it; they decide whether the first mapped
    value is signed. 0 entries mean 65,536. Data may be 16-bit words or, for 8-bit entries, bytes packed two
    to a word (PS3.3 C.11.1.1.1). whole: by itself it makes the picture's range; one colour of a palette may
    be dark.
    """
    numbers = header.numbers(descriptor)
    values = _lut_words(header, data)
    if len(numbers) != 3 or values is None:
        header.warnings.append(f"{named(descriptor)} or its data is missing; the LUT was left out")
        return None
    entries, first, bits = (int(number) for number in numbers)
    entries = entries % 65536 or 65536
    first = _first_mapped(header, descriptor, first & 0xFFFF, entries, inputs)
    if len(values) != entries:
        packed = values.astype("<u2").view(np.uint8)
        if len(packed) - entries in (0, 1):
            values = packed[:entries].astype(np.uint16)
        elif len(values) > entries:
            header.warnings.append(
                f"{named(descriptor)} says {entries} entries, the data has {len(values)}: the first are used"
            )
            values = values[:entries]
    if len(values) != entries or not 1 <= bits <= 16:
        header.warnings.append(
            f"{named(descriptor)} says {entries} entries of {bits} bits, the data has {len(values)}; "
            "the LUT was left out"
        )
        return None
    top = int(values.max())
    return LookupTable(
        first, _depth(header, descriptor, bits, top, whole=whole), values, header.text("LUTExplanation")
    )


def _depth(header: Header, descriptor: str, bits: int, top: int, *, whole: bool) -> int:
    """The bits of a table's entries: those that its descriptor states, unless its largest value `top` says
    otherwise. Some CR systems state the size in which entries are stored; by PS3.3 C.11.2.1.1 alone their
    films are black."""
    needed = top.bit_length()
    if needed > bits:
        header.warnings.append(f"{named(descriptor)} says {bits} bits, the data needs {needed}")
        return needed
    if whole and not needed:
        header.warnings.append(f"{named(descriptor)}: the LUT holds zeros alone, and shows nothing")
    elif whole and needed < bits:
        told = f"{named(descriptor)} says {bits} bits, the LUT uses {needed} of them"
        if bits - needed >= _UNUSED_BITS:
            header.warnings.append(f"{told}: shown as a LUT of {needed} bits")
            return needed
        header.warnings.append(f"{told}: the picture may be darker than meant")
    return bits


def _first_mapped(
    header: Header, descriptor: str, word: int, entries: int, inputs: tuple[float, float]
) -> int:
    """The 16 bits of a descriptor's second value as a number: SS says that it is signed. Where the file does
    not say (implicit VR), or says US where values can be negative, what comes into the LUT decides
    (PS3.3 C.11.1.1.1, C.11.2.1.1)."""
    low, high = inputs
    negative = word - 65536
    if word < 32768:
        return word
    if header.vr(descriptor) == "SS" and header.dataset.original_encoding[0] is False:
        return negative
    fits_only_unsigned = word <= high and negative + entries <= low
    return negative if low < 0 and not fits_only_unsigned else word


def _lut_words(header: Header, keyword: str) -> NDArray[np.uint16] | None:
    value = header.value(keyword)
    if value is None:
        return None
    if isinstance(value, bytes):
        order = "<u2" if header.dataset.original_encoding[1] is not False else ">u2"
        return np.frombuffer(value[: len(value) // 2 * 2], dtype=order).astype(np.uint16)
    try:
        return np.asarray([int(v) & 0xFFFF for v in np.atleast_1d(np.asarray(value))], dtype=np.uint16)
    except PYDICOM_FAILURES as error:
        header.warnings.append(f"{named(keyword)} cannot be read: {error}")
        return None
