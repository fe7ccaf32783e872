"""Find names in a register that are nearly the same, without comparing every pair."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crisistl.compare.two_names import are_coded_apart
from crisistl.model.timeline import Actor, Theme
from crisistl.text.names import fold

_WORD = re.compile(r"\w+")
# in shorter words one letter makes another name: Iran, Iraq
_SHORTEST = 5
_TELLING = re.compile(r"\d+|\b(?:[ivx]+|\w)\b")
# a longer name is a sentence, and each further letter would add a key
_KEYED = 60


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name of the part at `place`: its words in alphabetical order, and their letters as `plain`.

    `telling` are the numbers and single letters in it: Group 1 is never Group 2.
    """

    place: int
    name: str
    words: tuple[str, ...]
    plain: str
    telling: tuple[str, ...]

    @classmethod
    def of(cls, place: int, name: str) -> "Spelling":
        """The spelling of a name, without case and accents."""
        words = sorted(_WORD.findall(fold(name)))
        telling = sorted(_TELLING.findall(" ".join(words)))
        return cls(place, name, tuple(words), "".join(words), tuple(telling))

    @property
    def keys(self) -> set[str]:
        """The letters, and the letters with one left out: two names that are one change apart share a key."""
        beginning = self.plain[:_KEYED]
        return {
            beginning,
            *(beginning[:at] + beginning[at + 1 :] for at in range(len(beginning))),
        }


def spellings(part: Actor | Theme, place: int) -> list[Spelling]:
    """The name and aliases of a part that are long enough to compare."""
    found = (
        Spelling.of(place, name) for name in dict.fromkeys((part.name, *part.aliases))
    )
    return [spelling for spelling in found if len(spelling.plain) >= _SHORTEST]


def near_identical(
    parts: Sequence[Actor | Theme],
) -> Iterator[tuple[Spelling, Spelling]]:
    """Pairs of similar names (the later part's, the earlier part's), one for each pair of parts, in the later's order.

    Only names with the same numbers and a common key are compared; names that are one change apart always have one.
    """
    known: list[Spelling] = []
    keyed: dict[tuple[str, ...], dict[str, list[int]]] = {}
    for index, part in enumerate(parts):
        met = {index}
        for this in spellings(part, index):
            alike = keyed.setdefault(this.telling, {})
            keys = this.keys
            for at in sorted({at for key in keys for at in alike.get(key, ())}):
                near = known[at]
                if (
                    near.place not in met
                    and is_near(this, near)
                    and not are_coded_apart(part, parts[near.place])
                ):
                    met.add(near.place)
                    yield this, near
            for key in keys:
                alike.setdefault(key, []).append(len(known))
            known.append(this)


def is_near(one: Spelling, other: Spelling) -> bool:
    """Whether two names differ only in word order and in at most one letter.

    Names that differ in numbers, single letters, short words or a first letter are different on purpose.
    """
    from rapidfuzz.distance import OSA

    if (
        one.telling != other.telling
        or OSA.distance(one.plain, other.plain, score_cutoff=1) > 1
    ):
        return False
    first, second = _without(one.words, other.words), _without(other.words, one.words)
    if not first and not second:
        return True
    return first[:1] == second[:1] and min(len(first), len(second)) >= _SHORTEST


def _without(words: Sequence[str], others: Sequence[str]) -> str:
    """The letters of the words that are not among the others, counting repetitions."""
    left = [*others]
    odd: list[str] = []
    for word in words:
        if word in left:
            left.remove(word)
        else:
            odd.append(word)
    return "".join(odd)
