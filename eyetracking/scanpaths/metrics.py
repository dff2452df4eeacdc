"""Similarity of two scanpaths. ScanMatch after Cristino et al. 2010, with the parameters of the scanpath
prediction literature (16 x 12 bins, threshold 3.5, gap 0, 50 ms). Many pairs at once: `scanpaths.pairs`."""

from __future__ import annotations

from eyetracking.scanpaths.checks import refuse_seconds
from eyetracking.scanpaths.pairs import ScanMatchOptions, scanmatch_pairs
from eyetracking.scanpaths.types import Scanpath

__all__ = ["refuse_seconds", "scanmatch"]


def scanmatch(
    a: Scanpath,
    b: Scanpath,
    *,
    with_duration: bool = False,
    bins: tuple[int, int] = (16, 12),
    threshold: float = 3.5,
    temporal_bin_ms: float = 50.0,
) -> float:
    """Similarity in [0, 1]; 1 for a scanpath with itself.

    Each fixation becomes the cell of a bins[0] x bins[1] grid (columns, rows; outside is clamped). With
    duration, a cell is repeated once per temporal_bin_ms (once each, where all are shorter). Global
    alignment, gap 0, substitution threshold - distance in cells, divided by threshold times the longer
    length. Raises ValueError for images of different sizes or durations that look like seconds.
    """
    options = ScanMatchOptions(with_duration, bins, threshold, temporal_bin_ms)
    return float(scanmatch_pairs([a], [b], options=options)[0])
