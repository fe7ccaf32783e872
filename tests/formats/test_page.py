"""The page: the file itself, and what a reader with a real browser, a keyboard or no script finds in it."""

import json
import os
import re
import shutil
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from conftest import Run
from crisistl.dates import EventDate
from crisistl.formats.core.after_writing import burden
from crisistl.formats.core.registry import format_named
from crisistl.formats.loading import load
from crisistl.formats.page.bars import BarPicture
from crisistl.formats.page.citations import safe_address
from crisistl.formats.page.stretches import headings, moment
from crisistl.formats.page.strip import bars, beginnings
from crisistl.formats.page.words import escaped
from crisistl.formats.page.writer import write_page
from crisistl.model.derived import description
from crisistl.model.plain import plain_timeline
from crisistl.model.timeline import Timeline
from exchange import written
from strategies import event_dates, timelines

HOSTILE = "</script><img src=x onerror=alert(1)>"


class Outline(HTMLParser):
    """What stands in a page: its tags with their attributes, and the text of each element by tag."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def values(self, name: str, tag: str | None = None) -> list[str]:
        """The values of an attribute, in the order of the page."""
        found = (
            attributes.get(name)
            for known, attributes in self.tags
            if tag in (None, known)
        )
        return [value for value in found if value is not None]


def page_of(timeline: Timeline) -> str:
    return written(write_page, timeline)


@given(st.text(st.sampled_from("ab&<>\"'é中;#") | st.characters(codec="utf-8")))
def test_a_text_is_escaped_as_by_markupsafe(text: str) -> None:
    assert escaped(text) == str(escape(text))


@settings(max_examples=30)
@given(timelines())
def test_the_page_of_plain_parts_is_that_of_the_model(timeline: Timeline) -> None:
    document = json.loads(timeline.model_dump_json(exclude_defaults=True))
    same = plain_timeline(document, description())
    assert page_of(same) == page_of(timeline)


def made(*events: dict[str, Any], **parts: Any) -> Timeline:
    """A timeline of these events, each with an id and a title of its own unless it says otherwise."""
    numbered = [
        {"id": f"e{n}", "title": f"Event {n}"} | event for n, event in enumerate(events)
    ]
    return Timeline.model_validate({"title": "Invented", **parts, "events": numbered})


def many(number: int) -> Timeline:
    """An invented crisis of this many events, with all that makes a page long."""
    actors = [{"id": f"state-{n}", "name": f"State {n}"} for n in range(20)]
    actors += [
        {"id": f"minister-{n}", "name": f"Minister {n}", "part_of": f"state-{n % 20}"}
        for n in range(40)
    ]
    words = (
        "talks",
        "troops",
        "border",
        "demands",
        "energy",
        "warns",
        "meets",
        "council",
        "written",
        "answer",
    )
    events = []
    for n in range(number):
        day = date.fromordinal(
            date(2022, 3, 1).toordinal() - 3 * (number - n) ** 2 // number // 20 - n % 3
        )
        said = [words[(n * step) % len(words)] for step in (1, 3, 5, 7, 2, 4)]
        event = {
            "date": (str(day), f"{day}~", f"{day:%Y-%m}", f"{day}/..")[
                (n % 17 == 3) + 2 * (n % 29 == 5)
            ],
            "title": f"{said[0].capitalize()} and {' '.join(said[1:])} number {n}",
            "summary": f"{' '.join(said * 3).capitalize()}.",
            "actors": [f"state-{n % 20}", f"minister-{n % 40}"][: 1 + n % 2],
            "targets": [f"state-{(n + 7) % 20}"],
            "themes": [f"theme-{n % 12}"],
            "sources": [
                {
                    "source": "agency",
                    "title": f"Report {n}",
                    "url": f"https://example.org/{n}",
                }
            ],
        }
        if n % 5 == 0:
            event |= {
                "quotes": [{"text": " ".join(said), "speaker": event["actors"][0]}],
                "place": "Geneva",
            }
        if n % 11 == 10:
            event |= {
                "responds_to": [f"e{n - 3}"],
                "status": "claimed",
                "attributed_to": event["actors"],
            }
        events.append(event)
    themes = [{"id": f"theme-{n}", "name": f"Theme {n}"} for n in range(12)]
    sources = [{"id": "agency", "title": "Agency"}]
    return made(
        *events, actors=actors, themes=themes, sources=sources, as_of="2022-03-01"
    )


# the file


def test_the_same_timeline_makes_the_same_bytes(small_timeline: Timeline) -> None:
    assert page_of(small_timeline) == page_of(small_timeline.model_copy())


def test_the_footer_has_the_question_and_the_hash_of_the_answer_as_json(
    run: Run, tmp_path: Path
) -> None:
    asked = ("--actor", "nato", "--from", "2022-01-10")
    done = run("export", tmp_path / "nato.html", *asked)
    page = (tmp_path / "nato.html").read_text()
    assert done.stderr == f"wrote 8 of 70 events to {tmp_path}/nato.html\n"
    assert "Asked for: from 10 January 2022, involving NATO." in page
    assert "A selection: from 10 January 2022, involving NATO." in page
    data = run("export", "-", "--format", "json", *asked).stdout
    assert f"<code>{sha256(data.encode()).hexdigest()}</code>" in page


def test_a_limit_is_part_of_the_question(run: Run) -> None:
    page = run("export", "-", "--format", "html", "--limit", "3").stdout
    assert "Asked for: everything, the first 3." in page
    assert Outline(page).values("id", "article") == [
        event.id for event in load().events[:3]
    ]


def test_title_description_and_language_are_the_timelines() -> None:
    page = Outline(
        page_of(
            made({"date": "2022"}, title="Криза", description="Про що.", language="uk")
        )
    )
    assert page.values("lang", "html") == ["uk"]
    assert "Криза" in page.texts
    assert page.values("content", "meta")[-2] == "Про що."
    assert set(page.values("lang", "h2")) == {"en"}


def test_a_language_written_from_the_right_turns_the_page() -> None:
    assert Outline(page_of(made(language="ar"))).values("dir", "html") == ["rtl"]


def test_what_is_no_language_tag_is_not_one() -> None:
    assert Outline(page_of(made(language='x" onload="y'))).values("lang", "html") == [
        "en"
    ]


def test_the_policy_allows_the_style_and_the_script_of_the_page_alone(
    small_timeline: Timeline,
) -> None:
    page = page_of(small_timeline)
    (policy,) = (
        c for c in Outline(page).values("content", "meta") if "default-src" in c
    )
    for tag in ("style", "script"):
        (inner,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert (
            f"{tag}-src 'sha256-{b64encode(sha256(inner.encode()).digest()).decode()}'"
            in policy
        )
    assert policy.startswith("default-src 'none'; ")
    assert not Outline(page).values("style")
    assert not [
        name
        for _, attributes in Outline(page).tags
        for name in attributes
        if name.startswith("on")
    ]


def test_the_script_is_small() -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", page_of(made()), re.DOTALL)
    assert len(script.encode()) <= 13_500


def test_fifty_events_make_a_page_that_can_be_mailed() -> None:
    assert len(page_of(many(50)).encode()) < 120_000
    bundled = load()
    assert len(page_of(bundled.narrowed(bundled.events[:50])).encode()) < 120_000


@settings(max_examples=60)
@given(timelines())
def test_every_event_stands_there_once_and_every_link_leads_somewhere(
    timeline: Timeline,
) -> None:
    page = Outline(page_of(timeline))
    ids = page.values("id")
    assert sorted(page.values("id", "article")) == sorted(
        event.id for event in timeline.events
    )
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(
        ids
    )
    assert all(
        href.startswith(("#", "http://", "https://", "mailto:"))
        for href in page.values("href")
    )
    assert not [
        tag
        for tag, _ in page.tags
        if tag in ("img", "iframe", "object", "link", "base")
    ]


@settings(max_examples=30)
@given(timelines())
def test_no_text_ends_the_data_or_the_page(timeline: Timeline) -> None:
    page = page_of(timeline)
    (data,) = re.findall(r'<script type="application/json">(.*)</script>', page)
    assert "<" not in data
    assert len(json.loads(data)["events"]) == len(timeline.events)
    assert page.endswith("</html>\n")


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a?b=1&c='2'", True),
        ("HTTP://example.org", True),
        ("mailto:desk@example.org", True),
        ("javascript:alert(1)", False),
        (" https://example.org", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://example.org/ onclick=x", False),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_links(
    address: str, safe: bool
) -> None:
    assert (safe_address(address) == address) is safe
    page = page_of(
        made({"date": "2022", "sources": [{"title": "Report", "url": address}]})
    )
    assert (address in Outline(page).values("href")) is safe


def test_what_is_no_link_still_shows() -> None:
    page = Outline(
        page_of(
            made(
                {
                    "date": "2022",
                    "sources": [{"title": "Memo", "url": "file://cellar/7"}],
                }
            )
        )
    )
    assert any("file://cellar/7" in text for text in page.texts)


def test_a_tie_to_an_event_that_is_left_out_is_words() -> None:
    whole = made({"date": "2021"}, {"date": "2022", "responds_to": ["e0"]})
    page = page_of(whole.narrowed(whole.events[1:]))
    assert "Answers Event 0 (2021, not on this page)" in page


def test_a_source_that_very_many_cite_names_the_first_of_them() -> None:
    events = [{"date": "2022", "sources": ["agency"]} for _ in range(1_001)]
    page = page_of(made(*events, sources=[{"id": "agency", "title": "Agency"}]))
    assert "Event 19</a> and 981 more events" in page
    assert "<details>" not in page


def test_a_source_is_listed_once_with_all_that_cite_it(
    small_timeline: Timeline,
) -> None:
    page = page_of(small_timeline)
    assert page.count("<cite>") == 3
    assert "Cited for 6 events" in page
    assert 'Cited for <a href="#sluices-denied">The Palace denies it</a>' in page
    assert '<a href="#~s2">Radio Norland</a>, minute 4' in page


def test_a_source_of_all_events_is_named_once() -> None:
    agency = {"id": "agency", "title": "Agency"}
    event = {"date": "2022", "place": "Oslo", "sources": ["agency"]}
    page = page_of(made(event, event, sources=[agency]))
    assert 'Source of all events: <a href="#~s1">Agency</a>' in page
    assert page.count('href="#~s1"') == 1
    other = event | {"sources": [{"source": "agency", "locator": "p. 2"}]}
    page = page_of(made(event, other, sources=[agency]))
    assert "Source of all events" not in page
    assert page.count('href="#~s1"') == 2


def test_no_separator_is_left_dangling() -> None:
    parts: list[dict[str, Any]] = [
        {"themes": ["sea"]}, {"place": "Oslo"}, {"type": "consult"}, {"sources": [{"title": "Memo"}]}, {},
    ]  # fmt: skip
    events = [{"date": "2022", **one, **other} for one in parts for other in parts]
    page = page_of(made(*events, themes=[{"id": "sea", "name": "Sea"}]))
    lines = re.findall(r'<p class="about">(.*?)\n', page)
    assert len(lines) == len(events) - 1
    for line in lines:
        assert all(part.strip() for part in line.split("·"))


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("2022-01-10", "2022", "January 2022"),
        ("2021-04", "2021", "April 2021"),
        ("2022-02-24T05:00", "2022", "February 2022"),
        ("2021-39/..", "2021", "September to December 2021"),
        ("2021-24", "2021", "December 2021 to February 2022"),
        ("2014/..", "2014", ""),
        ("201X~/..", "2010s", ""),
        ("19XX", "1900 to 1999", ""),
        ("[2022-01-21..2022-02-10]", "2022", "January 2022"),
        ("[2022-01..]", "2022", "January 2022"),
        ("../2022-01", "2022", "Until January 2022"),
        ("../2022-01-10", "2022", "Until January 2022"),
        ("/2022", "Without a known start", ""),
        ("[..2022-01]", "2022", "Until January 2022"),
        ("0001", "AD 1", ""),
        ("-0043-03", "44 BC", "March 44 BC"),
        ("[-0050..-0041]", "51 to 42 BC", ""),
        ("9999-12-31", "9999", "December 9999"),
    ],
)
def test_headings_say_as_much_as_the_date(text: str, year: str, month: str) -> None:
    assert headings(EventDate.parse(text)) == (year, month)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-01-10~", "2022-01-10"),
        ("2021-04/..", "2021-04"),
        ("201X", "2010"),
        ("2021-33", "2021"),
        ("[2022-01-21..2022-01-28]", "2022-01"),
        ("[2021-12-21..2022-02-10]", "2021"),
        ("../2022-01-03", "2022-01-03"),
        ("-0043-03-15", ""),
    ],
)
def test_the_machine_readable_date_never_makes_up_a_day(
    text: str, expected: str
) -> None:
    assert moment(EventDate.parse(text)) == expected


def test_an_event_of_a_whole_year_comes_before_its_months() -> None:
    page = Outline(
        page_of(made({"date": "2021-01"}, {"date": "2021-01-01"}, {"date": "2021"}))
    )
    assert page.values("id", "article")[0] == "e2"


def test_no_heading_is_empty() -> None:
    page = page_of(made({"date": "[2021-01-01..]"}, {"date": "2021"}))
    assert re.findall("<h3>([^<]*)</h3>", page)[:2] == [
        "January 2021",
        "Some time in 2021",
    ]


def test_bars_before_the_year_1_are_labelled_in_words() -> None:
    page = page_of(made({"date": "-0043-03-15"}, {"date": "0079-08-24"}))
    assert "-43" not in re.sub(
        r'"[^"]*"|<script.*?</script>', "", page, flags=re.DOTALL
    )


def test_the_strip_gives_a_quiet_past_little_room_and_a_crowded_month_much() -> None:
    axis = bars(event.date for event in load().events)
    width = BarPicture(axis).width
    room = {
        unit: sum(bar.width for bar in axis if bar.unit == unit) / width
        for unit in ("day", "month", "quiet")
    }
    assert room["day"] > 0.6
    assert room["quiet"] < 0.06
    assert [str(bar.period) for bar in axis if bar.unit == "quiet"] == [
        "2003-01-01..2013-12-31",
        "2015-01-01..2020-12-31",
    ]


@settings(max_examples=150)
@given(st.lists(event_dates(), max_size=12))
def test_the_strip_counts_every_beginning_once_and_leaves_no_day_out(
    dates: list[EventDate],
) -> None:
    axis, begun = bars(dates), [*beginnings(dates)]
    assert sum(bar.events for bar in axis) == pytest.approx(len(begun))
    for left, right in pairwise(axis):
        assert right.period.lower == left.period.upper + 1
        assert right.x == left.x + left.width
    assert len(axis) < 500


def test_years_in_which_nothing_begins_are_one_bar_however_many() -> None:
    axis = bars(map(EventDate.parse, ("2022-01-27", "2022/Y17E7", "Y17E7")))
    found = [(bar.period.lower.year, bar.period.upper.year, bar.unit) for bar in axis]
    assert found == [
        (2022, 2099, "century"),
        (2100, 169_999_999, "quiet"),
        (170_000_000, 170_000_000, "century"),
    ]
    assert [bar.events for bar in axis] == [2, 0, 1]


def test_labels_find_room() -> None:
    picture = BarPicture(bars(event.date for event in load().events))
    assert [label.text for label in picture.labels] == [
        "2002",
        "2014",
        "2021",
        "Nov",
        "Dec",
        "Jan 2022",
    ]
    assert [label.text for label in picture.labels if label.wide] == ["2014"]
    assert picture.words == (
        "Each bar is a year, from January 2021 a month, from November 2021 a day, from February 2022 a month; "
        "heights compare bars of one length, and longer ones are pale"
    )


def test_very_many_events_are_said_to_be_slow_to_open() -> None:
    html = format_named("html")
    (event,) = made({"date": "2022"}).events
    lots = Timeline.model_construct(events=(event,) * 5_001)
    assert burden(lots, html).startswith(
        "html: 5,001 events make a page that is slow to open; keep it to 5,000"
    )
    assert burden(Timeline.model_construct(events=(event,) * 5_000), html) == ""


def test_a_page_without_events_or_with_one_is_a_page() -> None:
    assert "There are no events in this selection." in page_of(made())
    assert "<figure" not in page_of(made({"date": "2022-01-01"}))


# the file in a browser

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
]


def needed(module: str) -> Any:
    """The module; where it is not installed the test is skipped, but never under CI."""
    return (
        import_module(module) if os.environ.get("CI") else pytest.importorskip(module)
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser; where there is none the test is skipped, but never under CI."""
    playwright = needed("playwright.sync_api")
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("no chromium on this machine: the page is not tried in a browser")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Reader:
    """Someone who opens a page: `heard` is all that the browser asked for or complained about."""

    def __init__(
        self, browser: Any, file: Path, view: str = "", **settings: Any
    ) -> None:
        self.context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, **settings}
        )
        self.page = self.context.new_page()
        self.heard: list[str] = []
        self.page.on(
            "console", lambda message: self.heard.append(f"console: {message.text}")
        )
        self.page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        self.page.on(
            "request", lambda request: self.heard.append(request.url.split("#")[0])
        )
        self.page.goto(file.as_uri() + view)

    @property
    def ids(self) -> list[str]:
        """The ids of the events that show."""
        found: list[str] = self.page.evaluate(
            "[...document.querySelectorAll('article')].filter(a => a.checkVisibility()).map(a => a.id)"
        )
        return found

    @property
    def count(self) -> str:
        """What the live region says."""
        said: str = self.page.locator("[role=status]").inner_text()
        return said

    @property
    def view(self) -> str:
        """The hash of the address."""
        return str(self.page.evaluate("location.hash.slice(1)"))


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """The page of the bundled chronology."""
    return saved(load(), tmp_path)


