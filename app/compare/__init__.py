"""Current and prior: registration, the prior in the current's frame, what changed.

Numpy and scipy; SimpleITK only in the child process.
"""
