"""Markwhen: read and written."""
