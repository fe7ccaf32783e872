"""Edit: an event from typed values, and a file in its canonical layout."""
