"""Which concerns and questions may be counted for somebody: those that they may open, and never one
about the manager, which is the chair's alone.
"""

from handlers.dialogue.turn import Turn
from policy.recipients import About
from policy.roles import Role
from storage import alerts, concerns
from storage.concerns import Concern


def by(turn: Turn) -> list[Concern]:
    """Open and closed ones."""
    sees_all = turn.person.role is Role.MANAGER
    found = concerns.for_person(turn.tx, turn.person.id, sees_all=sees_all)
    return [c for c in found if c.about is not About.MANAGER and _may_open(turn, c)]


def _may_open(turn: Turn, concern: Concern) -> bool:
    """Their own report is a recipient's only where they were told of it."""
    person = turn.person.id
    return concern.reporter != person or alerts.was_told(
        turn.tx, reference=concern.reference, person=person
    )
