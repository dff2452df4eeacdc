"""One training loop; recipes as data. `radgaze train RECIPE`."""
