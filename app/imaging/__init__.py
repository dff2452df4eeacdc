"""Radiographs: from a file to stored values, from stored values to what the screen shows. No Qt."""
