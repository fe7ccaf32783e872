"""PDF: characters with their places, put together into words, lines, columns and paragraphs."""

from crisistl.prose.documents.pdf.reader import read_pdf

__all__ = ["read_pdf"]
