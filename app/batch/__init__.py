"""Many films through the models without a window: `radgaze run`."""
