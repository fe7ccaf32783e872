"""Views: events to a Table, or to a picture."""
