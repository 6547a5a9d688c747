"""Stores that take nothing for a while."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from storage.database import Database
from storage.transaction import Transaction
from tests.bot.shell import KEY, Shell


def store_that_takes_nothing(shell: Shell, trouble: str) -> AbstractAsyncContextManager[None]:
    return takes_nothing(shell.service.database, shell.database, KEY, trouble)


@asynccontextmanager
async def takes_nothing(
    database: Database, file: Path, key: str, trouble: str
) -> AsyncIterator[None]:
    """`full`: no room for another page. `read-only`: as a disk that went bad is mounted. `locked`:
    somebody else writes and does not end.
    """
    match trouble:
        case "full":
            await _set(database, "PRAGMA max_page_count = 1")
            yield
            await _set(database, "PRAGMA max_page_count = 1000000")
        case "read-only":
            await _set(database, "PRAGMA query_only = 1")
            yield
            database._connection._conn.execute("PRAGMA query_only = 0")
        case "locked":
            await _set(database, "PRAGMA busy_timeout = 20")
            with _locked(file, key):
                yield


async def _set(database: Database, pragma: str) -> None:
    def set_it(tx: Transaction) -> None:
        tx._connection.execute(pragma)

    await database.run(set_it)


@contextmanager
def _locked(file: Path, key: str) -> Iterator[None]:
    other = dbapi2.connect(file, isolation_level=None)
    try:
        other.execute(f"PRAGMA key = \"x'{key}'\"")
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    finally:
        other.close()
