"""The draft file: proposals for a chronology, each with its evidence, its reasons and what was decided."""
