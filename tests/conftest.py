"""The program under test: run in this process or as a command, on a small timeline and on a day that stands still."""

import gc
import io
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import crisistl
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline

# No test fails because a machine is slow, and every run tries the same examples: a change is judged by itself.
# `pytest --hypothesis-profile=search` tries new ones.
_NEVER_LATE: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow],
}
settings.register_profile("same", derandomize=True, **_NEVER_LATE)
settings.register_profile("search", **_NEVER_LATE)
settings.load_profile("same")

# Hypothesis takes constants of the modules that are loaded: all of them are, in whatever order the tests run
for _module in walk_packages(crisistl.__path__, "crisistl."):
    import_module(_module.name)

_SMALL = Path(__file__).with_name("small.json")
_SETTINGS = {
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "CRISISTL_TODAY": "2022-01-27",
    "COLUMNS": "100",
    "TERM": "xterm",
    "XDG_CONFIG_HOME": "/nonexistent",  # the settings of who runs the tests
    "XDG_CACHE_HOME": tempfile.mkdtemp(prefix="crisistl-"),  # what they have read
}
_UNSET = (
    "CRISISTL_DATA", "CRISISTL_DATE_ORDER", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PY_COLORS",
    "TTY_COMPATIBLE", "TTY_INTERACTIVE", "GITHUB_ACTIONS", "TERMINAL_WIDTH", "LINES", "COLORTERM", "PYTHONWARNINGS",
)  # fmt: skip

# typer looks at some of these when it is imported, which is before any fixture
for _name in _UNSET:
    os.environ.pop(_name, None)
os.environ.update(_SETTINGS)
time.tzset()


@dataclass(frozen=True)
class Result:
    """What a run of the program left behind."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def lines(self) -> list[str]:
        """The lines of stdout."""
        return self.stdout.splitlines()


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Runs the program in this process: `run("list", "--actor", "nato", input=b"", env={"NO_COLOR": "1"})`.

    An exception that the program lets out fails the test, as it would be a traceback for the user.
    """
    from crisistl.__main__ import main

    thresholds, on_terminate = gc.get_threshold(), signal.getsignal(signal.SIGTERM)

    def run_it(
        *args: object, input: str | bytes = b"", env: dict[str, str] | None = None
    ) -> Result:
        given = input.encode() if isinstance(input, str) else input
        stdout, stderr = _stream(), _stream()
        with monkeypatch.context() as patch:
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["crisistl", *map(str, args)])
            patch.setattr(
                sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
            )
            patch.setattr(sys, "stdout", stdout)
            patch.setattr(sys, "stderr", stderr)
            with pytest.raises(SystemExit) as ended:
                main()
        return Result(_exit_code(ended.value.code), _written(stdout), _written(stderr))

    yield run_it
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    signal.signal(signal.SIGTERM, on_terminate)


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


def _exit_code(code: Any) -> int:
    return code if isinstance(code, int) else 0 if code is None else 1


@pytest.fixture
def command() -> list[str]:
    """The installed program, for a test that starts it itself."""
    return [str(Path(sysconfig.get_path("scripts")) / "crisistl")]


@pytest.fixture
def program(command: list[str], tmp_path: Path) -> Run:
    """Runs the installed program in a process of its own, in a folder of its own: pipes, signals, exit codes."""

    def run_it(
        *args: object, input: str | bytes = b"", env: dict[str, str] | None = None
    ) -> Result:
        done = subprocess.run(
            [*command, *map(str, args)],
            input=input.encode() if isinstance(input, str) else input,
            env=os.environ | (env or {}),
            capture_output=True,
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run_it


@pytest.fixture
def small() -> Path:
    """The file of a small timeline about an invented crisis, which uses every feature of the model."""
    return _SMALL


@pytest.fixture(scope="session")
def small_timeline() -> Timeline:
    """The small timeline, loaded."""
    return load(_SMALL)


def pytest_configure(config: pytest.Config) -> None:
    """Know the mark of tests that take seconds; `-m "not slow"` leaves them out."""
    config.addinivalue_line("markers", "slow: takes several seconds")


@pytest.fixture
def mine(tmp_path: Path, small: Path, run: Run) -> Path:
    """A canonical file of one's own: the small timeline."""
    path = tmp_path / "mine.json"
    path.write_bytes(small.read_bytes())
    run("fmt", path)
    shutil.rmtree(path.with_name(".mine.json.undo"))
    return path


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the cache folder of the tests."""
    shutil.rmtree(_SETTINGS["XDG_CACHE_HOME"], ignore_errors=True)
