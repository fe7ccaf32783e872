"""Text: comparing names, wording of amounts, excerpts, and the time limit of regular expressions."""
