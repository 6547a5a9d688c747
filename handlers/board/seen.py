"""Which concerns and questions may be counted for somebody: those that they may open, and never one
about the manager, which is the chair's alone.
"""

from handlers.dialogue.turn import Turn
from policy.recipients import About
from storage import concerns
from storage.concerns import Concern


def by(turn: Turn) -> list[Concern]:
    """Open and closed ones."""
    found = concerns.readable(turn.tx, by=turn.person.id)
    return [concern for concern in found if concern.about is not About.MANAGER]
