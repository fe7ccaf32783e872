"""Union: several timelines read as one."""

from crisistl.union.clash import Clash
from crisistl.union.files import Union, file_names, united

__all__ = ["Clash", "Union", "file_names", "united"]
