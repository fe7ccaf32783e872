"""What a reader reads: files and pipes, in whatever encoding they turn out to be."""

import io
import os
import sys
import threading
from pathlib import Path

import pytest

from crisistl.errors import DataError
from crisistl.formats.core.input import Input

TEXT = "Südmark, «Норланд»\nline two"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.txt"


def test_a_file_has_its_text_its_bytes_and_its_head_as_often_as_they_are_wanted(
    file: Path,
) -> None:
    file.write_text(TEXT, encoding="utf-8")
    given = Input.of(str(file))
    for _ in range(2):
        assert given.text() == TEXT
        assert given.head(4) == "Süd"
        with given.open() as raw:
            assert raw.read() == TEXT.encode()
        with given.open_text() as text:
            assert [*text] == ["Südmark, «Норланд»\n", "line two"]
    assert given.remark is None
    assert (given.name, given.part, given.ending) == (str(file), None, "file.txt")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom"]
)
def test_an_encoding_with_a_mark_or_utf_8_is_known(file: Path, encoding: str) -> None:
    marks = {"utf-16-le-bom": b"\xff\xfe", "utf-16-be-bom": b"\xfe\xff"}
    name = encoding.removesuffix("-bom")
    file.write_bytes(marks.get(encoding, b"") + TEXT.encode(name))
    given = Input.of(str(file))
    assert given.text() == TEXT
    assert given.head().startswith("Süd")
    assert given.remark is None


def test_what_is_not_utf_8_is_read_as_windows_1252_and_said_so(file: Path) -> None:
    file.write_bytes("Südmark – “Vell”".encode("cp1252"))
    given = Input.of(str(file))
    assert given.text() == "Südmark – “Vell”"
    assert given.remark == f"{file} is not UTF-8; read as Windows-1252"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            b"S\xfcd \x81",
            "the byte 0x81 is not UTF-8 or Windows-1252; save the file as UTF-8",
        ),
        (b"\xef\xbb\xbfS\xfcd", "the byte 0xfc is not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_byte_that_no_encoding_has_is_told(
    file: Path, raw: bytes, message: str
) -> None:
    file.write_bytes(raw)
    with pytest.raises(DataError) as refused:
        Input.of(str(file)).text()
    assert str(refused.value) == f"{file}: {message}"
    with pytest.raises(DataError), Input.of(str(file)).open_text() as text:
        text.read()


def test_a_character_that_the_head_cuts_in_two_is_left_out(file: Path) -> None:
    file.write_text("aé", encoding="utf-8")
    assert Input.of(str(file)).head(2) == "a"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere", "can't read {path}: no such file"),
        ("", "{path} is a folder; name a file in it"),
    ],
)
def test_what_can_not_be_read_is_told(tmp_path: Path, name: str, message: str) -> None:
    path = str(tmp_path / name) if name else str(tmp_path)
    with pytest.raises(DataError) as refused:
        Input.of(path)
    assert str(refused.value) == message.format(path=path)


def test_a_part_of_a_file_stands_after_a_hash_unless_the_file_has_that_name(
    tmp_path: Path,
) -> None:
    (tmp_path / "book.xlsx").write_bytes(b"")
    (tmp_path / "a#b.csv").write_bytes(b"")
    given = Input.of(str(tmp_path / "book.xlsx#Events"))
    assert (given.part, given.ending) == ("Events", "book.xlsx")
    assert Input.of(str(tmp_path / "a#b.csv")).part is None


def test_standard_input_can_be_read_twice_and_is_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    with Input.of("-") as given:
        assert given.text() == given.text() == TEXT
        assert (given.name, given.ending) == ("standard input", "")
        spool = given.spooled
    assert spool
    assert spool.closed


def test_a_pipe_can_be_read_twice(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(TEXT, encoding="utf-8"))
    writer.start()
    with Input.of(str(pipe)) as given:
        writer.join()
        assert given.text() == given.text() == TEXT
        assert given.head(3) == "Sü"
        assert given.ending == "pipe.json"
