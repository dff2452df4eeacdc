"""Findings of the phantom: one a file, how it is drawn from chance and what it does to a film."""
