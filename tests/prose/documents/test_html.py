from datetime import date
from pathlib import Path

import pytest

from crisistl.errors import DataError
from crisistl.prose.documents.html import read_html
from prose.documents.reading import kinds, read, texts

pytest.importorskip("lxml")


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>On <del>2</del> <ins>3</ins> May<s>, 1998</s>.</p>", ["On 3 May."]),
        (
            '<p>Seen.<span hidden> 1901</span><span style="DISPLAY: none"> 1902</span><!-- 1903 --></p>',
            ["Seen."],
        ),
        (
            "<p>Seen.</p><template><p>1904</p></template><script>1905</script><noscript>1906</noscript>",
            ["Seen."],
        ),
        (
            "<p>In 1999<sup>[3]</sup> and on the 3<sup>rd</sup>.</p>",
            ["In 1999 and on the 3rd."],
        ),
        (
            "<p>On <time datetime='1999-05-03'>3 May 1999</time> they met.</p>",
            ["On 3 May 1999 they met."],
        ),
        ("<dl><dt>3 May 1999</dt><dd>They met.</dd></dl>", ["3 May 1999", "They met."]),
        ("<p>In 1999<br>3 ships came.</p>", ["In 1999 3 ships came."]),
        (
            "<table><tr><td>1999</td><td>They met.</td></tr></table>",
            ["1999 | They met."],
        ),
        ("<div>One.<p>Two.</p>Three.</div>", ["One.", "Two.", "Three."]),
        ('<p>Seen.</p><div class="related"><p>In 1901.</p></div>', ["Seen."]),
    ],
)
def test_only_what_the_page_shows_is_text(
    body: str, expected: list[str], tmp_path: Path
) -> None:
    assert texts(read(tmp_path, "a.html", page(body))) == expected


def test_a_style_sheet_can_hide_words(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "a.html",
        page(
            '<p>Seen. <i class="old">1901</i></p>', "<style>.old {display:none}</style>"
        ),
    )
    assert texts(document) == ["Seen."]


def test_only_the_article_is_read(tmp_path: Path) -> None:
    html = "<html><body><nav>1 May 2001</nav><main><p>The text.</p><aside>2002</aside></main><footer>2003"
    assert texts(read(tmp_path, "a.html", html)) == ["The text."]


def test_typed_list_numbers_are_text_and_counted_ones_are_not(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "a.html",
        page(
            '<ol start="1998"><li>One.</li><li>Two.</li><li value="2003">Three.</li></ol>'
        ),
    )
    assert texts(document) == ["1998. One.", "Two.", "2003. Three."]
    assert [p.numbering for p in document.paragraphs] == ["typed", None, "typed"]


def test_a_clock_in_a_time_element_dates_its_entry(tmp_path: Path) -> None:
    entry = '<section><time datetime="2021-10-1{0}T08:00Z">08:00</time><h2>News</h2><p>Text.</p></section>'
    document = read(
        tmp_path, "a.html", page(entry.format(7) + entry.format(6) + "<p>End.</p>")
    )
    assert [p.day for p in document.paragraphs] == ["2021-10-17"] * 3 + [
        "2021-10-16"
    ] * 3 + [None]
    assert kinds(document)[1] == "heading"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2021-10-11T22:30:00-02:00">', date(2021, 10, 12)),
        ('<meta property="article:modified_time" content="2021-10-20">', None),
        ('<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"2021-10-12"}]}</script>',
         date(2021, 10, 12)),
        ('<script type="application/ld+json">{"@type":"Comment","datePublished":"2019-10-12"}</script>', None),
        ('<meta name="date" content="2021-10-12"><meta name="pubdate" content="2021-10-14">', None),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_that_of_the_metadata(
    head: str, expected: date | None, tmp_path: Path
) -> None:
    document = read(
        tmp_path, "a.html", page("<p>On 1 May 2011 they met.</p><p>© 2024</p>", head)
    )
    assert document.published == expected


def test_a_page_without_an_article_is_read_where_its_text_is(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    long = (
        "The talks between the two harbour towns went on until late at night, and nobody wished to leave first. "
        * 3
    )
    html = (
        "<html><body><div id='top'><a href='/'>Home</a></div><div><h1>Talks</h1>"
        f"<h2>3 May 1999</h2><p>{long}</p><h2>4 May 1999</h2><p>On <time>5 May 1999</time> they met. {long}</p></div>"
    )
    found = texts(read(tmp_path, "a.html", html))
    assert found[-3:-1] == [long.strip(), "4 May 1999"]
    assert found[-1].startswith("On 5 May 1999 they met.")
    assert "3 May 1999" in found


def test_a_page_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no text"):
        read(tmp_path, "a.html", page("<p> </p>"))


def test_a_page_of_more_tags_than_any_article_is_refused() -> None:
    with pytest.raises(DataError, match="has 150,001 tags, more than any article"):
        read_html("<p>" * 150_001, "a.html")
