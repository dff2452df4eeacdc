"""Readings as a dataset that others can use: one file a format, found by `formats.FORMATS`."""
