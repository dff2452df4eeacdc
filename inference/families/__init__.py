"""The families of checkpoints that people have: how a folder is recognised (`known`, without torch), and one
adapter file a family behind the contracts of `contract`."""
