"""The panels around the image. Each listens to the reading session and writes back through it."""
