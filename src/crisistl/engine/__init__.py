"""Engine: a question put to a chronology, and its answer."""
