"""Counts: events by one field or by two."""
