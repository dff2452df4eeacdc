"""`radgaze evaluate`: one task a module, each prints a table whose rows name what was compared with what."""
