"""The Markdown report: prose by year and month, with its sources, in which no data is markup."""

from hypothesis import given, settings
from markdown_it import MarkdownIt

from crisistl.formats.report import write_report
from crisistl.model.timeline import Event, Timeline
from exchange import written
from strategies import timelines

RIVER = Timeline.model_validate(
    {
        "title": "The Vell #1",
        "description": "A quarrel.\n\n- over *a* dam",
        "as_of": "2022-01-27",
        "license": "CC0-1.0",
        "sources": [
            {
                "id": "gazette",
                "title": "The Gazette",
                "publisher": "Gazette Press",
                "url": "https://gazette.example",
            },
            {
                "id": "radio",
                "title": "Radio Norland",
                "author": "Ann Osk",
                "published": "2022-01",
            },
        ],
        "actors": [
            {"id": "norland", "name": "Norland"},
            {"id": "berg", "name": "Ida Berg"},
        ],
        "themes": [{"id": "dam", "name": "The dam"}],
        "omitted": [{"id": "plan", "date": "1971", "title": "A plan"}],
        "events": [
            {
                "id": "denied",
                "date": "2021-11-28",
                "title": "Norland denies it",
                "part_of_day": "evening",
                "actors": ["norland"],
                "targets": ["berg"],
                "themes": ["dam"],
                "quotes": [
                    {"text": "Not one [sluice]", "speaker": "norland"},
                    {"text": "Never"},
                ],
                "responds_to": ["shut", "plan"],
                "contradicts": ["shut"],
                "sources": [
                    "gazette",
                    {"source": "radio", "title": "News", "locator": "minute 4"},
                ],
            },
            {
                "id": "shut",
                "date": "[2021-11-03..2021-11-20]",
                "title": "The sluices are shut!",
                "summary": "By night.\n\nNobody saw it.",
                "status": "claimed",
                "attributed_to": ["berg"],
                "place": "Vell valley",
                "sources": ["gazette"],
            },
            {
                "id": "works",
                "date": "2021~/..",
                "title": "Dam works",
                "sources": [{"url": "https://a.example/<1>"}],
            },
            {"id": "talks", "date": "2022-02", "title": "Talks", "status": "planned"},
            {"id": "feud", "date": "../1999", "title": "A feud", "targets": ["berg"]},
        ],
    }
)

REPORT = """\
# The Vell \\#1

A quarrel.

\\- over \\*a\\* dam

*5 events, as known on 27 January 2022.*

## Without a known start

<a id="feud"></a>**Until 1999.** **A feud.**

→ Ida Berg.

## 2021

<a id="works"></a>**Since about 2021.** **Dam works.**[^1]

### November 2021

<a id="shut"></a>**Between 3 and 20 November 2021.** **The sluices are shut\\!** *Claimed by Ida Berg.* By night.

Nobody saw it.[^2]

Place: Vell valley.

<a id="denied"></a>**28 November 2021, evening.** **Norland denies it.**[^2][^3]

> “Not one \\[sluice\\]” — Norland, as published

> “Never” — as published

Norland → Ida Berg. About: The dam. Answers [The sluices are shut\\!](#shut) (between 3 and 20 November 2021) \
and “A plan” (1971, not in this report). Contradicts [The sluices are shut\\!](#shut) \
(between 3 and 20 November 2021).

## 2022

### February 2022

<a id="talks"></a>**February 2022.** **Talks.** *Planned.*

[^1]: <https://a.example/%3C1%3E>
[^2]: The Gazette, Gazette Press. <https://gazette.example>
[^3]: Ann Osk, “News”, Radio Norland, January 2022, minute 4.

Licence: CC0-1.0
"""


def test_a_report_as_written() -> None:
    assert written(write_report, RIVER) == REPORT


def test_a_report_of_nothing() -> None:
    assert written(write_report, Timeline()) == "# Untitled chronology\n\n*0 events.*\n"


_OURS = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "text_special",
    "strong_open", "strong_close", "em_open", "em_close", "blockquote_open", "blockquote_close", "link_open",
    "link_close", "html_inline", "softbreak", "bullet_list_open", "bullet_list_close", "list_item_open",
    "list_item_close",
}  # fmt: skip


@settings(max_examples=60)
@given(timelines())
def test_nothing_in_the_data_is_markup(timeline: Timeline) -> None:
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    blocks = renderer.parse(written(write_report, timeline))
    tokens = [token for block in blocks for token in (block, *(block.children or ()))]
    assert {token.type for token in tokens} <= _OURS
    items = [token for token in tokens if token.type == "list_item_open"]
    assert len(items) == sum(len(event.accounts) for event in timeline.events)
    anchors = [token.content for token in tokens if token.type == "html_inline"]
    assert len(anchors) == 2 * len(timeline.events)
    assert all(anchor == "</a>" or anchor.startswith('<a id="') for anchor in anchors)


def test_addresses_names_and_formulas_in_texts_stay_words() -> None:
    event = Event.model_validate(
        {
            "id": "a",
            "date": "2022",
            "title": "See www.a.example, https://a.example, a@a.example, @a, :cat: and $x$",
        }
    )
    assert (
        "**See www\\.a.example, https\\://a.example, a\\@a.example, \\@a, \\:cat: and \\$x\\$.**"
        in written(write_report, Timeline(events=(event,)))
    )


def test_an_account_that_begins_like_a_list_is_text() -> None:
    timeline = Timeline.model_validate(
        {
            "sources": [{"id": "s", "title": "- the Post"}],
            "events": [
                {
                    "id": "a",
                    "date": "2022",
                    "title": "x",
                    "accounts": [{"source": {"source": "s"}, "date": "2022-01"}],
                }
            ],
        }
    )
    assert "\n- \\- the Post: January 2022\n" in written(write_report, timeline)


def test_a_vague_event_comes_after_what_is_surely_before_it() -> None:
    dates = (
        "1962-09-04",
        "[1962-10-30..1962-11-30]",
        "1962-10-31",
        "1962",
        "1962-11-02",
    )
    events = []
    for number, date in enumerate(dates):
        events.append(Event(id=f"e{number}", date=date, title=f"Title {number}"))
    text = written(write_report, Timeline(events=tuple(events)))
    shown = [line for line in text.splitlines() if line.startswith(("#", "<a"))]
    assert [line.partition("</a>")[2] or line for line in shown][1:] == [
        "## 1962",
        "**1962.** **Title 3.**",
        "### September 1962",
        "**4 September 1962.** **Title 0.**",
        "### October 1962",
        "**Between 30 October and 30 November 1962.** **Title 1.**",
        "**31 October 1962.** **Title 2.**",
        "### November 1962",
        "**2 November 1962.** **Title 4.**",
    ]
