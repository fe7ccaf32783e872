"""Small documents of each format, made for a test from what it says about them."""

import io
import zipfile
from collections.abc import Sequence

_WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_ODT = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "style", "table", "draw")
)


def zipped(parts: dict[str, str]) -> bytes:
    """A zip file with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document; `parts` are the contents of styles, numbering, footnotes."""
    found = {
        "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>"
    }
    for name, text in parts.items():
        found[f"word/{name}.xml"] = f"<w:{name} {_WORD}>{text}</w:{name}>"
    return zipped(found)


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text."""
    content = (
        f"<office:document-content {_ODT}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    )


def pdf(*pages: Sequence[str], width: int = 420, height: int = 320) -> bytes:
    """A PDF of Helvetica; each page is a list of drawing commands (see `text`)."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    kids = []
    for commands in pages:
        stream = "\n".join(commands)
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    out = "%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return (out + f"{end}startxref\n{len(out)}\n%%EOF\n").encode("latin-1")


def text(x: float, y: float, words: str, size: float = 11, more: str = "") -> str:
    """A command that draws words at a place; `more` are commands before it, such as `1 1 1 rg`."""
    return f"q {more} BT /F {size} Tf {x} {y} Td ({words}) Tj ET Q"
