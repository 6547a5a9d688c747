"""The hours in which somebody wants to be reminded, where they are not the setting's."""

from datetime import time

from storage.transaction import Transaction


def find(tx: Transaction, person: str) -> tuple[time, time] | None:
    """From when until when; None for the setting's hours."""
    row = tx.find("SELECT begins, ends FROM own_hours WHERE person = :person", person=person)
    return (time.fromisoformat(row["begins"]), time.fromisoformat(row["ends"])) if row else None


def keep(tx: Transaction, person: str, *, begins: time, ends: time) -> None:
    tx.execute(
        "INSERT INTO own_hours (person, begins, ends) VALUES (:person, :begins, :ends)"
        " ON CONFLICT (person) DO UPDATE SET begins = excluded.begins, ends = excluded.ends",
        person=person,
        begins=begins.isoformat("minutes"),
        ends=ends.isoformat("minutes"),
    )


def drop(tx: Transaction, person: str) -> None:
    """The setting's hours are theirs again."""
    tx.execute("DELETE FROM own_hours WHERE person = :person", person=person)
