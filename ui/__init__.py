"""Widgets and painting, Qt only."""
