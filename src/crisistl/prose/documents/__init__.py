"""Documents: the text of an article, its paragraphs and its day of publication, whatever the file format."""

from crisistl.prose.documents.document import Block, Document, Paragraph
from crisistl.prose.documents.reading import read_document

__all__ = ["Block", "Document", "Paragraph", "read_document"]
