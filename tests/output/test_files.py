"""Files: what the system keeps about a file stays, or the loss is reported; open streams are written on."""

import os
import subprocess
from pathlib import Path

import pytest

from crisistl.errors import OutputError
from crisistl.output.files import descriptor, is_same_file, replacing, updating


def write(path: Path | str, **how: object) -> list[str]:
    """Write "new" to a path; what was noted."""
    notes: list[str] = []
    with replacing(str(path), notes.append, **how) as file:  # type: ignore[arg-type]
        file.write(b"new")
    return notes


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "a.json"
    path.write_text("old", encoding="utf-8")
    return path


def test_extended_attributes_are_kept(old: Path) -> None:
    try:
        os.setxattr(old, "user.note", b"of the desk")
    except (OSError, AttributeError):
        pytest.skip("no extended attributes here")
    assert write(old) == []
    assert (old.read_text(), os.getxattr(old, "user.note")) == ("new", b"of the desk")


def test_an_attribute_that_is_lost_is_reported(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(
        os, "listxattr", lambda path: ["user.note", "security.x"], raising=False
    )
    monkeypatch.setattr(os, "getxattr", lambda path, name: b"", raising=False)
    monkeypatch.setattr(os, "setxattr", refused, raising=False)
    assert write(old) == [f"{old}: lost its extended attribute user.note"]


@pytest.mark.skipif(
    not hasattr(os, "chown") or os.geteuid() != 0,
    reason="only root may give files away",
)
def test_the_owner_and_the_group_are_kept(old: Path) -> None:
    os.chown(old, 12345, 23456)
    old.chmod(0o640)
    assert write(old) == []
    found = old.stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (12345, 23456, 0o640)


@pytest.mark.skipif(
    not hasattr(os, "chown") or os.geteuid() != 0,
    reason="only root may give files away",
)
def test_an_owner_that_can_not_be_kept_is_reported(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.chown(old, 12345, 23456)

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refused)
    assert write(old) == [
        f"{old}: its group is no longer 23456, which you may not set",
        f"{old}: its owner is now you, no longer user 12345",
    ]


def test_another_name_of_the_file_keeps_the_old_content_and_that_is_reported(
    old: Path,
) -> None:
    other = old.with_name("b.json")
    os.link(old, other)
    assert write(old) == [
        f"{old}: its other names (1, hard links) keep the old content"
    ]
    assert (old.read_text(), other.read_text()) == ("new", "old")


@pytest.mark.parametrize("name", ["é" * 127, "a" * 255, "日" * 85, "😀" * 63])
def test_a_name_near_the_limit_is_counted_in_bytes(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    write(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_new_file_must_not_exist(old: Path) -> None:
    with pytest.raises(
        OutputError, match=r"a\.json already exists; nothing was changed"
    ):
        write(old, new=True)
    assert old.read_text() == "old"
    write(old.with_name("b.json"), new=True)
    assert old.with_name("b.json").read_text() == "new"


def test_a_folder_that_does_not_exist_is_not_made_a_file(tmp_path: Path) -> None:
    with pytest.raises(
        OutputError, match="there is no such folder; name a file without / at its end"
    ):
        write(f"{tmp_path}/x/")
    assert [*tmp_path.iterdir()] == []


def test_a_file_that_another_program_changed_is_not_replaced(old: Path) -> None:
    with updating(str(old), print) as lock:
        old.write_text("by an editor", encoding="utf-8")
        with pytest.raises(OutputError, match="another program changed it meanwhile"):
            write(old, lock=lock)
    assert old.read_text() == "by an editor"
    assert [path.name for path in old.parent.iterdir()] == ["a.json"]


@pytest.mark.parametrize(
    ("path", "number"),
    [("/dev/stdout", 1), ("/dev/stderr", 2), ("/dev/fd/3", 3), ("/proc/self/fd/12", 12),
     ("/dev/fd/x", None), ("/dev/null", None), ("stdout", None), ("/dev/fd/²", None)],
)  # fmt: skip
def test_an_open_stream_is_known_by_its_path(path: str, number: int | None) -> None:
    assert descriptor(path) == number


def test_links_lead_to_one_file(old: Path) -> None:
    link = old.with_name("link")
    link.symlink_to(old)
    assert is_same_file(str(old), str(link))
    assert not is_same_file(str(old), str(old.with_name("none")))


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="no /dev/fd")
@pytest.mark.parametrize(
    "stream", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/fd/3"]
)
def test_a_stream_is_written_on(
    command: list[str], small: Path, tmp_path: Path, stream: str
) -> None:
    log = tmp_path / "log.csv"
    log.write_text("precious\n", encoding="utf-8")
    with log.open("ab") as out:
        number = int(stream[-1]) if stream[-1].isdigit() else 1
        os.dup2(out.fileno(), 30)
        stream = stream.replace("3", "30")
        done = subprocess.run(
            [*command, "export", stream, "-f", "csv", "--data", str(small)],
            stdout=out if number == 1 else subprocess.PIPE, stderr=subprocess.PIPE, pass_fds=(30,), check=False,
        )  # fmt: skip
        os.close(30)
    assert done.returncode == 0, done.stderr
    lines = log.read_text(encoding="utf-8").splitlines()
    assert (lines[0], len(lines)) == ("precious", 10)
    assert [path.name for path in tmp_path.iterdir()] == ["log.csv"]
