"""Notes: chronologies that people keep by hand, in Markdown and in YAML."""
