"""Forms of dates that people write in words: values in, values out."""

import pytest

from crisistl.dates.written import Settings, Unread, Written, read_written


def edtf(text: str) -> str:
    found = read_written(text)
    assert isinstance(found, Written), found
    return found.edtf


def readings(text: str, settings: Settings | None = None) -> tuple[str, ...]:
    found = read_written(text, settings or Settings())
    assert isinstance(found, Unread), found
    return found.readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5th-4th century BC", "-04XX/-03XX"),
        ("3rd to 2nd centuries BCE", "-02XX/-01XX"),
        ("VI-V в. до н. э.", "-05XX/-04XX"),
        ("IIIe-IIe siècle av. J.-C.", "-02XX/-01XX"),
        ("3.-2. Jahrhundert v. Chr.", "-02XX/-01XX"),
        ("2nd-3rd century", "01XX/02XX"),
        ("since the 5th century BC", "-04XX/.."),
        ("480s BC", "[-0488..-0479]"),
        ("80s BCE", "[-0088..-0079]"),
        ("60s AD", "006X"),
        ("790s", "079X"),
        ("anni 60 del V secolo a.C.", "[-0468..-0459]"),
    ],
)
def test_centuries_and_decades_before_christ(text: str, expected: str) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1st-2nd century", ("[0001..01XX]", "0001/01XX")),
        ("I-II wiek", ("[0001..01XX]", "0001/01XX")),
        ("2nd-1st century BC", ("[-01XX..0000]", "-01XX/0000")),
        ("480s-470s BC", ("[-0488..-0469]", "-0488/-0469")),
        ("1200s BC", ("[-1208..-1199]", "[-1298..-1199]")),
        (
            "summer 1954/55",
            ("summer 1954", "summer 1955", "[1954-12..1955-02]"),
        ),
    ],
)
def test_what_edtf_has_no_range_for_is_refused_with_each_reading_once(
    text: str, expected: tuple[str, ...]
) -> None:
    assert readings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("before mid-1954", "[..1954-04]"),
        ("before late 1954", "[..1954-08]"),
        ("before early 1954", "[..1953-12]"),
        ("before late March 1954", "[..1954-03-20]"),
        ("before the second half of 1954", "[..1954-06]"),
        ("before the week of 22 March 1954", "[..1954-03-21]"),
        ("before the end of 1954", "[..1954-12-31]"),
        ("before the end of March 1954", "[..1954-03-31]"),
        ("before the end of the 1950s", "[..1959-12-31]"),
        ("after the beginning of March 1954", "[1954-03-01..]"),
        ("after early March 1954", "[1954-03-11..]"),
        ("vor Mitte 1954", "[..1954-04]"),
        ("vor Ende März 1954", "[..1954-03-31]"),
        ("avant la fin du mois de mars 1954", "[..1954-03-31]"),
        ("avant mi-mars 1954", "[..1954-03-10]"),
        ("prima della fine del 1954", "[..1954-12-31]"),
        ("prima della metà del 1954", "[..1954-04]"),
        ("antes de mediados de 1954", "[..1954-04]"),
        ("antes do fim de 1954", "[..1954-12-31]"),
        ("voor het einde van 1954", "[..1954-12-31]"),
        ("przed końcem 1954", "[..1954-12-31]"),
        ("przed połową 1954", "[..1954-04]"),
        ("до середины 1954 г.", "[..1954-04]"),
        ("до кінця березня 1954 р.", "[..1954-03-31]"),
    ],
)
def test_before_a_vague_time_is_before_it_begins_and_before_an_end_is_up_to_it(
    text: str, expected: str
) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("3 mai 1954, 9h à minuit", "1954-05-03T09:00/1954-05-04T00:00"),
        ("9 h à midi le 3 mai 1954", "1954-05-03T09:00/1954-05-03T12:00"),
        ("le 3 mai 1954, entre 9h et 11h", "[1954-05-03T09:00..1954-05-03T11:00]"),
        ("7 pm ET 3 May 1954", "1954-05-03T19:00"),
        ("3 May 1954, 7 or 8 pm", "[1954-05-03T19:00,1954-05-03T20:00]"),
        ("11 or 12 am, 3 May 1954", None),
        ("3. Mai 1954, 19 oder 20 Uhr", "[1954-05-03T19:00,1954-05-03T20:00]"),
        ("3 mai 1954, à 19 ou 20 heures", "[1954-05-03T19:00,1954-05-03T20:00]"),
        ("3 maggio 1954, dalle 19 alle 21", "1954-05-03T19:00/1954-05-03T21:00"),
        ("3 maggio 1954, dalle 19:30 alle 21", "1954-05-03T19:30/1954-05-03T21:00"),
        ("3 maggio 1954, tra le 19 e le 21", "[1954-05-03T19:00..1954-05-03T21:00]"),
        ("alle 19 del 3 maggio 1954", "1954-05-03T19:00"),
        ("3 de mayo de 1954, de las 7 a las 9", "1954-05-03T07:00/1954-05-03T09:00"),
        ("3 de maio de 1954, das 19 às 21h", "1954-05-03T19:00/1954-05-03T21:00"),
        ("3 maja 1954, od godz. 19 do 21", "1954-05-03T19:00/1954-05-03T21:00"),
        ("3. Mai 1954, zwischen 19 und 21 Uhr", "[1954-05-03T19:00..1954-05-03T21:00]"),
        ("3 May 1954, between 5 and 6 a.m.", "[1954-05-03T05:00..1954-05-03T06:00]"),
        ("3 May 1954, 0500 hrs", "1954-05-03T05:00"),
        ("1930 hours, 3 May 1954", "1954-05-03T19:30"),
        ("3 May 1954, 0500-0700 hrs", "1954-05-03T05:00/1954-05-03T07:00"),
        ("3 May 1954 - 0700 hrs", "1954-05-03T07:00"),
        ("500 hrs, 3 May 1954", None),
    ],
)  # fmt: skip
def test_hours(text: str, hours: str | None) -> None:
    found = read_written(text)
    assert getattr(found, "edtf", None) == hours


