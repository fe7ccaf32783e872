"""Prose: an article is read, and what it says becomes proposals for a chronology that a person reviews."""
