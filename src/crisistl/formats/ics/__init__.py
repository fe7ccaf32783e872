"""iCalendar: read and written."""