def saved(timeline: Timeline, folder: Path) -> Path:
    file = folder / "page.html"
    file.write_text(page_of(timeline), encoding="utf-8", newline="")
    return file


@pytest.fixture
def reading(browser: Any) -> Iterator[Any]:
    """Opens pages and closes them: `reading(file, "#actor=nato", color_scheme="dark")`."""
    readers: list[Reader] = []

    def opened(file: Path, view: str = "", **settings: Any) -> Reader:
        readers.append(Reader(browser, file, view, **settings))
        return readers[-1]

    yield opened
    for reader in readers:
        reader.context.close()


def test_it_asks_for_nothing_and_says_nothing_on_the_console(
    reading: Any, bundled: Path
) -> None:
    reader = reading(bundled, "#from=2022-01-10&at=london-accusation")
    page = reader.page
    page.get_by_role("button", name="NATO 8").click()
    page.get_by_role("searchbox").fill("geneva")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("slider", name="First day").press("ArrowLeft")
    page.get_by_role("button", name="Clear all").click()
    page.evaluate("location.hash = 'actor=nato'")
    page.wait_for_function(
        "() => document.querySelector('output').textContent.startsWith('9 ')"
    )
    page.evaluate("location.hash = 'london-accusation'")
    page.wait_for_function(
        "() => document.querySelector('output').textContent === '70 events'"
    )
    assert reader.heard == [bundled.as_uri()]


