"""The lock of a file: one holder at a time, nothing left behind, nothing blocked by the dead."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import filelock
import pytest

from crisistl.errors import OutputError
from crisistl.output.lock import beside, locked, shortened


def test_a_lock_is_gone_afterwards(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    with locked(target, print) as lock:
        assert [path.name for path in tmp_path.iterdir()] == [".a.json.lock"]
        assert lock.seen is None
    assert [*tmp_path.iterdir()] == []


def test_a_second_holder_waits_and_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crisistl.output.lock._SOON", 0.01)
    target, notes = tmp_path / "a.json", []
    with (
        locked(target, print),
        pytest.raises(
            OutputError, match=r"another crisistl has been changing it for 0\.1 seconds"
        ),
        locked(target, notes.append, wait=0.1),
    ):
        pass
    assert notes == [f"waiting for another crisistl to finish with {target}"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666])
def test_a_lock_can_be_opened_by_whoever_may_write_its_file(
    tmp_path: Path, mode: int
) -> None:
    target = tmp_path / "a.json"
    target.touch()
    target.chmod(mode)
    before = os.umask(0o077)
    try:
        with locked(target, print):
            found = (tmp_path / ".a.json.lock").stat().st_mode
    finally:
        os.umask(before)
    assert found & 0o777 == mode


def test_a_lock_of_another_user_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **settings: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / ".a.json.lock").touch()
    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    message = r"its lock, .*\.a\.json\.lock, belongs to another user"
    with pytest.raises(OutputError, match=message), locked(tmp_path / "a.json", print):
        pass


def test_the_lock_of_a_dead_process_blocks_nobody(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    code = (
        "import sys, time; from pathlib import Path; from crisistl.output.lock import locked\n"
        "with locked(Path(sys.argv[1]), print): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(target)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(OutputError), locked(target, print, wait=0.05):
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert (tmp_path / ".a.json.lock").exists()
    with locked(target, print, wait=0.05):
        pass
    assert [*tmp_path.iterdir()] == []


def test_a_folder_without_locks_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object, **__: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(filelock.FileLock, "acquire", none)
    notes: list[str] = []
    with locked(tmp_path / "a.json", notes.append) as lock:
        assert lock.target == tmp_path / "a.json"
    assert notes == [
        f"{tmp_path / 'a.json'}: its folder has no locks; make sure that nobody else changes it at the same time"
    ]


def test_a_change_by_a_program_without_the_lock_is_seen(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("old", encoding="utf-8")
    with locked(target, print) as lock:
        lock.check()
        target.write_text("other", encoding="utf-8")
        with pytest.raises(OutputError, match="another program changed it meanwhile"):
            lock.check()


@pytest.mark.parametrize("name", ["a" * 255, "é" * 127, "😀" * 63])
def test_a_long_name_has_a_lock_of_its_own(name: str) -> None:
    one, other = beside(Path(name), ".lock"), beside(Path(f"{name[:-1]}b"), ".lock")
    assert one != other
    assert one == beside(Path(name), ".lock")
    assert len(os.fsencode(one.name)) <= 255


@pytest.mark.parametrize(
    ("name", "most", "left"),
    [("abc", 2, "ab"), ("ééé", 3, "é"), ("a", 5, "a"), ("", 0, "")],
)
def test_a_name_is_shortened_by_bytes(name: str, most: int, left: str) -> None:
    assert shortened(name, most) == left


def test_one_who_waits_goes_on_waiting_while_others_finish_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.json"
    target.write_text("0", encoding="utf-8")
    tries: list[float] = []
    acquire = filelock.FileLock.acquire

    def busy(self: filelock.FileLock, timeout: float, **more: object) -> object:
        tries.append(timeout)
        if len(tries) <= 4:
            if len(tries) > 1:  # another writer has finished meanwhile
                target.write_text("0" * len(tries), encoding="utf-8")
            raise filelock.Timeout(str(target))
        return acquire(self)

    monkeypatch.setattr(filelock.FileLock, "acquire", busy)
    with locked(target, print, wait=10):
        pass
    assert tries == [3.0, 7.0, 7.0, 7.0, 7.0]
    monkeypatch.setattr(filelock.FileLock, "acquire", _never)
    with pytest.raises(OutputError), locked(target, print, wait=10):
        pass


def _never(self: filelock.FileLock, timeout: float) -> None:
    raise filelock.Timeout(str(timeout))
