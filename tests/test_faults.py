"""Faults: files that nobody can read, full disks, two writers at once, signals.

The program is always the installed one, in a process of its own; what it says is one message, and what stood in
the place of its output stands there still.
"""

import fcntl
import json
import os
import resource
import shutil
import signal
import socket
import struct
import subprocess
import termios
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from conftest import Result, Run
from crisistl.formats.json.own_writer import write_json
from crisistl.model.timeline import Timeline

OLD = "the old file\n"
EVENTS = 30_000
BIG = 5_000_000


def failed(result: Result, code: int, *said: str) -> None:
    """Assert that a run ended with this code, nothing on stdout and one short message that says this."""
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith("error: ")
    assert "Traceback" not in result.stderr
    assert len(result.stderr) < 2000
    for words in said:
        assert words in result.stderr


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


DEEP = {
    "a.json": [
        "[" * 200_000,
        '{"a":' * 200_000,
        '{"title":"T","events":[{"id":"a","extra":' + '{"a":' * 200_000,
    ],
    "a.jsonl": [
        '{"timeline":{"title":"T"}}\n{"id":' + "[" * 200_000 + "\n",
        "[" * 200_000,
    ],
}


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in DEEP.items() for text in texts]
)
def test_what_is_nested_too_deeply_is_refused(
    program: Run, tmp_path: Path, name: str, text: str
) -> None:
    failed(
        program("list", "--data", put(tmp_path, name, text)),
        3,
        name,
        "nested too deeply",
    )


def test_a_deeply_nested_cell_is_text(program: Run, tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "a.csv",
        f"date,title,sources,extra\n2022,x,{'[' * 100_000},{'[' * 100_000}\n",
    )
    assert program("list", "--data", path).lines == ["x\t2022\t\tx"]


def test_a_line_of_megabytes_is_read(program: Run, tmp_path: Path) -> None:
    event = {"id": "a", "date": "2022", "title": "x", "summary": "word " * (BIG // 5)}
    lines = json.dumps({"timeline": {"title": "T"}}) + "\n" + json.dumps(event) + "\n"
    for path in (
        put(tmp_path, "a.jsonl", lines),
        put(tmp_path, "a.json", json.dumps({"title": "T", "events": [event]})),
    ):
        assert program("list", "--data", path).lines == ["a\t2022\t\tx"]


@pytest.mark.parametrize(
    "name", ["a.json", "a.jsonl", "a.csv", "a.ics", "a.xlsx", "a.mw"]
)
def test_a_line_of_megabytes_of_nothing_is_refused_shortly(
    program: Run, tmp_path: Path, name: str
) -> None:
    started = time.monotonic()
    result = program("list", "--data", put(tmp_path, name, "x" * BIG))
    assert result.exit_code == 3 or (result.exit_code, result.stdout) == (0, "")
    assert len(result.stderr) < 2000
    assert time.monotonic() - started < 120


@pytest.mark.parametrize(
    "name", ["a.json", "a.jsonl", "a.csv", "a.tsv", "a.ics", "a.xlsx", "a.mw"]
)
@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 1000, b'{"title": "T\x00"}', b"date,title\n2022,a\x00b\n"],
)
def test_nothing_and_nul_bytes_are_read_or_refused(
    program: Run, tmp_path: Path, name: str, content: bytes
) -> None:
    result = program("list", "--data", put(tmp_path, name, content))
    assert result.exit_code in (0, 3)
    assert "Traceback" not in result.stderr
    assert "\x00" not in result.stdout + result.stderr


def test_what_is_no_file_is_refused(program: Run, tmp_path: Path) -> None:
    failed(program("list", "--data", tmp_path), 3, "is a folder")
    failed(program("list", "--data", tmp_path / "missing.json"), 3, "no such file")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        failed(program("list", "--data", tmp_path / "socket"), 3, "can't read")


@pytest.mark.parametrize("name", ["fifo.json", "fifo.jsonl", "fifo"])
def test_a_fifo_is_read(
    program: Run, run: Run, tmp_path: Path, small: Path, name: str
) -> None:
    told = small.read_bytes()
    if name.endswith("l"):
        run("convert", small, tmp_path / "small.jsonl")
        told = (tmp_path / "small.jsonl").read_bytes()
    fifo = tmp_path / name
    os.mkfifo(fifo)
    writer = threading.Thread(target=lambda: fifo.write_bytes(told))
    writer.start()
    assert len(program("list", "--data", fifo).lines) == 8
    writer.join()


