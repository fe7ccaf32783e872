"""Compare: how alike two events are, two chronologies side by side, and several as one."""
