"""Times at both ends of the calendar: they give a date within the years 1 to 9999, or none."""

from datetime import date

import pytest

from crisistl.dates import EventDate
from crisistl.prose.times.lengths import Length
from prose.drafting import draft, mentions

EDGES = [date(1, 1, 1), date(1, 2, 28), date(9999, 12, 31), date(9999, 1, 1)]
PHRASES = (
    "yesterday", "tomorrow", "the day before yesterday", "the day after tomorrow", "last night", "overnight",
    "overnight on Saturday", "overnight into Sunday", "on Saturday night and into Sunday", "last week", "next week",
    "early last week", "late next month", "last month", "next month", "last quarter", "next quarter", "last year",
    "next year", "last decade", "next decade", "last weekend", "this weekend", "over the weekend", "next weekend",
    "at the end of the week", "at the beginning of next week", "at the end of last month", "at the end of next year",
    "mid-week", "the same day", "the next day", "the previous day", "in the evening", "at 5.30 p.m.", "Monday",
    "last Friday", "next Friday", "this Sunday", "the following Monday", "the previous Monday", "that Tuesday",
    "Tuesday of last week", "Tuesday of next week", "from Friday to Saturday", "Saturday the 27th",
    "the last Friday of that month", "the fifth Monday of January", "the first Monday of December",
    "the first Monday of next month", "5 January", "31 December", "29 February", "from 30 December to 2 January",
    "3 and 4 January", "the 28th", "the 1st of last month", "the 31st of next month", "from the 9th to the 13th",
    "Christmas Eve", "in January", "in December", "in late December", "last January", "next December",
    "from November to February", "in the first week of January", "in the last week of December",
    "in the second half of December", "in winter", "last winter", "next winter", "the following summer",
    "in the spring of last year", "in the summer of next year", "early this year", "late next year",
    "the first quarter of next year", "the first half of last year", "three days ago", "nine hundred years ago",
    "999 years ago", "999 decades later", "999 years later", "two weeks later", "a day before", "a century ago",
    "two quarters ago", "a fortnight later", "two weeks and two days earlier", "48 hours later", "a year from now",
    "in recent days", "in recent weeks", "in recent months", "in recent years", "over the past two decades",
    "for 999 years", "for two fortnights", "for three quarters", "for weeks", "in two weeks", "by Friday",
    "by mid-January", "between now and mid-February", "two days after the attack on 1 January",
    "3 days before the vote on 31 December", "two days after rebels seized the port", "in the 0000s", "in 2199",
    "1st century", "22nd century", "in the 1990s", "0001-01-01", "9999-12-31", "31/12/9999",
)  # fmt: skip


@pytest.mark.parametrize("published", EDGES, ids=str)
@pytest.mark.parametrize("begin", ["", "On 0001-01-01 talks began. ", "On 9999-12-31 talks began. "])  # fmt: skip
def test_every_time_at_the_edges_gives_a_date_that_there_is_or_none(
    published: date, begin: str
) -> None:
    paragraphs = []
    for phrase in PHRASES:
        paragraphs.append(
            f"{begin}France left {phrase}. France will leave {phrase}. "
            "Two days later, on Monday, Russia left the port."
        )
    found = draft("\n\n".join(paragraphs), published)
    given = [mention.date for mention in found.mentions if mention.date]
    given += [p.event.date for p in found.proposals if p.event.date]
    assert len(given) > len(PHRASES)
    for text in given:
        EventDate.parse(text)


@pytest.mark.parametrize(
    ("length", "value"),
    [
        (Length(24, "hour"), "PT24H"),
        (Length(90, "minute"), "PT90M"),
        (Length(3, "day"), "P3D"),
        (Length(2, "fortnight"), "P4W"),
        (Length(2, "quarter"), "P6M"),
        (Length(2, "decade"), "P20Y"),
        (Length(1, "century"), "P100Y"),
        (Length(None, "month"), "PXM"),
        (Length(None, "hour"), "PTXH"),
    ],
)
def test_a_length_as_iso_8601_has_it(length: Length, value: str) -> None:
    assert length.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("France was at war for two quarters.", "P6M"),
        ("France left within 24 hours.", "PT24H"),
        ("France held a 36-hour curfew.", "PT36H"),
        ("France had left over the past two decades.", "P20Y"),
    ],
)
def test_the_same_length_in_each_kind_of_mention(text: str, value: str) -> None:
    assert [m.value for m in mentions(text) if m.value.startswith("P")] == [value]
