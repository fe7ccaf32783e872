from datetime import date
from pathlib import Path

import pytest

from crisistl.errors import DataError
from prose.documents.reading import kinds, read, texts


def test_plain_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "A title\n\nOn 3 May  they met.\n\n\nThe end.\n"
    document = read(tmp_path, "a.txt", text)
    assert document.text == text
    assert texts(document) == ["A title", "On 3 May  they met.", "The end."]


def test_each_line_is_a_paragraph_unless_it_was_wrapped(tmp_path: Path) -> None:
    lines = read(
        tmp_path,
        "a.txt",
        "May 3\nThey met in the harbour of Selm for three long days.\nMay 4\nThey left.",
    )
    assert len(lines.paragraphs) == 4
    wrapped = read(
        tmp_path,
        "a.txt",
        "They met in the harbour of Selm, and the ships\nwaited for three long days until they could go\nhome.",
    )
    assert len(wrapped.paragraphs) == 1


def test_markdown_keeps_the_numbers_of_its_source(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "a.md",
        "# Title\n\n1998. They meet.\n2003. They leave.\n\n- one\n- two\n",
    )
    assert texts(document) == [
        "Title",
        "1998. They meet.",
        "2003. They leave.",
        "one",
        "two",
    ]
    assert kinds(document) == ["heading", "item", "item", "item", "item"]


def test_markdown_markup_is_no_text(tmp_path: Path) -> None:
    source = (
        '---\ndate: 2021-10-16\n---\nIn **1999**[^1] on ~~2~~ 3 *May*<!-- 1901 --> [they](https://x.org/1902 "1903") '
        "met.![1904](a.png)\n\n```\n1905\n```\n\n[^1]: See 1987.\n"
    )
    document = read(tmp_path, "a.md", source)
    assert texts(document) == ["In 1999 on 3 May they met.", "See 1987."]
    assert kinds(document) == ["text", "note"]
    assert (document.published, document.published_from) == (
        date(2021, 10, 16),
        "the front matter",
    )


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published 9 March 2031", date(2031, 3, 9)),
        ("Posted on Mar. 9, 2031 at 6:21 a.m.", date(2031, 3, 9)),
        ("LUND, 9 March 2031 (Agency) - The docks are closed.", date(2031, 3, 9)),
        ("Updated: 10 March 2031\n\nPublished: 9 March 2031", date(2031, 3, 9)),
        ("By Ada Berg, Lund, 9 March 2031", date(2031, 3, 9)),
        ("Lund and Ystad, March 9, 2031", date(2031, 3, 9)),
        ("A treaty signed in Lund, 9 March 2031", None),
        ("On 9 March 2031 the docks were closed.", None),
        ("Posted at 6:21 a.m.", None),
    ],
)
def test_the_day_of_publication_is_found_in_the_head_of_the_text(
    head: str, day: date | None, tmp_path: Path
) -> None:
    assert read(tmp_path, "a.txt", f"A title\n\n{head}\n\nText.").published == day


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "has no text"),
        (b" \n\n ", "has no text"),
        (bytes(range(32)) * 40, "NUL"),
        (b"{\\rtf1 text}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word"),
        (b"PK\x03\x04 nothing", "zip"),
        (b"\x01\x02\x03\x04\x05 text" * 9, "not text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=message):
        read(tmp_path, "a.txt", data)
