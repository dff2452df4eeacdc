"""Pixel spacing with its provenance (PS3.3 10.7.1.3): a length is only as good as what it was measured on."""

from __future__ import annotations

from app.imaging.header import Header, named
from app.imaging.radiograph import Spacing

_RELATIVE_TOLERANCE = 1e-4


def spacing_of(header: Header) -> tuple[Spacing | None, str]:
    """The spacing and a sentence that says where it comes from, or None and why lengths stay in pixels.

    PixelSpacing is row spacing, then column spacing. Where only ImagerPixelSpacing is there it holds at the
    detector; it is divided by the magnification where the header knows it.
    """
    pixel = _pair(header, "PixelSpacing")
    imager = _pair(header, "ImagerPixelSpacing") or _pair(header, "NominalScannedPixelSpacing")
    if pixel and not imager:
        calibration = header.text("PixelSpacingCalibrationType")
        how = f"calibrated ({calibration.lower()})" if calibration else "as stated, not said how measured"
        return Spacing(*pixel, how), f"spacing {how}"
    if pixel and imager:
        if all(abs(p - i) <= _RELATIVE_TOLERANCE * i for p, i in zip(pixel, imager, strict=True)):
            why = "spacing at detector: PixelSpacing equals ImagerPixelSpacing"
            return Spacing(*pixel, "at detector"), why
        calibration = header.text("PixelSpacingCalibrationType").lower() or "type not said"
        return Spacing(*pixel, f"calibrated ({calibration})"), f"spacing calibrated ({calibration})"
    if imager:
        factor = header.number("EstimatedRadiographicMagnificationFactor")
        said = "estimated magnification"
        if factor is not None and factor < 1:  # the patient would stand behind the detector
            header.warnings.append(
                f"{named('EstimatedRadiographicMagnificationFactor')} {factor:g} is below 1 and was ignored"
            )
            factor = None
        if factor is None:
            detector = header.number("DistanceSourceToDetector")
            patient = header.number("DistanceSourceToPatient")
            factor = detector / patient if detector and patient and 0 < patient <= detector else None
            said = "source-detector over source-patient distance"
        if factor:
            provenance = f"at patient: detector spacing / {factor:.3f} ({said})"
            return Spacing(imager[0] / factor, imager[1] / factor, provenance), f"spacing {provenance}"
        return Spacing(*imager, "at detector"), "spacing at detector: no magnification in the header"
    if "PixelSpacing" in header or "ImagerPixelSpacing" in header:
        return None, "PixelSpacing is not a positive length: lengths are in pixels"
    return None, "no pixel spacing in the header: lengths are in pixels"


def _pair(header: Header, keyword: str) -> tuple[float, float] | None:
    values = header.numbers(keyword)
    if len(values) == 2 and all(0 < value < 1000 for value in values):
        return values[0], values[1]
    return None
