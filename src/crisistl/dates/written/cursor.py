"""The tokens of a text, and the words of one language that are found among them."""

from dataclasses import dataclass

from crisistl.dates.written.numerals import roman
from crisistl.dates.written.tokens import Token
from crisistl.dates.written.values import Settings, Unread
from crisistl.dates.written.words import Lexicon

_END = Token("end", "")


@dataclass
class Cursor:
    """Finds words and marks in one list of tokens.

    `refusals` collects the readings that no calendar has; `relative` is set where today decided about any.
    """

    tokens: tuple[Token, ...]
    words: Lexicon
    settings: Settings

    def __post_init__(self) -> None:
        self.refusals: list[Unread] = []
        self.relative = False
        self._texts = frozenset(token.text for token in self.tokens)

    def has(self, *roles: str) -> bool:
        """Whether a word of the text is the first of a phrase of any of these roles."""
        beginnings = self.words.beginnings
        return any(not self._texts.isdisjoint(beginnings[role]) for role in roles)

    def has_text(self, *texts: str) -> bool:
        """Whether any token is one of these."""
        return not self._texts.isdisjoint(texts)

    def token(self, i: int) -> Token:
        if i < len(self.tokens):
            return self.tokens[i]
        return _END

    def is_mark(self, i: int, *marks: str) -> bool:
        token = self.token(i)
        return token.kind == "mark" and token.text in marks

    def role(self, i: int, name: str) -> tuple[int, ...]:
        """The ends of each phrase of a role that begins at `i`, the longest first."""
        phrases = self.words.beginnings[name].get(self.token(i).text)
        if phrases is None:
            return ()
        ends = {self._phrase(i, phrase) for phrase in phrases}
        return tuple(sorted((end for end in ends if end is not None), reverse=True))

    def _phrase(self, i: int, phrase: tuple[str, ...]) -> int | None:
        for place, word in enumerate(phrase):
            while place and self.is_mark(i, ".", "-"):
                i += 1
            if self.token(i).text != word:
                return None
            i += 1
        return self.after_dot(i)

    def joints(
        self, i: int, *roles: str, marks: tuple[str, ...] = ("-", "/")
    ) -> list[int]:
        """The places after a mark, or after a word of these roles, that joins two dates at `i`."""
        found = [end for role in roles for end in self.role(i, role)]
        if self.is_mark(i, *marks):
            found.append(i + 1)
        return found

    def after_dot(self, i: int) -> int:
        """The place after the dot of an abbreviation, which two dots are not."""
        if self.is_mark(i, ".") and not self.is_dots(i):
            return i + 1
        return i

    def is_dots(self, i: int) -> bool:
        """Whether the two dots between dates are at this place."""
        return self.is_mark(i, ".") and self.is_mark(i + 1, ".")

    def skipped(self, i: int, *roles: str) -> int:
        """The place after commas, dots and any words of these roles."""
        while True:
            ends = [end for role in roles for end in self.role(i, role)]
            if ends:
                i = max(ends)
            elif self.is_mark(i, ","):
                i += 1
            elif (after := self.after_dot(i)) > i:
                i = after
            else:
                return i

    def glue(self, i: int) -> int:
        """The place after what may be between the parts of one date: a comma, an unspaced dash, 'of'."""
        if (
            self.is_mark(i, "-", "/")
            and not self.token(i).spaced
            and not self.token(i + 1).spaced
        ):
            return i + 1
        i = self.skipped(i)
        return max(self.role(i, "of"), default=i)

    def eras(self, i: int) -> list[tuple[str, int]]:
        """The eras "bc" and "ad" that begin at `i`, each with its end."""
        start = self.skipped(i)
        return [(era, end) for era in ("bc", "ad") for end in self.role(start, era)]

    def numeral(self, i: int) -> list[tuple[int, int]]:
        """First to fourth, in words, as 1st, 1., 1 or I, each with its end."""
        found = [
            (number, end)
            for number in (1, 2, 3, 4)
            for end in self.role(i, str(number))
        ]
        token = self.token(i)
        if token.text in ("1", "2", "3", "4"):
            found.append((int(token.text), self.after_dot(i + 1)))
        elif (number := roman(token.text)) and number <= 4:
            found.append((number, self.after_dot(i + 1)))
        return found

    def is_far(self, year: int) -> bool:
        """Whether a year of two digits would be far from the years of the file that show its century."""
        if self.settings.near is None:
            return False
        first, last = self.settings.near
        return not first <= year <= last
