"""The windows of a study: the participant's, full screen, and the experimenter's."""
