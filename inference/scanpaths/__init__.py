"""Scanpath prediction: LogitGaze-Med and its baselines."""
