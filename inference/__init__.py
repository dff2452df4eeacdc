"""Everything that thinks: models, methods, the worker process and its client."""
