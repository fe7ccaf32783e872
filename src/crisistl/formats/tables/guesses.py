"""Guesses: the columns that hold the date, the title and the names where no heading is a known one."""

import re
from collections.abc import Iterable, Mapping

from crisistl.formats.tables.facts import Facts, Sample, key_of
from crisistl.text.names import fold

_SURE = 0.8
_FILLED = 0.5
# dates of the record or of a person, not of what happened
_OTHER_DATES = re.compile(
    r"birth|born|death|dead|died|entry|update|modif|change|creat|added|publi|access|retriev|"
    r"activit|edited|verif|viewed|sync|import|collect|cod(?:ed|ing)|seen|upload|release|expir|due|filed|download|timestamp|version"
)
_DATED = re.compile(
    r"date|yearmon|yyyymm|time|dat$|datum|fecha|when|day|^(?:begin|start|from|onset)$"
)
# begclaim of ICOW; cells of six digits have to agree
_BEGINNING = re.compile(r"(?:beg|begin|began|start|onset)_?[a-z]*")
_ENDS = re.compile(
    r"^resolution$|^end(?:claim|war|disp|epis|conf|all|spell|mission|term)\w*|(?:^|_)(?:end|ended|ends|finish|until|till|to|last|finish|closed?|term\w*|dead|out)(?:_|$|date|dt)|enddat"
)
_STARTS = re.compile(
    r"(?:^|_)(?:start|begin|began|from|onset|first|in)(?:_|$|date|dt)|(?:start|begin|beg)_?dat"
)
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)|^[12]\d{3}(?=[01]\d[0-3]\d$)")
_LAST_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_SHORT_YEAR = re.compile(r"\d{1,2}([-/. ])\w{1,9}\1(\d\d)(?: .*)?")
_NUMBERED_SIDE = re.compile(
    r"((?:state|country|actor|party|side|belligerent|member|group)(?:name|nme)?|name)"
    r"(?P<mark>[1a])(name)?"
)
_OTHER_SIDE = {"1": "2", "a": "b"}
_TITLES = (
    "title",
    "headline",
    "eventtext",
    "eventname",
    "label",
    "name",
    "nme",
    "text",
    "event",
    "conflict",
    "battle",
    "operation",
    "war",
    "designation",
    "type",
)
_NO_TITLES = re.compile(
    r"country|state|region|actor|file|user|source|publisher|place|location|city|admin|province|"
    r"side|author|person|dataset|group|first|last|mag|geo|code|track|month|weekday|zone"
)
_NO_PLACES = re.compile(r"id$|code|prec|type|scale|source|number|count")
_IDS = re.compile(r"\w{2,}(?:id|num|no|number|identifier)")
_COUNTRIES = (
    "country",
    "countrytxt",
    "countryname",
    "statename",
    "nation",
    "land",
    "pais",
    "pays",
)


