"""Servers for tests: a PostgreSQL of Debian's package and a Spark of pyspark, each in a folder of its own.

They listen to this machine alone and are stopped at the end.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from glob import glob
from importlib.util import find_spec
from pathlib import Path

PASSWORD = "open sesame"
_STARTED = 240  # seconds that Spark may take to start, of which it needs ten on an idle machine
_STOPPED = 30
_SPARK = {
    "spark.connect.authenticate.token": PASSWORD,
    "spark.connect.grpc.binding.address": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "1",
    "spark.ui.enabled": "false",
}
_INTERPRETED = {
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.codegen.wholeStage": "false",
}
"""Settings by which statements aren't compiled, which takes longer than to answer a small question."""


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


def no_spark() -> str:
    """Why no Spark server can be started here; empty where one can."""
    if not shutil.which("java"):
        return "no Java here"
    found = find_spec("pyspark")
    if not (found and found.origin):
        return "no pyspark here"
    if not glob(f"{Path(found.origin).parent}/jars/spark-connect_*.jar"):
        return "pyspark is here without its server"
    missing = [name for name in ("grpc", "pandas", "pyarrow") if not find_spec(name)]
    return f"no {missing[0]} here" if missing else ""


@contextmanager
def spark(memory: str = "1g", *, compiled: bool = False) -> Iterator[str]:
    """The URL of a Spark Connect server, without a schema, that runs until the end of the block.

    Statements are `compiled` by default in Spark; for a few small questions they are answered sooner without.
    """
    import pyspark

    home = str(Path(pyspark.__file__).parent)
    folder, port = Path(tempfile.mkdtemp(prefix="crisistl-")), _free_port()
    settings = _SPARK | ({} if compiled else _INTERPRETED)
    settings |= {
        "spark.connect.grpc.binding.port": str(port),
        "spark.local.dir": str(folder / "local"),
        "spark.sql.warehouse.dir": str(folder / "tables"),
    }
    command = [
        *_ending_with_us(), f"{home}/bin/spark-submit", "--master", "local[2]", "--driver-memory", memory,
        "--class", "org.apache.spark.sql.connect.service.SparkConnectServer",
        *(word for name, value in settings.items() for word in ("--conf", f"{name}={value}")),
        "spark-internal",
    ]  # fmt: skip
    environment = {
        name: value for name, value in os.environ.items() if "SPARK" not in name
    }
    try:
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment | {"SPARK_HOME": home},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            _await(process, port, folder / "log")
            yield f"sc://localhost:{port}/;token={PASSWORD.replace(' ', '%20')}"
        finally:
            _stop(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _ending_with_us() -> Sequence[str]:
    """What starts a program so that it ends when this one is killed."""
    if shutil.which("setpriv"):
        return ("setpriv", "--pdeathsig", "TERM")
    return ()


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until a server listens. RuntimeError where it ends before, or takes too long."""
    last = time.monotonic() + _STARTED
    while process.poll() is None and time.monotonic() < last:
        with socket.socket() as tried:
            tried.settimeout(1)
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError("Spark didn't start: " + log.read_text(errors="replace")[-2000:])


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOPPED)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


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
