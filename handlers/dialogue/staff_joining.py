"""What everybody does who starts on the staff side: read and sign the policy (C42), and say what
personal accounts they have (C26). Where each step stands, for them and for the management team.
"""

from dataclasses import dataclass
from datetime import date

from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Occasion
from policy import access
from policy.access import Action
from policy.calendar import Kind
from policy.hours import local_day
from policy.roles import Role
from storage import declarations, duties, policies, signatures
from storage.people import Person

FIRST_STEPS = Button("My first steps", "joiners.mine")
GREETING = "Everybody who starts here does a few things first; “My first steps” lists yours."


@dataclass(frozen=True)
class Step:
    """One thing; `open` while somebody can and should do it, with the button that does."""

    words: str
    open: bool = False
    button: Button | None = None
    mark: str = "✓"

    @property
    def line(self) -> str:
        return f"{'○' if self.open else self.mark} {self.words}"


def joins(role: Role, before: Role = Role.PARENT) -> bool:
    """Whether somebody of this role is new on the staff side."""
    return before is Role.PARENT and access.may(role, Action.DECLARE)


def greeting(role: Role, before: Role = Role.PARENT) -> tuple[str, Rows]:
    """What the welcome adds for them; nothing for families."""
    return (f"\n\n{GREETING}", [[FIRST_STEPS]]) if joins(role, before) else ("", [])


def steps(occasion: Occasion, person: Person) -> list[Step]:
    return [_policy(occasion, person), _accounts(occasion, person)]


def _policy(occasion: Occasion, person: Person) -> Step:
    policy = policies.adopted(occasion.tx)
    if policy is None:
        return Step("Read and sign the policy: later, as none is adopted yet", mark="•")
    last = signatures.last_of(occasion.tx, policy.version, person=person.id)
    if last and last.answer == "signed":
        day = local_day(occasion.setting.place, last.answered_at)
        return Step(f"Read and sign the policy: signed on {phrases.day(day)}")
    said = "Read and sign the policy"
    if last:
        said += ": answered “I do not agree”"
    elif signatures.opened_at(occasion.tx, policy.version, person=person.id):
        said += ": opened, not signed yet"
    duty = Kind.SIGNING, str(policy.version)
    button = Button("Read and sign the policy", f"policy.sign:{policy.version}", "primary")
    return Step(f"{said}{_by(occasion, person, *duty)}", open=True, button=button)


def _accounts(occasion: Occasion, person: Person) -> Step:
    last = declarations.last(occasion.tx, person.id)
    said = "Personal accounts: declare them, or that there is nothing to declare"
    if last:
        day = local_day(occasion.setting.place, last.declared_at)
        return Step(f"Personal accounts: declared on {phrases.day(day)}")
    by = _by(occasion, person, Kind.DECLARATION, person.id)
    return Step(f"{said}{by}", open=True, button=Button("Personal accounts", "declare.start"))


def _by(occasion: Occasion, person: Person, kind: Kind, subject: str) -> str:
    """Until when they are asked to, once that stands on the calendar."""
    found: list[date] = [
        duty.due_on
        for duty in duties.open_of(occasion.tx, kind, subject)
        if duty.owner == person.id
    ]
    return f", by {phrases.day(found[0])}" if found else ""
