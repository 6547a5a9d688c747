"""The head file: how long the audit log is and what it ends in, kept outside the database.

A database that lost its last rows, or an old copy put in its place, is noticed because it ends
before its head.
"""

import os
from pathlib import Path

from storage.errors import StoreRefused


class HeadFile:
    """Two slots of one line each, written in turn, so that a torn write leaves the older slot
    whole.
    """

    SLOT = 128

    def __init__(self, path: Path) -> None:
        self.path = path
        self.behind = False  # the last write failed: the file names an older end than the log has
        self._file = _opened(path)

    def write(self, number: int, digest: str) -> None:
        """Keep the log's end, synced to disk; a failure is remembered in `behind` and undone by the
        next write.
        """
        line = f"{number} {digest}".ljust(self.SLOT - 1) + "\n"
        try:
            os.pwrite(self._file, line.encode(), (number % 2) * self.SLOT)
            os.fsync(self._file)
        except OSError:
            self.behind = True
            return
        self.behind = False

    def read(self) -> tuple[int, str] | None:
        """The newest end that was kept, or None for a new file."""
        ends = [_parsed(os.pread(self._file, self.SLOT, place * self.SLOT)) for place in (0, 1)]
        return max((end for end in ends if end), default=None)

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
        self._file = -1


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreRefused(
            f"{path.name} cannot be written beside the database ({error.strerror})."
        ) from error


def _parsed(slot: bytes) -> tuple[int, str] | None:
    number, _, digest = slot.decode("ascii", "replace").strip().partition(" ")
    if not number.isdigit() or len(digest) != 64:
        return None
    return int(number), digest
