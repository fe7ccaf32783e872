"""Choosing: the column of each field of an event in a user's table."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crisistl.formats.tables import guesses
from crisistl.formats.tables.facts import Facts, Sample, key_of
from crisistl.formats.tables.parts import END_UNITS, UNITS, take_parts
from crisistl.formats.tables.synonyms import SYNONYMS, field_named, in_order

_TEXTS = ("actors", "targets", "place", "title", "summary")
"""Fields that a column of numbers can't be, whatever its heading."""
_SURE_NUMBERS = 0.8
_MOST = 0.9
_SURE_ADDRESSES = 0.8
_SURE_PAIRS = 0.8
_COORDINATES = re.compile(
    r"geo|coord|gps|lat|position|point|location|^wkt$|koordinat|координат"
)
_PLACES = frozenset(map(key_of, ("place", *SYNONYMS["place"])))
_LONG_TITLE, _SHORT_TITLE = 20, 15  # words on average


def chosen_columns(
    headers: Sequence[str], named: Mapping[str, str], sample: Sample
) -> dict[str, str]:
    """The header of each field that there is; `named` gives headers by field, before all synonyms.

    Raises InvalidSetting for an unknown field.
    """
    keys: dict[str, str] = {}
    for header in headers:
        keys.setdefault(key_of(header), header)
    named = {field_named(field): header for field, header in named.items()}
    found = {field: header for field, header in named.items() if header in headers}
    taken = {*found.values()}
    free = {key: header for key, header in keys.items() if header not in taken}
    choice = _Choice(named, sample, found, free)
    choice.take_known(keys)
    choice.take_labels()
    choice.take_dates()
    choice.take_coordinates()
    guesses.take_place(found, free, sample)
    choice.take_names()
    choice.take_titles()
    choice.take_ids(keys)
    return choice.in_order()


