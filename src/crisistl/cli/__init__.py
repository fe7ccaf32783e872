"""The command line: the shared options and one small file a command."""