@pytest.mark.parametrize(
    ("view", "asked"),
    [
        ("actor=nato", ("--actor", "nato")),
        ("actor=russia", ("--actor", "Russia")),
        ("actor=kremlin,united-states", ("--actor", "kremlin", "--actor", "us")),
        ("theme=military", ("--theme", "military")),
        (
            "theme=energy,sanctions&actor=germany",
            ("--theme", "energy,sanctions", "--actor", "germany"),
        ),
        (
            "from=2022-01-21&to=2022-01-25",
            ("--from", "2022-01-21", "--to", "2022-01-25"),
        ),
        ("from=2022-01-28", ("--from", "2022-01-28")),
        ("to=2014-06-30", ("--to", "2014-06-30")),
        ("text=geneva+written", ("--text", "geneva written")),
        (
            "text=%22pro-russian+leader%22,200,nuclear",
            ("--text", '"pro-Russian leader",200,nuclear'),
        ),
        ("text=kiev", ("--text", "kiev")),
        (
            "actor=putin,lavrov&theme=diplomacy&from=2021-12-01&text=guarantees",
            (
                "--actor",
                "putin,lavrov",
                "--theme",
                "diplomacy",
                "--from",
                "2021-12-01",
                "--text",
                "guarantees",
            ),
        ),
    ],
)
def test_filters_find_what_the_command_line_finds(
    reading: Any, bundled: Path, run: Run, view: str, asked: tuple[str, ...]
) -> None:
    reader = reading(bundled, f"#{view}")
    rows = json.loads(run("list", "--format", "json", *asked).stdout)
    assert rows
    assert sorted(reader.ids) == sorted(row["id"] for row in rows)
    marked = reader.page.evaluate(
        "[...document.querySelectorAll('[data-maybe]')].filter(a => a.checkVisibility()).map(a => a.id)"
    )
    assert sorted(marked) == sorted(
        row["id"] for row in rows if row["match"] == "maybe"
    )
    maybe = f", {len(marked)} of them maybe" if marked else ""
    assert reader.count == f"{len(rows)} of 70 events{maybe}"


