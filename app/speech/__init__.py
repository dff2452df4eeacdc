"""What a reader says: captured with a clock of its own, kept as FLAC, aligned with its text word by word."""
