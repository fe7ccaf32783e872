"""A session with a Spark Connect server: its address, and its errors on one line."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from crisistl.errors import CrisisError, DataError, UsageError
from crisistl.text.wording import server_name

if TYPE_CHECKING:
    from pyspark.sql.connect.session import SparkSession

_RETRIES = 2
"""How often a request is repeated. pyspark would go on for minutes while a server is down."""

_DETAILS = re.compile(r'details = "(.*)"')
_CODE = re.compile(r"^\[[A-Z_.0-9]+\] ")
_STATE = re.compile(r"\s*SQLSTATE:.*$")
_SCHEMA = re.compile(r"[\w-]+(?:\.[\w-]+)*").fullmatch


@dataclass(frozen=True, slots=True)
class Address:
    """What a URL names: a server, as pyspark writes it, and a schema there; none leaves the choice to the server."""

    server: str
    schema: tuple[str, ...]

    @classmethod
    def of(cls, url: str) -> Address:
        """The address that a URL is. UsageError where it is none."""
        place, mark, settings = url.partition("://")[2].partition(";")
        host, _, path = place.partition("/")
        schema = unquote(path.strip("/"))
        if not host or (schema and not _SCHEMA(schema)):
            raise not_an_address(url)
        names = tuple(schema.split(".")) if schema else ()
        return cls(f"sc://{host}/{mark}{settings}", names)

    def named(self, table: str) -> str:
        """A table of the schema as SQL names it."""
        return ".".join(f"`{name}`" for name in (*self.schema, table))

    @property
    def place(self) -> str:
        """The schema as SQL names it; empty for that of the server's choice."""
        return ".".join(f"`{name}`" for name in self.schema)


def not_an_address(url: str) -> UsageError:
    """The error for a URL that can't be that of a Spark server."""
    return UsageError(
        f"{server_name(url)} isn't the address of a Spark Connect server",
        "write sc://HOST:PORT/SCHEMA, and ;token=... behind it where the server wants one",
    )


def connected(url: str) -> SparkSession:
    """A session with the server that a URL names. DataError where it can't be reached."""
    name, address = server_name(url), Address.of(url)
    # the channel writes about failed connections to stderr by itself
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")
    with _quiet():
        try:
            from pyspark.logger import PySparkLogger
            from pyspark.sql.connect.client.retries import DefaultPolicy
            from pyspark.sql.connect.session import SparkSession
        except ImportError:
            raise DataError(
                "an archive in Spark needs its client",
                "install it with: pip install 'crisistl[spark]'",
            ) from None
        for logger in ("SQLQueryContextLogger", "DataFrameQueryContextLogger"):
            PySparkLogger.getLogger(logger).disabled = True
        try:
            session = SparkSession.builder.remote(address.server).create()
        except ValueError:
            raise not_an_address(url) from None
    session.client.set_retry_policies([DefaultPolicy(max_retries=_RETRIES)])
    try:
        with reported(f"can't reach {name}"):
            str(session.version)
    except DataError:
        # else it would try once more at the end of the program
        close(session)
        raise
    return session


def close(session: SparkSession) -> None:
    """Release what the server keeps for a session."""
    with _quiet(), suppress(Exception):
        session.stop()


@contextmanager
def reported(
    problem: str, remedy: str = "", kind: type[CrisisError] = DataError
) -> Iterator[None]:
    """Raise this problem, with the reason, where Spark raises an error."""
    from grpc import RpcError
    from pyspark.errors import PySparkException

    with _quiet():
        try:
            yield
        except (PySparkException, RpcError) as error:
            raise kind(f"{problem}: {reason(error)}", remedy) from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Without pyspark's warnings, such as those about a version of pandas, which nothing here uses."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def reason(error: Exception) -> str:
    """What the server or the connection says, on one line."""
    text = str(error).strip()
    if details := _DETAILS.search(text):
        return _of_connection(details[1])
    first = text.partition("\n")[0]
    said = _STATE.sub("", _CODE.sub("", first)).rstrip(".")
    return said or "no reason given"


def _of_connection(details: str) -> str:
    if "Tls handshake failed" in details:
        return (
            "there is no encrypted connection, which a token and use_ssl=true ask for"
        )
    if "last error: " in details or "errors resolving" in details:
        return details.rpartition(": ")[2].rstrip("]")
    return details
