"""Dates as people write them: what each means, and what is refused."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates import EventDate
from crisistl.dates.written import Settings, Unread, Written, read_written
from crisistl.dates.written.words import LANGUAGES, lexicon

SHARED = Path(__file__).parents[4] / "shared" / "cases"


def edtf(text: str, settings: Settings | None = None) -> str | None:
    found = read_written(text, settings) if settings else read_written(text)
    return found.edtf if isinstance(found, Written) else None


def refused(text: str, settings: Settings | None = None) -> Unread:
    found = read_written(text, settings) if settings else read_written(text)
    assert isinstance(found, Unread), found
    return found


def rows_of(name: str) -> list[list[str]]:
    text = (SHARED / name).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines(), delimiter="\t"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 May 1921", "1921-05-03"),
        ("May 3rd, 1921", "1921-05-03"),
        ("3-May-1921", "1921-05-03"),
        ("3MAY1921", "1921-05-03"),
        ("Tues. 3 May 1921", "1921-05-03"),
        ("3 May 1921 (Tuesday)", "1921-05-03"),
        ("1921 May 3", "1921-05-03"),
        ("19210503", "1921-05-03"),
        ("3.5.1921", "1921-05-03"),
        ("13/5/1921", "1921-05-13"),
        ("5/1921", "1921-05"),
        ("1921/05", "1921-05"),
        ("3 May 1921 [12]", "1921-05-03"),
        ("3 May 1921†", "1921-05-03"),
        ("May 3-5, 1921", "1921-05-03/1921-05-05"),
        ("May 30 – June 2, 1921", "1921-05-30/1921-06-02"),
        ("30 May 1921 -- 2 June 1921", "1921-05-30/1921-06-02"),
        ("1921-05-30--1921-06-02", "1921-05-30/1921-06-02"),
        ("May 30, 1921 → June 2, 1921", "1921-05-30/1921-06-02"),
        ("May 30, 1921 8:00 PM → 9:30 PM", "1921-05-30T20:00/1921-05-30T21:30"),
        ("1921 -> 1923", "1921/1923"),
        ("3./4. Mai 1921", "1921-05-03/1921-05-04"),
        ("3 to 5 May 1921", "1921-05-03/1921-05-05"),
        ("May to July 1921", "1921-05/1921-07"),
        ("1879-82", "1879/1882"),
        ("1853–6", "1853/1856"),
        ("1853 - 6", "1853/1856"),
        ("1898–1902", "1898/1902"),
        ("1898–02", "1898/1902"),
        ("?-1921", "/1921"),
        ("3 and 4 May 1921", "1921-05-03/1921-05-04"),
        ("May 3, 4 and 5, 1921", "1921-05-03/1921-05-05"),
        ("30 avril et 1er mai 1921", "1921-04-30/1921-05-01"),
        ("3-5 and 6 May 1921", "1921-05-03/1921-05-06"),
        ("May and June 1921", "1921-05/1921-06"),
        ("1921, 1922 and 1923", "1921/1923"),
        ("either May or June 1921", "[1921-05,1921-06]"),
        ("20er Jahre des 20. Jahrhunderts", "192X"),
        ("die 1920er-Jahre", "192X"),
        ("Ende der 1920er", "[1927..1929]"),
        ("début des années 1920", "[1920..1923]"),
        ("anni Venti del XX secolo", "192X"),
        ("a finales de los años 1920", "[1927..1929]"),
        ("meados dos anos 1920", "[1924..1926]"),
        ("begin jaren 1920", "[1920..1923]"),
        ("lata 20. XX wieku", "192X"),
        ("1920-е годы", "192X"),
        ("двадцятих XX століття", "192X"),
        ("the '20s of the 20th century", "192X"),
        ("shortly after 3 May 1921", "[1921-05-04..]"),
        ("kurz vor dem 3. Mai 1921", "[..1921-05-02]"),
        ("May 1921 (early)", "[1921-05-01..1921-05-10]"),
        ("1921 (late)", "1921-39"),
        ("10,000 BC", "-9999"),
        ("12.500 v. Chr.", "Y-12499"),
        ("? – 3 May 1921", "/1921-05-03"),
        ("May 1921 - ?", "1921-05/"),
        ("unknown to 1921", "/1921"),
        ("1879–82", "1879/1882"),
        ("1904–05", "1904/1905"),
        ("30 Dec 1920 - 2 Jan 1921", "1920-12-30/1921-01-02"),
        ("before May 1921", "[..1921-04]"),
        ("before the end of May 1921", "[..1921-05-31]"),
        ("on or before 3 May 1921", "[..1921-05-03]"),
        ("no later than 1921", "[..1921]"),
        ("after 1921", "[1922..]"),
        ("after 28 February 1920", "[1920-02-29..]"),
        ("on or after 3 May 1921", "[1921-05-03..]"),
        ("till 1921", "../1921"),
        ("since May 1921", "1921-05/.."),
        ("from 1921 to the present", "1921/.."),
        ("between 3 and 5 May 1921", "[1921-05-03..1921-05-05]"),
        ("May or June 1921", "[1921-05,1921-06]"),
        ("possibly 1921", "1921?"),
        ("ca. 1921?", "1921%"),
        ("on or about 3 May 1921", "1921-05-03~"),
        ("c. 1347–1351", "1347~/1351"),
        ("mid-May 1921", "[1921-05-11..1921-05-20]"),
        ("the end of 1921", "1921-39"),
        ("second half of May 1921", "[1921-05-16..1921-05-31]"),
        ("2nd quarter of 1921", "1921-34"),
        ("H2 1921", "1921-41"),
        ("third week of May 1921", "[1921-05-15..1921-05-21]"),
        ("week of 2 May 1921", "[1921-05-02..1921-05-08]"),
        ("week ending 8 May 1921", "[1921-05-02..1921-05-08]"),
        ("1921-W18", "[1921-05-02..1921-05-08]"),
        ("fall of 1921", "1921-23"),
        ("winter 1921/22", "1921-24"),
        ("1920's", "192X"),
        ("late 1920s", "[1927..1929]"),
        ("19th century", "18XX"),
        ("late 19th century", "[1867..1900]"),
        ("first half of the 19th century", "[1801..1850]"),
        ("Easter 1916", "1916-04-23"),
        ("323 BC", "-0322"),
        ("10 June 323 BC", "-0322-06-10"),
        ("431–404 BC", "-0430/-0403"),
        ("27 BC – AD 14", "-0026/0014"),
        ("3rd century BC", "[-0299..-0200]"),
        ("476 CE", "0476"),
        ("3 May 1921, 5 p.m.", "1921-05-03T17:00"),
        ("5.30 pm, 3 May 1921", "1921-05-03T17:30"),
        ("12 am 3 May 1921", "1921-05-03T00:00"),
        ("3 May 1921 at noon", "1921-05-03T12:00"),
        ("3 May 1921 17:30 UTC", "1921-05-03T17:30Z"),
        ("le 3 mai 1921 à 17h30", "1921-05-03T17:30"),
        ("3 May 1921, 17:30-19:00", "1921-05-03T17:30/1921-05-03T19:00"),
        ("3 May 1921 22:00 to 4 May 1921 02:00", "1921-05-03T22:00/1921-05-04T02:00"),
        ("from 5 pm to 7 pm on 3 May 1921", "1921-05-03T17:00/1921-05-03T19:00"),
        ("between 17:00 and 19:00, 3 May 1921", "[1921-05-03T17:00..1921-05-03T19:00]"),
        ("before 5 pm on 3 May 1921", "[..1921-05-03T16:59]"),
        ("since 3 May 1921, 17:30", "1921-05-03T17:30/.."),
        ("1921-05-03 17:30:00-05:00", "1921-05-03T17:30:00-05:00"),
        ("Q1 to Q3 1921", "1921-33/1921-35"),
        ("4/5/1921 to 13/5/1921", "1921-05-04/1921-05-13"),
        ("12001 BC", "Y-12000"),
    ],
)  # fmt: skip
def test_what_people_write_in_english_and_in_numbers(text: str, expected: str) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dienstag, den 3. Mai 1921", "1921-05-03"),
        ("Anfang Mai 1921", "[1921-05-01..1921-05-10]"),
        ("vor dem 3. Mai 1921", "[..1921-05-02]"),
        ("3. bis 5. Mai 1921", "1921-05-03/1921-05-05"),
        ("44 v. Chr.", "-0043"),
        ("mardi 3 mai 1921", "1921-05-03"),
        ("1er août 1921", "1921-08-01"),
        ("du 5 au 8 septembre 1921", "1921-09-05/1921-09-08"),
        ("44 av. J.-C.", "-0043"),
        ("3 de mayo de 1921", "1921-05-03"),
        ("mar 3 may 1921", "1921-05-03"),
        ("12 set 1921", "1921-09-12"),
        ("martedì 3 maggio 1921", "1921-05-03"),
        ("terça-feira, 3 de maio de 1921", "1921-05-03"),
        ("dinsdag 3 mei 1921", "1921-05-03"),
        ("3 sept. 1921", "1921-09-03"),
        ("3 maja 1921 r.", "1921-05-03"),
        ("w styczniu 1921", "1921-01"),
        ("11 listopada 1918", "1918-11-11"),
        ("pazdziernik 1921", "1921-10"),
        ("3 мая 1921 года", "1921-05-03"),
        ("в июне 1921", "1921-06"),
        ("июль 1921", "1921-07"),
        ("44 до н. э.", "-0043"),
        ("3 травня 1921 р.", "1921-05-03"),
        ("у січні 1921", "1921-01"),
    ],
)
def test_what_people_write_in_other_languages(text: str, expected: str) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("night of 3-4 May 1921", ("1921-05-03/1921-05-04", "night")),
        ("3 May 1921 (morning)", ("1921-05-03", "morning")),
        ("evening, 3 May 1921", ("1921-05-03", "evening")),
        ("3 May 1921, late evening", ("1921-05-03", "evening")),
        ("1921-05-03 (afternoon)", ("1921-05-03", "afternoon")),
        ("early hours of 3 May 1921", ("1921-05-03", "morning")),
        ("in der Nacht vom 3. auf den 4. Mai 1921", ("1921-05-03/1921-05-04", "night")),
        ("w nocy z 3 na 4 maja 1921", ("1921-05-03/1921-05-04", "night")),
        ("в ночь с 3 на 4 мая 1921 года", ("1921-05-03/1921-05-04", "night")),
    ],
)
def test_parts_of_the_day(text: str, expected: tuple[str, str]) -> None:
    found = read_written(text)
    assert isinstance(found, Written)
    assert (found.edtf, found.part_of_day) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maundy Thursday 1979", "1979-04-12"),
        ("Good Friday, 1979", "1979-04-13"),
        ("Karfreitag 1979", "1979-04-13"),
        ("lundi de Pâques 1979", "1979-04-16"),
        ("Whit Sunday 1979", "1979-06-03"),
        ("Easter 1204", "1204-04-25"),
        ("New Year's Eve 1979", "1979-12-31"),
        ("Silvester 1979", "1979-12-31"),
        ("Christmas 1979", "1979-12-25"),
        ("Christmas Day, 1979", "1979-12-25"),
        ("Christmas Eve 1979", "1979-12-24"),
        ("New Year's Day 1980", "1980-01-01"),
        ("Boxing Day 1979", "1979-12-26"),
        ("Weihnachten 1979", "1979-12-25"),
        ("1. Weihnachtstag 1979", "1979-12-25"),
        ("2. Weihnachtsfeiertag 1979", "1979-12-26"),
        ("Noël 1979", "1979-12-25"),
        ("Navidad de 1979", "1979-12-25"),
        ("Natale 1979", "1979-12-25"),
        ("Natal de 1979", "1979-12-25"),
        ("Kerstmis 1979", "1979-12-25"),
        ("Boże Narodzenie 1979", "1979-12-25"),
        ("Новый год 1980", "1980-01-01"),
        ("since Christmas 1979", "1979-12-25/.."),
    ],
)
def test_feasts_are_days_of_their_year(text: str, expected: str) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Рождество 1979", ("1979-01-07", "1979-12-25")),
        ("Рождество Христово 1979", ("1979-01-07", "1979-12-25")),
        ("Різдво 1979", ("1979-01-07", "1979-12-25")),
        ("сочельник 1979", ("1979-01-06", "1979-12-24")),
        ("Святвечір 1979", ("1979-01-06", "1979-12-24")),
    ],
)
def test_a_feast_of_two_churches_is_refused(
    text: str, readings: tuple[str, str]
) -> None:
    assert refused(text).readings == readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14th century", "13XX"), ("XIVe siècle", "13XX"), ("siglo XIV", "13XX"), ("14. Jahrhundert", "13XX"),
        ("XIV век", "13XX"), ("XIV wiek", "13XX"), ("secolo XIV", "13XX"), ("1st century AD", "[0001..0099]"),
        ("early 14th century", "[1301..1333]"), ("late 14th century", "[1367..1400]"),
        ("second half of the 14th century", "[1351..1400]"), ("early 4th century BC", "[-0399..-0367]"),
    ],
)  # fmt: skip
def test_a_century_is_the_hundred_years_of_its_edtf_form(
    text: str, expected: str
) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 V 1921", "1921-05-03"), ("3.V.1921", "1921-05-03"), ("3 XII 1921 r.", "1921-12-03"),
        ("3 vi 1921", None), ("3 XIII 1921", None), ("V 1921", None), ("MCMXXI", None),
    ],
)  # fmt: skip
def test_a_roman_numeral_is_a_month_between_a_day_and_a_year(
    text: str, expected: str | None
) -> None:
    assert edtf(text) == expected


def test_the_abbreviation_of_a_zone_is_reported_and_not_guessed() -> None:
    found = read_written("3 May 1921, 5 pm EST")
    assert isinstance(found, Written)
    assert (found.edtf, found.zone) == ("1921-05-03T17:00", "EST")


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("winter 1921", ("winter 1920-21", "winter 1921-22")),
        ("4/5/1921", ("1921-05-04", "1921-04-05")),
        ("1936-39", ("1936/1939", "late 1936")),
        ("1904-05", ("May 1904", "1904/1905")),
        ("1900s", ("190X", "19XX")),
        ("3.5.21", ("1921-05-03", "2021-05-03")),
        (
            "week of 4 May 1921",
            ("[1921-05-04..1921-05-10]", "[1921-05-02..1921-05-08]"),
        ),
        ("midnight, 3 May 1921", ("1921-05-03T00:00", "1921-05-04T00:00")),
        ("since late May 1921", ("1921-05-21/..", "[1921-05-21..]")),
        ("vom 3. Mai 1921", ("1921-05-03/..", "1921-05-03")),
        ("du 3 mai 1921", ("1921-05-03/..", "1921-05-03")),
        ("10/23 December 1915", ("1915-12-10/1915-12-23", "1915-12-23")),
        ("27 January/9 February 1904", ("1904-01-27/1904-02-09", "1904-02-09")),
        ("5/17 March 1861", ("1861-03-05/1861-03-17", "1861-03-17")),
        (
            "late May to early June 1921",
            ("[1921-05-21..1921-06-10]", "1921-05-21/1921-06-10"),
        ),
    ],
)
def test_two_readings_are_both_spelled_out(
    text: str, readings: tuple[str, ...]
) -> None:
    found = refused(text)
    assert (found.kind, found.readings) == ("ambiguous", readings)
    assert all(reading in found.remedy for reading in readings)


@pytest.mark.parametrize(
    "text",
    ["winter 1921", "4/5/1921", "1936-39", "1904-05", "2021-22", "1936-24", "1936-33", "1936-40", "1900s", "3.5.21",
     "week of 4 May 1921", "midnight, 3 May 1921", "since late May 1921", "late May to early June 1921", "the 80s",
     "4/5/1921 to 6/7/1921", "vom 3. Mai 1921", "10/23 December 1915"],
)  # fmt: skip
def test_every_reading_that_is_advised_is_read(text: str) -> None:
    for reading in refused(text).readings:
        assert EventDate.parse(reading) if edtf(reading) is None else edtf(reading)


@pytest.mark.parametrize("text", ["winter 1921", "winter 1099", "winter of 1999"])
def test_words_that_are_advised_are_read(text: str) -> None:
    assert [edtf(reading) for reading in refused(text).readings] == [
        f"{int(text[-4:]) - 1}-24",
        f"{text[-4:]}-24",
    ]


@pytest.mark.parametrize(
    ("text", "kind", "problem"),
    [
        ("30 February 1921", "impossible", ": February 1921 has 28 days"),
        ("2/30/1921", "impossible", ": February 1921 has 28 days"),
        ("Monday 3 May 1921", "impossible", ": 1921-05-03 is a Tuesday in the Gregorian calendar, not a Monday"),
        ("Monday 3 May 1932", "impossible", ": 1932-05-03 is a Tuesday, not a Monday"),
        ("3 June - 3 May 1921", "impossible", " ends (1921-05-03) before it starts (1921-06-03)"),
        ("3 May 1921, 25:00", "impossible", ": there is no time 25:00"),
        ("Q5 1921", "impossible", ": there is no Q5"),
        ("3 May", "no year", " has no year"),
        ("n.d.", "no date", " says that there is no date"),
        ("unbekannt", "no date", " says that there is no date"),
        ("same day", "previous", " repeats the date above"),
        ("〃", "previous", " repeats the date above"),
        ("last week", "relative", " depends on the day it is read"),
        ("79", "unknown", " is only a number"),
    ],
)  # fmt: skip
def test_why_a_text_is_refused(text: str, kind: str, problem: str) -> None:
    found = refused(text)
    assert (found.kind, found.problem) == (kind, problem)


@pytest.mark.parametrize(
    "text",
    ["3 May 1921 hello", "hello 3 May 1921", "3 May 1921 - 7", "3 May 1921 7", "3 Ma 1921", "3 Mayy 1921",
     "juni 3 май 1921",
     "10-12 pm 3 May 1921", "3 May 1921 O.S.", "3 and 6 May 1921", "3 siječnja 1921", "1921 - May 1922",
     "3 May (16 May) 1921", "evening 1921", "3 May 1921, 19:00 (morning)",
     "5", "x" * 300, "٣ May 1921"],
)  # fmt: skip
def test_nothing_is_skipped_or_guessed(text: str) -> None:
    assert edtf(text) is None


def test_settings_decide_between_readings() -> None:
    assert edtf("4/5/1921", Settings(order="dmy")) == "1921-05-04"
    assert edtf("4/5/1921", Settings(order="mdy")) == "1921-04-05"
    assert edtf("13/5/1921", Settings(order="mdy")) is None
    assert edtf("4.5.1921", Settings(order="mdy")) == "1921-05-04"
    assert edtf("1936-39", Settings(pairs="ranges")) == "1936/1939"
    assert edtf("1904-05", Settings(pairs="edtf")) == "1904-05"
    assert edtf("3.5.21", Settings(century=19)) == "1921-05-03"
    assert edtf("3-4 May", Settings(year=1921)) == "1921-05-03/1921-05-04"
    assert edtf("3 mai 1921", Settings(languages=("es",))) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_word_is_that_month_or_refused(language: str) -> None:
    for word, month in lexicon(language).months.items():
        for text in (f"3 {word} 1921", f"3 {word}. 1921"):
            assert edtf(text) in (f"1921-{month:02}-03", None)
            assert edtf(text, Settings(languages=(language,))) == f"1921-{month:02}-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # another month in a language that is not known
        ("3 listopada 1921", "1921-11-03"), ("3 lip 1921", "1921-07-03"), ("3 srpnja 1921", None),
        # a month and a weekday
        ("3 mar 1921", "1921-03-03"), ("mar 3 mayo 1921", "1921-05-03"), ("mar. 3 maggio 1921", "1921-05-03"),
        ("mar 4 mayo 1921", None), ("mar mar 1921", None),
        # a month and a part of other words
        ("3 set 1921", "1921-09-03"), ("3 ago 1921", "1921-08-03"), ("3 dez 1921", "1921-12-03"),
        ("3 days ago", None), ("3 ara 1921", None),
        # a month and an ordinary word
        ("3 may 1921", "1921-05-03"), ("it may be 3 May 1921", None), ("3 led 1921", None),
        # two weekdays, one in each of two languages
        ("di 3 mai 1921", "1921-05-03"), ("di 1 mai 1921", "1921-05-01"), ("di 4 mai 1921", None),
        # a weekday and a part of other words, or an ordinary one
        ("sa 7. Mai 1921", "1921-05-07"), ("fr 6. Mai 1921", "1921-05-06"), ("fr 7. Mai 1921", None),
        ("on 3 May 1921", "1921-05-03"), ("so 8. Mai 1921", "1921-05-08"), ("we 3 May 1921", None),
        # an era and another one
        ("79 e.Kr.", None), ("44 a.C.", "-0043"), ("44 e.c.", "0044"),
    ],
)  # fmt: skip
def test_a_word_with_two_meanings_is_read_in_its_place_or_refused(
    text: str, expected: str | None
) -> None:
    assert edtf(text) == expected


def test_no_month_word_means_two_months() -> None:
    meanings: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for word, month in lexicon(language).months.items():
            meanings.setdefault(word, set()).add(month)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


@given(
    st.integers(1, 9999),
    st.integers(1, 12),
    st.integers(1, 28),
    st.sampled_from(sorted(LANGUAGES)),
)
def test_a_day_is_read_in_every_language(
    year: int, month: int, day: int, language: str
) -> None:
    word = next(
        word for word, number in lexicon(language).months.items() if number == month
    )
    expected = f"{year:04}-{month:02}-{day:02}"
    assert edtf(f"{day} {word} {year:04}", Settings(languages=(language,))) == expected


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    found = read_written(text)
    assert isinstance(found, Written) or (
        found.problem and "\n" not in found.problem + found.remedy
    )


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared cases are not here")
def test_the_shared_dates_are_read_rightly() -> None:
    refusals = {
        "refuse": ("ambiguous", "impossible"),
        "none": ("no date",),
        "previous": ("previous",),
    }
    rows = rows_of("human-dates.tsv")[1:]
    for text, expected, part, *_ in rows:
        if text != "(blank)":
            found = read_written(text)
            given = found.edtf if isinstance(found, Written) else found.kind
            assert given in refusals.get(expected, (expected,)), text
            assert (found.part_of_day or "") == part


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared cases are not here")
def test_no_shared_collision_is_silently_another_month() -> None:
    rows = rows_of("words/collisions.tsv")[2:]
    names = [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ]
    for word, kind, _, values, *_ in rows:
        if not kind.startswith("MONTH"):
            continue
        meant = {
            names.index(value.split("=")[0]) + 1
            for value in re.split(r"; ?", values)
            if value[:3] in names
        }
        found = edtf(f"3 {word} 1921")
        assert found is None or int(found[5:7]) in meant, word


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1853-6", {"June 1853", "1853/1856"}),
        ("1870/1", {"January 1870", "1870/1871"}),
        ("1911-2", {"February 1911", "1911/1912"}),
        ("1999-00", {"1999/2000", "1999"}),
        ("We 2.5.1921", {"1921-05-02", "1921-04-27", "1921-05-04"}),
        ("Di 2.5.1921, 15:00", {"1921-05-02", "1921-04-26", "1921-05-03"}),
        ("Wed 3/5/1921", {"1921-05-03", "1921-03-05"}),
        ("1.21.1921", {"1921-01-21"}),
        ("Oct 62", {"1962-10", "2062-10"}),
        ("spring 62", {"1962-21", "2062-21"}),
        ("early 62", {"1962-37", "2062-37"}),
        ("anni Sessanta", {"196X", "206X"}),
        ("3-5, 7 May 1921", {"1921-05-03/1921-05-05", "1921-05-07"}),
        ("3 May and 7 June 1921", {"1921-05-03", "1921-06-07"}),
    ],
)
def test_what_else_a_text_may_mean_is_spelled_out(
    text: str, readings: set[str]
) -> None:
    unread = refused(text)
    assert {*unread.readings} == readings
    assert all(reading in unread.remedy for reading in readings)


def test_a_month_in_the_place_of_a_day_is_named_where_dots_are() -> None:
    assert "no month 21" in refused("1.21.1921").problem
    assert "the day comes first" in refused("1.21.1921").problem


@pytest.mark.parametrize("text", ["next day", "am nächsten Tag", "le lendemain"])
def test_a_day_counted_from_the_row_above_is_no_date_without_a_year(text: str) -> None:
    assert refused(text).kind == "relative"


@pytest.mark.parametrize("text", ["années 1960-70", "anni 1960 e 1970", "lata 1960–63"])
def test_decades_that_may_be_years_are_refused(text: str) -> None:
    assert edtf(text) is None


@pytest.mark.parametrize("text", ["32 Nov 1956", "Nov 32, 1956", "31 Nov 1956"])
def test_a_day_that_no_month_has_is_named(text: str) -> None:
    assert refused(text).problem == ": November 1956 has 30 days"


def test_a_word_that_is_not_known_is_named() -> None:
    unread = refused("3 May 1921 (Leeds)")
    assert unread.problem == ": 'leeds' isn't understood in a date"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("after midnight on 7 Nov 1956", "[1956-11-07T00:01..]"),
        ("shortly before midnight on 7 Nov 1956", "[..1956-11-07T23:59]"),
        ("midnight to 5 am on 7 Nov 1956", "1956-11-07T00:00/1956-11-07T05:00"),
        ("7 Nov 1956, 10 pm to midnight", "1956-11-07T22:00/1956-11-08T00:00"),
        ("midnight between 6 and 7 Nov 1956", "1956-11-07T00:00"),
        ("midnight of 6-7 Nov 1956", "1956-11-07T00:00"),
        ("30 Nov - 1 Dec 1956, midnight", "1956-12-01T00:00"),
    ],
)
def test_midnight_is_read_where_the_text_shows_of_which_day(
    text: str, meaning: str
) -> None:
    assert edtf(text) == meaning


@pytest.mark.parametrize(
    "text",
    [
        "since midnight on 7 Nov 1956",
        "by midnight on 7 Nov 1956",
        "10 pm on 6 Nov 1956 to midnight on 7 Nov 1956",
        "around midnight on 7 Nov 1956",
        "7 ноября 1956, в полночь",
    ],
)
def test_midnight_is_refused_where_it_may_begin_or_end_the_day(text: str) -> None:
    assert refused(text).readings == ("1956-11-07T00:00", "1956-11-08T00:00")


@pytest.mark.parametrize(
    "text",
    [
        "Mittag am 7. November 1956",
        "mezzogiorno del 7 novembre 1956",
        "al mediodía del 7 de noviembre de 1956",
        "7 listopada 1956, w południe",
        "полдень 7 ноября 1956",
        "12 noon on 7 Nov 1956",
    ],
)
def test_noon_is_read_in_every_language(text: str) -> None:
    assert edtf(text) == "1956-11-07T12:00"


def test_the_german_am_after_a_time_is_no_half_of_the_day() -> None:
    assert edtf("um 12:30 am 7. November 1956") == "1956-11-07T12:30"
    assert edtf("12:30 am 7 November 1956") == "1956-11-07T00:30"


def test_times_that_pass_midnight_are_refused_with_the_next_day() -> None:
    unread = refused("3 May 1921, 11 pm - 1 am")
    assert unread.problem == " ends (01:00) before it starts (23:00) on that day"
    assert unread.readings == ("1921-05-03T23:00/1921-05-04T01:00",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("early/mid 1921", "1921-37/1921-38"),
        ("early-mid 1921", "1921-37/1921-38"),
        ("mid-to-late 1921", "1921-38/1921-39"),
        ("early or late 1930s", "[1930..1933,1937..1939]"),
        ("early or mid-May 1921", "[1921-05-01..1921-05-10,1921-05-11..1921-05-20]"),
    ],
)
def test_parts_of_one_time_share_it(text: str, expected: str) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("early to mid 1930s", ("[1930..1936]", "1930/1936")),
        ("mid- to late-1930s", ("[1934..1939]", "1934/1939")),
        ("mid-to-late 1930s", ("[1934..1939]", "1934/1939")),
        ("early/mid 1930s", ("[1930..1936]", "1930/1936")),
        ("Anfang bis Mitte der 1930er Jahre", ("[1930..1936]", "1930/1936")),
        ("early to mid 20th century", ("[1901..1966]", "1901/1966")),
        (
            "early-to-mid May 1921",
            ("[1921-05-01..1921-05-20]", "1921-05-01/1921-05-20"),
        ),
    ],
)
def test_parts_of_a_decade_have_two_readings(
    text: str, readings: tuple[str, str]
) -> None:
    assert refused(text).readings == readings
    asked = read_written(text, Settings(bounds=True))
    assert isinstance(asked, Written)
    assert asked.edtf == readings[1]


# 7 and 8 May 1921 were a Saturday and a Sunday
@pytest.mark.parametrize(
    "text",
    [
        "weekend of 7-8 May 1921",
        "the weekend of 7/8 May 1921",
        "weekend of 7 and 8 May 1921",
        "weekend of 7 May 1921",
        "weekend of Sunday 8 May 1921",
        "Wochenende vom 7./8. Mai 1921",
        "week-end du 8 mai 1921",
        "fin de semana del 7 y 8 de mayo de 1921",
        "Sat/Sun 7/8 May 1921",
        "Sat./Sun., May 7-8, 1921",
        "Saturday-Sunday 7-8 May 1921",
        "Saturday and Sunday, 7 and 8 May 1921",
        "7/8 May 1921 (Sat/Sun)",
        "Sa/So 7./8. Mai 1921",
        "сб/вс 7-8 мая 1921",
    ],
)
def test_a_weekend_is_its_saturday_and_sunday(text: str) -> None:
    assert edtf(text) == "1921-05-07/1921-05-08"


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "weekend of 3 May 1921",
            ("1921-04-30/1921-05-01", "1921-05-07/1921-05-08"),
        ),
        (
            "weekend of 6-8 May 1921",
            ("1921-05-06/1921-05-08", "1921-05-07/1921-05-08"),
        ),
        (
            "weekend of 8-9 May 1921",
            ("1921-05-08/1921-05-09", "1921-05-07/1921-05-08"),
        ),
        ("Fri/Sat 7/8 May 1921", ("1921-05-07/1921-05-08",)),
        ("Sat/Mon 7/8 May 1921", ("1921-05-07/1921-05-08",)),
    ],
)
def test_days_that_are_no_weekend_or_other_weekdays_are_refused(
    text: str, readings: tuple[str, ...]
) -> None:
    assert refused(text).readings == readings
    assert all(edtf(reading) == reading for reading in readings)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("7 May 1921, 7 to 9 pm", ("19:00", "21:00")),
        ("7 May 1921, 7 pm to 9", ("19:00", "21:00")),
        ("7 May 1921, from 7 to 9 pm", ("19:00", "21:00")),
        ("7 to 9 pm on 7 May 1921", ("19:00", "21:00")),
        ("7 pm to 9 on 7 May 1921", ("19:00", "21:00")),
        ("7 May 1921 (7-9 pm)", ("19:00", "21:00")),
        ("7.30–9 pm, 7 May 1921", ("19:30", "21:00")),
        ("7 May 1921, 7:30 to 9:15 pm", ("19:30", "21:15")),
        ("7 May 1921, 7:30 pm to 9:15", ("19:30", "21:15")),
        ("7 May 1921, 11 to 1 pm", ("11:00", "13:00")),
        ("7 May 1921, 11 am to 1", ("11:00", "13:00")),
        ("7 May 1921, 12 to 2 pm", ("12:00", "14:00")),
        ("7 May 1921, 7 to 9 am", ("07:00", "09:00")),
        ("7 May 1921, 19:00 to 21", ("19:00", "21:00")),
        ("7. Mai 1921, 19 bis 21 Uhr", ("19:00", "21:00")),
        ("7. Mai 1921, 19-21 Uhr", ("19:00", "21:00")),
        ("7 mai 1921, de 19h à 21h", ("19:00", "21:00")),
        ("7 mai 1921, 19-21h", ("19:00", "21:00")),
        ("7 mei 1921, 19 tot 21 uur", ("19:00", "21:00")),
    ],
)
def test_an_hour_has_the_half_of_the_day_of_the_other(
    text: str, hours: tuple[str, str]
) -> None:
    assert edtf(text) == f"1921-05-07T{hours[0]}/1921-05-07T{hours[1]}"


@pytest.mark.parametrize("text", ["7 May 1921, 11 pm to 1", "7 May 1921, 11 to 1 am"])
def test_hours_that_pass_midnight_are_refused_with_the_next_day(text: str) -> None:
    assert refused(text).readings == ("1921-05-07T23:00/1921-05-08T01:00",)


@pytest.mark.parametrize("text", ["7 May 1921, 10 to 12 pm", "7 May 1921, 10-12 pm"])
def test_twelve_pm_after_a_later_hour_is_refused(text: str) -> None:
    noon, midnight = "1921-05-07T12:00", "1921-05-08T00:00"
    assert refused(text).readings == (
        f"1921-05-07T10:00/{noon}",
        f"1921-05-07T22:00/{midnight}",
    )
