"""Whom a report could be about, so that it passes them by."""

from dataclasses import dataclass
from typing import Any

from handlers.concerns import report
from handlers.dialogue.answers import Answer
from handlers.dialogue.phrases import name
from handlers.dialogue.turn import Turn
from policy import access
from policy.recipients import About
from policy.roles import TITLES, Role
from storage import people

NOBODY = "nobody"
OTHER = "other"
LABELS = {
    NOBODY: "No",
    str(About.COLLEAGUE): "A member of staff",
    str(About.MANAGER): "The manager",
}


@dataclass(frozen=True)
class SomebodyHere(Answer):
    """Nobody, a colleague or the manager; what a manager reports goes past the manager anyway."""

    def options(self, turn: Turn) -> dict[str, str]:
        is_manager = turn.person.role is Role.MANAGER
        return {key: LABELS[key] for key in LABELS if not (is_manager and key == About.MANAGER)}

    def written(self, turn: Turn, kept: Any) -> str:
        return "Nobody who works here" if kept == NOBODY else LABELS[kept]


def colleagues(turn: Turn) -> dict[str, str]:
    """Staff choose among all colleagues, parents among those alone to whom it could go."""
    if turn.person.role is not Role.PARENT:
        return report.colleagues(turn)
    could_read = people.active(turn.tx, *(access.RECIPIENTS - {Role.MANAGER}))
    names = {p.id: f"{name(p.name)} ({TITLES[p.role]})" for p in could_read}
    return names | {OTHER: "Somebody else"}