HOURS = made(
    {"date": "2022-02-24T05:00", "title": "A"},
    {"date": "2022-02-24T05:07/2022-02-24T06:15", "title": "B"},
    {"date": "2022-02-24", "title": "C"},
    {"date": "2022-02-24T05:30:10", "title": "D"},
    {"date": "2022-02-23/2022-02-25", "title": "E"},
    {"date": "2022-02-24T00:00", "title": "F"},
    {"date": "2022-02-24T03:10Z", "title": "G"},
    {"date": "2022-02", "title": "H"},
)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2022-02-24T05:00", "2022-02-24T05:30"),
        ("2022-02-24T05:08", "2022-02-24T06:00"),
        ("2022-02-24T05:31", ""),
        ("", "2022-02-24T04:59"),
        ("", "2022-02-23"),
        ("2022-02-24", "2022-02-24"),
        ("2022-02-24T06:16", "2022-02-25"),
    ],
)
def test_times_are_filtered_as_on_the_command_line(
    reading: Any, tmp_path: Path, run: Run, first: str, last: str
) -> None:
    data = tmp_path / "data.json"
    data.write_text(HOURS.model_dump_json(exclude_defaults=True), encoding="utf-8")
    view = "&".join(
        f"{name}={value.replace(':', '%3A')}"
        for name, value in (("from", first), ("to", last))
        if value
    )
    reader = reading(saved(HOURS, tmp_path), f"#{view}")
    asked = [
        word
        for name, value in (("--from", first), ("--to", last))
        if value
        for word in (name, value)
    ]
    found = run("list", "--data", data, "--format", "json", *asked).stdout
    rows = json.loads(found)
    assert sorted(reader.ids) == sorted(row["id"] for row in rows)
    marked = reader.page.evaluate(
        "[...document.querySelectorAll('[data-maybe]')].filter(a => a.checkVisibility()).map(a => a.id)"
    )
    maybe = [row["id"] for row in rows if row["match"] == "maybe"]
    assert sorted(marked) == sorted(maybe)


