"""Servers: the addresses of databases that an archive may be in."""

from crisistl.engine.archive.store import Store
from crisistl.errors import UsageError
from crisistl.text.wording import is_server, server_name


def open_server(url: str, *, to_write: bool) -> Store:
    """The store that a URL names. UsageError for an unknown kind of server, DataError where it can't be reached."""
    _refuse_unknown(url)
    from crisistl.engine.archive.postgres import PostgresStore

    return PostgresStore(url, to_write=to_write)


def _refuse_unknown(url: str) -> None:
    if not is_server(url):
        raise UsageError(
            f"{server_name(url)} isn't the address of a database",
            "write postgresql://HOST/DATABASE",
        )


def fill_server(url: str, folder: str) -> int:
    """Put an archive on disk into the server that a URL names; the number of its events. Errors as above."""
    _refuse_unknown(url)
    from crisistl.engine.archive.duck import DuckStore
    from crisistl.engine.archive.postgres import fill
    from crisistl.engine.archive.sql import Sql
    from crisistl.formats.archive.layout import EVENT_COLUMNS, TAG_COLUMNS

    store = DuckStore(folder)
    rows = {
        "events": store.rows(Sql(f"SELECT {', '.join(EVENT_COLUMNS)} FROM events")),
        "tags": store.rows(Sql(f"SELECT {', '.join(TAG_COLUMNS)} FROM tags")),
    }
    fill(url, store.manifest, store.head_lines(), rows)
    return store.manifest.events