def test_twelve_pm_after_an_hour_has_two_readings_on_its_day() -> None:
    noon = "1954-05-03T10:00/1954-05-03T12:00"
    midnight = "1954-05-03T22:00/1954-05-04T00:00"
    assert readings("10 to 12 pm, 3 May 1954") == (noon, midnight)
    assert readings("10 to 12 pm") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27 December 1954 to 3 January", "1954-12-27/1955-01-03"),
        ("December 1954 - February", "1954-12/1955-02"),
        ("entre le 27 décembre 1954 et le 3 janvier", "[1954-12-27..1955-01-03]"),
        ("Christmas 1954 to New Year's Day", "1954-12-25/1955-01-01"),
        ("Weihnachten 1954 bis Neujahr", "1954-12-25/1955-01-01"),
        ("16 October to Christmas 1954", "1954-10-16/1954-12-25"),
        ("Christmas Eve to Boxing Day 1954", "1954-12-24/1954-12-26"),
    ],
)
def test_a_range_over_new_year_with_the_year_of_its_beginning(
    text: str, expected: str
) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dec-Jan 1955", ("1954-12/1955-01", "1955-12/1956-01")),
        (
            "27.12.-3.1.1955",
            ("1954-12-27/1955-01-03", "1955-12-27/1956-01-03"),
        ),
        (
            "Christmas to New Year's Day 1955",
            ("1954-12-25/1955-01-01", "1955-12-25/1956-01-01"),
        ),
        (
            "between 27 December and 3 January 1955",
            ("[1954-12-27..1955-01-03]", "[1955-12-27..1956-01-03]"),
        ),
        ("28 October - 2 September 1954", ()),
        ("28 October 1954 - 2 September", ()),
    ],
)
def test_a_range_over_new_year_with_one_year_at_its_end_has_two_readings(
    text: str, expected: tuple[str, ...]
) -> None:
    assert readings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("turn of the 18th and 19th centuries", "1800~"),
        ("Wende vom 18. zum 19. Jahrhundert", "1800~"),
        ("na przełomie XVIII i XIX w.", "1800~"),
        ("на рубеже XVIII–XIX веков", "1800~"),
        ("Jahreswende 1954/55", "[1954-12..1955-01]"),
        ("przełom 1954 i 1955 r.", "[1954-12..1955-01]"),
        ("na przełomie marca i kwietnia 1954", "[1954-03-21..1954-04-10]"),
    ],
)
def test_turns_of_centuries_years_and_months(text: str, expected: str) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("turn of the century", ("1900~", "2000~")),
        ("um die Jahrhundertwende", ("1900~", "2000~")),
        ("turn of the 19th century", ("1800~", "1900~")),
        ("turn of the year 1954", ("[1953-12..1954-01]", "[1954-12..1955-01]")),
    ],
)
def test_a_turn_of_one_century_or_year_may_be_at_either_end(
    text: str, expected: tuple[str, ...]
) -> None:
    assert readings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1954]", "1954"),
        ("[c. March 1954]", "1954-03~"),
        ("1954 [?]", "1954?"),
        ("?1954", "1954?"),
        ("?-1954", "/1954"),
        ("4.iii.1954", "1954-03-04"),
    ],
)
def test_dates_as_catalogues_write_them(text: str, expected: str) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("4 March 1954, after 9 pm", "21:01", "23:59"),
        ("4 March 1954, before 9 pm", "00:00", "20:59"),
        ("4 March 1954, not before 21:00", "21:00", "23:59"),
        ("4. März 1954, nach 21 Uhr", "21:01", "23:59"),
        ("4 mars 1954, avant 21h", "00:00", "20:59"),
        ("4 March 1954, before midnight", "00:00", "23:59"),
        ("4 March 1954, shortly after midnight", "00:01", "23:59"),
        ("4 March 1954, after 9 o'clock in the evening", "21:01", "23:59"),
        ("4 March 1954, before 9 in the evening", "00:00", "20:59"),
    ],
)
def test_a_limit_of_time_after_a_day_is_within_that_day(
    text: str, first: str, last: str
) -> None:
    assert edtf(text) == f"[1954-03-04T{first}..1954-03-04T{last}]"