def test_a_fifo_is_written(command: list[str], tmp_path: Path, small: Path) -> None:
    fifo = tmp_path / "fifo.csv"
    os.mkfifo(fifo)
    with subprocess.Popen(
        [*command, "export", str(fifo), "--data", str(small)], stderr=subprocess.PIPE
    ) as run:
        assert fifo.read_text(encoding="utf-8").startswith("id,date,")
        run.communicate(timeout=120)
    assert run.returncode == 0
    assert fifo.is_fifo()


ENDS = ("a.json", "a.jsonl", "a.csv", "a.tsv", "a.ics", "a.xlsx", "a.timelinejs.json")


@pytest.mark.parametrize("name", ENDS)
def test_a_file_that_ends_in_the_middle_is_refused(
    run: Run, tmp_path: Path, small: Path, name: str
) -> None:
    path = tmp_path / name
    assert run("export", path, "--data", small).exit_code == 0
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 6 // 10])
    failed(run("list", "--data", path), 3, name)


@pytest.mark.parametrize(
    "name", ["a.json", "a.csv", "a.tsv", "a.ics", "a.xlsx", "a.timelinejs.json"]
)
@pytest.mark.parametrize("content", ["", " \n\t\n  "], ids=["empty", "blank"])
def test_a_file_of_nothing_is_refused(
    run: Run, tmp_path: Path, name: str, content: str
) -> None:
    failed(run("list", "--data", put(tmp_path, name, content)), 3, name)


@pytest.mark.parametrize("name", ["a.jsonl", "a.mw"])
@pytest.mark.parametrize("content", ["", " \n\t\n  "], ids=["empty", "blank"])
def test_where_nothing_is_a_chronology_it_has_no_events(
    run: Run, tmp_path: Path, name: str, content: str
) -> None:
    result = run("list", "--data", put(tmp_path, name, content))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{name} · 0 events\nthe timeline has no events\n"


TALKS = "date,title\n2022-01-10,Gespräche\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TALKS.encode("utf-8-sig"), ""),
        (TALKS.encode("utf-16"), ""),
        (TALKS.encode("cp1252"), "a.csv is not UTF-8; read as Windows-1252"),
    ],
    ids=["bom", "utf-16", "windows-1252"],
)
def test_an_encoding_is_found_out(
    run: Run, tmp_path: Path, content: bytes, said: str
) -> None:
    result = run("list", "--data", put(tmp_path, "a.csv", content))
    assert (result.exit_code, result.lines) == (
        0,
        ["gesprache\t2022-01-10\t\tGespräche"],
    )
    assert said in result.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            TALKS.encode() + b"2022,\xff\x81\n",
            "the byte 0x81 is not UTF-8 or Windows-1252; save the file as UTF-8",
        ),
        (TALKS.encode("utf-16")[:-1], "is not UTF-16; save the file as UTF-8"),
    ],
    ids=["neither", "half"],
)
def test_bytes_that_are_no_text_are_refused(
    run: Run, tmp_path: Path, content: bytes, said: str
) -> None:
    result = run("list", "--data", put(tmp_path, "a.csv", content))
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.splitlines()[-1].startswith("error: ")
    assert result.stderr.endswith(said + "\n")


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv"])
@pytest.mark.parametrize(
    "digits", ["9" * 1_000_000, "1e" + "9" * 12], ids=["whole", "power"]
)
def test_a_number_that_is_too_long_is_refused(
    run: Run, tmp_path: Path, name: str, digits: str
) -> None:
    event = f'{{"id":"a","date":"2022","title":"x","extra":{{"n":{digits}}}}}'
    text = {
        "a.json": f'{{"events":[{event}]}}',
        "a.jsonl": f'{{"timeline":{{"title":"T"}}}}\n{event}\n',
        "a.csv": f"date,title\n{digits},x\n",
    }
    failed(run("list", "--data", put(tmp_path, name, text[name])), 3, name)


