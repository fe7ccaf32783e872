"""What is wrong with a Spark server, or with an archive there, is one line; a failure leaves what was there."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from archives import archived
from crisistl.engine.archive.engine import ArchiveEngine
from crisistl.engine.archive.servers import open_server
from crisistl.engine.archive.spark_session import Address, close, connected, reason
from crisistl.errors import DataError
from crisistl.query.tree import EVERYTHING
from crisistl.text.wording import server_name
from servers import PASSWORD

SMALL = Path(__file__).parents[1] / "small.json"
Place = Callable[[], str]


@contextmanager
def session(url: str) -> Iterator[Any]:
    """A session of pyspark with the schema of a URL."""
    opened = connected(url)
    opened.sql(f"USE {Address.of(url).place}")
    yield opened
    close(opened)


def failed(done: Any, exit_code: int, message: str) -> None:
    """Check that a command ended so, with this in its one line of stderr, and no token."""
    assert done.exit_code == exit_code, done.stderr
    assert done.stdout == ""
    assert message in done.stderr
    assert "sesame" not in done.stderr
    assert done.stderr.strip().count("\n") == 0, done.stderr


def test_a_server_that_cant_be_reached_is_one_line(
    run: Any, spark_place: Place
) -> None:
    url = spark_place()
    name, _, setting = url.partition(";")
    port = name.rpartition(":")[2].partition("/")[0]
    secret = PASSWORD.replace(" ", "%20")
    cases = {
        url.replace(port, "1"): f"can't reach {name.replace(port, '1')}: Connection refused",
        url.replace(secret, "wrong"): f"can't reach {name}: Invalid authentication token",
        name: f"can't reach {name}: No authentication token provided",
        url.replace("localhost", "127.0.0.1"): "there is no encrypted connection",
    }  # fmt: skip
    for wrong, message in cases.items():
        for command in (("list", "--data", wrong), ("archive", SMALL, "--into", wrong)):
            failed(run(*command), 3, message)
    for wrong in (
        f"{name}?{setting}", f"{name}{setting}", f"sc:///{setting}", f"sc://localhost:x/a;{setting}",
        f"{name};{secret}", f"{name}/b;{setting}",
    ):  # fmt: skip
        failed(run("list", "--data", wrong), 2, "isn't the address of a Spark Connect")
    failed(run("check", url), 3, "isn't a file")


def test_a_schema_without_a_whole_archive_is_one_line(
    run: Any, spark_place: Place
) -> None:
    url = spark_place()
    name = url.partition(";")[0]
    none = f"{name} has no table registers; fill it from a file (crisistl archive FILE --into URL)"
    failed(run("list", "--data", url), 3, none)
    assert run("archive", SMALL, "--into", url).exit_code == 0
    with session(url) as spark:
        spark.sql("CREATE TABLE events_1b AS SELECT 1 AS pos")  # not one of ours
        spark.sql("DROP TABLE registers_1")
        failed(run("list", "--data", url), 3, "doesn't contain a complete archive")
        spark.sql("CREATE TABLE registers_1 AS SELECT 'head' AS kind, '' AS value")
        failed(run("list", "--data", url), 3, "doesn't contain a complete archive")
        spark.sql("DROP TABLE tags_1")
        failed(run("list", "--data", url), 3, f"{name} has no table tags")
        spark.sql("CREATE TABLE tags_1 AS SELECT 'id' AS kind, 'e' AS value, 1 AS pos")
        failed(run("list", "--data", url), 3, "the table tags isn't that of an archive")
        assert run("archive", SMALL, "--into", url).exit_code == 0
        assert run("list", "--count", "--data", url).stdout == "8\n"
        left = {row["tableName"] for row in spark.sql("SHOW TABLES").collect()}
        assert left == {"events_1b", "events_2", "tags_2", "registers_2"}


def test_a_server_that_cant_be_filled_keeps_what_it_had(
    run: Any, spark_place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crisistl.engine.archive import spark as module

    url = spark_place()
    assert run("archive", SMALL, "--into", url).exit_code == 0
    sent = module._contents

    def until(table: str, then: Callable[[], object]) -> None:
        """Do this before a table is sent."""

        def contents(*given: Any) -> Iterator[tuple[str, Any]]:
            for name, rows in sent(*given):
                if name == table:
                    then()
                yield name, rows

        monkeypatch.setattr(module, "_contents", contents)

    with session(url) as spark:

        def tables() -> set[str]:
            return {row["tableName"] for row in spark.sql("SHOW TABLES").collect()}

        until("registers", interrupt)
        with pytest.raises(KeyboardInterrupt):
            module.fill(url, *contents(tmp_path), lambda events: None)
        assert tables() == {"events_1", "tags_1", "registers_1"}
        until("tags", lambda: spark.sql("CREATE TABLE tags_2 AS SELECT 1 AS one"))
        failed(run("archive", SMALL, "--into", url), 4, "; nothing was changed")
        assert tables() == {"events_1", "tags_1", "registers_1", "tags_2"}
        assert run("list", "--count", "--data", url).stdout == "8\n"
        monkeypatch.setattr(module, "_contents", sent)
        assert run("archive", SMALL, "--into", url).exit_code == 0
        assert tables() == {"events_3", "tags_3", "registers_3", "tags_2"}


def test_an_archive_that_is_replaced_meanwhile_isnt_mixed_with_the_new_one(
    run: Any, spark_place: Place
) -> None:
    url = spark_place()
    assert run("archive", SMALL, "--into", url).exit_code == 0
    kept = ArchiveEngine(open_server(url, to_write=True))
    assert kept.size == 8
    assert run("archive", SMALL, "--into", url).exit_code == 0
    with pytest.raises(DataError, match="can't answer: ") as found:
        [*kept.hits(EVERYTHING)]
    assert "\n" not in str(found.value)


def interrupt() -> None:
    """What Ctrl-C does."""
    raise KeyboardInterrupt


def contents(folder: Path) -> tuple[Any, ...]:
    """The manifest, the registers and the files of an archive."""
    from crisistl.formats.archive.layout import Manifest, register_lines
    from crisistl.formats.loading import load

    archive = archived(folder / "a.crisis", load(SMALL))
    manifest = Manifest.of(archive)
    files = {table: manifest.paths(archive, table) for table in ("events", "tags")}
    return manifest, register_lines(archive, manifest), files


def test_an_address_has_a_server_and_a_schema() -> None:
    address = Address.of("spark://host:1/a.b;user_id=me")
    assert address == Address("sc://host:1/;user_id=me", ("a", "b"))
    assert address.named("events_1") == "`a`.`b`.`events_1`"
    assert Address.of("sc://host") == Address("sc://host/", ())
    assert Address.of("sc://host/").named("tags_2") == "`tags_2`"
    for url in ("sc://host:1/a;token=b@c", "sc://host:1/a?token=b", "sc://host:1/atoken=b"):  # fmt: skip
        assert server_name(url) == "sc://host:1/a"


def test_what_spark_says_is_one_line_without_codes() -> None:
    said = {
        "[TABLE_GONE] The table `a` is gone. SQLSTATE: 42P01; line 1\n\nJVM stacktrace:\nat b": "The table `a` is gone",
        'status = X\n\tdetails = "errors resolving a:1: [lookup error: Not found]"\n': "Not found",
        '\tdetails = "failed; last error: UNKNOWN: ipv4:1: Failed to connect: Refused"': "Refused",
        '\tdetails = "Invalid token"\n\tdebug_error_string = "x: y"': "Invalid token",
        "": "no reason given",
    }  # fmt: skip
    for text, line in said.items():
        assert reason(Exception(text)) == line


def test_spark_needs_its_client(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("pyspark", "pyspark.sql.connect.session", "pyspark.logger"):
        monkeypatch.setitem(sys.modules, module, None)
    done = run("list", "--data", "sc://localhost:1/a;token=open%20sesame")
    failed(done, 3, "an archive in Spark needs its client; install it with: pip install 'crisistl[spark]'")  # fmt: skip
