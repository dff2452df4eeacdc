"""What can go wrong between a file and a radiograph.

ImageReadError
├── NotAnImage         the bytes are no DICOM, PNG or JPEG (a text file, a folder, a NIfTI volume)
├── UnsupportedImage   a valid file that is not one projection radiograph (a volume, a report, 32-bit pixels)
├── DamagedImage       truncated, or header and pixel data contradict each other
├── ImageTooLarge      over a limit of `reader.Limits`; refused before memory is taken
└── MissingDecoder     the codec for this transfer syntax is not installed
"""

from __future__ import annotations

from pathlib import Path


class ImageReadError(Exception):
    """A file cannot be shown. path: the file; field: the header field or part at fault, "" if none;
    reason: what is wrong; way_out: what the user can do."""

    def __init__(self, path: Path | str, field: str, reason: str, way_out: str) -> None:
        self.path = Path(path)
        self.field = field
        self.reason = reason
        self.way_out = way_out
        at = f"{field}: " if field else ""
        super().__init__(f"{self.path.name}: {at}{reason}. {way_out}".strip())

    def __reduce__(self) -> tuple[type[ImageReadError], tuple[str, str, str, str]]:
        return type(self), (str(self.path), self.field, self.reason, self.way_out)


class NotAnImage(ImageReadError):
    pass


class UnsupportedImage(ImageReadError):
    pass


class DamagedImage(ImageReadError):
    pass


class ImageTooLarge(ImageReadError):
    pass


class MissingDecoder(ImageReadError):
    pass