def test_a_time_is_typed_beside_its_day_where_there_are_times(
    reading: Any, bundled: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "hours"
    folder.mkdir()
    reader = reading(saved(HOURS, folder))
    reader.page.locator("input[name=from]").fill("2022-02-24")
    reader.page.locator("input[name=from-time]").fill("05:31")
    assert reader.view == "from=2022-02-24T05%3A31"
    reader.page.get_by_role("button", name="Clear all").click()
    assert (reader.view, reader.count) == ("", "8 events")
    assert reading(bundled).page.locator("input[type=time]").count() == 0


WORDED = made(
    {"date": "2022-01-01", "title": "Élysée: le Président reçoit"},
    {
        "date": "2022-01-02",
        "title": "Die Straße zum See",
        "summary": "8,500 Soldaten\nund mehr",
    },
    {"date": "2022-01-03", "title": "Москва відповідає", "actors": ["kyiv"]},
    {"date": "2022-01-04", "title": "外交部回应俄罗斯"},
    {"date": "2022-01-05", "title": "ΟΔΟΣ και ὁδός", "place": "Åland"},
    {
        "date": "2022-01-06",
        "title": "A [sic] (b) C++ 50% a.b",
        "quotes": [{"text": "we, the people"}],
    },
    {
        "date": "2022-01-07",
        "title": "snake_case and ﬁne co-operation",
        "targets": ["kyiv"],
    },
    {
        "date": "2022-01-08",
        "title": "Łódź and Wałęsa",
        "place": "Tromsø, Ægir, Þingvellir",
    },
    {
        "date": "2022-01-09",
        "title": "Đoković and Işık at Ħal Għaxaq",
        "summary": "Une œuvre.",
    },
    actors=[{"id": "kyiv", "name": "Київ, столиця"}],
)


@pytest.fixture(scope="module")
def worded(
    browser: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Reader, Path]]:
    """A page of events in many scripts, and the data that it was made from."""
    folder = tmp_path_factory.mktemp("worded")
    (folder / "data.json").write_text(
        WORDED.model_dump_json(exclude_defaults=True), encoding="utf-8"
    )
    reader = Reader(browser, saved(WORDED, folder))
    yield reader, folder / "data.json"
    reader.context.close()


@pytest.mark.parametrize(
    "words",
    ["elysee", "lysee", "strasse", "STRASSE see", '"und mehr"', '"soldaten und"', "8,500", "8,50", "500", "москва",
     "МОСК", "москв,外交", "俄罗斯", "οδος", "οδόσ", "aland", "[sic]", "(b)", "c++", "50%", "a.b", "axb",
     '"we, the"', "case", "snake_case", "fine", "operation", "киів", "київ", '"kyiv', "elysee, ,see", "nowhere",
     "lodz", "WALESA", "łodz", "tromso", "aegir", "thingvellir", "dokovic", "isik", "hal ghaxaq", "oeuvre"],
)  # fmt: skip
def test_text_is_found_as_the_command_line_finds_it(
    worded: Any, run: Run, words: str
) -> None:
    reader, data = worded
    rows = json.loads(
        run("list", "-d", data, "--format", "json", "--text", words).stdout
    )
    reader.page.get_by_role("searchbox").fill(words)
    assert sorted(reader.ids) == sorted(row["id"] for row in rows)


