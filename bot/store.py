"""Opening the database for a command, with a line for the operator when it must not be used."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from pydantic import SecretStr

from bot.refusal import Exit, Refusal
from bot.settings import Storage
from storage.database import Database
from storage.errors import StorageFailed, StoreRefused


@asynccontextmanager
async def opened(storage: Storage, key: SecretStr) -> AsyncIterator[Database]:
    """The database, made when it is not there yet; the caller holds the lock."""
    with refused_plainly(storage):
        database = await Database.open(storage.path, key.get_secret_value())
    try:
        yield database
    finally:
        await database.close()


@contextmanager
def refused_plainly(storage: Storage) -> Iterator[None]:
    """Opening it in this block raises Refusal when it must not be used as it is; nothing is ever
    repaired silently.
    """
    try:
        yield
    except StoreRefused as refused:
        raise Refusal(f"{refused}{_newest(storage.backups)}", Exit.DATABASE) from None
    except StorageFailed as failed:
        raise Refusal(f"{storage.path} cannot be used now ({failed}).", Exit.DATABASE) from None
    except OSError as error:
        raise Refusal(
            f"{storage.path} or a file beside it cannot be opened ({error.strerror}).",
            Exit.DATABASE,
        ) from None


def _newest(backups: Path) -> str:
    try:
        copies = [file for file in backups.iterdir() if file.is_file()]
        newest = max(copies, key=lambda file: file.stat().st_mtime, default=None)
    except OSError:
        return ""
    return f" The newest file in {backups} is {newest.name}." if newest else ""