def test_a_number_that_is_too_long_is_told_of_in_our_words(
    run: Run, tmp_path: Path
) -> None:
    path = put(
        tmp_path,
        "a.json",
        f'{{"events":[{{"id":"a","date":"2022","title":"x","extra":{{"n":{"9" * 5000}}}}}]}}',
    )
    failed(
        run("list", "--data", path),
        3,
        "a number of 5,000 digits is too long; write it as text",
    )


@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.ics", "a.mw"])
def test_utf_16_without_a_mark_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    path = put(tmp_path, name, TALKS.encode("utf-16-le"))
    failed(
        run("list", "--data", path),
        3,
        f"{name} begins with NUL bytes, as UTF-16 without a mark; save it as UTF-8",
    )


def test_a_name_that_is_too_long_cannot_be_read(run: Run) -> None:
    failed(run("list", "--data", "n" * 5000), 3, "can't read", "file name too long")


def test_a_calendar_that_is_cut_off_is_told_so(run: Run, tmp_path: Path) -> None:
    path = put(tmp_path, "a.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n")
    failed(run("list", "--data", path), 3, "it ends before END:VCALENDAR")


@pytest.mark.parametrize("key", ["title", "events"])
def test_a_key_that_stands_twice_is_refused(run: Run, tmp_path: Path, key: str) -> None:
    value = "[]" if key == "events" else '"T"'
    path = put(tmp_path, "a.json", f'{{"{key}":{value},"{key}":{value}}}')
    failed(run("list", "--data", path), 3, f"the key '{key}' occurs twice")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.mw", f"title: T\n{'9' * 1_000_000}: x\n"),
        ("a.csv", f"{'A' * 100_000},b\n1,2\n"),
        (
            "a.json",
            json.dumps(
                {
                    "events": [
                        {"id": "a", "date": "2022", "title": "x", "k" * 1_000_000: 1}
                    ]
                }
            ),
        ),
    ],
)
def test_what_a_message_quotes_is_shortened(
    run: Run, tmp_path: Path, name: str, text: str
) -> None:
    result = run("list", "--data", put(tmp_path, name, text))
    assert len(result.stderr) < 3000
    assert "characters … " in result.stderr


def test_data_that_cannot_be_found_by_the_environment_is_told(
    run: Run, tmp_path: Path
) -> None:
    for place, said in (
        (tmp_path, "is a folder"),
        (tmp_path / "no.json", "no such file"),
    ):
        failed(run("list", env={"CRISISTL_DATA": str(place)}), 3, said)


@pytest.mark.parametrize(
    "closed", ["<&-", ">&-", "2>&-"], ids=["stdin", "stdout", "stderr"]
)
def test_a_stream_that_is_closed_from_the_start_is_no_trouble(
    command: list[str], small: Path, closed: str
) -> None:
    shell = ["sh", "-c", f'"$@" {closed}', "sh", *command, "list", "--data", str(small)]
    done = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == (0 if closed == ">&-" else 8)
    assert done.stderr == (
        "" if closed == "2>&-" else "The Vell river dispute · 8 events\n"
    )


