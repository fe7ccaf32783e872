"""The version of crisistl."""

__version__ = "0.1.0"
