"""What each person is to be told of which duty, waiting for their own hours."""

from datetime import date

from storage.transaction import Transaction


def keep(tx: Transaction, *, person: str, duty: str, on: date) -> None:
    """The person is to be told of it; once, however often it came up before they were."""
    tx.execute(
        "INSERT INTO reminders (person, duty, told_on) VALUES (:person, :duty, :on_day)"
        " ON CONFLICT (person, duty) DO UPDATE SET told_on = excluded.told_on",
        person=person,
        duty=duty,
        on_day=on,
    )


def next_person(tx: Transaction, *, after: str) -> str | None:
    """Somebody for whom something waits, in the order of their ids."""
    row = tx.find(
        "SELECT person FROM reminders WHERE person > :after ORDER BY person LIMIT 1", after=after
    )
    return str(row["person"]) if row else None


def number_of(tx: Transaction, person: str) -> int:
    """How many wait for them."""
    return int(
        tx.value("SELECT count(*) AS number FROM reminders WHERE person = :person", person=person)
    )


def clear(tx: Transaction, person: str) -> None:
    """They were told of everything that waited."""
    tx.execute("DELETE FROM reminders WHERE person = :person", person=person)


def last_rung(tx: Transaction) -> date | None:
    """The day on which the clock rang last, for duties."""
    row = tx.find("SELECT rung_on FROM rung WHERE place = 1")
    return row["rung_on"] if row else None


def rang(tx: Transaction, today: date) -> None:
    tx.execute(
        "INSERT INTO rung (place, rung_on) VALUES (1, :today)"
        " ON CONFLICT (place) DO UPDATE SET rung_on = excluded.rung_on",
        today=today,
    )
