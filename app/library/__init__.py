"""The study library: what was opened, found again by name, date or description."""
