"""Whether a film is one that the models can answer: a frontal chest film, upright, neither mirrored nor a
negative."""
