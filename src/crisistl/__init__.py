"""Ask a chronology: load a timeline of events, select from it, and read the answer."""

__version__ = "0.1.0"
