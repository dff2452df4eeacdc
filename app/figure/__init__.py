"""Figures and short films for papers and slides, from results: each kind is a file in `kinds`."""