@pytest.mark.parametrize(
    ("view", "asked"),
    [
        ("theme=energy", ("--theme", "energy")),
        ("text=gas&actor=germany", ("--text", "gas")),
        ("actor=nato&from=2022-01-10", ("--from", "2022-01-10")),
        ("theme=military&actor=nato", ("--theme", "military")),
    ],
)
def test_names_have_their_numbers_under_the_other_filters(
    reading: Any, bundled: Path, run: Run, view: str, asked: tuple[str, ...]
) -> None:
    page = reading(bundled, f"#{view}").page
    shown = page.evaluate(
        """Object.fromEntries([...document.querySelectorAll(".chips [name=actor]")].filter(chip => !chip.hidden)
        .map(chip => [chip.value, +chip.lastElementChild.textContent]))"""
    )
    for actor in load().actors:
        found = run("list", "--count", "--actor", f"{actor.id}", *asked).stdout
        pressed = actor.id in view
        assert shown.get(actor.id, 0) == int(found), actor.id
        assert pressed or shown.get(actor.id) != 0


def test_a_searched_word_that_is_a_name_is_reported(
    reading: Any, bundled: Path, run: Run
) -> None:
    reader = reading(bundled)
    reader.page.get_by_role("searchbox").fill("Kiev")
    hint = reader.page.locator(".also button")
    number = run("list", "--count", "--actor", "Kiev").stdout.strip()
    assert hint.all_inner_texts() == [
        f"“Kiev” is also the actor Ukraine: show its {number} events"
    ]
    hint.click()
    assert reader.view == "actor=ukraine"
    assert reader.count == f"{number} of 70 events"
    assert hint.count() == 0


def test_the_names_of_a_long_list_are_a_list_to_open(
    reading: Any, bundled: Path
) -> None:
    page = reading(bundled).page
    shown = page.locator(".chips button[name=actor]:visible")
    assert shown.count() == 12
    page.get_by_text("more names").first.click()
    assert shown.count() == 27
    page.get_by_role("searchbox").fill("nowhere")
    assert page.locator(".chips details:visible").count() == 0
    # one that is chosen is never hidden
    assert (
        reading(bundled, "#actor=australia")
        .page.locator("button[value=australia]")
        .is_visible()
    )


def test_the_small_print_is_one_line_on_a_phone(reading: Any, bundled: Path) -> None:
    page = reading(bundled, viewport={"width": 390, "height": 844}).page
    assert page.locator("figcaption").bounding_box()["height"] < 30


def test_what_began_before_the_dates_stands_last_and_goes_back(
    reading: Any, bundled: Path, run: Run
) -> None:
    reader = reading(bundled, "#from=2022-01-21&to=2022-01-25")
    shown = run("list", "--from", "2022-01-21", "--to", "2022-01-25", "--columns", "id")
    assert reader.ids == shown.lines
    assert reader.page.get_by_role("heading", name="Ongoing").is_visible()
    reader.page.get_by_role("button", name="Clear all").click()
    assert reader.ids == run("list", "--columns", "id").lines
    assert not reader.page.get_by_role("heading", name="Ongoing").is_visible()


def test_the_address_restores_what_was_chosen(reading: Any, bundled: Path) -> None:
    first = reading(bundled)
    first.page.get_by_role("button", name="Ukraine 22").click()
    first.page.locator("button[value=diplomacy]").click()
    first.page.get_by_label("From").fill("2022-01-19")
    first.page.get_by_role("searchbox").fill("paris & geneva, ukraine")
    assert (
        first.view
        == "text=paris+%26+geneva,+ukraine&from=2022-01-19&actor=ukraine&theme=diplomacy"
    )
    second = reading(bundled, f"#{first.view}")
    assert second.ids == first.ids != []
    assert (
        second.page.get_by_role("searchbox").input_value() == "paris & geneva, ukraine"
    )
    assert second.page.get_by_label("From").input_value() == "2022-01-19"
    pressed = second.page.get_by_role("button", pressed=True)
    # each with how many events it finds under the other filters
    assert pressed.all_inner_texts() == ["Ukraine 3", "Diplomacy 3"]
    assert second.view == first.view


@pytest.mark.parametrize(
    "view",
    ["from=soon", "at=nothing", "=&&=", "text=%E0%A4%A", "unknown=1", "%E0%A4%A"],
)
def test_an_address_that_makes_no_sense_shows_everything(
    reading: Any, bundled: Path, view: str
) -> None:
    reader = reading(bundled, f"#{view}")
    shown = len(reader.ids)
    assert shown == 70 or view.startswith("text")
    assert not [said for said in reader.heard if said.startswith("error")]


def test_an_id_that_is_not_in_the_timeline_finds_nothing_and_can_be_cleared(
    reading: Any, bundled: Path
) -> None:
    reader = reading(bundled, "#actor=atlantis")
    assert (reader.ids, reader.count) == ([], "0 of 70 events")
    reader.page.get_by_role("button", name="Clear all").click()
    assert (len(reader.ids), reader.view) == (70, "")


def test_a_link_to_an_event_that_a_filter_hides_shows_it(
    reading: Any, bundled: Path
) -> None:
    reader = reading(bundled, "#actor=blinken&theme=diplomacy")
    target = "us-written-answer"
    assert target not in reader.ids
    reader.page.locator(f"article:visible a[href='#{target}']").first.click()
    reader.page.wait_for_function(
        "() => document.querySelector('output').textContent === '70 events'"
    )
    assert reader.view == target
    assert reader.page.locator(f"article[id='{target}']").evaluate(
        "a => Math.abs(a.getBoundingClientRect().top) < 60"
    )


