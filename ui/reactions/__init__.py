"""What follows when the session, the worker or the viewer changed, one module a source."""
