from pathlib import Path

import pytest

from crisistl.errors import DataError
from prose.documents.reading import kinds, read, texts
from prose.making import docx, zipped


def run(words: str, properties: str = "") -> str:
    return (
        f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
    )


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph(run("Talks began on "), f"<w:del>{run('2').replace('w:t', 'w:delText')}</w:del>",
                   f"<w:ins>{run('3')}</w:ins>", run(" May 1999.")), ["Talks began on 3 May 1999."]),
        (paragraph(f"<w:moveFrom>{run('Moved.')}</w:moveFrom>", run("First."))
         + paragraph(f"<w:moveTo>{run('Moved.')}</w:moveTo>"), ["First.", "Moved."]),
        (paragraph(run("Seen. "), run("Hidden 1901.", "<w:vanish/>"), run("Struck 1902.", "<w:strike/>")), ["Seen."]),
        (paragraph(run("In 1999"), run("4", '<w:vertAlign w:val="superscript"/>'), run(" they met.")),
         ["In 1999 they met."]),
        (paragraph(run("On the 3"), run("rd", '<w:vertAlign w:val="superscript"/>'), run(" of May.")),
         ["On the 3rd of May."]),
        (paragraph(run("In 1999"), "<w:r><w:noBreakHyphen/></w:r>", run("2001")), ["In 1999\u20112001"]),
        (paragraph(run("In 1999"), "<w:r><w:br/></w:r>", run("3 ships")), ["In 1999 3 ships"]),
        (paragraph("<w:sdt><w:sdtContent>", run("Within a control."), "</w:sdtContent></w:sdt>"),
         ["Within a control."]),
        (f"<w:sdt><w:sdtContent>{paragraph(run('Around.'))}</w:sdtContent></w:sdt>", ["Around."]),
        (paragraph(run("Saved "), f'<w:fldSimple w:instr=" SAVEDATE ">{run("1 May 2020")}</w:fldSimple>', run(".")),
         ["Saved ."]),
        (paragraph(run("See "), f'<w:fldSimple w:instr=" REF x ">{run("1 May 2020")}</w:fldSimple>', run(".")),
         ["See 1 May 2020."]),
    ],
)  # fmt: skip
def test_only_what_word_shows_is_text(
    body: str, expected: list[str], tmp_path: Path
) -> None:
    assert texts(read(tmp_path, "a.docx", docx(body))) == expected


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    body = paragraph(
        run("Talks began in "), properties="<w:rPr><w:del/></w:rPr>"
    ) + paragraph(run("May 1999."))
    assert texts(read(tmp_path, "a.docx", docx(body))) == ["Talks began in May 1999."]


def test_words_are_hidden_by_their_style(tmp_path: Path) -> None:
    styles = '<w:style w:styleId="gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = paragraph(run("Seen."), run(" Not seen.", '<w:rStyle w:val="gone"/>'))
    assert texts(read(tmp_path, "a.docx", docx(body, styles=styles))) == ["Seen."]


def test_the_result_of_a_clock_field_is_no_text(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TIME </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("1 May 2020")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(
        read(tmp_path, "a.docx", docx(paragraph(run("Now: "), field, run("then."))))
    ) == ["Now: then."]


def test_notes_are_apart_from_the_body(tmp_path: Path) -> None:
    notes = f'<w:footnote w:id="2">{paragraph(run("See 1987."))}</w:footnote>'
    body = paragraph(
        run("In 1999"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" they met.")
    )
    document = read(tmp_path, "a.docx", docx(body, footnotes=notes))
    assert texts(document) == ["In 1999 they met.", "See 1987."]
    assert kinds(document) == ["text", "note"]


def test_a_text_box_is_read_once_behind_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph(run('A picture.'))}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(
        tmp_path, "a.docx", docx(paragraph(run("One."), drawing, run(" Two.")))
    )
    assert texts(document) == ["One. Two.", "A picture."]


def test_a_row_of_a_table_is_one_paragraph(tmp_path: Path) -> None:
    row = "".join(
        f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in ("3 May 1999", "Talks begin")
    )
    document = read(tmp_path, "a.docx", docx(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"))
    assert texts(document) == ["3 May 1999 | Talks begin"]
    assert kinds(document) == ["row"]


def test_years_as_list_numbers_are_shown_and_in_doubt(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1998"/>'
        '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    body = paragraph(run("They met."), properties=number) + paragraph(
        run("They left."), properties=number
    )
    document = read(tmp_path, "a.docx", docx(body, numbering=numbering))
    assert texts(document) == ["1998. They met.", "1999. They left."]
    assert [p.numbering for p in document.paragraphs] == ["typed", "counted"]
    assert {p.limit for p in document.paragraphs} == {"low"}
    assert len(document.remarks) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (zipped({"word/document.xml": "<a>"}), "not well-formed"),
        (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "document type"),
        (zipped({"word/document.xml": "<a>" * 500}), "nested too deeply"),
        (zipped({"word/document.xml": f"<a>{' ' * 30_000_000}</a>"}), "unpacks to"),
        (docx("")[:200], "zip"),
        (docx(""), "has no text"),
    ],
)  # fmt: skip
def test_what_is_damaged_is_refused(data: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=message):
        read(tmp_path, "a.docx", data)
