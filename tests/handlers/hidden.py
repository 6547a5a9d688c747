"""What is hidden from whom, and the same store without it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from storage.transaction import Transaction

_SHUT_OUT = (
    "SELECT subjects.reference, subjects.person FROM subjects"
    " JOIN concerns ON concerns.reference = subjects.reference"
    " JOIN people ON people.id = subjects.person"
    " WHERE reporter <> person AND people.standing = 'active'"
    # Whoever is the manager by now, and was not told of it as something else.
    " UNION SELECT reference, people.id AS person FROM concerns"
    " JOIN people ON people.role = 'manager' AND people.standing = 'active'"
    " WHERE about = 'manager' AND reporter <> people.id AND NOT EXISTS (SELECT 1 FROM alerts"
    " WHERE alerts.reference = concerns.reference AND alerts.person = people.id)"
    # Whoever was told of it, and holds no post for it any more.
    " UNION SELECT alerts.reference, alerts.person FROM alerts"
    " JOIN concerns ON concerns.reference = alerts.reference"
    " JOIN people ON people.id = alerts.person AND people.standing = 'active'"
    " WHERE reporter <> alerts.person"
    " AND people.role NOT IN ('manager', 'deputy', 'team', 'chair')"
)


def from_whom(tx: Transaction) -> dict[str, frozenset[str]]:
    """The references that each person must not see, by person."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in tx.rows(_SHUT_OUT):
        found[row["person"]].add(row["reference"])
    return {person: frozenset(references) for person, references in found.items()}


@dataclass
class Scissors:
    """Cuts items out of the store with everything that hangs on them, whatever tables there are.

    What is only on its way out, the audit log and where people are in talking stay.
    """

    tables: dict[str, list[str]] = field(default_factory=dict)
    pointing: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

    def sharpen(self, tx: Transaction) -> None:
        """Learn the tables, and take away what keeps them append-only."""
        ask = tx._connection.execute
        for (trigger,) in ask("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            ask(f"DROP TRIGGER {trigger}")
        for (table,) in ask("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            self.tables[table] = [row[1] for row in ask(f"PRAGMA table_info({table})")]
            for row in ask(f"PRAGMA foreign_key_list({table})").fetchall():
                self.pointing.setdefault(row[2], []).append((table, row[3], row[4]))

    def cut(self, tx: Transaction, references: Iterable[str]) -> None:
        values = sorted(references)
        self._cut(tx, "concerns", "reference", values)
        for table, columns in self.tables.items():
            if "reference" in columns:
                self._cut(tx, table, "reference", values)
        for reference in values:
            tx.execute("DELETE FROM entries WHERE kind = 'linked' AND words = :it", it=reference)
            tx.execute("DELETE FROM told WHERE subject LIKE :it", it=f"%{reference}%")
        tx.looked_up.clear()

    def _cut(self, tx: Transaction, table: str, column: str, values: list[Any]) -> None:
        """First what points at these rows, then the rows."""
        if not values:
            return
        ask, places = tx._connection.execute, ", ".join("?" * len(values))
        for child, source, target in self.pointing.get(table, []):
            if child == table:
                continue  # entries point at entries of the same item
            found = ask(f"SELECT {target} FROM {table} WHERE {column} IN ({places})", values)
            self._cut(tx, child, source, [row[0] for row in found.fetchall()])
        if table == "entries":
            ask(f"UPDATE entries SET answers = NULL WHERE {column} IN ({places})", values)
        ask(f"DELETE FROM {table} WHERE {column} IN ({places})", values)
