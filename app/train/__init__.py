"""`radgaze train`: which training is answered where, and films of any kind as its input."""
