"""Compare two chronologies of one crisis by meaning."""

from crisistl.compare.difference.compare import Difference, Differing, Twin, difference
from crisistl.compare.difference.pairing import paired

__all__ = ["Difference", "Differing", "Twin", "difference", "paired"]
