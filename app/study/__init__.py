"""Studies of gaze: a protocol, checked before the first participant, and the folder that keeps the study."""
