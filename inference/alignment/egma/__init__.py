"""EGMA: eye-gaze guided multi-modal alignment (Ma et al., NeurIPS 2024)."""
