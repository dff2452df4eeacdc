"""What a researcher asks of gaze: areas of interest, dwell, transitions, coverage, heatmaps, pupil.

Plain data in and out, numpy only; nothing here reads a recording or draws. One question a file.
"""
