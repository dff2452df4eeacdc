"""Scanpaths, heatmaps and their metrics: the plain types that every layer shares. Imports numpy only."""

from eyetracking.scanpaths.types import SaliencyMap, Scanpath

__all__ = ["SaliencyMap", "Scanpath"]
