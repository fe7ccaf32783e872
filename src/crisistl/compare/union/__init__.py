"""Union: read several timelines as one."""

from crisistl.compare.union.clash import Clash
from crisistl.compare.union.files import Union, file_names, united

__all__ = ["Clash", "Union", "file_names", "united"]
