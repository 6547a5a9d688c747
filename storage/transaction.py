"""One transaction on the store: named parameters in, rows out, with times and days converted by
their names.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from sqlcipher3 import dbapi2

from storage import failpoints
from storage.errors import StorageFailed, is_of_the_machine, reason

Row = dict[str, Any]


class NotFound(LookupError):
    """A record that must be there is not."""


class Transaction:
    """What storage functions read and write through; lives as long as its BEGIN and COMMIT.

    Columns named `*_at` are moments (aware UTC), `*_on` are local dates; both are text in the file.
    """

    def __init__(self, connection: dbapi2.Connection) -> None:
        self._connection = connection
        self._moments = _Moments()
        self.letters: list[
            Any
        ] = []  # what the outbox took in, handed to the sender after the commit
        # What was looked up here, stands in many places, and is dropped by whoever changes it.
        self.looked_up: dict[tuple[str, str], Any] = {}
        self.recalled: list[int] = []  # letters that must not set out any more
        self.files_wanted = False
        self.head: tuple[int, str] | None = (
            None  # the audit log's new end, kept in the head file after the commit
        )

    def execute(self, sql: str, **values: Any) -> int:
        """Run a statement and return how many rows it changed."""
        count: int = self._run(sql, values).rowcount
        return count

    def rows(self, sql: str, **values: Any) -> list[Row]:
        cursor = self._run(sql, values)
        names = [column[0] for column in cursor.description]
        moments = [place for place, name in enumerate(names) if name.endswith("_at")]
        days = [place for place, name in enumerate(names) if name.endswith("_on")]
        return [_row(names, moments, days, values) for values in cursor.fetchall()]

    def find(self, sql: str, **values: Any) -> Row | None:
        """The first row, or None."""
        found = self.rows(sql, **values)
        return found[0] if found else None

    def get(self, sql: str, **values: Any) -> Row:
        """The one row; raises NotFound when there is none."""
        found = self.find(sql, **values)
        if found is None:
            raise NotFound(sql)
        return found

    def value(self, sql: str, **values: Any) -> Any:
        """The first column of the one row; raises NotFound when there is none."""
        return next(iter(self.get(sql, **values).values()))

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what happens inside, and nothing else, when it fails; the failure is
        raised again.
        """
        kept = len(self.letters), len(self.recalled), self.files_wanted, self.head
        self._connection.execute("SAVEPOINT step")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # a full disk may have ended it already
                self._connection.execute("ROLLBACK TO step")
                self._connection.execute("RELEASE step")
            self.looked_up.clear()
            del self.letters[kept[0] :], self.recalled[kept[1] :]
            self.files_wanted, self.head = kept[2:]
            raise
        self._connection.execute("RELEASE step")

    def _run(self, sql: str, values: Row) -> dbapi2.Cursor:
        try:
            cursor = self._connection.execute(sql, self._stored(values))
        except dbapi2.Error as error:
            if is_of_the_machine(error):
                raise StorageFailed(reason(error)) from error
            raise
        failpoints.reach("after-statement")
        return cursor

    def _stored(self, values: Row) -> Row:
        for name, value in values.items():
            if isinstance(value, datetime):
                values[name] = self._moments.text(value)
            elif isinstance(value, date):
                values[name] = value.isoformat()
        return values


def _row(names: list[str], moments: list[int], days: list[int], values: tuple[Any, ...]) -> Row:
    row = dict(zip(names, values, strict=True))
    for place in moments:
        if values[place] is not None:
            row[names[place]] = datetime.fromisoformat(values[place])
    for place in days:
        if values[place] is not None:
            row[names[place]] = date.fromisoformat(values[place])
    return row


def as_json(value: Any) -> str:
    """How structured values stand in a text column."""
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class _Moments:
    """Writes moments as text; the same moment is stored many times in one transaction."""

    def __init__(self) -> None:
        self._last: datetime | None = None
        self._text = ""

    def text(self, moment: datetime) -> str:
        if moment is not self._last:
            self._last = moment
            self._text = moment.astimezone(UTC).isoformat(timespec="microseconds")
        return self._text
