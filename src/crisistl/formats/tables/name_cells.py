"""Name cells: which cells of a table hold several names, by the evidence of all its rows."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from crisistl.errors import Advice
from crisistl.formats.core.record import Note
from crisistl.formats.tables.cells import without_doubt
from crisistl.formats.tables.likeness import look_alikes, other_names
from crisistl.formats.tables.separators import SURE, is_only_sure, separators
from crisistl.formats.tables.whole_names import (
    is_like_office,
    is_territory,
    masked_territories,
    unmasked,
)
from crisistl.text.names import fold

_POOLS = {
    "actors": "who",
    "targets": "who",
    "attributed_to": "who",
    "themes": "themes",
    "sources": "sources",
}
NAME_FIELDS = tuple(_POOLS)
_SIGNS = (",", "/", "|", "&", "and")
_MAY_BE_SEVERAL = re.compile(r"[,/|]|\sand\s")
_MAY_HAVE_SIGN = re.compile(r"[,/|&]|\s(?:and|vs\.?|versus)\s")
_JOINED = re.compile(r"\s*&\s*|\s+(?:vs\.?|versus)\s+|\s*[-–]\s*")
_VERSUS = re.compile(r"\s+(?:vs\.?|versus)\s+")
_SHORT_TITLE = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*)?"
# BBC, Reuters; not 'Smith and Jones, The Suez Crisis, p. 5'
_LIKE_SOURCES = re.compile(rf"{_SHORT_TITLE}(?:\s*[,/|]\s*{_SHORT_TITLE})+")
_PERSON = re.compile(r"(?P<surname>[^\W\d_][\w'’-]+), (?P<first>[^\W\d_][\w.'’-]*)")
# 'Dobrynin, the ambassador'
_APPOSITION = re.compile(r",\s*(?:the|an?|then|now|former|acting|[a-z]{4,})\s")
_MOST = 20_000  # distinct cells that are looked at
_SHOWN = 2
_PAIRS = 3


@dataclass
class NameCells:
    """Gathers the cells with names, and then splits those whose parts are all names elsewhere.

    `given` has the separators that the user named for a field, and `headers` the header of each field; `actors` are
    the names of actors in other files or in a register, besides those of the file. `full` asks for every cell in
    the notes. `file` is the file that has the table, for advice.
    """

    given: Mapping[str, str]
    headers: Mapping[str, str]
    actors: Iterable[str] = ()
    full: bool = False
    file: str = ""
    _cells: dict[str, dict[str, None]] = field(default_factory=dict)
    _splits: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _doubtful: dict[str, list[str]] = field(default_factory=dict)
    _alike: list[tuple[str, str]] = field(default_factory=list)
    _known: dict[str, frozenset[str]] = field(default_factory=dict)
    _registered: frozenset[str] = frozenset()

    def look(self, name: str, text: str) -> None:
        """Take in a cell of a field."""
        cells = self._cells.setdefault(name, {})
        if len(cells) < _MOST:
            cells[text] = None

    def settle(self) -> None:
        """Decide about every cell that was taken in."""
        for pool in dict.fromkeys(_POOLS.values()):
            self._settle_pool(pool)

    def _settle_pool(self, pool: str) -> None:
        """Decide about the cells of the fields that share their names."""
        names = [name for name in self._cells if _POOLS[name] == pool]
        atoms: set[str] = set()
        for name in names:
            for cell in self._cells[name]:
                atoms.update(self._atoms(name, cell))
        known = _known_names(atoms, pool)
        if pool == "who":
            self._registered = frozenset(map(fold, self.actors))
            known |= self._registered
        for name in names:
            self._known[name] = known
            for cell in self._cells[name]:
                self._settle(name, cell, known)
        if pool == "who":
            doubtful = itertools.chain.from_iterable(self._doubtful.values())
            single = filter(_is_one_name, atoms.difference(doubtful))
            self._alike = [*other_names(atoms), *look_alikes([*single])]

    def _atoms(self, name: str, cell: str) -> list[str]:
        """The parts of a cell between sure separators and those that the user named."""
        parts = self._as_written(name, cell)
        if _POOLS[name] != "who" or "?" not in cell:
            return parts
        return [without_doubt(part) for part in parts]

    def _as_written(self, name: str, cell: str) -> list[str]:
        if name not in self.given:
            return [atom for atom in SURE.split(cell) if atom]
        if fold(cell) in self._registered:
            return [cell]
        pattern = separators(self.given[name])
        if _POOLS[name] != "who":
            return [part for part in pattern.split(cell) if part]
        known = self._known.get(name, frozenset())
        masked = masked_territories(cell, lambda found: not _parts(found, known))
        return [unmasked(part) for part in pattern.split(masked) if part]

    def _settle(self, name: str, cell: str, known: frozenset[str]) -> None:
        parts: list[str] = []
        for atom in self._atoms(name, cell):
            found = None
            if not self._is_closed(name, atom):
                found = self._found(name, atom, known)
            parts += found or [atom]
        if len(parts) > 1:
            self._splits[name, cell] = parts

    def _is_closed(self, name: str, atom: str) -> bool:
        """Whether nothing more is a separator: a registered name, or a column with ";" alone."""
        return fold(atom) in self._registered or is_only_sure(self.given.get(name, ""))

    def _found(self, name: str, atom: str, known: frozenset[str]) -> list[str] | None:
        """The names in a text, or None; one that may be several is noted as doubtful."""
        found = _parts(atom, known)
        pool = _POOLS[name]
        if pool == "who" and is_territory(atom):
            is_doubtful = found is not None  # the file has each of the two as well
            found = None
        elif pool == "who":
            is_doubtful = found is None and _may_be_several(atom, known)
        else:
            like_sources = pool == "sources" and _LIKE_SOURCES.fullmatch(atom)
            is_doubtful = found is None and bool(like_sources)
        if is_doubtful:
            self._doubtful.setdefault(name, []).append(atom)
        return found

    def _has(self, names: tuple[str, str]) -> bool:
        """Whether a register has both names, and so says whether they are the same."""
        return all(fold(name) in self._registered for name in names)

    def parts(self, name: str, cell: str) -> list[str] | None:
        """The names in a cell of a field, where they are several."""
        if name in self.given and (name, cell) not in self._splits:
            return self._atoms(name, cell)
        return self._splits.get((name, cell))

    def notes(self) -> Iterator[Note]:
        """What was split and what may be several names, for each column, and names that may be the same."""
        advise = True
        for name in self._cells:
            for note in self._split_cells(name, advise=advise):
                advise = self.full  # in short, for the first column alone
                yield note
            yield from self._doubts(name)
        pairs = [pair for pair in dict.fromkeys(self._alike) if not self._has(pair)]
        if self.full:
            for one, other in pairs:
                yield _alike([(one, other)], 0, self.file)
        elif pairs:
            yield _alike(pairs[:_PAIRS], len(pairs) - _PAIRS, self.file)

    def _split_cells(self, name: str, *, advise: bool) -> Iterator[Note]:
        split = {}
        for (column, cell), parts in self._splits.items():
            if column == name and not SURE.search(cell):
                split[cell] = parts
        if not split:
            return
        header = self.headers[name]
        advice: tuple[Advice, ...] = ()
        kept_whole = ""
        # one option for a column: what splits more of it comes before what splits less
        if advise and name not in self.given and not self._doubtful.get(name):
            advice = (Advice("splits", (f"{header}=;",)),)
            kept_whole = "; ';' alone keeps them whole"
        if self.full:
            cells = [f"{cell!r}: {' | '.join(parts)}" for cell, parts in split.items()]
            text = f"column {header}: split into names{kept_whole}"
            # the option comes at the end of a note
            yield Note(text, advice)
            yield Note(_lines(cells).removeprefix("\n"))
        else:
            shown = _listed([*map(repr, split)])
            yield Note(
                f"column {header}: split into names: {shown}{kept_whole}", advice
            )

    def _doubts(self, name: str) -> Iterator[Note]:
        """What may be several names, with the one option that splits what separators can split."""
        signs = self._signs_of(name)
        apart, others = [], []
        for text in self._doubtful.get(name, []):
            if any(_has_sign(text, sign) for sign in signs):
                apart.append(text)
            else:
                others.append(text)
        if apart:
            # together with those that the user has named already
            option = f"{self.headers[name]}={_option(self.given.get(name, ''), signs)}"
            advice = (Advice("splits", (option,)),)
            yield Note(
                f"{self._doubt(name, apart)}; separators would split them", advice
            )
        if others:
            yield Note(f"{self._doubt(name, others)}; write ; between two names")

    def _doubt(self, name: str, doubtful: list[str]) -> str:
        shown = [_both_readings(text, self._known[name]) for text in doubtful]
        text = f"column {self.headers[name]}: kept as one name, but may be several:"
        return text + (_lines(shown) if self.full else f" {_listed(shown)}")

    def _signs_of(self, name: str) -> list[str]:
        """The separators of doubtful cells that divide no cell of the column which is one name or one title."""
        doubtful = self._doubtful.get(name, [])
        if _POOLS[name] == "sources" and any(map(SURE.search, self._cells[name])):
            return []  # what is between sources is known there, and "Kyle, Suez" is a title
        signs = []
        for sign in _SIGNS:
            if not any(_has_sign(text, sign) for text in doubtful):
                continue
            cells = (cell for cell in self._cells[name] if _has_sign(cell, sign))
            if not any(self._is_whole(name, cell) for cell in cells):
                signs.append(sign)
        return signs

    def _is_whole(self, name: str, cell: str) -> bool:
        """Whether a cell is one name or title with a comma or another sign in it: "Allison, Essence of Decision"."""
        if (name, cell) in self._splits:
            return False
        if _POOLS[name] == "who":
            return is_like_office(cell) or bool(_APPOSITION.search(cell))
        return not _LIKE_SOURCES.fullmatch(cell)


def _has_sign(text: str, sign: str) -> bool:
    return (f" {sign} " if sign == "and" else sign) in text


def _option(given: str, signs: Sequence[str]) -> str:
    """Separators as the option takes them, each once: ";,/ and"."""
    characters = re.sub(r"[^\W\d_]+|\s", "", given)
    words = re.findall(r"[^\W\d_]+", given)
    characters += "".join(sign for sign in signs if sign != "and")
    words += [sign for sign in signs if sign == "and"]
    return " ".join(["".join(dict.fromkeys(f";{characters}")), *dict.fromkeys(words)])


def _alike(pairs: list[tuple[str, str]], more: int, file: str) -> Note:
    """Names that may be the same, with what makes the first two one."""
    shown = ", ".join(f"{one} and {other}" for one, other in pairs)
    if more > 0:
        shown += f"; {more:,} more"
    advice = (Advice("unite_table", (file, *pairs[0])),)
    return Note(f"may be the same under two names: {shown}; unite them", advice)


def _known_names(atoms: set[str], pool: str) -> frozenset[str]:
    """The folded names that are a whole cell, or in the list of who acts a part of two different ones."""
    if pool == "sources":
        return frozenset(map(fold, atoms))
    whole = {fold(atom) for atom in atoms if not _signs_in(atom)}
    counts: Counter[str] = Counter()
    for atom in atoms:
        parts = {fold(part) for sign in _signs_in(atom) for part in sign.split(atom)}
        counts.update(parts - {fold(atom)})
    return frozenset(whole | {part for part, count in counts.items() if count > 1})


def _signs_in(text: str) -> list[re.Pattern[str]]:
    """The patterns of the separators that a text has."""
    patterns = map(sign_pattern, _SIGNS)
    return [pattern for pattern in patterns if pattern.search(text)]


def _may_be_several(atom: str, known: frozenset[str]) -> bool:
    if not _MAY_BE_SEVERAL.search(atom):
        # Eden & Mollet where Eden is known, Israel-France where both are; Marks & Sons is one
        are_known = [fold(part) in known for part in _JOINED.split(atom)]
        if len(are_known) == 1:
            return False
        return all(are_known) or ("&" in atom and any(are_known))
    parts = re.split(r"\s+and\s+", atom)
    return not is_like_office(atom) or any(fold(part) in known for part in parts)


@lru_cache(maxsize=1 << 6)
def sign_pattern(sign: str) -> re.Pattern[str]:
    """The pattern of one separator; a word has blanks around it."""
    return re.compile(r"\s+and\s+" if sign == "and" else rf"\s*{re.escape(sign)}\s*")


def _parts(atom: str, known: frozenset[str]) -> list[str] | None:
    """The names in a text where all are known; of several separators one, or all of them together."""
    if not _MAY_HAVE_SIGN.search(atom):
        return None
    patterns = _signs_in(atom)
    if len(patterns) > 1:
        patterns.append(re.compile("|".join(pattern.pattern for pattern in patterns)))
    for pattern in (*patterns, _VERSUS):
        parts = [*filter(None, pattern.split(atom))]
        are_names = all(fold(part) in known or is_territory(part) for part in parts)
        if len(parts) > 1 and are_names:
            return parts
    return None


def _is_one_name(text: str) -> bool:
    """Whether a text has nothing between several names, but for the comma of 'Smith, John'."""
    return bool(_PERSON.fullmatch(text)) or not re.search(r"[,/|&]|\sand\s", text)


def _both_readings(text: str, known: frozenset[str]) -> str:
    """A cell; 'Smith, John' with the one person that it may be, where neither part is a name elsewhere."""
    person = _PERSON.fullmatch(text)
    if not person or not known.isdisjoint(map(fold, person.groups())):
        return repr(text)
    return f"{text!r} (or one person, {person['first']} {person['surname']})"


def _listed(texts: list[str]) -> str:
    more = ""
    if len(texts) > _SHOWN:
        more = f" and {len(texts) - _SHOWN:,} more"
    return ", ".join(texts[:_SHOWN]) + more


def _lines(texts: list[str]) -> str:
    """Each text on a line of its own."""
    return "".join(f"\n  {text}" for text in texts)
