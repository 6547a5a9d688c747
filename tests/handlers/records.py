"""What stands in the store before a story begins, and all that stands there after it."""

from datetime import datetime

from policy.roles import Role
from storage import children, people, relations
from storage.transaction import Transaction


def enrol(
    person: str, number: int, account: str, name: str, role: Role, at: datetime, tx: Transaction
) -> None:
    people.add(tx, person=person, name=name, role=role, invited_by=None, at=at)
    people.arrive(tx, person, telegram_id=number, telegram_name=account)
    people.confirm(tx, person, by="console", at=at)


def keep_child(
    child: str,
    name: str,
    room: str,
    declared: str,
    adults: dict[str, str],
    at: datetime,
    tx: Transaction,
) -> None:
    children.add(tx, child=child, name=name, room=room, by="maya", at=at)
    for relationship, person in adults.items():
        relations.bind(
            tx,
            child=child,
            person=person,
            relationship=relationship,
            responsibility="unknown",
            at=at,
        )
        if declared:
            relations.declare(tx, child=child, person=person, yes=declared == "yes", at=at)


def of_every_table(tx: Transaction) -> list[str]:
    tables = tx.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    return [
        f"{table['name']}: {row}"
        for table in tables
        for row in tx._connection.execute(f"SELECT * FROM {table['name']}").fetchall()
    ]
