"""One file a tracker: what is particular to the device, and nothing else. No SDK is imported before it is
used.
"""
