"""What can go wrong with the store, told apart from bugs."""

from sqlcipher3 import dbapi2

# Of the machine, not of the statement: disk full, read-only, locked, damaged, out of memory.
_OF_THE_MACHINE = (
    "FULL",
    "IOERR",
    "READONLY",
    "BUSY",
    "LOCKED",
    "CORRUPT",
    "NOTADB",
    "CANTOPEN",
    "NOMEM",
    "PROTOCOL",
)


class StorageFailed(Exception):
    """The store cannot take or give anything at the moment; nothing was changed."""


class StoreRefused(Exception):
    """The store must not be used as it is: wrong key, damage, or a schema from another release."""


def is_of_the_machine(error: dbapi2.Error) -> bool:
    """Whether the error comes from the disk or the file, and not from a mistake of ours."""
    name = str(getattr(error, "sqlite_errorname", "")).removeprefix("SQLITE_")
    return name.startswith(_OF_THE_MACHINE)


def reason(error: dbapi2.Error) -> str:
    """SQLite's own short name for the error, fit for a log."""
    return str(getattr(error, "sqlite_errorname", None) or type(error).__name__)
