"""What one ring has to tell, gathered by person: references and days, never content."""

from dataclasses import dataclass, field

from handlers.concerns import telling
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion
from storage.concerns import Concern
from storage.outbox import Lane
from storage.people import Person

MOST_LINES, MOST_BUTTONS = 15, 4


@dataclass(slots=True)
class _Bundle:
    """What waits for one person."""

    person: Person
    lines: list[tuple[Concern, str]] = field(default_factory=list)


@dataclass(slots=True)
class News:
    """Pressing lines are told apart, each at once; the others of one person in one message."""

    _waiting: dict[str, _Bundle] = field(default_factory=dict)
    _pressing: list[_Bundle] = field(default_factory=list)

    def add(
        self, concern: Concern, people: list[Person], line: str, *, pressing: bool = False
    ) -> None:
        """These people are to read this line about it."""
        for person in people:
            if pressing:
                self._pressing.append(_Bundle(person, [(concern, line)]))
                continue
            bundle = self._waiting.setdefault(person.id, _Bundle(person))
            bundle.lines.append((concern, line))

    def tell(self, occasion: Occasion) -> None:
        for bundle in self._pressing:
            _tell(occasion, bundle, Lane.URGENT)
        for bundle in self._waiting.values():
            _tell(occasion, bundle, Lane.ROUTINE)


def _tell(occasion: Occasion, bundle: _Bundle, lane: Lane) -> None:
    if len(bundle.lines) == 1:
        concern, line = bundle.lines[0]
        text = f"{concern.reference}: {line}."
        occasion.tell(bundle.person, text, telling.open_button(concern), lane=lane)
        return
    lines = [f"– {concern.reference}: {line}" for concern, line in bundle.lines[:MOST_LINES]]
    if len(bundle.lines) > MOST_LINES:
        lines.append(f"– and {len(bundle.lines) - MOST_LINES} more")
    items = {concern.reference: concern for concern, _ in bundle.lines}
    rows = [telling.open_button(one)[0] for one in list(items.values())[:MOST_BUTTONS]]
    rows.append([Button("Inbox", "inbox.list")])
    occasion.tell(bundle.person, "\n".join(["Please look at these:", "", *lines]), rows, lane=lane)
