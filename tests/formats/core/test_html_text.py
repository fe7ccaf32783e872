"""HTML in other tools' texts becomes plain words with links, and plain words become HTML that does nothing."""

import pytest
from hypothesis import given

from crisistl.formats.core.html_text import Link, read_html, write_html
from strategies import texts


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("plain text", "plain text"),
        ("two\nlines", "two\nlines"),
        ("Caf&eacute; &amp; Co", "Café & Co"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One</p>\n   <p>Two</p>", "One\n\nTwo"),
        ("one<br>two<br/><br />three", "one\ntwo\n\nthree"),
        ("one\n   wrapped <b>line</b>", "one wrapped line"),
        ("<ul><li>a</li><li>b</li></ul>after", "- a\n- b\n\nafter"),
        ("<div>a<div>b</div></div>c", "a\nb\nc"),
        (
            "before<script>alert('x < y')</script> after<style>p {}</style>",
            "before after",
        ),
        ("a < b <b>and</b> c > d", "a < b and c > d"),
        ("<b>never <i>closed", "never closed"),
        ("</p></b>closed first", "closed first"),
        ("<!-- hidden -->shown", "shown"),
        ("<a href='https://a.example'>unfinished", "unfinished"),
        ("a <b", "a <b"),
        ("<i>1</i> &lt; 2 <", "1 < 2 <"),
        ("", ""),
    ],
)
def test_words_of_html(html: str, words: str) -> None:
    assert read_html(html)[0] == words


@pytest.mark.parametrize(
    ("html", "links"),
    [
        ('see <a href="https://a.example/x">the  page</a>.', (Link("the page", "https://a.example/x"),)),
        ('<a href="https://a.example"><b>bold</b> words</a>', (Link("bold words", "https://a.example"),)),
        ("<a href='https://a.example'>one<a href='https://b.example'>two", (
            Link("one", "https://a.example"), Link("two", "https://b.example"),
        )),
        ('<img src="/x.png" alt="A map">', (Link("A map", "/x.png"),)),
        ('<iframe src="https://v.example/1"></iframe>', (Link("", "https://v.example/1"),)),
        ('<a href="javascript:alert(1)">x</a><a href="#top">y</a><a name="z">z</a>', ()),
    ],
)  # fmt: skip
def test_links_of_html(html: str, links: tuple[Link, ...]) -> None:
    assert read_html(html)[1] == links


@pytest.mark.parametrize("piece", ["<a ", "<a href='x", "<!--", "<"])
def test_tags_that_never_end_are_read_as_text_and_at_once(piece: str) -> None:
    assert read_html(f"<b>{piece * 50_000}")[0] == (piece * 50_000).strip()


def test_words_are_written_so_that_no_markup_is_left() -> None:
    assert write_html("<b>1 & 2</b>\nnext") == "&lt;b&gt;1 &amp; 2&lt;/b&gt;<br>next"


@given(texts())
def test_what_was_written_is_read(text: str) -> None:
    assert read_html(write_html(text)) == (text, ())
