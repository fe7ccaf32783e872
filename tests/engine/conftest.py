"""Servers that the tests of engines share: each is started once, where its programs are, and stopped at the end."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from servers import has_postgres, no_spark, postgres, spark

Place = Callable[[], str]
"""Gives the URL of a place for an archive, in Spark another one each time."""


@pytest.fixture(scope="package")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server."""
    if not has_postgres():
        pytest.skip("no PostgreSQL here")
    with postgres() as url:
        yield url


@pytest.fixture(scope="package")
def spark_server() -> Iterator[str]:
    """The URL of a Spark server, without a schema."""
    if reason := no_spark():
        pytest.skip(reason)
    with spark() as url:
        yield url


@pytest.fixture(scope="package")
def spark_place(spark_server: str) -> Place:
    """Gives places in the Spark server."""
    numbers = count(1)
    return lambda: spark_server.replace("/;", f"/schema_{next(numbers)};")


@pytest.fixture(params=["postgres", "spark"])
def place(request: pytest.FixtureRequest) -> Place:
    """Gives places in a server of each kind."""
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres_server")
        return lambda: url
    found: Any = request.getfixturevalue("spark_place")
    return found  # type: ignore[no-any-return]
