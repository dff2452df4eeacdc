"""Gaze-guided diagnosis: image only, temporal (gaze sequence), U-Net (gaze map)."""