@pytest.mark.parametrize(
    "text",
    [
        "5 o'clock in the afternoon of 4 March 1954",
        "a las 5 de la tarde del 4 de marzo de 1954",
        "um 5 Uhr nachmittags am 4. März 1954",
    ],
)
def test_a_part_of_the_day_between_a_time_and_its_day(text: str) -> None:
    found = read_written(text)
    assert isinstance(found, Written)
    assert (found.edtf, found.part_of_day) == ("1954-03-04T17:00", "afternoon")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 March 1954, since 9 pm", "1954-03-04T21:00/.."),
        ("5 in the afternoon of 4 March 1954", "1954-03-04T17:00"),
        ("4 March 1954, 11 at night", "1954-03-04T23:00"),
        ("4 March 1954, half past seven in the evening", "1954-03-04T19:30"),
        ("a quarter to one pm on 4 March 1954", "1954-03-04T12:45"),
        ("halb acht abends am 4. März 1954", "1954-03-04T19:30"),
        ("4. März 1954, viertel nach sieben morgens", "1954-03-04T07:15"),
        ("halb zwölf nachts am 4. März 1954", "1954-03-04T23:30"),
        ("on May 5, 1954 in the evening", "1954-05-05"),
        ("Easter 1954 to Whitsun 1954", "1954-04-18/1954-06-06"),
    ],
)
def test_hours_in_words_with_their_part_of_the_day(text: str, expected: str) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    "text", ["halb acht am 4. März 1954", "half past seven on 4 March 1954"]
)
def test_an_hour_in_words_without_a_part_of_the_day_is_refused(text: str) -> None:
    assert isinstance(read_written(text), Unread)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wed Oct 24 19:00:00 1962", "1962-10-24T19:00:00"),
        ("Wed Oct 24 19:00:00 +0000 1962", "1962-10-24T19:00:00+00:00"),
        ("Wed Oct 24 19:00:00 UTC 1962", "1962-10-24T19:00:00Z"),
        ("19621024190000", "1962-10-24T19:00:00"),
        ("19621024190000000", "1962-10-24T19:00:00"),
        ("19621024000000000", "1962-10-24"),
        ("1962:10:24 19:00:00", "1962-10-24T19:00:00"),
        ("24:10:1962", "1962-10-24"),
        ("1962m10", "1962-10"),
        ("1962m1", "1962-01"),
    ],
)
def test_times_as_programs_write_them(text: str, expected: str) -> None:
    found = read_written(text)
    assert isinstance(found, Written)
    assert found.edtf == expected


def test_a_weekday_leaves_the_century_in_which_it_fits() -> None:
    found = read_written("Wed 10/24/62")
    assert isinstance(found, Unread)
    assert found.readings == ("1962-10-24",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("22935", "the days of a spreadsheet, it is 1962-10-16"),
        ("1640995200", "seconds since 1970, it is 2022-01-01T00:00:00Z"),
        ("-227577600", "seconds since 1970, it is 1962-10-16T00:00:00Z"),
        ("1640995200000", "milliseconds since 1970, it is 2022-01-01T00:00:00Z"),
    ],
)
def test_a_long_number_is_refused_with_what_it_may_count(
    text: str, reason: str
) -> None:
    found = read_written(text)
    assert isinstance(found, Unread)
    assert found.problem == f" is only a number; if it counts {reason}"
