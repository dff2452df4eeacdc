"""Models that bring code of their own, each in a process of its own under an interpreter of its own.

The worker asks that process as the workstation asks the worker: by `inference.client`, over the same pipe. It
has no network and unpickles nothing; but it runs the folder's code with the rights of the user's account, and
therefore only after the user has confirmed that code by the model's name.
"""
