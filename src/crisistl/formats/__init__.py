"""Formats: a whole timeline from a file and to a file; one module a format, reader and writer together."""
