"""`radgaze compare CURRENT PRIOR --out DIR`: registers a prior and writes it in the current film's frame."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.compare.result import KINDS

if TYPE_CHECKING:
    from PIL import Image

WORDS = "Research use only, not for diagnosis."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("current", type=Path, metavar="CURRENT", help="the film that is read")
    parser.add_argument("prior", type=Path, metavar="PRIOR", help="an earlier film of the same patient")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR",
        help="current.png, prior.png, difference.png (where it did not fail) and registration.json",
    )  # fmt: skip
    parser.add_argument("--kind", choices=KINDS, default="similarity", help="bspline also bends the prior")
    parser.add_argument("--seed", type=int, default=None, help="of the places that are compared")


def run(args: argparse.Namespace) -> int:
    import msgspec
    import numpy as np
    from PIL import Image

    from app.compare.colours import difference_colours
    from app.compare.resample import difference, registered
    from app.compare.result import Options
    from app.compare.run import RegistrationError, RegistrationRun
    from app.files import write_atomically
    from app.imaging.pixels import display_image
    from app.imaging.reader import ImageReadError, read_radiograph

    options = Options(kind=args.kind) if args.seed is None else Options(kind=args.kind, seed=args.seed)
    try:
        current, prior = read_radiograph(args.current), read_radiograph(args.prior)
        found = RegistrationRun(current, prior, options).run()
    except (ImageReadError, RegistrationError) as error:
        sys.stderr.write(f"radgaze compare: {error}\n")
        return 2
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        write_atomically(args.out / "registration.json", msgspec.json.format(msgspec.json.encode(found)))
        _write(Image.fromarray(display_image(current)), args.out / "current.png", "")
        if found.verdict != "failed":
            moved, inside = registered(prior, found.alignment)
            _write(Image.fromarray(display_image(moved)), args.out / "prior.png", "Registered prior. ")
            change = difference_colours()[display_image(difference(current, moved, inside, found))]
            words = "Computed: current - prior in ranks of tone; green denser, magenta less dense. "
            _write(Image.fromarray(np.ascontiguousarray(change)), args.out / "difference.png", words)
    except OSError as error:
        sys.stderr.write(f"radgaze compare: {args.out} cannot be written: {error.strerror or error}\n")
        return 2
    sys.stdout.write(f"{found.verdict}: {found.why}\n")
    return 1 if found.verdict == "failed" else 0


def _write(picture: Image.Image, path: Path, words: str) -> None:
    """The picture over a line that says what it is."""
    from PIL import Image, ImageDraw

    line = 22
    page = Image.new("RGB", (picture.width, picture.height + line))
    page.paste(picture, (0, 0))
    ImageDraw.Draw(page).text((6, picture.height + 5), words + WORDS, fill=(200, 200, 200))
    page.save(path)
