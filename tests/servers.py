"""Servers for tests: a PostgreSQL of Debian's package, started in a folder of its own and stopped at the end."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from glob import glob
from pathlib import Path

PASSWORD = "open sesame"


def has_postgres() -> bool:
    """Whether a server can be started here: its programs and the client are there, and a user who may run it."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return False
    as_other = os.getuid() != 0 or shutil.which("setpriv")
    return bool(_programs() and as_other)


def _programs() -> str | None:
    found = sorted(glob("/usr/lib/postgresql/*/bin"))
    return found[-1] if found else None


def _as_postgres() -> Sequence[str]:
    """PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return ()
    return ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")


@contextmanager
def postgres() -> Iterator[str]:
    """The URL of a server that runs until the end of the block."""
    programs, folder = _programs(), Path(tempfile.mkdtemp(prefix="crisistl-"))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        (folder / "password").write_text(PASSWORD)
        os.chmod(folder / "password", 0o644)
        user = _as_postgres()
        data = folder / "data"
        _run(
            *user, f"{programs}/initdb", "-D", data, "-U", "owner", "-A", "scram-sha-256", "-E", "UTF8",
            "--locale=C", "--no-sync", f"--pwfile={folder / 'password'}",
        )  # fmt: skip
        port = _free_port()
        options = f"-p {port} -k '' -c listen_addresses=127.0.0.1 -c fsync=off"
        control = (*user, f"{programs}/pg_ctl", "-D", data)
        _run(*control, "-w", "-t", "120", "-l", folder / "log", "-o", options, "start")
        try:
            secret = PASSWORD.replace(" ", "%20")
            yield f"postgresql://owner:{secret}@127.0.0.1:{port}/postgres"
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _run(*command: object) -> None:
    subprocess.run(
        [*map(str, command)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
    )
