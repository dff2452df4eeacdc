"""Calibration, validation and drift checks on the whole screen. What happens when is
`eyetracking.procedure`'s.
"""
