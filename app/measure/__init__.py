"""Measurements and marks on a radiograph, without a window: what they are, and what they say."""
