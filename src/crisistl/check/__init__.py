"""Check: what a careful editor would ask about a chronology."""
