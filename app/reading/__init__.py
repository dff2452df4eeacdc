"""A reading session without a window: gaze, results, report, view log, undo, and the jobs that fill it."""
