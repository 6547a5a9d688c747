"""The lock that keeps a second process off the same data."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.refusal import Exit, Refusal


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Hold the data alone, in a folder made when missing, until the end of the block, or of the
    process, whatever ends it.

    Raises Refusal at once when another process holds it. The file stays afterwards: removing it
    would let two processes lock two files of one name.
    """
    path = database.with_name(f"{database.name}.lock")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise Refusal(
            f"{path.parent} cannot be written ({error.strerror}). Give this user the right to write"
            " there.",
            Exit.DATABASE,
        ) from error
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(file, 20, 0).decode("ascii", "replace").strip()
            raise Refusal(
                f"Another preschool-bot (process {holder or 'unknown'}) is using {database}"
                " already.",
                Exit.ALREADY_RUNNING,
            ) from None
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(file)
