"""Dates: what a chronology records (EventDate) and what a filter means (Period)."""
