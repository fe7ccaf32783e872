"""Workbook file: the parts of an .xlsx file, its sheets, its shared strings and its styles; needs openpyxl."""

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import SEEK_END
from typing import IO, Any
from zipfile import ZipFile

from crisistl.errors import CrisisError, DataError
from crisistl.formats.core.input import Input
from crisistl.formats.tables.sheet_xml import shared_strings
from crisistl.text.names import did_you_mean, fold

_SWOLLEN = 200  # times its size, when unpacked; a sheet of one cell over and over comes to a tenth of this
_SMALL = 10_000_000  # bytes unpacked that need no check


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """An open .xlsx file.

    `sheets` has the name of each sheet of cells and the part of the archive that it is in, in the order of the
    workbook; `book` has its styles and the day that its dates are counted from.
    """

    name: str
    archive: ZipFile
    book: Any
    sheets: list[tuple[str, str]]
    strings_part: str | None

    def strings(self) -> list[str]:
        """The texts that cells refer to by their number."""
        if self.strings_part is None:
            return []
        with self.archive.open(self.strings_part) as stream:
            return shared_strings(stream)

    def sheet_part(self, wanted: str | None) -> str:
        """The part of the archive with the sheet of this name, or with the first sheet. Raises DataError."""
        if not self.sheets:
            raise DataError(f"{self.name} has no sheet with cells")
        if not wanted:
            return self.sheets[0][1]
        for name, part in self.sheets:
            if fold(name) == fold(wanted):
                return part
        names = [name for name, _ in self.sheets]
        near = did_you_mean(wanted, names) or f"; it has {', '.join(map(repr, names))}"
        raise DataError(f"{self.name}: no sheet {wanted!r}{near}")


@contextmanager
def opened(file: Input) -> Iterator[WorkbookFile]:
    """The workbook in a file. Raises DataError where it can't be read, also while it is in use."""
    openpyxl_for(DataError)
    with file.open() as stream:
        try:
            _refuse_swollen(stream, file.name)
            with warnings.catch_warnings():
                # those of openpyxl mean nothing to a user
                warnings.simplefilter("ignore")
                found = _opened(stream, file.name)
            yield found
        except (CrisisError, MemoryError):
            raise
        except Exception:
            # of a damaged file openpyxl, zipfile, zlib and expat raise what they come across
            raise DataError(
                f"{file.name} is not a workbook that can be read; save it as .xlsx"
            ) from None


def _opened(stream: IO[bytes], name: str) -> WorkbookFile:
    """Read all but the cells; openpyxl would read the shared strings as well, and a sheet without a dimension."""
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.styles.stylesheet import apply_stylesheet
    from openpyxl.xml.constants import SHARED_STRINGS

    reader = ExcelReader(stream, read_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_workbook()
    reader.read_properties()
    apply_stylesheet(reader.archive, reader.wb)
    sheets = []
    for sheet, relation in reader.parser.find_sheets():
        has_cells = "chartsheet" not in relation.Type
        if has_cells and relation.target in reader.valid_files:
            sheets.append((sheet.name, relation.target))
    package: Any = reader.package
    strings = package.find(SHARED_STRINGS)
    strings_part = None
    if strings is not None:
        strings_part = strings.PartName[1:]
    return WorkbookFile(name, reader.archive, reader.wb, sheets, strings_part)


def _refuse_swollen(stream: IO[bytes], name: str) -> None:
    with ZipFile(stream) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    size = stream.seek(0, SEEK_END)
    stream.seek(0)
    if unpacked > max(_SMALL, _SWOLLEN * size):
        raise DataError(
            f"{name} would swell from {size:,} to {unpacked:,} bytes, as no workbook does; save it again in Excel"
        )


def openpyxl_for(error: type[CrisisError]) -> Any:
    """The library openpyxl; where it isn't installed, raises this error with how to install it."""
    try:
        import openpyxl
    except ImportError:
        raise error(
            f"Excel files need the library openpyxl; install it with: {sys.executable} -m pip install openpyxl"
        ) from None
    return openpyxl
