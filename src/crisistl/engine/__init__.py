"""Engines: the places where a chronology's events are kept, and one way to ask all of them."""
