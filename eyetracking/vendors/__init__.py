"""What wraps a vendor's SDK where that is too much for one file of `eyetracking.providers`."""
