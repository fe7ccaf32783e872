"""Our own JSON and JSON Lines: read, streamed and written."""
