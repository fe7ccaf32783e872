"""JSON text walked value by value, so that each has its place and no more than one is held at a time."""

import json
import math
import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Generator, Iterator
from functools import cached_property
from typing import Any, NoReturn

from crisistl.errors import DataError
from crisistl.formats.core.record import Path
from crisistl.text.excerpt import excerpt

_SPACE = re.compile(r"[ \t\n\r]*")
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON; write a number or null")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):  # which could be written again only as "Infinity"
        raise ValueError(f"{text} is more than a number can be; write it as text")
    return number


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:  # Python's own limit, 4,300 digits
        raise ValueError(
            f"a number of {len(text):,} digits is too long; write it as text"
        ) from None


class _Repeated(ValueError):
    """A key occurs twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, of which a plain parser would silently keep the last value of a key that occurs twice."""
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = Counter(key for key, _ in pairs)
        ((key, _),) = keys.most_common(1)
        raise _Repeated(
            f"the key {key!r} occurs twice in one object; keep one of the two"
        )
    return value


_DECODER = json.JSONDecoder(
    parse_int=_whole,
    parse_constant=_no_constant,
    parse_float=_finite,
    object_pairs_hook=_once,
)
_DECODE = _DECODER.raw_decode
_DECODE_REPEATED = json.JSONDecoder(
    parse_int=_whole, parse_constant=_no_constant, parse_float=_finite
).raw_decode


def value_of(text: str) -> Any:
    """The one value that a JSON text is. ValueError where it is none that can be written again as it is."""
    try:
        value = _DECODER.decode(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if _HALF_CHARACTER.search(text):
        json.dumps(value, ensure_ascii=False).encode()
    return value


class RepeatedKey(DataError):
    """A JSON file has an object in which a key occurs twice."""


class Walk:
    """The text of one JSON file; `name` is for messages. All places are offsets into the text.

    A key that occurs twice in one object is refused; with `repeats`, its last value counts.
    """

    def __init__(
        self, text: str, name: str, first_line: int = 1, *, repeats: bool = False
    ) -> None:
        self._decode = _DECODE_REPEATED if repeats else _DECODE
        self.text = text
        self.name = name
        self.first_line = first_line
        self.escapes = "\\u" in text and bool(_HALF_CHARACTER.search(text))

    def skip(self, at: int) -> int:
        """The place of the next character that is not white space."""
        return _SPACE.match(self.text, at).end()  # type: ignore[union-attr]

    def value(self, at: int) -> tuple[Any, int]:
        """The value that starts here and the place behind it; DataError where there is none."""
        try:
            value, end = self._decode(self.text, at)
        except _Repeated as error:
            self._refuse_repeated(at, str(error))
        except json.JSONDecodeError as error:
            self.fail(error.pos, error.msg[:1].lower() + error.msg[1:])
        except RecursionError:
            self.fail(at, "nested too deeply")
        except ValueError as error:
            self.fail(at, str(error))
        if self.escapes and _HALF_CHARACTER.search(self.text, at, end):
            self._refuse_half_characters(value, at)
        return value, end

    def items(self, at: int) -> Generator[tuple[Any, int], None, int]:
        """The values of the array that opens here, each with its place; returns the place behind it."""
        at = self.skip(at + 1)
        if self.text.startswith("]", at):
            return at + 1
        while True:
            value, end = self.value(at)
            yield value, at
            at = self.skip(end)
            if self.text.startswith("]", at):
                return at + 1
            at = self._after_comma(at, "]")

    def members(self, at: int) -> Generator[tuple[str, int], int, int]:
        """The keys of the object that opens here with the places of their values.

        Each must be sent the place behind its value; returns the place behind the object.
        """
        at = self.skip(at + 1)
        if self.text.startswith("}", at):
            return at + 1
        while True:
            if not self.text.startswith('"', at):
                self.fail(at, "expecting a key between double quotation marks")
            key, end = self.value(at)
            at = self.skip(end)
            if not self.text.startswith(":", at):
                self.fail(at, f'expecting ":" after the key "{key}"')
            at = self.skip((yield key, self.skip(at + 1)))
            if self.text.startswith("}", at):
                return at + 1
            at = self._after_comma(at, "}")

    def end(self, at: int) -> None:
        """DataError where anything but white space is left."""
        if (at := self.skip(at)) < len(self.text):
            self.fail(at, "more text after the end of the data")

    def line(self, at: int, known: tuple[int, int] = (0, 0)) -> int:
        """The line of a place, from 1; `known` is a place before it and the line breaks up to there."""
        return self.first_line + known[1] + self.text.count("\n", known[0], at)

    def locate(self, at: int, path: Path) -> int:
        """The line of the value at `path` inside the value that starts at `at`, as near as there is one."""
        for step in path:
            found = next(
                (place for key, place in self.children(at) if key == step), None
            )
            if found is None:
                break
            at = found
        return self.first_line + bisect_left(self._breaks, at)

    @cached_property
    def _breaks(self) -> "array[int]":
        """The places of all line breaks, for a file with so many faults that counting anew for each takes for ever."""
        return array("q", (found.start() for found in re.finditer("\n", self.text)))

    def children(self, at: int) -> Iterator[tuple[str | int, int]]:
        """The keys or numbers of what is inside the value that starts here, each with its place."""
        if self.text.startswith("[", at):
            yield from (
                (index, place) for index, (_, place) in enumerate(self.items(at))
            )
        elif self.text.startswith("{", at):
            members = self.members(at)
            key, place = next(members, ("", 0))
            while place:
                yield key, place
                try:
                    key, place = members.send(self.value(place)[1])
                except StopIteration:
                    return

    def _after_comma(self, at: int, closing: str) -> int:
        if not self.text.startswith(",", at):
            self.fail(at, f'expecting "," or "{closing}"')
        at = self.skip(at + 1)
        if self.text.startswith(closing, at):
            self.fail(at, f'there is a comma before "{closing}"; remove it')
        return at

    def fail(self, at: int, reason: str) -> NoReturn:
        """Raise a DataError with the line, the column and the text of the line."""
        self.refuse(at, f"not JSON: {reason}")

    def refuse(self, at: int, problem: str) -> NoReturn:
        """The same of well-formed JSON."""
        raise DataError(self._report(at, problem))

    def _report(self, at: int, problem: str) -> str:
        column = at - self.text.rfind("\n", 0, at)
        where = f"line {self.line(at)}, column {column}"
        return f"{self.name}: {where}: {problem}\n{excerpt(self.text, at)}"

    def _refuse_repeated(self, at: int, problem: str) -> NoReturn:
        """Raise a RepeatedKey with the place of the second value."""
        lenient = Walk(self.text, self.name, self.first_line, repeats=True)
        raise RepeatedKey(self._report(lenient.repeated(at) or at, problem))

    def repeated(self, at: int) -> int | None:
        """The place of the first value in or below the one that starts here whose key occurred before it."""
        keys = set()
        for key, place in self.children(at):
            if isinstance(key, str) and key in keys:
                return place
            keys.add(key)
            if (found := self.repeated(place)) is not None:
                return found
        return None

    def _refuse_half_characters(self, value: Any, at: int) -> None:
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            self.fail(
                at, r"half of a character (a lone \ud800 to \udfff); write it whole"
            )
