"""What is painted over the image: gaze, scanpaths, heatmaps, attribution maps."""
