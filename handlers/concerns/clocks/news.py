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
    """What waits for one person; of what is quiet, whatever has no other line."""

    person: Person
    due: list[tuple[Concern, str]] = field(default_factory=list)
    quiet: list[tuple[Concern, str]] = field(default_factory=list)

    @property
    def lines(self) -> list[tuple[Concern, str]]:
        named = {concern.reference for concern, _ in self.due}
        return [*self.due, *(line for line in self.quiet if line[0].reference not in named)]


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
            self._of(person).due.append((concern, line))

    def add_quiet(self, concern: Concern, people: list[Person], line: str) -> None:
        """The same for an item that is quiet: it comes after all that is due."""
        for person in people:
            self._of(person).quiet.append((concern, line))

    def tell(self, occasion: Occasion) -> None:
        for bundle in self._pressing:
            _tell(occasion, bundle, Lane.URGENT)
        for bundle in self._waiting.values():
            _tell(occasion, bundle, Lane.ROUTINE)

    def _of(self, person: Person) -> _Bundle:
        return self._waiting.setdefault(person.id, _Bundle(person))


def _tell(occasion: Occasion, bundle: _Bundle, lane: Lane) -> None:
    found = bundle.lines
    if len(found) == 1:
        concern, line = found[0]
        text = f"{concern.reference}: {line}."
        occasion.tell(bundle.person, text, telling.open_button(concern), lane=lane)
        return
    lines = [f"– {concern.reference}: {line}" for concern, line in found[:MOST_LINES]]
    if len(found) > MOST_LINES:
        lines.append(f"– and {len(found) - MOST_LINES} more")
    items = {concern.reference: concern for concern, _ in found}
    rows = [telling.open_button(one)[0] for one in list(items.values())[:MOST_BUTTONS]]
    rows.append([Button("Inbox", "inbox.list")])
    occasion.tell(bundle.person, "\n".join(["Please look at these:", "", *lines]), rows, lane=lane)
