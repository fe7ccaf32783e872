"""Packed documents: .docx and .odt are zip files of XML, unpacked within bounds and parsed without entities."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from crisistl.errors import DataError
from crisistl.formats.core.zipped import zip_errors

_MOST = 60_000_000  # bytes of one unpacked part
_RATIO = (
    400  # text packs 5 to 20 times; a part that swells more than this is no document
)
_DEEPEST = 400


class Packed:
    """The parts of a packed document; DataError says what is wrong with the file."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except zip_errors():
            raise DataError(
                f"{name} is damaged: it is not a zip file, as .docx and .odt are"
            ) from None

    def elements(self, part: str) -> Iterator[Any]:
        """The elements in the root of an XML part; none where the document has no such part."""
        root = self.tree(part)
        if root is not None:
            yield from root

    def tree(self, part: str) -> Any | None:
        """The root element of an XML part; None where the document has no such part."""
        try:
            info = self._zip.getinfo(part)
        except KeyError:
            return None
        if info.file_size > _MOST or (
            info.file_size > 1_000_000 and info.file_size > _RATIO * info.compress_size
        ):
            raise DataError(
                f"{self.name}: {part} unpacks to {info.file_size:,} bytes; it was not read"
            )
        if info.flag_bits & 1:
            raise DataError(
                f"{self.name} is protected by a password; save it without one"
            )
        try:
            with self._zip.open(info) as file:
                data = file.read(_MOST + 1)
        except zip_errors():
            raise DataError(
                f"{self.name} is damaged: {part} can't be unpacked"
            ) from None
        if len(data) > _MOST:
            raise DataError(
                f"{self.name}: {part} is larger than {_MOST:,} bytes; it was not read"
            )
        return self._parsed(data, part)

    def _parsed(self, data: bytes, part: str) -> Any:
        from xml.parsers import expat

        # an entity of a document can expand to a million others, and no word processor defines one
        def refuse(*_: object) -> None:
            raise DataError(
                f"{self.name}: {part} has a document type, which a word processor never writes"
            )

        elements = _Elements()
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = (
            elements.start,
            elements.end,
        )
        parser.CharacterDataHandler = elements.builder.data
        parser.StartDoctypeDeclHandler = refuse
        try:
            parser.Parse(data, True)
            return elements.builder.close()
        except expat.ExpatError as error:
            raise DataError(
                f"{self.name} is damaged: {part} is not well-formed XML ({error})"
            ) from None
        except RecursionError:
            raise DataError(
                f"{self.name}: {part} is nested too deeply; it was not read"
            ) from None


class _Elements:
    """Builds a tree, and refuses elements nested deeper than any document has them."""

    def __init__(self) -> None:
        from xml.etree.ElementTree import TreeBuilder

        self.builder = TreeBuilder()
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RecursionError
        self.builder.start(
            _qualified(tag),
            {_qualified(key): value for key, value in attributes.items()},
        )

    def end(self, tag: str) -> None:
        self._depth -= 1
        self.builder.end(_qualified(tag))


def _qualified(name: str) -> str:
    """The name as ElementTree writes it: the namespace in braces."""
    if "}" in name:
        return "{" + name
    return name
