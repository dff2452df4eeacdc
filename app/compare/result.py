"""What a registration is, how good it is, and whether it may be used."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from app.compare.alignment import Alignment
from app.files import NO_JSON, private_folder, write_atomically

Kind = Literal["similarity", "bspline"]
KINDS: tuple[Kind, ...] = ("similarity", "bspline")
Verdict = Literal["good", "poor", "failed"]

LEAST_CORRELATION = 0.2
LEAST_FOUND = 0.3
TOLERANCE = 0.03
"""By which a registration may lose against film edge on film edge: what lies right already."""
POOR_OVER_PERCENT, FAILED_OVER_PERCENT = 1.25, 3.2
"""What places may still be off, in percent of the longer side: 5 and 14 mm of 43 cm (docs/compare.md)."""
POOR_BOTH_WAYS_PERCENT, FAILED_BOTH_WAYS_PERCENT = 1.0, 5.0
LEAST_OVERLAP = 0.45
MOST_TURN_DEG = 25.0
SCALES = (0.6, 1.7)
"""Size of the prior against the current film, both films' longer side taken as equal."""
LEAST_STRETCH, POOR_STRETCH = 0.2, 0.5
"""Smallest local area of a bent prior, 1 where it is not bent."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """kind: shift, turn and scale, or these and a B-spline. seed: of the places that the metric samples."""

    kind: Kind = "similarity"
    seed: int = 20240


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """correlation: of the equalised films where they overlap (-1 to 1), before: film edge on film edge;
    start and mirrored: the best of the grid search, for the prior as it is and mirrored.
    overlap: part of the smaller film. disagreement_percent: by how much the registration the other way round
    misses, median, of the longer side. residual_percent: how far the places that were found again are still
    off, median, of the longer side, straight: the same
    before bending; found_again: their share of all places. least_stretch: smallest local
    area of a bent prior (1: not bent).
    """

    correlation: float
    correlation_before: float
    correlation_start: float
    correlation_mirrored: float
    overlap: float
    disagreement_percent: float
    residual_percent: float
    residual_straight_percent: float
    found_again: float
    least_stretch: float = 1.0


class Registration(msgspec.Struct, frozen=True, kw_only=True):
    """A prior's place on the current film. why: what the verdict rests on, in a sentence."""

    alignment: Alignment
    quality: Quality
    verdict: Verdict
    why: str
    options: Options
    software: str
    current_id: str = ""
    prior_id: str = ""


def judged(alignment: Alignment, quality: Quality) -> tuple[Verdict, str]:
    """The verdict on a registration, and why. The first rule that speaks decides."""
    scale = alignment.scale * max(alignment.current_px) / max(alignment.prior_px)
    said = f"places are off by {quality.residual_percent:.1f} % of the film, agreement "
    said += f"{quality.correlation:.2f} (before {quality.correlation_before:.2f})"
    residual, both_ways = quality.residual_percent, quality.disagreement_percent
    for broken, verdict, why in (
        (quality.correlation < LEAST_CORRELATION, "failed", "the films do not agree anywhere"),
        (
            quality.correlation_mirrored > quality.correlation_start,
            "failed",
            "the prior seems to be mirrored",
        ),
        (quality.overlap < LEAST_OVERLAP, "failed", "the films hardly overlap"),
        (abs(alignment.angle_deg) > MOST_TURN_DEG, "failed", "the prior would have to be turned too far"),
        (not SCALES[0] <= scale <= SCALES[1], "failed", "the prior's size would have to be changed too much"),
        (quality.found_again < LEAST_FOUND, "failed", "too few places of the film are found on the prior"),
        (residual > FAILED_OVER_PERCENT, "failed", "the films were taken too differently"),
        (both_ways > FAILED_BOTH_WAYS_PERCENT, "failed", "it is not the same both ways"),
        (quality.least_stretch < LEAST_STRETCH, "failed", "the prior would be folded"),
        (
            quality.correlation < quality.correlation_before - TOLERANCE,
            "failed",
            "the films agree better without it",
        ),
        (residual > POOR_OVER_PERCENT, "poor", "posture or breathing differs"),
        (
            quality.residual_straight_percent > FAILED_OVER_PERCENT,
            "poor",
            "it fits only by bending, and a rib may have been taken for its neighbour",
        ),
        (quality.least_stretch < POOR_STRETCH, "poor", "parts of the prior are squeezed to half their size"),
        (both_ways > POOR_BOTH_WAYS_PERCENT, "poor", "it is not quite the same both ways"),
    ):
        if broken:
            return verdict, f"{why}: {said}"  # type: ignore[return-value]
    return "good", said


def result_path(folder: Path, prior_id: str, kind: Kind) -> Path:
    """Where the registration of that prior is kept in the study's folder."""
    return folder / "registrations" / f"{prior_id[:32]}-{kind}.json"


def keep(folder: Path, registration: Registration) -> None:
    """Write it to the study's folder. Raises OSError."""
    path = result_path(folder, registration.prior_id, registration.options.kind)
    private_folder(path.parent)
    write_atomically(path, msgspec.json.encode(registration))


def kept(folder: Path, current_id: str, prior_id: str, options: Options) -> Registration | None:
    """A registration that was made before with these options, or None."""
    try:
        found = msgspec.json.decode(
            result_path(folder, prior_id, options.kind).read_bytes(), type=Registration
        )
    except (OSError, *NO_JSON):
        return None  # made again: nothing is lost
    same = (found.current_id, found.prior_id, found.options) == (current_id, prior_id, options)
    return found if same else None
