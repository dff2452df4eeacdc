"""The gaze analysis window: areas of interest with their table, gaze over time, the report."""
