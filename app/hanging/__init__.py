"""Hanging protocols: which image of which study goes into which pane. TOML files; chosen without a window."""
