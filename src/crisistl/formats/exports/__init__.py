"""Exports: forms for the programs in which people look at a chronology."""
