"""What a press can be about: every reference, person, child and number that exists by now, and all
buttons that were ever shown to anybody.
"""

import random
import re
from collections import defaultdict
from dataclasses import dataclass, field

from handlers.dialogue.conversation import MOVES
from handlers.routes import ROUTES
from policy import access
from policy.access import ANY_CONCERN, Action, State
from storage.outbox import Letter
from storage.transaction import Transaction
from tests.handlers import hidden

REFERENCE = re.compile(r"\b[CQR]-[A-Z0-9]{5}\b")
COLLEAGUES = (
    "Dan Price (deputy)",
    "Una Reid (deputy)",
    "Tess Moore (management team)",
    "Carol Hughes (chair of the committee)",
    "Tom Evans (staff)",
    "Priya Shah (staff)",
)
# Every press that asks for a right over an item.
OF_ITEMS = [
    name
    for name, route in ROUTES.presses.items()
    if route.action and access.TABLE[route.action][1] & ANY_CONCERN
]
BY_ACTION: dict[Action, list[str]] = {
    action: [name for name in OF_ITEMS if ROUTES.presses[name].action is action]
    for action in Action
    if any(ROUTES.presses[name].action is action for name in OF_ITEMS)
}
_CONVERSATIONS = [f"{topic}.{move}" for topic in ROUTES.conversations for move in sorted(MOVES)]
_UNDONE = {"people.end", "people.role", "people.change", "joining.confirm"}
_IDS = (
    "SELECT id FROM people UNION ALL SELECT id FROM children"
    " UNION ALL SELECT CAST(id AS TEXT) FROM entries"
)
_ITEMS = "SELECT reference, state FROM concerns ORDER BY reported_at, reference"
_READERS = "SELECT reference, person FROM alerts ORDER BY id"


def item_in(data: str) -> str:
    found = REFERENCE.search(data)
    return found[0] if found else ""


@dataclass
class Things:
    """Grows as the walk goes on."""

    items: dict[str, str] = field(default_factory=dict)  # open or closed
    references: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    told: dict[str, list[str]] = field(default_factory=dict)  # by person
    ids: list[str] = field(default_factory=list)
    hidden: dict[str, frozenset[str]] = field(default_factory=dict)  # by person
    shown: dict[str, list[str]] = field(default_factory=dict)  # data by the press's name

    def look(self, tx: Transaction) -> None:
        """What there is now."""
        self.items = {row["reference"]: row["state"] for row in tx.rows(_ITEMS)}
        self.references = list(self.items)
        self.people = [row["id"] for row in tx.rows("SELECT id FROM people ORDER BY id")]
        self.ids = [str(row["id"]) for row in tx.rows(_IDS)]
        self.hidden = hidden.from_whom(tx)
        self.told = defaultdict(list)
        for row in tx.rows(_READERS):
            if row["reference"] not in self.hidden.get(row["person"], ()):
                self.told[row["person"]].append(row["reference"])

    def learn(self, letters: list[Letter]) -> None:
        for letter in letters:
            for row in letter.payload.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    data = button["callback_data"]
                    name = data.partition(":")[0]
                    if name not in _UNDONE:
                        self.shown.setdefault(name, []).append(data)

    def press_of_an_item(self, chance: random.Random, who: str) -> str:
        """One that asks for a right over an item, often one that is hidden from this person."""
        data = self.filled(chance.choice(OF_ITEMS), chance)
        theirs = sorted(self.hidden.get(who, ()))
        return REFERENCE.sub(chance.choice(theirs), data, count=1) if theirs else data

    def press_to_deal_with(self, chance: random.Random, who: str) -> str:
        """One about an item that this person was told of, and that can be done to it as it stands;
        empty when they were told of none.
        """
        if not self.told.get(who):
            return ""
        told = self.told[who]
        closed = [one for one in told if self.items[one] == "closed"]
        reference = chance.choice(closed if closed and chance.random() < 0.2 else told)
        state = State(self.items[reference])
        action = chance.choice([one for one in BY_ACTION if state in access.TABLE[one][1]])
        name = chance.choice(BY_ACTION[action])
        shown = [one for one in self.shown.get(name, ()) if REFERENCE.search(one)]
        data = chance.choice(shown) if shown else f"{name}:{reference}"
        before, slash, _ = data.partition("/")
        if slash and chance.random() < 0.4:
            shut_out = [one for one in self.people if reference in self.hidden.get(one, ())]
            data = f"{before}/{chance.choice([*shut_out, chance.choice(self.people)])}"
        return REFERENCE.sub(reference, data, count=1)

    def any_press(self, chance: random.Random) -> str:
        names = [*ROUTES.presses, *_CONVERSATIONS, *self.shown]
        name = chance.choice([one for one in names if one not in _UNDONE])
        return self.filled(name, chance)

    def filled(self, name: str, chance: random.Random) -> str:
        """As such a button was shown once, about any item; or with anything that exists."""
        anything = chance.choice([*self.references, *self.ids, ""])
        shown = self.shown.get(name)
        if shown and chance.random() < 0.8:
            data = chance.choice(shown)
            if self.references:
                other = chance.choice(self.references)
                data = REFERENCE.sub(other, data, count=1)
            return data
        if self.references and chance.random() < 0.6:
            anything = chance.choice(self.references)
        return f"{name}:{anything}"[:64]

    def shown_for(self, name: str, item: str) -> list[str]:
        """As the newest such button was shown for another item, with this one in its place."""
        found = [one for one in self.shown.get(name, ()) if REFERENCE.search(one)]
        return [REFERENCE.sub(item, found[-1], count=1)] if found else []
