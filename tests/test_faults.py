"""Faults: files that nobody can read, full disks, two writers at once, signals.

The program is always the installed one, in a process of its own; what it says is one message, and what stood in
the place of its output stands there still.
"""

import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import Result, Run
from crisistl.formats.own import write_json
from crisistl.model import Timeline

OLD = "the old file\n"
EVENTS = 60_000
BIG = 20_000_000


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
    "a.jsonl": ['{"timeline":{"title":"T"}}\n{"id":' + "[" * 200_000 + "\n", "[" * 200_000],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in DEEP.items() for text in texts])
def test_what_is_nested_too_deeply_is_refused(program: Run, tmp_path: Path, name: str, text: str) -> None:
    failed(program("list", "--data", put(tmp_path, name, text)), 3, name, "nested too deeply")


def test_a_deeply_nested_cell_is_text(program: Run, tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", f"date,title,sources,extra\n2022,x,{'[' * 100_000},{'[' * 100_000}\n")
    assert program("list", "--data", path).lines == ["x\t2022\t\tx"]


def test_a_line_of_twenty_megabytes_is_read(program: Run, tmp_path: Path) -> None:
    event = {"id": "a", "date": "2022", "title": "x", "summary": "word " * (BIG // 5)}
    lines = json.dumps({"timeline": {"title": "T"}}) + "\n" + json.dumps(event) + "\n"
    for path in (
        put(tmp_path, "a.jsonl", lines),
        put(tmp_path, "a.json", json.dumps({"title": "T", "events": [event]})),
    ):
        assert program("list", "--data", path).lines == ["a\t2022\t\tx"]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv", "a.ics", "a.xlsx", "a.mw"])
def test_a_line_of_twenty_megabytes_of_nothing_is_refused_shortly(
    program: Run, tmp_path: Path, name: str
) -> None:
    started = time.monotonic()
    result = program("list", "--data", put(tmp_path, name, "x" * BIG))
    assert result.exit_code == 3 or (result.exit_code, result.stdout) == (0, "")
    assert len(result.stderr) < 2000
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv", "a.tsv", "a.ics", "a.xlsx", "a.mw"])
@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 1000, b'{"title": "T\x00"}', b"date,title\n2022,a\x00b\n"]
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


def test_a_fifo_is_read(program: Run, tmp_path: Path, small: Path) -> None:
    fifo = tmp_path / "fifo.json"
    os.mkfifo(fifo)
    writer = threading.Thread(target=lambda: fifo.write_bytes(small.read_bytes()))
    writer.start()
    assert len(program("list", "--data", fifo).lines) == 8
    writer.join()


@pytest.fixture
def unprivileged(command: list[str], tmp_path: Path) -> Run:
    """Runs the program as one whom the bits of a file's mode bind, as they do not bind root."""
    as_one: list[str] = []
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        powers = "-dac_override,-dac_read_search"
        as_one = [str(setpriv), f"--bounding-set={powers}", f"--inh-caps={powers}"]
        if not setpriv or subprocess.run([*as_one, "true"], check=False, capture_output=True).returncode:
            pytest.skip("root can't lay down its powers here")

    def run_it(*args: object, input: str | bytes = b"", env: dict[str, str] | None = None) -> Result:
        words = [*as_one, *command, *map(str, args)]
        done = subprocess.run(words, capture_output=True, cwd=tmp_path, timeout=60, check=False)
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run_it


def test_a_file_that_may_not_be_read_is_refused(unprivileged: Run, tmp_path: Path, small: Path) -> None:
    path = put(tmp_path, "secret.json", small.read_bytes())
    path.chmod(0)
    failed(unprivileged("list", "--data", path), 3, "can't read", "permission denied")


def test_a_target_that_is_read_only_is_left(unprivileged: Run, tmp_path: Path, small: Path) -> None:
    target = put(tmp_path, "x.csv", OLD)
    target.chmod(0o444)
    failed(unprivileged("export", target, "--data", small), 4, "read-only")
    assert target.read_text() == OLD


def test_a_folder_that_is_read_only_is_left(unprivileged: Run, tmp_path: Path, small: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    target = put(folder, "x.csv", OLD)
    folder.chmod(0o555)
    failed(unprivileged("export", target, "--data", small), 4, "permission denied", "nothing was changed")
    folder.chmod(0o755)
    assert [path.name for path in folder.iterdir()] == ["x.csv"]
    assert target.read_text() == OLD


def many(folder: Path, number: int) -> Path:
    """A chronology of so many events."""
    events = (f'{{"id":"e{n}","date":"2022-01-10","title":"Event {n}"}}\n' for n in range(number))
    return put(folder, "many.jsonl", '{"timeline":{"title":"T"}}\n' + "".join(events))


WRITERS = (
    ("export", "{target}", "--data", "{data}"),
    ("convert", "{data}", "{target}"),
    ("list", "-o", "{target}"),
)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_under_stdout_is_told(command: list[str], small: Path) -> None:
    for words in (["list"], ["list", "-f", "table"], ["export", "-", "-f", "json"], ["--help"]):
        with open("/dev/full", "w") as full:
            data = ["--data", str(small)] if words[0] != "--help" else []
            done = subprocess.run([*command, *words, *data], stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 4
        assert done.stderr.decode().splitlines()[-1] == "error: can't write: no space left on device"


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for 64 kilobytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if not mount or subprocess.run([mount, *options], capture_output=True, check=False).returncode:
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
    result = program(*args, env={"CRISISTL_DATA": str(data)} if words[0] == "list" else None)
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.splitlines()[-1].endswith("no space left on device; nothing was changed")
    assert target.read_text() == OLD
    assert [path.name for path in tiny_disk.iterdir()] == [name]


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
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, 1 << 16)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.splitlines()[-1].endswith("file too large; nothing was changed")
    assert target.read_text() == OLD
    assert [path.name for path in folder.iterdir()] == ["x.csv"]


def test_two_exports_to_one_file_leave_one_of_them_whole(command: list[str], tmp_path: Path) -> None:
    data = many(tmp_path, 5000)
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "x.json"
    texts = ("Event 1", "Event 2")
    runs = [
        subprocess.Popen(
            [*command, "export", str(target), "--data", str(data), "--text", f'"{text}"'],
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
def in_the_middle(command: list[str], words: list[str], folder: Path) -> Iterator[subprocess.Popen[str]]:
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


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("name", ["x.json", "x.csv", "x.md"])
def test_a_signal_in_the_middle_of_an_export_leaves_the_old_file(
    command: list[str], tmp_path: Path, stop: signal.Signals, name: str
) -> None:
    data = many(tmp_path, EVENTS)
    folder = tmp_path / "out"
    folder.mkdir()
    target = put(folder, name, OLD)
    with in_the_middle(command, ["export", str(target), "--data", str(data)], folder) as process:
        process.send_signal(stop)
        stdout, stderr = process.communicate(timeout=20)
    assert (process.returncode, stdout, stderr) == (130, "", "interrupted\n")
    assert target.read_text() == OLD
    assert [path.name for path in folder.iterdir()] == [name]


@pytest.mark.slow
def test_a_signal_in_the_middle_of_converting_leaves_the_old_file(command: list[str], tmp_path: Path) -> None:
    data = many(tmp_path, EVENTS)
    folder = tmp_path / "out"
    folder.mkdir()
    target = put(folder, "x.jsonl", OLD)
    with in_the_middle(command, ["convert", str(data), str(target)], folder) as process:
        process.send_signal(signal.SIGTERM)
        _, stderr = process.communicate(timeout=20)
    assert (process.returncode, stderr) == (130, "interrupted\n")
    assert target.read_text() == OLD
    assert [path.name for path in folder.iterdir()] == ["x.jsonl"]


@pytest.mark.slow
def test_a_program_that_is_killed_leaves_the_old_file(command: list[str], tmp_path: Path) -> None:
    data = many(tmp_path, EVENTS)
    folder = tmp_path / "out"
    folder.mkdir()
    target = put(folder, "x.json", OLD)
    with in_the_middle(command, ["export", str(target), "--data", str(data)], folder) as process:
        process.kill()
        process.wait()
    assert target.read_text() == OLD


def test_very_many_faults_are_told_soon_and_briefly(program: Run, tmp_path: Path) -> None:
    events = [{"id": f"e{n}", "date": "2022", "title": "x", "actors": [f"a{n}"]} for n in range(20_000)]
    actors = [{"id": f"actor-{n}", "name": f"Actor {n}"} for n in range(300)]
    path = put(tmp_path, "a.json", json.dumps({"actors": actors, "events": events}))
    started = time.monotonic()
    result = program("list", "--data", path)
    assert result.exit_code == 3
    assert result.stderr.startswith("error: ")
    assert "20,000 faults" in result.stderr
    assert len(result.stderr.splitlines()) == 202
    assert time.monotonic() - started < 20


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


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("member", "content"),
    [
        ("xl/sharedStrings.xml", f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><sst><si><t>&l11;</t></si></sst>'),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData>" + "<row/>" * 500_000 + "</sheetData></worksheet>",
        ),
    ],
    ids=["entities", "rows"],
)
def test_a_workbook_that_swells_is_no_trouble(
    program: Run, tmp_path: Path, member: str, content: str
) -> None:
    result = program("list", "--data", _bomb(tmp_path / "a.xlsx", member, content.encode()))
    assert result.exit_code in (0, 3)
    assert "Traceback" not in result.stderr


def test_a_file_that_is_all_whole_is_read(program: Run, tmp_path: Path) -> None:
    """What the faults above are told from."""
    out = tmp_path / "a.json"
    with out.open("w", encoding="utf-8") as file:
        write_json(Timeline.model_validate({"events": [{"id": "a", "date": "2022", "title": "x"}]}), file)
    assert program("list", "--data", out).lines == ["a\t2022\t\tx"]
