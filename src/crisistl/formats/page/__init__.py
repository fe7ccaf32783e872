"""The page: a timeline as one HTML file that loads nothing, whole without its script and filtered with it."""
