"""What the database says when it is asked: for `check`, whether it is whole; for `status`, how
things stand.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from policy.recipients import About
from policy.roles import Role
from storage import audit, concerns, health, intake, outbox, people, unattended
from storage.database import Database
from storage.head import HeadFile
from storage.people import Person
from storage.transaction import Transaction

IN_PLACE = (Role.MANAGER, Role.DEPUTY, Role.CHAIR)

# How a role is filled.
MISSING, UNREACHABLE, REACHABLE = "missing", "unreachable", "reachable"
NOBODY: dict[str, str] = dict.fromkeys(IN_PLACE, MISSING)


@dataclass(frozen=True, slots=True)
class Soundness:
    """`broken` is the number of the first entry of the audit log that was changed; `people` says
    how each role is filled that must be.
    """

    sqlite: str
    damage: str | None
    broken: int | None
    entries: int
    head: int
    people: dict[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """Numbers alone. What is about a manager is not counted: the console may be the manager's, who
    must not learn of it, and the others on the ladder are told of it all the same.
    """

    polled_at: str | None
    undelivered: dict[str, int]
    urgent_unopened: int
    set_aside: int


async def soundness(database: Database) -> Soundness:
    """In three steps, so that a running bot can do something else in between."""
    damage = await database.run(health.damage)
    broken = await database.run(audit.first_broken)
    return await database.run(lambda tx: _soundness(tx, database.head, damage, broken))


def _soundness(
    tx: Transaction, head: HeadFile, damage: str | None, broken: int | None
) -> Soundness:
    kept = head.read()
    active = people.active(tx, *IN_PLACE)
    return Soundness(
        sqlite=health.version(tx),
        damage=damage,
        broken=broken,
        entries=audit.end(tx)[0],
        head=kept[0] if kept else 0,
        people={
            role: _people(person for person in active if person.role is role) for role in IN_PLACE
        },
    )


def _people(of_a_role: Iterable[Person]) -> str:
    """Filled when at least one can be reached."""
    reachable = [person.unreachable_at is None for person in of_a_role]
    return REACHABLE if any(reachable) else UNREACHABLE if reachable else MISSING


def standing(tx: Transaction) -> Standing:
    polled = intake.polled_at(tx)
    managers = {person.id for person in people.active(tx, Role.MANAGER)}
    urgent = [concern for concern in unattended.unopened(tx) if concern.urgent]
    return Standing(
        polled_at=polled.isoformat() if polled else None,
        undelivered=outbox.counts(tx),
        urgent_unopened=sum(
            concern.about is not About.MANAGER
            and managers.isdisjoint(concerns.subjects(tx, concern.reference))
            for concern in urgent
        ),
        set_aside=len(intake.quarantined(tx)),
    )