def test_a_link_within_a_view_keeps_the_view(reading: Any, bundled: Path) -> None:
    reader = reading(bundled, "#actor=blinken")
    reader.page.get_by_role("link", name="Blinken visits Ukraine").click()
    reader.page.wait_for_url("**/*#actor=blinken&at=blinken-in-ukraine")
    assert len(reader.ids) < 70


def test_dates_in_the_wrong_order_find_nothing_and_say_why(
    reading: Any, bundled: Path
) -> None:
    reader = reading(bundled, "#from=2022-01-27&to=2021-01-01")
    assert (reader.ids, reader.count) == (
        [],
        "0 of 70 events: the first day is after the last",
    )


def test_without_a_script_every_event_shows_and_no_control_does(
    reading: Any, bundled: Path
) -> None:
    reader = reading(bundled, "#actor=nato", java_script_enabled=False)
    assert reader.page.locator("article:visible").count() == 70
    assert reader.page.locator("button:visible, input:visible").count() == 0
    assert reader.page.locator("svg.bars").is_visible()


def test_the_strip_chooses_dates_by_dragging_and_by_its_handles(
    reading: Any, bundled: Path
) -> None:
    reader = reading(bundled)
    page, strip = reader.page, reader.page.locator(".bars").bounding_box()
    days = [
        bar for bar in bars(event.date for event in load().events) if bar.unit == "day"
    ]
    width = int(page.get_by_role("slider", name="First day").get_attribute("max"))

    def over(day: str) -> float:
        (bar,) = (bar for bar in days if str(bar.period) == day)
        return float(strip["x"] + (bar.x + 0.5) / width * strip["width"])

    page.mouse.move(over("2022-01-24"), strip["y"] + 10)
    page.mouse.down()
    page.mouse.move(over("2022-01-21"), strip["y"] + 10)
    page.mouse.up()
    assert reader.view == "from=2022-01-21&to=2022-01-24"
    handle = page.get_by_role("slider", name="Last day")
    handle.press("ArrowRight")
    assert reader.view == "from=2022-01-21&to=2022-01-25"
    assert handle.get_attribute("aria-valuetext") == "2022-01-25"
    page.get_by_role("slider", name="First day").press("Home")
    handle.press("End")
    assert (reader.view, reader.count) == ("", "70 events")


def test_a_handle_steps_from_bar_to_bar_however_wide_they_are(
    reading: Any, bundled: Path
) -> None:
    reader = reading(bundled)
    handle = reader.page.get_by_role("slider", name="First day")
    seen = []
    for _ in range(5):
        handle.press("ArrowRight")
        seen.append(reader.page.get_by_label("From").input_value())
    assert seen == [
        "2003-01-01",
        "2014-01-01",
        "2015-01-01",
        "2021-01-01",
        "2021-02-01",
    ]
    handle.press("ArrowLeft")
    assert reader.page.get_by_label("From").input_value() == "2021-01-01"


FOCUSABLE = "a[href], button, input, summary"


def test_the_keyboard_alone_reaches_everything_and_shows_where_it_is(
    reading: Any, small: Path, tmp_path: Path
) -> None:
    reader = reading(saved(load(small), tmp_path))
    page = reader.page
    wanted = page.evaluate(
        f"""[...document.querySelectorAll("{FOCUSABLE}")].filter(e => e.checkVisibility()).map((e, n) => {{ e.n = n;
        return n; }})"""
    )
    reached: list[int] = []
    for _ in range(len(wanted) + 30):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """(() => { const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
            return {n: e.n, range: e.type === "range", shown: style.outlineStyle === "solid" && box.top < innerHeight
            && box.bottom > 0}; })()"""
        )
        if stop["n"] is not None:
            assert stop["shown"] or stop["range"], (
                f"no visible focus on stop {stop['n']}"
            )
            reached.append(stop["n"])
    assert set(reached) == set(wanted)


def test_the_handles_of_the_strip_show_their_focus(reading: Any, bundled: Path) -> None:
    page = reading(bundled).page
    for name in ("First day", "Last day"):
        box = page.locator(".strip").bounding_box()
        clip = {"x": 0, "y": box["y"], "width": 1280, "height": box["height"]}
        page.evaluate("document.activeElement.blur()")
        before = page.screenshot(clip=clip)
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement.ariaLabel") != f"{name} shown":
            page.keyboard.press("Tab")
        assert page.screenshot(clip=clip) != before


def test_the_keyboard_alone_uses_everything(reading: Any, bundled: Path) -> None:
    reader = reading(bundled)
    page = reader.page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert reader.view == "~events"
    page.get_by_role("searchbox").focus()
    page.keyboard.type("nato")
    assert reader.count == "15 of 70 events"
    page.get_by_role("button", name="Diplomacy").focus()
    page.keyboard.press("Space")
    assert (
        page.get_by_role("button", name="Diplomacy").get_attribute("aria-pressed")
        == "true"
    )
    page.keyboard.press("Enter")
    assert (
        page.get_by_role("button", name="Diplomacy").get_attribute("aria-pressed")
        == "false"
    )
    page.get_by_role("button", name="Clear all").focus()
    page.keyboard.press("Enter")
    assert (reader.count, page.evaluate("document.activeElement.name")) == (
        "70 events",
        "text",
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("width", "view"), [(1280, ""), (360, "#actor=nato&from=2022-01-20&text=russia")]
)
def test_axe_finds_no_violation(
    reading: Any, bundled: Path, scheme: str, width: int, view: str
) -> None:
    axe = needed("axe_playwright_python.sync_playwright").Axe()
    page = reading(
        bundled, view, color_scheme=scheme, viewport={"width": width, "height": 800}
    ).page
    if width == 360:
        page.get_by_role("button", name="Filters").click()
    page.locator("summary").first.click()
    found = axe.run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []


