"""Stories for an audience: what is shown, in which order, in one sentence each. No Qt."""
