"""The chart: events over a scale of time."""
