"""TimelineJS: its JSON and its spreadsheet, read and written."""
