"""SQLite: a chronology as a database, with a table for each register and for what joins them."""
