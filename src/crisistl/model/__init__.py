"""Model: a timeline and its events, and what must hold between its parts."""
