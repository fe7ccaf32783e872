"""Archives: chronologies of a million events, kept as a folder of Parquet files."""
