"""Output: a Table to a terminal or to text; one function a format."""
