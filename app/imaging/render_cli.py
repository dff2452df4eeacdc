"""`radgaze render IN OUT.png`: a radiograph through the grayscale chain at full size."""

from __future__ import annotations

import argparse
import io
import math
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.imaging.radiograph import Radiograph, Window
from app.words import visible

_DPI = 96


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", type=Path, metavar="IN", help="a DICOM, PNG or JPEG radiograph")
    parser.add_argument("output", type=Path, metavar="OUT.png", help="8-bit grayscale PNG to write")
    parser.add_argument("--window", type=_window, metavar="C,W", help="centre and width in modality units")
    parser.add_argument("--preset", metavar="NAME", help="one of the file's windows or LUTs, by name")
    parser.add_argument(
        "--presentation-state",
        type=Path,
        metavar="PS",
        help="a DICOM presentation state (GSPS) for the image",
    )
    parser.add_argument("--no-marks", action="store_true", help="leave out the file's overlays and shutter")
    parser.add_argument("--invert", action="store_true", help="invert on top of what the file asks for")
    parser.add_argument("--why", action="store_true", help="say which rules shaped the picture")


def _window(text: str) -> tuple[float, float]:
    try:
        centre, width = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not CENTRE,WIDTH, such as 15000,30000") from None
    if not (math.isfinite(centre) and math.isfinite(width)):
        raise argparse.ArgumentTypeError(f"{text!r} must be two finite numbers")
    if width <= 0:
        raise argparse.ArgumentTypeError(f"the width must be positive, not {width:g}")
    return centre, width


class _Refused(Exception):
    """What is asked for cannot be made; its words are for the user."""


def run(args: argparse.Namespace) -> int:
    from app.imaging.pixels import presented_image
    from app.imaging.reader import ImageReadError

    try:
        _check_output(args)
        radiograph = _radiograph(args)
        window = _chosen(args, radiograph)
        if args.no_marks:
            radiograph = replace(radiograph, marks=())
        _write(args.output, presented_image(radiograph, window, invert=args.invert), _aspect(radiograph))
    except (_Refused, ImageReadError) as error:
        sys.stderr.write(f"radgaze render: {error}\n")
        return 2
    said = (
        [*map(str, radiograph.why), *(f"warning: {text}" for text in radiograph.warnings)] if args.why else []
    )
    for line in said:
        sys.stderr.write(f"{visible(line)}\n")
    return 0


def _check_output(args: argparse.Namespace) -> None:
    for read in filter(None, (args.input, args.presentation_state)):
        try:
            same = args.output.samefile(read)
        except OSError:  # one is not there, or cannot be looked at: whoever opens it says so
            continue
        if same:
            raise _Refused(f"{args.output} is what is read; choose another name")
    if args.output.suffix.lower() not in ("", ".png"):
        raise _Refused(f"{args.output}: what is written is a PNG; give it a name that ends with .png")


def _radiograph(args: argparse.Namespace) -> Radiograph:
    from app.imaging.presentation_state import apply_presentation_state, is_for, read_presentation_state
    from app.imaging.reader import read_radiograph

    radiograph = read_radiograph(args.input)
    if args.presentation_state is None:
        return radiograph
    state = read_presentation_state(args.presentation_state)
    if not is_for(state, radiograph):
        raise _Refused(f"{args.presentation_state}: '{state.label}' is for another image")
    return apply_presentation_state(radiograph, state)


def _chosen(args: argparse.Namespace, radiograph: Radiograph) -> Window:
    from app.imaging.pixels import as_linear

    window: Window = radiograph.default_window
    if args.preset is not None:
        named = {preset.name: preset for preset in radiograph.presets}
        if args.preset not in named:
            names = ", ".join(repr(name) for name in named)
            raise _Refused(f"no preset {args.preset!r}; the file has {names}")
        window = named[args.preset]
    if args.window is not None:
        window = replace(as_linear(window), name="chosen", centre=args.window[0], width=args.window[1])
        if window.function == "LINEAR" and window.width < 1:
            raise _Refused(f"the width must be at least 1 in a LINEAR window, not {window.width:g}")
    return window


def _aspect(radiograph: Radiograph) -> float:
    """Height of a pixel of the picture by its width."""
    return radiograph.pixel_aspect ** (-1 if radiograph.quarter_turns % 2 else 1)


def _write(path: Path, grey: NDArray[np.uint8], aspect: float) -> None:
    from PIL import Image

    from app.files import write_atomically

    picture = io.BytesIO()
    shape = {} if aspect == 1.0 else {"dpi": (_DPI * aspect, _DPI)}
    Image.fromarray(grey).save(picture, format="PNG", **shape)
    try:
        write_atomically(path, picture.getvalue(), for_all=True)
    except OSError as error:
        reason = error.strerror or error
        raise _Refused(f"{path} cannot be written: {reason}. Choose another name or folder.") from error
    if shape:
        sys.stderr.write(
            f"radgaze render: pixels are {aspect:g} times as high as wide; the PNG has them as they are, and "
            "says so (pHYs)\n"
        )
