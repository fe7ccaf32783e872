"""Archives asked by SQL: in DuckDB, and in the engines that an archive can be put into."""
