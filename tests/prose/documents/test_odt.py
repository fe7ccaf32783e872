from pathlib import Path

import pytest

from prose.documents.reading import kinds, read, texts
from prose.making import odt


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<text:tracked-changes><text:p>Deleted 1901.</text:p></text:tracked-changes><text:p>On '
         '<text:change/>3 May.</text:p>', ["On 3 May."]),
        ("<text:p>In 1999<office:annotation><text:p>1998?</text:p></office:annotation> too.</text:p>",
         ["In 1999 too."]),
        ("<text:p>Saved <text:modification-date>1 May 2020</text:modification-date>.</text:p>", ["Saved ."]),
        ('<text:p>One.<text:span text:style-name="gone"> Two.</text:span></text:p>', ["One."]),
        ('<text:p>In 1999<text:span text:style-name="up">3</text:span> too.</text:p>', ["In 1999 too."]),
        ('<text:p>The 3<text:span text:style-name="up">rd</text:span> day.</text:p>', ["The 3rd day."]),
        ('<text:p>In 1999<text:line-break/>3 ships<text:s/><text:s/>came.</text:p>', ["In 1999 3 ships came."]),
        ('<text:section text:display="none"><text:p>Hidden.</text:p></text:section><text:p>Seen.</text:p>', ["Seen."]),
        ("<table:table><table:table-row><table:table-cell><text:p>1999</text:p></table:table-cell>"
         "<table:table-cell><text:p>Talks.</text:p></table:table-cell></table:table-row></table:table>",
         ["1999 | Talks."]),
    ],
)  # fmt: skip
def test_only_what_is_shown_is_text(
    body: str, expected: list[str], tmp_path: Path
) -> None:
    styles = (
        '<style:style style:name="gone"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="up"><style:text-properties style:text-position="super 58%"/></style:style>'
    )
    assert texts(read(tmp_path, "a.odt", odt(body, styles))) == expected


def test_headings_notes_and_numbers(tmp_path: Path) -> None:
    body = (
        "<text:h>1999</text:h><text:p>They met<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>See 1987.</text:p></text:note-body></text:note>.</text:p>"
        '<text:list><text:list-item text:start-value="1998"><text:p>Talks.</text:p></text:list-item>'
        "<text:list-item><text:p>War.</text:p></text:list-item></text:list>"
    )
    document = read(tmp_path, "a.odt", odt(body))
    assert texts(document) == [
        "1999",
        "They met.",
        "1998. Talks.",
        "1999. War.",
        "See 1987.",
    ]
    assert kinds(document) == ["heading", "text", "item", "item", "note"]
    assert [p.numbering for p in document.paragraphs] == [
        None,
        None,
        "typed",
        "counted",
        None,
    ]
