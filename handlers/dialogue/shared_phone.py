"""The first screen of the setting's phone: who is reporting, and the alarm, which asks
for nobody.
"""

from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.turn import Occasion
from policy import access
from policy.access import Action
from policy.roles import Role, Standing
from storage import people, pins
from storage.people import Person

ON_A_PAGE = 24
WHO = "Who is reporting? Press your name; I ask for your PIN next."
DANGER = "🚨 A child is in danger now? Ring 999, then press the red button. It asks for no PIN."
ALARM: Rows = [
    [Button("🔴 A child is in danger now", "danger.alarm", "danger")],
    [Button("🔴 … and the manager is involved", "danger.manager", "danger")],
]


def first_screen(occasion: Occasion, page: int = 0) -> tuple[str, Rows]:
    """Names alone: no roles, and nothing of what anybody reported."""
    found = staff(occasion)
    last = max(0, -(-len(found) // ON_A_PAGE) - 1)
    page = min(page, last)
    shown = found[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    rows = [*ALARM]
    rows += columns([Button(phrases.name(one.name), f"phone.who:{one.id}") for one in shown])
    turning = [Button("Names before", f"phone.page:{page - 1}")] if page else []
    turning += [Button("More names", f"phone.page:{page + 1}")] if page < last else []
    return f"{DANGER}\n\n{WHO}", [*rows, turning] if turning else rows


def staff(occasion: Occasion) -> list[Person]:
    """Everybody who may report at it, by name."""
    holders = pins.holders(occasion.tx)
    return [one for one in people.everybody(occasion.tx) if _may(one, one.id in holders)]


def may_report(occasion: Occasion, person: Person) -> bool:
    """Whether this person, as they stand now, may report at it."""
    return _may(person, pins.standing(occasion.tx, person.id) is not pins.Check.NONE)


def _may(person: Person, has_pin: bool) -> bool:
    """Who has no Telegram of their own was given a PIN in person, and needs no other proof."""
    if person.standing is Standing.ENDED or not access.may(person.role, Action.OWN_PIN):
        return False
    return person.standing is Standing.ACTIVE or has_pin


def there_is_one(occasion: Occasion) -> bool:
    return bool(people.active(occasion.tx, Role.PHONE))
