"""Attribution methods behind one registry: a new method is one new file in this folder."""