def _snake(header: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", header)
    return re.sub(r"[\W_]+", "_", fold(words)).strip("_")


def date_columns(headers: Iterable[str], sample: Sample) -> list[str]:
    """The columns with dates of what happened, those whose heading says so first; of a record's dates none."""
    found = []
    for header in headers:
        if not _OTHER_DATES.search(_snake(header)) and _holds_dates(header, sample):
            found.append(header)
    named = [header for header in found if _DATED.search(_snake(header))]
    return named or found


def all_date_columns(headers: Iterable[str], sample: Sample) -> list[str]:
    """Every column with dates, of whatever they are; for a question to the user."""
    return [header for header in headers if _holds_dates(header, sample)]


def _holds_dates(header: str, sample: Sample) -> bool:
    facts = sample[header]
    if facts.filled < _FILLED or not facts.cells:
        return False
    if facts.dates >= _SURE:
        return True
    snake = _snake(header)
    if facts.six_digits == "ym" and _BEGINNING.fullmatch(snake):
        return True
    named = _DATED.search(snake) is not None
    return named and (facts.six_digits is not None or facts.years >= _SURE)


def take_dates(found: dict[str, str], free: dict[str, str], sample: Sample) -> None:
    """Take the date, and the end where a column has one, if the cells and headings leave no doubt."""
    if "date" not in found and "year" not in found:
        _take_date(found, free, sample)
    # beside years alone, an end of days is that of something longer than the row
    dated = "date" in found or "month" in found
    if dated and "end" not in found and "end_year" not in found:
        _take_end(found, free, sample)


def _take_date(found: dict[str, str], free: dict[str, str], sample: Sample) -> None:
    candidates = date_columns(free.values(), sample)
    ends = [header for header in candidates if is_end(header)]
    starts = [header for header in candidates if header not in ends]
    if len(starts) > 1:
        starts = [h for h in starts if _STARTS.search(_snake(h))][:1] or _one_of(starts)
    if len(starts) == 1:
        found["date"] = _taken(starts[0], free)


def _one_of(headers: list[str]) -> list[str]:
    """The one of several whose heading is nothing but "date" in short, or that ends so; all of them otherwise."""
    short = []
    for header in headers:
        if key_of(header) in ("date", "dat", "datetime", "time"):
            short.append(header)
    ending = [header for header in headers if _snake(header).endswith("date")]
    if len(short) == 1:
        return short
    if len(ending) == 1:
        return ending
    return headers


def _take_end(found: dict[str, str], free: dict[str, str], sample: Sample) -> None:
    start = sample[found.get("date", "")]
    wanted = [header for header in free.values() if is_end(header)]
    # END_DATE_TIME before END_YEARMONTH
    wanted.sort(key=lambda header: sample[header].dates < _SURE)
    for header in wanted:
        of_another = _OTHER_DATES.search(_snake(header)) and "dead" not in _snake(
            header
        )
        if not of_another and _may_be_end(sample[header], start):
            found["end"] = _taken(header, free)
            return


def _may_be_end(facts: Facts, start: Facts) -> bool:
    """Whether the cells of a column are dates, or years or numbers of six digits as those of the start."""
    if not facts.cells:
        return False
    if facts.dates >= _SURE or facts.six_digits:
        return True
    years_alone = facts.years >= _SURE and start.years >= _SURE
    return years_alone or start.six_digits in facts.six_digit_forms


def is_end(header: str) -> bool:
    """Whether a heading says that its dates are those of an end."""
    return _ENDS.search(_snake(header)) is not None


def _taken(header: str, free: dict[str, str]) -> str:
    for key in [key for key, one in free.items() if one == header]:
        del free[key]
    return header


def is_start(header: str) -> bool:
    """Whether a heading says that its dates are those of a beginning."""
    return _STARTS.search(_snake(header)) is not None


def dates_of_years(headers: Iterable[str], year: str, sample: Sample) -> list[str]:
    """The columns of dates that are of the year in another column, in most rows."""
    found = []
    for header in date_columns(headers, sample):
        same = _years_of(header, year, sample).count(0)
        if not is_end(header) and same >= _SURE * len(sample.rows):
            found.append(header)
    return found


def repeats_in_later_years(date: str, year: str, sample: Sample) -> bool:
    """Whether a date is before the year of its row in some rows, and after it in none."""
    found = _years_of(date, year, sample)
    return any(later > 0 for later in found) and all(later >= 0 for later in found)


def _years_of(date: str, year: str, sample: Sample) -> list[int]:
    """How many years the year of a row is after that of its date."""
    found = []
    for row in sample.rows:
        if not re.fullmatch(r"\d{4}(?:\.0+)?", row[year]):
            continue
        own = int(float(row[year]))
        if match := _YEAR.search(row[date]):
            found.append(own - int(match[0]))
        elif short := _SHORT_YEAR.fullmatch(row[date]):
            found.append(own % 100 - int(short[2]))
    return found


def first_and_last(headers: Iterable[str], sample: Sample) -> dict[str, str]:
    """The date and the end where two columns without headings have dates, the second later in years."""
    dated = all_date_columns(headers, sample)
    if len(dated) != 2:
        return {}
    first, last = dated
    lengths = []
    for row in sample.rows:
        years = [_LAST_YEAR.findall(row[header]) for header in dated]
        if all(years):
            lengths.append(int(years[1][-1]) - int(years[0][-1]))
    if lengths and min(lengths) >= 0 and max(lengths) > 0:
        return {"date": first, "end": last}
    return {}


def take_numbered_sides(
    found: dict[str, str], free: dict[str, str], sample: Sample
) -> None:
    """Take the first of two columns such as state_name1 and state_name2 for who acts."""
    for key in [*free]:
        match = _NUMBERED_SIDE.fullmatch(key)
        if match is None or sample[free[key]].numbers > 0.5:
            continue
        other = f"{match[1]}{_OTHER_SIDE[match['mark']]}{match[3] or ''}"
        if other not in free:
            continue
        found["actors"] = free.pop(key)
        if match["mark"] == "a":  # as "side a" and "side b"
            found["targets"] = free.pop(other)
        return


def take_place(found: dict[str, str], free: dict[str, str], sample: Sample) -> None:
    """Take a column such as "battle_location" where no heading is that of a place."""
    if "place" in found:
        return
    for header in free.values():
        words = _snake(header).split("_")
        if "location" not in (words[0], words[-1]) or _NO_PLACES.search(header.lower()):
            continue
        if _is_text(sample[header]) and not sample[header].are_codes:
            found["place"] = _taken(header, free)
            return


def take_title(found: dict[str, str], free: dict[str, str], sample: Sample) -> None:
    """Take a column whose heading ends in what titles are called; cells of numbers or of one value aren't any."""
    for ending in _TITLES:
        fitting = [h for h in free.values() if _may_be_title(h, ending, sample[h])]
        if fitting:
            best = max(fitting, key=lambda header: sample[header].distinct)
            found["title"] = _taken(best, free)
            return


def _may_be_title(header: str, ending: str, facts: Facts) -> bool:
    key = key_of(header)
    called_so = key.endswith(ending) or key.startswith(f"nameof{ending}")
    if not called_so or _NO_TITLES.search(key) or facts.are_codes:
        return False
    varied = facts.distinct > 0.2 or len(facts.cells) < 4
    return facts.rows == 0 or (_is_text(facts) and facts.filled > _FILLED and varied)


def take_telling_text(
    found: dict[str, str], free: dict[str, str], sample: Sample
) -> None:
    """Take as the title the column whose cells say most: filled, different, of several words on one line."""
    scores = {
        header: _telling(sample[header])
        for header in free.values()
        if _is_text(sample[header]) and sample[header].filled > _FILLED
    }
    best = max(scores, key=lambda header: scores[header], default=None)
    # a single word says less than the place
    fewest = 1.5 if "place" in found else 0
    if best is not None and scores[best] > 0 and sample[best].words >= fewest:
        found["title"] = _taken(best, free)


def _telling(facts: Facts) -> float:
    score = facts.distinct * facts.filled * min(facts.words, 6)
    return score * (0.5 if facts.lines > 0.1 else 1)


def _is_text(facts: Facts) -> bool:
    return (
        bool(facts.cells)
        and facts.numbers < 0.3
        and facts.addresses < 0.3
        and facts.dates < 0.5
    )


_OF_OTHERS = re.compile(r"side|actor|target|source|country|gwno|sender")
"""Headings of ids that are those of who acted or where, not of the event."""


def take_id(found: dict[str, str], free: dict[str, str], sample: Sample) -> None:
    """Take a column that is called an id or number and differs in every row."""
    for header in free.values():
        facts = sample[header]
        if (
            not _IDS.fullmatch(_snake(header))
            or _OF_OTHERS.search(_snake(header))
            or facts.filled < 0.9
            or len(facts.cells) < 2
        ):
            continue
        if facts.distinct == 1 and facts.words == 1:
            found["id"] = _taken(header, free)
            return


def city_of(free: Mapping[str, str], sample: Sample) -> str | None:
    """The heading of a town beside a place in it."""
    known = (free[key] for key in ("city", "town") if key in free)
    return next((header for header in known if sample[header].numbers < 0.5), None)


def country_of(free: Mapping[str, str], sample: Sample) -> str | None:
    """The heading of a country beside the place."""
    known = (free[key] for key in _COUNTRIES if key in free)
    return next((header for header in known if sample[header].numbers < 0.5), None)
