"""Input: a file or standard input, opened as often as a reader needs, in the encoding it turns out to be."""

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import IO, BinaryIO, TextIO

from crisistl.errors import Advice, DataError, MissingFile
from crisistl.frozen import frozen
from crisistl.text.wording import file_name, is_server, server_name

_ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

_FOLDER = ".crisis"  # an archive is a folder that is read as one input


@frozen(slots=False)
class Input:
    """What a reader reads. `name` is for messages; `part` is the text after "#" (an Excel sheet).

    What can't be read twice (standard input, a pipe) is spooled to a temporary file first, which is gone
    at the end of a `with` block.
    """

    path: Path | None
    name: str
    part: str | None = None
    spooled: IO[bytes] | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, text: str) -> "Input":
        """The input that a user named: a path, a path with "#part", or "-" for standard input.

        Raises DataError if the file doesn't exist or can't be read.
        """
        if text == "-":
            return cls(None, "standard input", spooled=_spooled(sys.stdin.buffer))
        _refuse_address(text)
        path, part = text, ""
        try:
            if not Path(text).exists():
                path, _, part = text.partition("#")
            return cls._at(path, part or None)
        except FileNotFoundError:
            raise MissingFile(
                path, f"can't read {file_name(path)}: no such file"
            ) from None
        except (OSError, ValueError) as error:
            raise DataError(f"can't read {file_name(path)}: {_reason(error)}") from None

    @classmethod
    def _at(cls, path: str, part: str | None) -> "Input":
        """The file, folder of an archive or pipe at a path."""
        found = Path(path)
        if found.is_dir() and found.suffix.lower() == _FOLDER:
            return cls(found, file_name(path))
        if found.is_dir():
            raise DataError(f"{file_name(path)} is a folder; name a file in it")
        if found.exists() and not found.is_file():
            with found.open("rb") as pipe:
                return cls(found, file_name(path), part, _spooled(pipe))
        found.open("rb").close()
        return cls(found, file_name(path), part)

    def __enter__(self) -> "Input":
        return self

    def __exit__(self, *_: object) -> None:
        if self.spooled:
            self.spooled.close()

    def snapshot(self) -> "Input":
        """The same input as it is now: each opening gives the same bytes, even where the file is replaced."""
        return replace(self, spooled=io.BytesIO(self.data()))

    @property
    def ending(self) -> str:
        """The file's name in lower case, for comparing endings; empty for standard input."""
        if self.path:
            return self.path.name.lower()
        return ""

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes, from the start."""
        if self.spooled:
            self.spooled.seek(0)
            yield self.spooled  # type: ignore[misc]
            return
        assert self.path
        try:
            with self.path.open("rb") as file:
                yield file
        except OSError as error:
            raise DataError(f"can't read {self.name}: {_reason(error)}") from None

    @contextmanager
    def open_text(self, newline: str | None = None) -> Iterator[TextIO]:
        """The text, decoded by `encoding`; `newline` as the built-in open has it."""
        encoding = self.encoding  # which reads what is spooled, so before it is opened
        with self.open() as file:
            text = io.TextIOWrapper(file, encoding=encoding, newline=newline)
            try:
                yield text
            except UnicodeDecodeError as error:
                raise self._undecodable(error) from None
            finally:
                # the file may be closed before a reader that was left in the middle
                with suppress(ValueError):
                    text.detach()

    def data(self) -> bytes:
        """All of the bytes at once."""
        with self.open() as file:
            return file.read()

    def size(self) -> int:
        """How many bytes there are."""
        with self.open() as file:
            return file.seek(0, io.SEEK_END)

    def text(self) -> str:
        """All of the text at once."""
        return self.decoded(self.data())

    def decoded(self, data: bytes) -> str:
        """The text that some of the bytes are."""
        try:
            return data.decode(self.encoding)
        except UnicodeDecodeError as error:
            raise self._undecodable(error) from None

    def head(self, size: int = 1 << 16) -> str:
        """The first characters, for telling formats apart; never fails on a character cut in two."""
        with self.open() as file:
            return file.read(size).decode(self.encoding, errors="ignore")

    @cached_property
    def encoding(self) -> str:
        """UTF-8 with or without a mark, else UTF-16 or UTF-32 with one, else Windows-1252."""
        with self.open() as file:
            start = file.read(4)
            for mark, encoding in _BOMS:
                if start.startswith(mark):
                    return encoding
            if b"\x00" in start:
                raise DataError(
                    f"{self.name} begins with NUL bytes, as UTF-16 without a mark; save it as UTF-8"
                )
            file.seek(0)
            if _is_utf8(file):
                return "utf-8"
            return "cp1252"

    def _undecodable(self, error: UnicodeDecodeError) -> DataError:
        encoding = self.encoding.removesuffix("-sig").upper()
        tried = encoding
        if encoding == "CP1252":
            tried = "UTF-8 or Windows-1252"
        byte = error.object[error.start]
        return DataError(
            f"{self.name}: the byte 0x{byte:02x} is not {tried}; save the file as UTF-8"
        )

    @property
    def remark(self) -> str | None:
        """A remark for the user about the encoding, if it was a guess."""
        if self.encoding == "cp1252":
            return f"{self.name} is not UTF-8; read as Windows-1252"
        return None


def _refuse_address(text: str) -> None:
    """DataError for the address of a web page or a database server, which is no file."""
    if _ADDRESS.match(text):
        raise DataError(
            f"{file_name(text)} is a web address, which isn't read",
            "save the page, then name the file",
        )
    if is_server(text):
        raise DataError(
            f"{server_name(text)} isn't a file",
            "write what you need of it to a file first",
            (Advice("export", ("URL",)),),
        )


def _spooled(stream: IO[bytes]) -> IO[bytes]:
    import shutil
    import tempfile

    spool = tempfile.SpooledTemporaryFile(max_size=1 << 24)  # noqa: SIM115 - closed with its Input
    shutil.copyfileobj(stream, spool)
    return spool


def _is_utf8(file: BinaryIO) -> bool:
    import codecs

    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := file.read(1 << 20):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