@dataclass(frozen=True, slots=True)
class _Choice:
    """The fields whose columns are `found`, and the columns that are `free`, by the key of their header.

    `named` are the fields that the user named, which stay.
    """

    named: Mapping[str, str]
    sample: Sample
    found: dict[str, str]
    free: dict[str, str]

    def _give_up(self, field: str) -> None:
        header = self.found.pop(field)
        self.free[key_of(header)] = header

    def _has(self, *fields: str) -> bool:
        return self.found.keys() >= {*fields}

    def _has_none_of(self, *fields: str) -> bool:
        return self.found.keys().isdisjoint(fields)

    def _has_free_dates(self) -> bool:
        return bool(guesses.date_columns(self.free.values(), self.sample))

    def take_known(self, keys: Mapping[str, str]) -> None:
        """Take the columns whose headings are own names or synonyms."""
        for field, synonyms in in_order(keys):
            if field in self.found:
                continue
            for key in map(key_of, (field, *synonyms)):
                if key in self.free and suits(field, self.sample[self.free[key]]):
                    self.found[field] = self.free.pop(key)
                    break

    def take_labels(self) -> None:
        """Take "eventLabel" in place of "event" where that has addresses, as in tables of Wikidata's query service."""
        for field, header in [*self.found.items()]:
            label = self.free.get(f"{key_of(header)}label")
            if field in self.named or label is None:
                continue
            if self.sample[header].addresses >= _SURE_ADDRESSES:
                self._give_up(field)
                self.found[field] = self.free.pop(key_of(label))

    def take_dates(self) -> None:
        """Take the columns of the dates, or of their years, months and days."""
        self._check_date()
        take_parts(self.found, self.free, self.named, self.sample)
        if "day" not in self.found and self._is_day_free():
            self.found["day"] = self.free.pop("date")
        self._settle_years()
        guesses.take_dates(self.found, self.free, self.sample)
        self._settle_parts()

    def _check_date(self) -> None:
        """Give up a date that was known by its heading where its cells aren't dates and those of another column are."""
        header = self.found.get("date")
        if header is None or "date" in self.named:
            return
        facts = self.sample[header]
        if not facts.cells:
            others = guesses.all_date_columns(self.free.values(), self.sample)
            if others:
                self._give_up("date")
            return
        keys = {*map(key_of, self.found.values()), *self.free}
        # a timestamp is when a form was filled in, not when it happened
        readable = max(facts.dates, facts.years) > 0.2 or facts.six_digits
        is_doubtful = key_of(header) == "timestamp" or not readable
        if _is_day_number(facts.cells, keys) or (
            is_doubtful and self._has_free_dates()
        ):
            self._give_up("date")

    def _is_day_free(self) -> bool:
        """Whether a column "date" has the day of the month and year in other columns."""
        if "date" not in self.free or not self._has("year", "month"):
            return False
        return _is_day_number(self.sample[self.free["date"]].cells, {"month", "year"})

    def _settle_years(self) -> None:
        """Choose between a column of years and one of dates.

        The dates are more precise, unless they are those of a beginning that later years repeat, as in tables with a
        row for each year. Years such as 1914-18 are dates.
        """
        if not self.named.keys().isdisjoint(("date", "year")) or "month" in self.found:
            return
        year = self.free.get("year") or self.found.get("year")
        if year is None:
            return
        if "date" in self.found:
            self._prefer_year(year)
        elif "year" in self.found and self.sample[year].has_year_pairs:
            self.found["date"] = self.found.pop("year")
        else:
            self._prefer_dates(year)

    def _prefer_dates(self, year: str) -> None:
        """Take the one column of dates that are in the years of another column."""
        same = guesses.dates_of_years(self.free.values(), year, self.sample)
        if len(same) == 1:
            self.found["date"] = self.free.pop(key_of(same[0]))
            self._give_up("year")

    def _prefer_year(self, year: str) -> None:
        """Take the year in place of a beginning that later years repeat."""
        date = self.found["date"]
        if not guesses.is_start(date):
            return
        if guesses.repeats_in_later_years(date, year, self.sample):
            self._give_up("date")
            self._give_up_end()
            self.found["year"] = self.free.pop("year", year)

    def _give_up_end(self) -> None:
        if "end" in self.found and "end" not in self.named:
            self._give_up("end")

    def _settle_parts(self) -> None:
        """Choose between a date and its parts: the parts where the date alone has several readings."""
        if "date" in self.named or not self._has("date", *UNITS):
            return
        date, year = self.sample[self.found["date"]], self.sample[self.found["year"]]
        if date.plain_dates < 0.8 and year.filled > 0.8:
            self._give_up("date")
            if self._has(*END_UNITS):
                self._give_up_end()

    def take_coordinates(self) -> None:
        """Take a column with the latitude and the longitude in one cell, unless there are two columns of them."""
        if not self._has_none_of("coordinates", "lat", "lon"):
            return
        for key, header in self.free.items():
            called_so = key in _PLACES or _COORDINATES.search(key)
            if called_so and self.sample[header].coordinates >= _SURE_PAIRS:
                self.found["coordinates"] = self.free.pop(key)
                return

    def take_names(self) -> None:
        """Take "source" for who acts where it is beside a target, as in event data."""
        if self._has_none_of("actors", "targets"):
            guesses.take_numbered_sides(self.found, self.free, self.sample)
        if not self._has("sources", "targets"):
            return
        if key_of(self.found.get("actors", "statename")) != "statename":
            return
        source = self.found["sources"]
        if key_of(source) == "source" and self.sample[source].addresses < 0.3:
            self.found["actors"] = self.found.pop("sources")

    def take_titles(self) -> None:
        """Take the columns of the titles and of longer texts."""
        if "title" not in self.named and self._has_none_of("summary"):
            self._shorten_title()
        if self._has_none_of("title") and self._lacks_texts():
            guesses.take_title(self.found, self.free, self.sample)
        if self._has_none_of("title", "summary", "actors") and self._lacks_type():
            guesses.take_telling_text(self.found, self.free, self.sample)

    def _lacks_texts(self) -> bool:
        """Whether there is no column of longer texts, or one of remarks on a few rows."""
        summary = self.found.get("summary")
        if summary is None:
            return True
        return "summary" not in self.named and 0 < self.sample[summary].filled < _MOST

    def _lacks_type(self) -> bool:
        """Whether there is no type that says what happened; codes such as "CW" say too little."""
        if "type" not in self.found:
            return True
        return self.sample[self.found["type"]].are_codes

    def _shorten_title(self) -> None:
        """Make long texts the summary where another column has titles."""
        if "title" not in self.found:
            return
        if self.sample[self.found["title"]].words < _LONG_TITLE:
            return
        other: dict[str, str] = {}
        guesses.take_title(other, dict(self.free), self.sample)
        if "title" in other and self.sample[other["title"]].words < _SHORT_TITLE:
            self.found["summary"] = self.found["title"]
            self.found["title"] = other["title"]
            self.free.pop(key_of(other["title"]), None)

    def take_ids(self, keys: Mapping[str, str]) -> None:
        """Take the column of the ids, and that of the place in PA-X, which calls the country of an agreement "Con"."""
        if "id" not in self.found:
            guesses.take_id(self.found, self.free, self.sample)
        if "place" not in self.found and "agtid" in keys and "con" in self.free:
            self.found["place"] = self.free.pop("con")

    def in_order(self) -> dict[str, str]:
        """The fields in their own order, without those that others make useless."""
        unused = {*self._lone_coordinate()}
        if "date" in self.found or "year" not in self.found:
            unused.update(UNITS)
        if "end" in self.found or "end_year" not in self.found:
            unused.update(END_UNITS)
        fields = [field for field in SYNONYMS if field not in unused]
        return {field: self.found[field] for field in fields if field in self.found}

    def _lone_coordinate(self) -> set[str]:
        """A latitude or longitude alone, which is no coordinate unless the user named it."""
        coordinates = {"lat", "lon"}
        if coordinates <= self.found.keys():
            return set()
        return coordinates - self.named.keys()


def suits(field: str, facts: Facts) -> bool:
    """Whether the cells of a column can belong to a field."""
    if field == "coordinates":
        return not facts.cells or facts.coordinates >= _SURE_PAIRS
    if field == "place" and facts.coordinates >= _SURE_PAIRS:
        return False
    return field not in _TEXTS or not facts.cells or facts.numbers < _SURE_NUMBERS


def _is_day_number(cells: Sequence[str], keys: set[str]) -> bool:
    """Whether a column "date" has the day of the month, and columns beside it the month and the year."""
    if not {"month", "year"} <= keys:
        return False
    return all(cell.strip().isdecimal() and 1 <= int(cell) <= 31 for cell in cells)
