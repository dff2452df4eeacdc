"""Everything about gaze: trackers, recording, events, mapping, metrics. No Qt, no torch."""
