"""The database: one encrypted file, one connection on its own thread, one function for each
transaction.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite
from sqlcipher3 import dbapi2

from storage import audit, failpoints
from storage.errors import StorageFailed, StoreRefused, is_of_the_machine, reason
from storage.head import HeadFile
from storage.migrate import migrate
from storage.transaction import Transaction

T = TypeVar("T")


class _Connection(aiosqlite.Connection):
    async def run(self, function: Callable[[], T]) -> T:
        """Execute one function on the connection's thread."""
        result: T = await self._execute(function)  # type: ignore[no-untyped-call]
        return result


class Database:
    """The store. `run` is the only way in: a plain function of a Transaction, committed whole or
    not at all.

    Why a function on the connection's thread: one hop per update instead of one per statement, no
    `await` inside a transaction and no cancellation in the middle of one. What we gave up: a slow
    function holds up all others, so nothing slow may be done in one.
    """

    def __init__(self, connection: _Connection, head: HeadFile) -> None:
        self._connection = connection
        self.head = head
        # Called on the database's thread after a commit that took in letters, called some back, or
        # took in files to fetch.
        self.on_letters: Callable[[list[Any]], None] = lambda letters: None
        self.on_recalled: Callable[[list[int]], None] = lambda numbers: None
        self.on_files: Callable[[], None] = lambda: None

    @classmethod
    async def open(cls, path: Path, key: str) -> "Database":
        """Open or create the file; the key is 64 hex digits.

        Raises StoreRefused when the key is wrong, a page is damaged, the audit log ends before its
        head file says, or the schema is from a newer release.
        """
        head = HeadFile(path.with_name(path.name + ".head"))
        connection = _Connection(partial(_connect, path, key), 64)
        connection._thread.daemon = True  # an unclosed connection must not keep the process alive
        try:
            await connection
        except BaseException:
            head.close()
            connection._thread.join(timeout=5)  # it ends by itself; its last word needs the loop
            raise
        database = cls(connection, head)
        try:
            await database.run(partial(audit.check_end, kept=head.read()))
        except BaseException:
            await database.close()
            raise
        return database

    async def run(self, work: Callable[[Transaction], T]) -> T:
        """Do the work in one transaction on the database's thread and return its result.

        Whatever it raises is raised here after a rollback; StorageFailed is the machine's fault
        (disk, lock). Being cancelled does not stop a transaction that has begun: it is committed or
        rolled back whole.
        """
        return await self._connection.run(partial(self._transact, work))

    async def close(self) -> None:
        await self._connection.close()
        self.head.close()

    def _transact(self, work: Callable[[Transaction], T]) -> T:
        connection = self._connection._conn
        tx = Transaction(connection)
        try:
            connection.execute("BEGIN IMMEDIATE")
            failpoints.reach("after-begin")
            result = work(tx)
            failpoints.reach("before-commit")
            connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if isinstance(error, dbapi2.Error) and is_of_the_machine(error):
                raise StorageFailed(reason(error)) from error
            raise
        failpoints.reach("after-commit")
        if tx.head:
            self.head.write(*tx.head)
            failpoints.reach("after-head")
        if tx.recalled:
            self.on_recalled(tx.recalled)
        if tx.letters:
            self.on_letters(tx.letters)
        if tx.files_wanted:
            self.on_files()
        return result


def _connect(path: Path, key: str) -> dbapi2.Connection:
    if len(key) != 64 or set(key) - set("0123456789abcdefABCDEF"):
        raise StoreRefused("The database key must be 64 hexadecimal digits.")
    connection = dbapi2.connect(path, isolation_level=None, check_same_thread=False, timeout=5)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        _configure(connection, path)
        migrate(connection, path)
    except dbapi2.Error as error:
        connection.close()
        raise StoreRefused(_refusal(error, path)) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _configure(connection: dbapi2.Connection, path: Path) -> None:
    connection.execute("SELECT count(*) FROM sqlite_master")  # fails here with the wrong key
    damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if damaged:
        raise StoreRefused(f"The database is damaged ({damaged[0][0]}). {_newest_copy(path)}")
    for pragma, value in (
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        (
            "recursive_triggers",
            1,
        ),  # otherwise INSERT OR REPLACE slips past the append-only triggers
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("temp_store", 2),
    ):
        connection.execute(f"PRAGMA {pragma} = {value}")
        (present,) = connection.execute(f"PRAGMA {pragma}").fetchone()
        if present != value:
            raise StoreRefused(
                f"The database does not take the setting {pragma} = {value} (it says {present})."
            )


def _refusal(error: dbapi2.Error, path: Path) -> str:
    name = reason(error)
    if name == "SQLITE_NOTADB":
        return (
            f"The database cannot be read with this key, or its beginning is damaged."
            f" {_newest_copy(path)}"
        )
    if name.startswith("SQLITE_CORRUPT"):
        return f"The database is damaged. {_newest_copy(path)}"
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return (
            f"The database file or its folder cannot be written ({name}). Give this user the right"
            f" to write there."
        )
    return f"The database cannot be opened ({name})."


def _newest_copy(path: Path) -> str:
    copies = sorted(
        path.parent.glob(f"{path.name}.before-*"), key=lambda copy: copy.stat().st_mtime
    )
    if not copies:
        return "Nothing was changed; there is no earlier copy beside it."
    return f"Nothing was changed; the newest copy beside it is {copies[-1].name}."
