"""A story for an audience, full screen."""