def test_a_hostile_title_is_text(reading: Any, tmp_path: Path) -> None:
    parts = {
        "actors": [{"id": "a", "name": HOSTILE}],
        "themes": [{"id": "t", "name": HOSTILE}],
    }
    event = {
        "date": "2022",
        "title": HOSTILE,
        "summary": HOSTILE,
        "place": HOSTILE,
        "actors": ["a"],
        "themes": ["t"],
    }
    other = {
        "date": "2021",
        "id": "form",
        "title": HOSTILE,
        "responds_to": ["e0"],
        "quotes": [{"text": HOSTILE}],
    }
    file = saved(
        made(event, other, title=HOSTILE, description=HOSTILE, **parts), tmp_path
    )
    reader = reading(file)
    assert reader.page.title() == HOSTILE
    assert reader.page.locator("article[id=e0] :is(h3, h4)").inner_text() == HOSTILE
    assert reader.page.locator("img").count() == 0
    reader.page.get_by_role("searchbox").fill("onerror")
    assert len(reader.ids) == 2
    assert reader.heard == [file.as_uri()]


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 2560, 3840])
def test_nothing_runs_out_of_the_screen(
    reading: Any, bundled: Path, width: int
) -> None:
    page = reading(bundled, viewport={"width": width, "height": 900}).page
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_the_filters_leave_a_phone_its_screen(reading: Any, bundled: Path) -> None:
    page = reading(bundled, viewport={"width": 360, "height": 640}).page
    page.locator("article").nth(30).scroll_into_view_if_needed()
    box = page.locator("form").bounding_box()
    assert box["y"] == 0
    assert box["height"] < 640 * 0.16
    page.get_by_role("button", name="Filters").click()
    assert page.locator("form").bounding_box()["height"] < 640 * 0.8


def test_an_event_that_is_linked_is_not_under_the_filters_of_a_phone(
    reading: Any, bundled: Path
) -> None:
    page = reading(
        bundled, "#nato-forces-on-alert", viewport={"width": 360, "height": 640}
    ).page
    top = page.locator("article[id=nato-forces-on-alert]").bounding_box()["y"]
    assert top >= page.locator("form").bounding_box()["height"]


def test_print_has_all_events_in_ink_and_no_controls(
    reading: Any, bundled: Path
) -> None:
    page = reading(bundled, color_scheme="dark").page
    pdf = page.pdf(format="A4")
    assert 5 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 25
    page.emulate_media(media="print")
    assert page.locator("article:visible").count() == 70
    assert page.locator("button:visible, input:visible, nav:visible").count() == 0
    assert (
        page.evaluate("getComputedStyle(document.body).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_five_thousand_events_open_and_filter_in_time(
    reading: Any, tmp_path: Path
) -> None:
    """In seconds of the main thread, with room for a slow machine: 1.5 and 0.15 are what it takes on a quiet one."""
    reader = reading(saved(many(5_000), tmp_path))
    page = reader.page
    session = reader.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent(*kinds: str) -> float:
        metrics = {
            m["name"]: m["value"]
            for m in session.send("Performance.getMetrics")["metrics"]
        }
        return float(sum(metrics[f"{kind}Duration"] for kind in kinds))

    assert spent("Layout", "RecalcStyle", "Script") < 2.5
    for press in ("[value=state-3]", "[value=state-3]", "[value=theme-5]", ".clear"):
        before = spent("Layout", "RecalcStyle", "Script")
        page.evaluate(
            f"""async () => {{ document.querySelector("form {press}").click();
            await new Promise(done => requestAnimationFrame(() => setTimeout(done))); }}"""
        )
        assert spent("Layout", "RecalcStyle", "Script") - before < 0.3
        page.wait_for_function(
            """() => document.querySelectorAll(".events li:not([hidden])").length
            === parseInt(document.querySelector("output").textContent.replaceAll(",", ""))"""
        )
    assert len(reader.ids) == 5_000


def test_bars_of_longer_units_are_pale_and_bars_of_one_unit_are_not() -> None:
    picture = BarPicture(bars(event.date for event in load().events))
    pale = {int(x) for x in re.findall(r"M(\d+) 0h", picture.coarse)}
    assert pale == {bar.x for bar in picture.bars if bar.unit != "day"}
    years = [EventDate.parse(str(year)) for year in range(1990, 1996)]
    assert BarPicture(bars(years)).coarse == ""


def test_a_bar_is_as_high_as_its_share_of_the_fullest_of_its_unit() -> None:
    axis = bars(event.date for event in load().events)
    tops: dict[str, int] = {}
    for bar, high in re.findall(r"M(\d+) 100v-(\d+)", BarPicture(axis).path):
        unit = next(known.unit for known in axis if known.x == int(bar))
        tops[unit] = max(int(high), tops.get(unit, 0))
    assert tops == {"year": 100, "month": 100, "day": 100, "quiet": 50}