def test_standard_input_that_is_closed_is_empty(command: list[str]) -> None:
    shell = ["sh", "-c", '"$@" <&-', "sh", *command, "list", "--data", "-"]
    done = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("error: standard input is empty; ")


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("list", "-f", "json"),
        ("export", "-", "-f", "ics"),
        ("convert", "{data}", "-", "--to-format", "csv"),
    ],
    ids=" ".join,
)
def test_a_reader_that_goes_ends_the_program_quietly(
    command: list[str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    data = many(tmp_path, 3000)
    shell = ["bash", "-c", '"$@" | head -n 1; exit ${PIPESTATUS[0]}', "bash", *command]
    done = subprocess.run(
        [*shell, *(word.format(data=data) for word in words)],
        env=os.environ | {"CRISISTL_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)
    assert done.stderr in ("", "T · 3,000 events\n")


def test_no_environment_at_all_is_enough(
    command: list[str], tmp_path: Path, small: Path
) -> None:
    out = tmp_path / "x.csv"
    for env in (
        {},
        {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ):
        for words in (["export", str(out)], ["list", "-f", "table"]):
            words = [*command, *words, "--data", str(small)]
            done = subprocess.run(words, env=env, capture_output=True, check=False)
            assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
        assert "Südmark" in out.read_text(encoding="utf-8")


NARROW = (
    ("list",),
    ("show", "dam-works"),
    ("chart",),
    ("thread",),
    ("count", "actor"),
    ("gaps",),
    ("--help",),
)


@pytest.mark.parametrize("words", NARROW, ids=" ".join)
def test_a_terminal_one_column_wide_is_written_on(
    command: list[str], small: Path, words: tuple[str, ...]
) -> None:
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 1, 0, 0))
    env = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    process = subprocess.Popen(
        [*command, *words],
        env=env | {"CRISISTL_DATA": str(small)},
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = _all_of(ours)
    os.close(ours)
    assert (process.wait(timeout=120), b"Traceback" in shown) == (0, False)
    assert shown


def _all_of(terminal: int) -> bytes:
    """What is written to a terminal until the last writer closes it."""
    shown = b""
    with suppress(OSError):  # so Linux says that it is closed
        while block := os.read(terminal, 1 << 16):
            shown += block
    return shown


@pytest.fixture
def unprivileged(command: list[str], tmp_path: Path) -> Run:
    """Runs the program as one whom the bits of a file's mode bind, as they do not bind root."""
    as_one: list[str] = []
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        powers = "-dac_override,-dac_read_search"
        as_one = [str(setpriv), f"--bounding-set={powers}", f"--inh-caps={powers}"]
        if (
            not setpriv
            or subprocess.run(
                [*as_one, "true"], check=False, capture_output=True
            ).returncode
        ):
            pytest.skip("root can't lay down its powers here")

    def run_it(
        *args: object, input: str | bytes = b"", env: dict[str, str] | None = None
    ) -> Result:
        words = [*as_one, *command, *map(str, args)]
        done = subprocess.run(
            words, capture_output=True, cwd=tmp_path, timeout=60, check=False
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run_it


def test_a_file_that_may_not_be_read_is_refused(
    unprivileged: Run, tmp_path: Path, small: Path
) -> None:
    path = put(tmp_path, "secret.json", small.read_bytes())
    path.chmod(0)
    failed(unprivileged("list", "--data", path), 3, "can't read", "permission denied")
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)
    failed(
        unprivileged("list", "--data", folder / "a.json"),
        3,
        "can't read",
        "permission denied",
    )
    failed(
        unprivileged("new", folder / "a.json", "--title", "T"),
        4,
        "can't write",
        "nothing was changed",
    )


def test_a_target_that_is_read_only_is_left(
    unprivileged: Run, tmp_path: Path, small: Path
) -> None:
    target = put(tmp_path, "x.csv", OLD)
    target.chmod(0o444)
    failed(unprivileged("export", target, "--data", small), 4, "read-only")
    assert target.read_text() == OLD


def test_a_folder_that_is_read_only_is_left(
    unprivileged: Run, tmp_path: Path, small: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    target = put(folder, "x.csv", OLD)
    folder.chmod(0o555)
    failed(
        unprivileged("export", target, "--data", small),
        4,
        "permission denied",
        "nothing was changed",
    )
    folder.chmod(0o755)
    assert [path.name for path in folder.iterdir()] == ["x.csv"]
    assert target.read_text() == OLD


def test_nothing_is_changed_in_a_folder_that_is_read_only(
    unprivileged: Run, tmp_path: Path, small: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    target = folder / "a.json"
    shutil.copy(small, target)
    folder.chmod(0o555)
    for words in (
        ("add", target, "--date", "2022", "--title", "Talks"),
        ("edit", target, "dam-works", "--title", "Talks"),
        ("fmt", target),
        ("merge", target, small, "-o", target),
    ):
        reason = "permission denied in its folder; nothing was changed"
        failed(unprivileged(*words), 4, reason)
    folder.chmod(0o755)
    assert [path.name for path in folder.iterdir()] == ["a.json"]
    assert target.read_bytes() == small.read_bytes()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no/such.csv", "no such file or directory; nothing was changed"),
        ("file/x.csv", "not a directory; nothing was changed"),
        ("folder.csv", "it is a folder"),
        ("linked.csv", "it is a folder"),
        ("circle.csv", "too many levels of symbolic links; nothing was changed"),
        ("astray.csv", "no such file or directory; nothing was changed"),
        ("n" * 300 + ".csv", "file name too long; nothing was changed"),
    ],
    ids=lambda text: text[:20],
)
def test_where_nothing_can_be_written_nothing_is(
    run: Run, tmp_path: Path, small: Path, name: str, said: str
) -> None:
    put(tmp_path, "file", OLD)
    (tmp_path / "folder.csv").mkdir()
    for link, leads in (
        ("linked", "folder"),
        ("circle", "round"),
        ("round", "circle"),
        ("astray", "no/such"),
    ):
        (tmp_path / f"{link}.csv").symlink_to(f"{leads}.csv")
    before = sorted(tmp_path.rglob("*"))
    for words in (
        ("export", tmp_path / name, "--data", small),
        ("convert", small, tmp_path / name),
    ):
        failed(run(*words), 4, "can't write", said)
    assert sorted(tmp_path.rglob("*")) == before


def test_links_that_lead_in_a_circle_or_nowhere_are_not_read(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.json").symlink_to("b.json")
    (tmp_path / "b.json").symlink_to("a.json")
    (tmp_path / "c.json").symlink_to("nowhere.json")
    failed(
        run("list", "--data", tmp_path / "a.json"),
        3,
        "too many levels of symbolic links",
    )
    failed(run("list", "--data", tmp_path / "c.json"), 3, "no such file")


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_written_through_and_stays_a_link(
    run: Run, tmp_path: Path, small: Path, there: bool
) -> None:
    link, target = tmp_path / "link.csv", tmp_path / "target.csv"
    link.symlink_to(target.name)
    if there:
        target.write_text(OLD)
    assert run("export", link, "--data", small, "--overwrite").exit_code == 0
    assert link.is_symlink()
    assert len(target.read_text(encoding="utf-8").splitlines()) == 9


@pytest.mark.parametrize("ending", ["json", "jsonl", "csv", "ics", "xlsx"])
@pytest.mark.parametrize(
    "words",
    [
        ("export", "{}", "--data", "{}"),
        ("convert", "{}", "{}"),
        ("merge", "{}", "{}", "-o", "{}"),
    ],
    ids=lambda words: words[0],
)
def test_a_file_is_written_onto_itself(
    run: Run, tmp_path: Path, small: Path, ending: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / f"x.{ending}"
    assert run("export", path, "--data", small).exit_code == 0
    assert run(*(word.format(path) for word in words)).exit_code == 0
    assert len(run("list", "--data", path).lines) == 8
    left = {path.name for path in tmp_path.iterdir()} - {f".{path.name}.undo"}
    assert left == {path.name}


def many(folder: Path, number: int) -> Path:
    """A chronology of so many events."""
    events = (
        f'{{"id":"e{n}","date":"2022-01-10","title":"Event {n}"}}\n'
        for n in range(number)
    )
    return put(folder, "many.jsonl", '{"timeline":{"title":"T"}}\n' + "".join(events))


WRITERS = (
    ("export", "{target}", "--data", "{data}"),
    ("convert", "{data}", "{target}"),
    ("list", "-o", "{target}"),
)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_under_stdout_is_told(command: list[str], small: Path) -> None:
    for words in (
        ["list"],
        ["list", "-f", "table"],
        ["export", "-", "-f", "json"],
        ["--help"],
    ):
        with open("/dev/full", "w") as full:
            data = ["--data", str(small)] if words[0] != "--help" else []
            done = subprocess.run(
                [*command, *words, *data],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == 4
        assert (
            done.stderr.decode().splitlines()[-1]
            == "error: can't write: no space left on device"
        )


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for 64 kilobytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if (
        not mount
        or subprocess.run(
            [mount, *options], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("words", WRITERS, ids=lambda words: words[0])
@pytest.mark.parametrize("name", ["x.csv", "x.json", "x.html"])
def test_a_disk_that_fills_up_leaves_the_old_file(
    program: Run, tmp_path: Path, tiny_disk: Path, words: tuple[str, ...], name: str
) -> None:
    target, data = put(tiny_disk, name, OLD), many(tmp_path, 4000)
    args = [word.format(target=target, data=data) for word in words]
    result = program(
        *args, env={"CRISISTL_DATA": str(data)} if words[0] == "list" else None
    )
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.splitlines()[-1].endswith(
        "no space left on device; nothing was changed"
    )
    assert target.read_text() == OLD
    assert [path.name for path in tiny_disk.iterdir()] == [name]


def test_a_disk_that_is_full_leaves_the_chronology_that_is_added_to(
    run: Run, tiny_disk: Path
) -> None:
    path = tiny_disk / "a.json"
    assert run("new", path, "--title", "T").exit_code == 0
    before = path.read_bytes()
    with suppress(OSError), open(tiny_disk / "rest", "wb", buffering=0) as rest:
        while True:
            rest.write(b"x" * 4096)
    failed(
        run("add", path, "--date", "2022", "--title", "x"),
        4,
        "no space left on device; nothing was changed",
    )
    assert path.read_bytes() == before
    assert sorted(path.name for path in tiny_disk.iterdir()) == ["a.json", "rest"]


@pytest.mark.parametrize("words", WRITERS, ids=lambda words: words[0])
def test_a_file_that_may_not_grow_leaves_the_old_one(
    command: list[str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    """The same wherever nothing can be mounted: a limit on the size of files."""
    folder = tmp_path / "out"
    folder.mkdir()
    target, data = put(folder, "x.csv", OLD), many(tmp_path, 4000)
    args = [word.format(target=target, data=data) for word in words]
    done = subprocess.run(
        [*command, *args],
        env=os.environ | ({"CRISISTL_DATA": str(data)} if words[0] == "list" else {}),
        preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (1 << 16, 1 << 16)
        ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.splitlines()[-1].endswith("file too large; nothing was changed")
    assert target.read_text() == OLD
    assert [path.name for path in folder.iterdir()] == ["x.csv"]


def test_two_exports_to_one_file_leave_one_of_them_whole(
    command: list[str], tmp_path: Path
) -> None:
    data = many(tmp_path, 5000)
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "x.json"
    texts = ("Event 1", "Event 2")
    runs = [
        subprocess.Popen(
            [
                *command,
                "export",
                str(target),
                "--data",
                str(data),
                "--text",
                f'"{text}"',
            ],
            stderr=subprocess.DEVNULL,
        )
        for text in texts * 2
    ]
    assert [run.wait() for run in runs] == [0, 0, 0, 0]
    written = json.loads(target.read_text(encoding="utf-8"))
    counts = [sum(f"Event {n}".startswith(text) for n in range(5000)) for text in texts]
    assert len(written["events"]) in counts
    assert [path.name for path in folder.iterdir()] == ["x.json"]


@contextmanager
def in_the_middle(
    command: list[str], words: list[str], folder: Path
) -> Iterator[subprocess.Popen[str]]:
    """A run of the program that has begun to write beside its target, in a folder of its own."""
    before = {*folder.iterdir()}
    with subprocess.Popen(
        [*command, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            while not any(path.stat().st_size for path in {*folder.iterdir()} - before):
                assert process.poll() is None, "it was done before it could be stopped"
                time.sleep(0.002)
            yield process
        finally:
            process.kill()


@contextmanager
def over_an_old_file(
    command: list[str], tmp_path: Path, verb: str, name: str
) -> Iterator[subprocess.Popen[str]]:
    """The same, writing over an old file, which must be whole in the end, with nothing beside it."""
    data = many(tmp_path, EVENTS)
    folder = tmp_path / "out"
    folder.mkdir()
    target = put(folder, name, OLD)
    words = (
        [str(target), "--data", str(data)]
        if verb == "export"
        else [str(data), str(target)]
    )
    with in_the_middle(command, [verb, *words], folder) as process:
        yield process
    assert target.read_text() == OLD
    assert [path.name for path in folder.iterdir()] == [name]


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("name", ["x.json", "x.csv"])
def test_a_signal_in_the_middle_of_an_export_leaves_the_old_file(
    command: list[str], tmp_path: Path, stop: signal.Signals, name: str
) -> None:
    with over_an_old_file(command, tmp_path, "export", name) as process:
        process.send_signal(stop)
        stdout, stderr = process.communicate(timeout=120)
    assert (process.returncode, stdout, stderr) == (130, "", "interrupted\n")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["x.json", "x.csv"])
def test_signals_that_come_again_and_again_are_one(
    command: list[str], tmp_path: Path, name: str
) -> None:
    with over_an_old_file(command, tmp_path, "export", name) as process:
        for stop in (signal.SIGINT, signal.SIGTERM, signal.SIGINT):
            process.send_signal(stop)
            time.sleep(0.005)
        _, stderr = process.communicate(timeout=120)
    assert (process.returncode, stderr) == (130, "interrupted\n")


def test_an_interrupt_that_a_library_gives_out_as_its_own_error_is_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise RuntimeError("as pydantic does") from None

    monkeypatch.setattr("crisistl.cli.console.show", interrupted)
    before = signal.getsignal(signal.SIGINT)
    result = run("list")
    signal.signal(signal.SIGINT, before)
    assert (result.exit_code, result.stdout, result.stderr) == (
        130,
        "",
        "interrupted\n",
    )


@pytest.mark.slow
def test_a_signal_in_the_middle_of_converting_leaves_the_old_file(
    command: list[str], tmp_path: Path
) -> None:
    with over_an_old_file(command, tmp_path, "convert", "x.jsonl") as process:
        process.send_signal(signal.SIGTERM)
        _, stderr = process.communicate(timeout=120)
    assert (process.returncode, stderr) == (130, "interrupted\n")


@pytest.mark.slow
def test_a_file_that_is_cut_while_it_is_read_leaves_the_old_file(
    command: list[str], tmp_path: Path
) -> None:
    data = many(tmp_path, EVENTS)
    folder = tmp_path / "out"
    folder.mkdir()
    target = put(folder, "x.csv", OLD)
    with in_the_middle(command, ["convert", str(data), str(target)], folder) as process:
        os.truncate(data, data.stat().st_size - 10)
        _, stderr = process.communicate(timeout=120)
    assert (process.returncode, stderr.startswith("error: ")) == (3, True)
    assert target.read_text() == OLD
    assert [path.name for path in folder.iterdir()] == ["x.csv"]


@pytest.mark.slow
def test_a_file_that_is_deleted_while_it_is_read_is_read_to_its_end(
    command: list[str], tmp_path: Path
) -> None:
    data = many(tmp_path, EVENTS)
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "x.csv"
    with in_the_middle(command, ["convert", str(data), str(target)], folder) as process:
        data.unlink()
        process.communicate(timeout=120)
    assert process.returncode == 0
    assert target.read_text(encoding="utf-8").count("\n") == EVENTS + 1


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("what", ["fifo.json", "-"])
def test_a_signal_ends_waiting_for_data(
    command: list[str], tmp_path: Path, what: str, stop: signal.Signals
) -> None:
    fifo = tmp_path / "fifo.json"
    os.mkfifo(fifo)
    words = [*command, "list", "--data", what]
    with subprocess.Popen(
        words, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        with (
            suppress(BrokenPipeError),
            process.stdin if what == "-" else fifo.open("wb") as stream,
        ):
            stream.write(
                b" " * 200_000
            )  # more than a pipe holds: when all is written, the program reads
            stream.flush()
            for _ in range(
                40
            ):  # one that comes right before the read begins is heard with the next
                process.send_signal(stop)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=0.5)
                    break
        stderr = process.stderr.read().decode() if process.stderr else ""
    assert (process.returncode, stderr) == (130, "interrupted\n")


@pytest.mark.slow
def test_a_program_that_is_killed_leaves_the_old_file(
    command: list[str], tmp_path: Path
) -> None:
    data = many(tmp_path, EVENTS)
    folder = tmp_path / "out"
    folder.mkdir()
    target = put(folder, "x.json", OLD)
    with in_the_middle(
        command, ["export", str(target), "--data", str(data)], folder
    ) as process:
        process.kill()
        process.wait()
    assert target.read_text() == OLD


def test_very_many_faults_are_told_soon_and_briefly(
    program: Run, tmp_path: Path
) -> None:
    events = [
        {"id": f"e{n}", "date": "2022", "title": "x", "actors": [f"a{n}"]}
        for n in range(20_000)
    ]
    actors = [{"id": f"actor-{n}", "name": f"Actor {n}"} for n in range(300)]
    path = put(tmp_path, "a.json", json.dumps({"actors": actors, "events": events}))
    started = time.monotonic()
    result = program("list", "--data", path)
    assert result.exit_code == 3
    assert result.stderr.startswith("error: ")
    assert "20,000 faults" in result.stderr
    assert "The same 19,999 more times on this line." in result.stderr
    assert len(result.stderr.splitlines()) == 3
    assert time.monotonic() - started < 120


def _bomb(path: Path, member: str, content: bytes) -> Path:
    """A workbook in which one part is this."""
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["date", "title"])
    book.active.append(["2022", "x"])
    book.save(path.with_suffix(".whole"))
    with (
        zipfile.ZipFile(path.with_suffix(".whole")) as whole,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb,
    ):
        for name in whole.namelist():
            bomb.writestr(name, content if name == member else whole.read(name))
    return path


SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def _sheet(rows: str, doctype: str = "") -> bytes:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'{doctype}<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def _cells(*texts: str) -> str:
    return (
        "<row>"
        + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
        + "</row>"
    )


@pytest.mark.parametrize(
    "sheet",
    [
        _sheet(_cells("&l11;"), f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'),
        _sheet("<row/>" * 100_000),
        _sheet(_cells("A" * BIG)),
    ],
    ids=["entities", "rows", "cell"],
)
def test_a_workbook_that_swells_is_refused(
    run: Run, tmp_path: Path, sheet: bytes
) -> None:
    path = _bomb(tmp_path / "a.xlsx", SHEET, sheet)
    assert path.stat().st_size < 20_000
    failed(run("list", "--data", path), 3, "a.xlsx")


@pytest.mark.parametrize(
    ("member", "content"),
    [
        (SHEET, b"<worksheet><sheetData><row><c t='s'>"),
        (SHEET, b"\x00\xff"),
        ("xl/workbook.xml", b"<workbook>"),
        ("[Content_Types].xml", b"<x/>"),
    ],
    ids=["cut", "bytes", "book", "types"],
)
def test_a_workbook_with_a_broken_part_is_refused(
    run: Run, tmp_path: Path, member: str, content: bytes
) -> None:
    failed(
        run("list", "--data", _bomb(tmp_path / "a.xlsx", member, content)), 3, "a.xlsx"
    )


def test_a_workbook_with_a_changed_byte_is_refused(
    run: Run, tmp_path: Path, small: Path
) -> None:
    path = tmp_path / "a.xlsx"
    assert run("export", path, "--data", small).exit_code == 0
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 0xFF
    path.write_bytes(content)
    failed(run("list", "--data", path), 3, "a.xlsx is not a workbook that can be read")


def test_a_workbook_that_unpacks_to_megabytes_is_refused_unread(
    run: Run, tmp_path: Path
) -> None:
    path = _bomb(tmp_path / "a.xlsx", SHEET, _sheet(_cells("A" * 20_000_000)))
    failed(run("list", "--data", path), 3, "a.xlsx would swell from")


def test_a_row_that_no_sheet_has_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crisistl.formats.tables.workbook._MOST_ROWS", 1000)
    far = (
        '<row r="999999999"><c r="A999999999" t="inlineStr"><is><t>x</t></is></c></row>'
    )
    path = _bomb(tmp_path / "a.xlsx", SHEET, _sheet(_cells("date", "title") + far))
    failed(run("list", "--data", path), 3, "has a row below 1,000")


def test_a_workbook_reads_no_other_file(run: Run, tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.txt", "SECRET")
    doctype = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    sheet = _sheet(_cells("date", "title") + _cells("2022", "&s;"), doctype)
    result = run("list", "--data", _bomb(tmp_path / "a.xlsx", SHEET, sheet))
    assert "SECRET" not in result.stdout + result.stderr
    failed(result, 3, "is not a workbook that can be read")


def test_a_file_that_is_all_whole_is_read(program: Run, tmp_path: Path) -> None:
    """What the faults above are told from."""
    out = tmp_path / "a.json"
    with out.open("w", encoding="utf-8") as file:
        write_json(
            Timeline.model_validate(
                {"events": [{"id": "a", "date": "2022", "title": "x"}]}
            ),
            file,
        )
    assert program("list", "--data", out).lines == ["a\t2022\t\tx"]
