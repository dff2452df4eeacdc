"""Loaders of real data sets, each reading the set's own layout. None of them is shipped."""
