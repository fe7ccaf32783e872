"""Tables of rows and columns: CSV, TSV and workbooks, read and written."""
