import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from crisistl.errors import DataError
from crisistl.prose.documents.pdf import reader
from prose.documents.reading import kinds, read, texts
from prose.making import pdf, text

pytest.importorskip("pypdfium2")


def test_raised_marks_are_left_out_and_raised_letters_are_kept(tmp_path: Path) -> None:
    page = [text(40, 250, "In 1999"), text(77.5, 254, "4", 7), text(84, 250, "they met on the 3"),
            text(167.5, 254, "rd", 7), text(177, 250, "of May.")]  # fmt: skip
    assert texts(read(tmp_path, "a.pdf", pdf(page))) == [
        "In 1999 they met on the 3rd of May."
    ]


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [
        "On 3 May 1999 the envoys of",
        "both towns met at Lund, and",
        "they talked until late in the",
        "night about the harbour.",
    ]
    right = [
        "On 5 May they met once more",
        "and signed what both of the",
        "towns had asked for in the",
        "first days of that spring.",
    ]
    drawn = [
        text(x, 260 - 14 * row, words)
        for x, column in ((40, left), (230, right))
        for row, words in enumerate(column)
    ]
    document = read(tmp_path, "a.pdf", pdf(drawn))
    assert texts(document) == [" ".join(left), " ".join(right)]
    assert {p.limit for p in document.paragraphs} == {"high"}
    across = [
        words for pair in zip(drawn[:4], drawn[4:], strict=True) for words in pair
    ]
    document = read(tmp_path, "a.pdf", pdf(across))
    assert texts(document) == [" ".join(left), " ".join(right)]
    assert {p.limit for p in document.paragraphs} == {"medium"}
    assert "another order" in document.remarks[0]


def test_headers_and_page_numbers_do_not_stop_a_sentence(tmp_path: Path) -> None:
    def page(number: int, words: str) -> list[str]:
        return [
            text(40, 300, "The Lund Review, 9 June 2020", 9),
            text(40, 250, words),
            text(205, 20, str(number), 9),
        ]

    pages = [
        page(1, "The envoys met in Octo-"),
        page(2, "ber 1999 and left on 3"),
        page(3, "May 2000."),
    ]
    document = read(tmp_path, "a.pdf", pdf(*pages))
    assert texts(document) == ["The envoys met in October 1999 and left on 3 May 2000."]
    assert document.paragraphs[0].page == 1


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("in Septem-", "ber", "in September"),
        ("in 1999-", "2001", "in 1999-2001"),
        ("the Selm-", "Lund line", "the Selm-Lund line"),
    ],
)
def test_hyphens_at_line_ends(
    first: str, second: str, expected: str, tmp_path: Path
) -> None:
    page = [text(40, 250, f"They met {first}"), text(40, 236, f"{second} again.")]
    assert texts(read(tmp_path, "a.pdf", pdf(page))) == [f"They met {expected} again."]


def test_what_the_page_does_not_show_is_no_text(tmp_path: Path) -> None:
    page = [
        text(40, 250, "They met in 1999."),
        text(40, 230, "White in 1901.", more="1 1 1 rg"),
        text(40, 210, "Unseen in 1902.", more="3 Tr"),
        text(40, 900, "Outside in 1903."),
        text(40, 190, "Covered in 1904."),
        "0 0 0 rg 30 185 200 20 re f",
    ]
    assert texts(read(tmp_path, "a.pdf", pdf(page))) == ["They met in 1999."]


def test_the_text_of_a_scan_is_never_certain(tmp_path: Path) -> None:
    document = read(
        tmp_path, "a.pdf", pdf([text(40, 250, "They met in 1999.", more="3 Tr")])
    )
    assert texts(document) == ["They met in 1999."]
    assert document.paragraphs[0].limit == "medium"


def test_struck_through_words_are_left_out_and_reported(tmp_path: Path) -> None:
    page = [text(40, 250, "On 2 3 May 1999 they met."), "0 0 0 rg 58 252.5 6 0.8 re f"]
    document = read(tmp_path, "a.pdf", pdf(page))
    assert texts(document) == ["On 3 May 1999 they met."]
    assert document.paragraphs[0].limit == "low"
    assert "'2'" in document.remarks[0]


def test_a_row_of_a_table_is_one_paragraph_with_its_date_first(tmp_path: Path) -> None:
    page = [
        text(66, 249, "14 June 1999"), text(166, 261, "The harbour is closed to all of the"),
        text(166, 249, "ships that come from Lund, and the"), text(166, 237, "council asks both towns to talk."),
        text(66, 219, "3 May 2001"), text(166, 219, "A treaty is signed."),
        "60 273 300 0.5 re f 60 232 300 0.5 re f 60 213 300 0.5 re f",
    ]  # fmt: skip
    document = read(tmp_path, "a.pdf", pdf(page))
    assert texts(document) == [
        "14 June 1999 | The harbour is closed to all of the ships that come from Lund, and the council asks both "
        "towns to talk.",
        "3 May 2001 | A treaty is signed.",
    ]
    assert kinds(document) == ["row", "row"]


def test_notes_at_the_foot_are_apart(tmp_path: Path) -> None:
    page = [text(40, 250, "They met in 1999"), text(129, 254, "1", 7), text(40, 236, "and left in the year 2000."),
            text(40, 60, "1 See the book of 1987.", 8)]  # fmt: skip
    document = read(tmp_path, "a.pdf", pdf(page))
    assert texts(document) == [
        "They met in 1999 and left in the year 2000.",
        "1 See the book of 1987.",
    ]
    assert kinds(document) == ["text", "note"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf(["0 0 0 rg 40 40 100 100 re f"]), "only pictures"),
        (b"%PDF-1.4 and no more", "damaged"),
    ],
)
def test_a_pdf_without_text_is_refused(
    data: bytes, message: str, tmp_path: Path
) -> None:
    with pytest.raises(DataError, match=message):
        read(tmp_path, "a.pdf", data)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a child process")
def test_a_pdf_that_takes_too_much_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hungry(raw: object, document: object) -> Iterator[int]:
        yield len(bytearray(600_000_000))

    monkeypatch.setattr(reader, "_read_pages", hungry)
    refused = "took more than 400 MB of memory; draft from a part of it"
    with pytest.raises(DataError, match=refused):
        read(tmp_path, "a.pdf", pdf([text(40, 250, "In 1999 they met.")]))
