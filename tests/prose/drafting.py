"""An article drafted in a test: its proposals as values."""

from datetime import date

from crisistl.formats.draft.file import Article, Draft, Proposal
from crisistl.model.timeline import Actor
from crisistl.prose.documents.plain import read_plain
from crisistl.prose.proposals import proposed
from crisistl.prose.times import Mention, dated
from crisistl.prose.times.context import DateOrder

PUBLISHED = date(2022, 4, 7)  # a Thursday


def draft(
    text: str, published: date | None = PUBLISHED, register: tuple[Actor, ...] = ()
) -> Draft:
    """The draft of a text."""
    article = Article(file="a.txt", sha256="0", published=published, text=text)
    return proposed(read_plain(text), article, register)


def only(text: str, published: date | None = PUBLISHED) -> Proposal:
    """The one proposal of a text."""
    (found,) = draft(text, published).proposals
    return found


def mentions(
    text: str, published: date | None = PUBLISHED, date_order: DateOrder | None = None
) -> list[Mention]:
    """The times that a text mentions."""
    return [*dated(read_plain(text), published, date_order).mentions]


def dates(text: str, published: date | None = PUBLISHED) -> list[str | None]:
    """The date of each time that a text mentions."""
    return [mention.date for mention in mentions(text, published)]
