"""Times: every mention of a time in an article, with its date, the reason for it and how sure it is."""

from crisistl.prose.times.mention import Mention, Need, Section
from crisistl.prose.times.timeline import Dated, dated

__all__ = ["Dated", "Mention", "Need", "Section", "dated"]
