"""The Image Pixel module (PS3.3 C.7.6.3): how pixels lie in a file, checked before one is taken out."""

from __future__ import annotations

from typing import NamedTuple

from app.imaging.errors import DamagedImage, ImageTooLarge, UnsupportedImage
from app.imaging.header import Header, named
from app.imaging.limits import Limits

MONOCHROME = ("MONOCHROME1", "MONOCHROME2")
COLOUR = ("RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT")
PALETTE = "PALETTE COLOR"
COMPLETE = "Ask the sender for a complete file."
OTHER_VIEWER = "RadGaze shows single projection radiographs (CR, DX, secondary captures)."
"""Ways out."""


class ImagePixel(NamedTuple):
    """samples: of a pixel. allocated, stored: bits of a sample. high_bit: which stored one is the highest."""

    rows: int
    columns: int
    samples: int
    allocated: int
    stored: int
    high_bit: int
    signed: bool
    photometric: str


def image_pixel(header: Header, limits: Limits) -> ImagePixel:
    """Raises DamagedImage, UnsupportedImage, ImageTooLarge naming the field."""
    path = header.path
    photometric = header.text("PhotometricInterpretation").upper()
    if photometric not in (*MONOCHROME, *COLOUR, PALETTE):
        raise (UnsupportedImage if photometric else DamagedImage)(
            path,
            named("PhotometricInterpretation"),
            f"{photometric!r} is not known" if photometric else "it is missing",
            OTHER_VIEWER if photometric else COMPLETE,
        )
    rows = header.required_int("Rows", low=1, high=65535)
    columns = header.required_int("Columns", low=1, high=65535)
    if rows * columns > limits.max_pixels:
        raise ImageTooLarge(
            path,
            f"{named('Rows')} and {named('Columns')}",
            f"{columns} x {rows} is {rows * columns / 1e6:.0f} megapixels; the limit is "
            f"{limits.max_pixels / 1e6:.0f}",
            "Reduce the image with another program if it is genuine.",
        )
    samples = header.required_int("SamplesPerPixel", low=1, high=4, default=1)
    wanted = 3 if photometric in COLOUR else 1
    if samples != wanted:
        raise DamagedImage(
            path, named("SamplesPerPixel"), f"{samples}, but {photometric} has {wanted}", COMPLETE
        )
    allocated = header.required_int("BitsAllocated", low=1, high=64)
    if allocated not in (8, 16):
        raise UnsupportedImage(
            path, named("BitsAllocated"), f"{allocated} bits a pixel; radiographs have 8 or 16", OTHER_VIEWER
        )
    stored = header.required_int("BitsStored", low=1, high=allocated, default=allocated)
    high_bit = header.required_int("HighBit", low=stored - 1, high=allocated - 1, default=stored - 1)
    signed = header.required_int("PixelRepresentation", low=0, high=1, default=0) == 1
    return ImagePixel(rows, columns, samples, allocated, stored, high_bit, signed, photometric)
