"""Stores that take nothing for a while."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from sqlcipher3 import dbapi2

from storage.transaction import Transaction
from tests.bot.shell import KEY, Shell


@asynccontextmanager
async def store_that_takes_nothing(shell: Shell, trouble: str) -> AsyncIterator[None]:
    """`full`: no room for another page. `read-only`: as a disk that went bad is mounted. `locked`:
    somebody else writes and does not end.
    """
    match trouble:
        case "full":
            await _set(shell, "PRAGMA max_page_count = 1")
            yield
            await _set(shell, "PRAGMA max_page_count = 1000000")
        case "read-only":
            await _set(shell, "PRAGMA query_only = 1")
            yield
            shell.service.database._connection._conn.execute("PRAGMA query_only = 0")
        case "locked":
            await _set(shell, "PRAGMA busy_timeout = 20")
            with _locked(shell):
                yield


async def _set(shell: Shell, pragma: str) -> None:
    def set_it(tx: Transaction) -> None:
        tx._connection.execute(pragma)

    await shell.service.database.run(set_it)


@contextmanager
def _locked(shell: Shell) -> Iterator[None]:
    other = dbapi2.connect(shell.database, isolation_level=None)
    try:
        other.execute(f"PRAGMA key = \"x'{KEY}'\"")
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    finally:
        other.close()
