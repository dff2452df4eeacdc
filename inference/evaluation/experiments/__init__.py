"""Comparisons of a method with its controls: one file each, all behind `radgaze experiment NAME`."""
