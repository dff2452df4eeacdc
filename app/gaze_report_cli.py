"""`radgaze gaze-report RECORDING --out DIR`: quality, fixations, areas and pupil of a recording."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from eyetracking.events import detectors

    parser.add_argument("recording", type=Path, metavar="RECORDING", help="a recording's folder")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the report is written")
    parser.add_argument(
        "--image", type=Path, metavar="FILE", help="the radiograph, to be shown under the gaze"
    )
    parser.add_argument(
        "--areas", type=Path, metavar="FILE", help="areas of interest (JSON, see docs/gaze.md)"
    )
    parser.add_argument(
        "--anatomy", action="store_true", help="also the places of a chest checklist (typical, not measured)"
    )
    parser.add_argument(
        "--mask",
        type=_named_file,
        action="append",
        default=[],
        metavar="NAME=FILE",
        help="an area from a mask image (not black is in) of the radiograph's aspect; may be repeated",
    )
    parser.add_argument("--detector", choices=sorted(detectors()), default="ivt", help="default ivt")
    parser.add_argument(
        "--sigma-deg", type=float, default=1.0, metavar="DEG", help="sigma of the heatmap (default 1)"
    )
    parser.add_argument(
        "--label", help="which image, where the recording has several (default: the longest shown)"
    )
    parser.add_argument("--pdf", action="store_true", help="write report.pdf as well")


def _named_file(text: str) -> tuple[str, Path]:
    name, _, file = text.partition("=")
    if not name or not file:
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=FILE, such as heart=heart.png")
    return name, Path(file)


def _mask(path: Path) -> NDArray[np.bool_]:
    """Raises OSError."""
    from PIL import Image

    with Image.open(path) as image:
        return np.asarray(image.convert("L")) > 0


def run(args: argparse.Namespace) -> int:
    from app.export.gaze_analysis import analyse
    from app.export.gaze_report import write_report
    from app.imaging.pixels import model_input_image
    from app.imaging.reader import ImageReadError, read_radiograph
    from app.reading.areas import anatomy_areas
    from eyetracking.analysis.areas import AreasError, read_areas
    from eyetracking.analysis.masks import areas_of_mask
    from eyetracking.events import StoppedClock
    from eyetracking.recording import RecordingError, open_recording

    if not args.sigma_deg > 0:
        return _wrong(f"--sigma-deg must be positive, not {args.sigma_deg:g}")
    try:
        rec = open_recording(args.recording)
        areas = read_areas(args.areas) if args.areas is not None else []
        masks = [(name, _mask(path)) for name, path in args.mask]
        film = None if args.image is None else model_input_image(read_radiograph(args.image))
    except (RecordingError, AreasError, ImageReadError, OSError) as error:
        return _wrong(str(error))
    labels = {view.label for view in rec.views if view.transform is not None}
    if args.label is not None and args.label not in labels:
        known = ", ".join(map(repr, sorted(labels))) or "none"
        return _wrong(f"--label {args.label!r}: the recording shows no such image (it shows {known})")
    if args.anatomy or masks:
        sizes = {
            (v.transform.image_width_px, v.transform.image_height_px)
            for v in rec.views
            if v.transform is not None and (args.label is None or v.label == args.label)
        }
        if len(sizes) != 1:
            return _wrong(
                f"--anatomy and --mask need one image, the recording shows {len(sizes)}: name it with --label"
            )
        width, height = sizes.pop()
        for name, mask in masks:
            areas += areas_of_mask(mask, width_px=width, height_px=height, name=name, note="from a mask")
        if args.anatomy:
            areas += anatomy_areas(width, height)
    try:
        analysis = analyse(
            rec, areas=areas, detector=args.detector, sigma_deg=args.sigma_deg, label=args.label
        )
    except StoppedClock as error:
        return _wrong(f"{args.recording}: {error}")
    try:
        made = write_report(analysis, args.out, film=film, pdf=args.pdf)
    except OSError as error:
        sys.stderr.write(f"radgaze gaze-report: {error}\n")
        return 1
    sys.stdout.write("".join(f"{path}\n" for path in made))
    return 0


def _wrong(words: str) -> int:
    sys.stderr.write(f"radgaze gaze-report: {words}\n")
    return 2
