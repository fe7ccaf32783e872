"""JSON of any shape: our own, and the objects that other programs write, as rows of a table."""
