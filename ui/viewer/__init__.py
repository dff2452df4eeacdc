"""The image: canvases, panes and their layouts."""
