"""The people whom the setting knows: invited, waiting to be confirmed, active, ended."""

from dataclasses import dataclass
from datetime import date, datetime

from policy.roles import Role, Standing
from policy.spelling import sought
from storage.transaction import NotFound, Row, Transaction


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name and a role; `telegram_id` is their chat, known once they opened their
    invitation.
    """

    id: str
    name: str
    role: Role
    standing: Standing
    telegram_id: int | None = None
    telegram_name: str = ""
    invited_by: str | None = None
    away_until_on: date | None = None
    stand_in: str | None = None
    unreachable_at: datetime | None = None
    telephone: str = ""  # for ringing them; kept by the management team


_COLUMNS = (
    "id, name, role, standing, telegram_id, telegram_name, invited_by, away_until_on, stand_in,"
    " unreachable_at, telephone"
)
_BY_TELEGRAM = (
    f"SELECT {_COLUMNS} FROM people WHERE telegram_id = :telegram_id AND standing <> 'ended'"
)
_BY_ID = f"SELECT {_COLUMNS} FROM people WHERE id = :person"
_EVERYBODY = f"SELECT {_COLUMNS} FROM people WHERE standing <> 'ended' ORDER BY name, id"
# In the order of policy.roles.Role.
_PAGE = (
    f"SELECT {_COLUMNS} FROM people WHERE standing <> 'ended' ORDER BY CASE role"
    " WHEN 'manager' THEN 1 WHEN 'deputy' THEN 2 WHEN 'team' THEN 3 WHEN 'chair' THEN 4"
    " WHEN 'staff' THEN 5 WHEN 'committee' THEN 6 ELSE 7 END, name, id"
    " LIMIT :most OFFSET :first"
)
_ABSENT = (
    f"SELECT {_COLUMNS} FROM people WHERE away_until_on >= :today AND standing <> 'ended'"
    " ORDER BY name, id"
)
_FAMILY_NAMED = (
    f"SELECT {_COLUMNS} FROM people WHERE sought = :sought AND standing <> 'ended'"
    " AND EXISTS (SELECT 1 FROM relations WHERE person = people.id AND ended_at IS NULL)"
    " ORDER BY id LIMIT :most"
)
_ACTIVE = f"SELECT {_COLUMNS}, confirmed_at FROM people WHERE role = :role AND standing = 'active'"


def find_by_telegram(tx: Transaction, telegram_id: int) -> Person | None:
    """Whoever this Telegram account belongs to now; never by a username or a number, which change
    hands.
    """
    row = tx.find(_BY_TELEGRAM, telegram_id=telegram_id)
    return _person(row) if row else None


def find(tx: Transaction, person: str) -> Person | None:
    row = tx.find(_BY_ID, person=person)
    return _person(row) if row else None


def get(tx: Transaction, person: str) -> Person:
    """Raises NotFound for an id that nobody has."""
    found = find(tx, person)
    if found is None:
        raise NotFound(f"person {person}")
    return found


def everybody(tx: Transaction) -> list[Person]:
    """All who are not ended, by name."""
    return [_person(row) for row in tx.rows(_EVERYBODY)]


def number(tx: Transaction) -> int:
    """How many are not ended."""
    return int(tx.value("SELECT count(*) AS number FROM people WHERE standing <> 'ended'"))


def page(tx: Transaction, *, first: int, most: int) -> list[Person]:
    """A part of those who are not ended, by role and name."""
    return [_person(row) for row in tx.rows(_PAGE, first=first, most=most)]


def absent(tx: Transaction, today: date) -> list[Person]:
    """Those who have said that they are away today, by name."""
    return [_person(row) for row in tx.rows(_ABSENT, today=today)]


def family_named(tx: Transaction, name: str, *, most: int) -> list[Person]:
    """The adults who belong to a child and bear this very name, however it is spelt."""
    return [_person(row) for row in tx.rows(_FAMILY_NAMED, sought=sought(name), most=most)]


def active(tx: Transaction, *roles: Role) -> list[Person]:
    """The active people of these roles, by when they were confirmed."""
    rows = [row for role in roles for row in tx.rows(_ACTIVE, role=str(role))]
    rows.sort(key=lambda row: (row["confirmed_at"], row["id"]))
    return [_person(row) for row in rows]


def confirmed_since(tx: Transaction, role: Role, *, moment: datetime) -> bool:
    """Whether somebody who is active in this role now was confirmed after that moment."""
    row = tx.find(
        "SELECT 1 AS found FROM people WHERE standing = 'active' AND role = :role AND"
        " confirmed_at > :moment",
        role=str(role),
        moment=moment,
    )
    return row is not None


def add(
    tx: Transaction, *, person: str, name: str, role: Role, invited_by: str | None, at: datetime
) -> Person:
    """Take somebody in as invited; no right starts with it."""
    tx.execute(
        "INSERT INTO people (id, name, sought, role, standing, invited_by, invited_at)"
        " VALUES (:person, :name, :sought, :role, 'invited', :invited_by, :at)",
        person=person,
        name=name,
        sought=sought(name),
        role=str(role),
        invited_by=invited_by,
        at=at,
    )
    return get(tx, person)


def arrive(tx: Transaction, person: str, *, telegram_id: int, telegram_name: str) -> None:
    """They opened their invitation; they wait to be confirmed."""
    tx.execute(
        "UPDATE people SET standing = 'waiting', telegram_id = :telegram_id, telegram_name ="
        " :telegram_name"
        " WHERE id = :person AND standing = 'invited'",
        telegram_id=telegram_id,
        telegram_name=telegram_name,
        person=person,
    )


def confirm(tx: Transaction, person: str, *, by: str, at: datetime) -> None:
    """Rights start."""
    tx.execute(
        "UPDATE people SET standing = 'active', confirmed_by = :by, confirmed_at = :at WHERE id ="
        " :person",
        by=by,
        at=at,
        person=person,
    )


def send_back(tx: Transaction, person: str) -> None:
    """The wrong person opened the invitation: forget their account, and invite again."""
    tx.execute(
        "UPDATE people SET standing = 'invited', telegram_id = NULL, telegram_name = '' WHERE id ="
        " :person",
        person=person,
    )


def end(tx: Transaction, person: str, *, by: str, at: datetime) -> None:
    """Rights end, and so does every standing-in by this person."""
    tx.execute(
        "UPDATE people SET standing = 'ended', ended_by = :by, ended_at = :at WHERE id = :person",
        by=by,
        at=at,
        person=person,
    )
    tx.execute(
        "UPDATE people SET stand_in = NULL, away_until_on = NULL WHERE stand_in = :person",
        person=person,
    )


def change_role(tx: Transaction, person: str, *, role: Role) -> None:
    tx.execute("UPDATE people SET role = :role WHERE id = :person", role=str(role), person=person)


def keep_telephone(tx: Transaction, person: str, *, telephone: str) -> None:
    """An empty one: none is kept."""
    tx.execute(
        "UPDATE people SET telephone = :telephone WHERE id = :person",
        telephone=telephone,
        person=person,
    )


def be_away(tx: Transaction, person: str, *, until: date | None, stand_in: str | None) -> None:
    """Away up to and including that local day, with somebody standing in; None and None
    when back.
    """
    tx.execute(
        "UPDATE people SET away_until_on = :until, stand_in = :stand_in WHERE id = :person",
        until=until,
        stand_in=stand_in,
        person=person,
    )


def is_away(person: Person, today: date) -> bool:
    """Whether they have said so; the day until which they are away counts as away."""
    return person.away_until_on is not None and person.away_until_on >= today


def reached(tx: Transaction, telegram_id: int) -> None:
    tx.execute(
        "UPDATE people SET unreachable_at = NULL WHERE telegram_id = :telegram_id AND"
        " unreachable_at IS NOT NULL",
        telegram_id=telegram_id,
    )


def unreachable(tx: Transaction, telegram_id: int, *, at: datetime) -> None:
    """Telegram says that nothing can be delivered to this account (blocked, deleted)."""
    tx.execute(
        "UPDATE people SET unreachable_at = :at WHERE telegram_id = :telegram_id AND"
        " unreachable_at IS NULL",
        at=at,
        telegram_id=telegram_id,
    )


def _person(row: Row) -> Person:
    return Person(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        standing=Standing(row["standing"]),
        telegram_id=row["telegram_id"],
        telegram_name=row["telegram_name"],
        invited_by=row["invited_by"],
        away_until_on=row["away_until_on"],
        stand_in=row["stand_in"],
        unreachable_at=row["unreachable_at"],
        telephone=row["telephone"],
    )
