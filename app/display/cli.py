"""`radgaze display`: how near a measured display comes to the standard one; test patterns to measure and look
at.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "curve", nargs="?", type=Path, metavar="CURVE", help="levels and cd/m2, a pair a line"
    )
    parser.add_argument(
        "--ambient", type=float, metavar="CD_M2", help="ambient light, in place of the file's"
    )
    parser.add_argument("--patterns", type=Path, metavar="DIR", help="write test patterns there as PNG")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")


def run(args: argparse.Namespace) -> int:
    from app.display.curve import GOOD_DEVIATION, CurveError, read_curve
    from app.display.gsdf import jnd_index

    if args.curve is None and args.patterns is None:
        sys.stderr.write("radgaze display: give a measured curve, or --patterns DIR\n")
        return 2
    if args.patterns is not None:
        try:
            _write_patterns(args.patterns)
        except OSError as error:
            sys.stderr.write(
                f"radgaze display: {args.patterns}: {error.strerror or error}. Choose another folder.\n"
            )
            return 2
    if args.curve is None:
        return 0
    try:
        curve = read_curve(args.curve, ambient_cd_m2=args.ambient)
    except CurveError as error:
        sys.stderr.write(f"radgaze display: {error}\n")
        return 2
    except OSError as error:
        reason = error.strerror or error
        sys.stderr.write(f"radgaze display: {args.curve}: it cannot be read: {reason}. Check the path.\n")
        return 2
    ends = np.array([curve.cd_m2[0], curve.cd_m2[-1]]) + curve.ambient_cd_m2
    jnd = jnd_index(ends)
    told = {
        "darkest_cd_m2": float(ends[0]),
        "brightest_cd_m2": float(ends[1]),
        "ratio": float(ends[1] / ends[0]) if ends[0] else None,
        "jnd": float(jnd[1] - jnd[0]),
        "jnd_per_grey": float((jnd[1] - jnd[0]) / 255),
        "worst_deviation": float(np.abs(curve.deviations(calibrate=False)).max()),
        "worst_deviation_calibrated": float(np.abs(curve.deviations()).max()),
        "bar": GOOD_DEVIATION,
    }
    if args.json:
        sys.stdout.write(json.dumps(told) + "\n")
        return 0
    sys.stdout.write(
        f"{ends[0]:.2f} to {ends[1]:.1f} cd/m2, {told['jnd']:.0f} just noticeable differences, "
        f"{told['jnd_per_grey']:.1f} a grey of 8 bits\n"
        f"contrast off the standard (PS3.14) by at most {told['worst_deviation']:.0%} as it is, "
        f"{told['worst_deviation_calibrated']:.0%} calibrated; bar {GOOD_DEVIATION:.0%}\n"
        "A measurement of this moment, no certificate.\n"
    )
    return 0


def _write_patterns(folder: Path) -> None:
    from PIL import Image

    from app.display.patterns import luminance_pattern, quality_pattern

    folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(quality_pattern()).save(folder / "quality.png")
    for number in range(18):
        level = round(number * 255 / 17)
        Image.fromarray(luminance_pattern(level)).save(folder / f"luminance-{level:03d}.png")
