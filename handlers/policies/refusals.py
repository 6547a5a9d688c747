"""The manager hears at once, in opening hours, that somebody does not agree with the policy."""

from dataclasses import dataclass, field

from handlers.dialogue import phrases
from handlers.dialogue.answers import OneOf
from handlers.dialogue.buttons import Button, number_in
from handlers.dialogue.turn import Occasion, Turn
from policy.hours import in_hours, local_day
from policy.roles import Role
from storage import people, signatures
from storage.deliveries import Sent
from storage.outbox import Lane
from storage.people import Person

AT_ONCE = 20


@dataclass(frozen=True)
class Sure(OneOf):
    """One press, so that nothing is sent by a slip."""

    labels: dict[str, str] = field(default_factory=lambda: {"refused": "Yes, I do not agree"})


def tell(occasion: Occasion) -> None:
    """Everything that the manager has not heard of yet; out of hours it waits."""
    if not in_hours(occasion.setting.place, occasion.now):
        return
    for one in signatures.untold(occasion.tx, most=AT_ONCE):
        signatures.told(occasion.tx, one.id, at=occasion.now)
        person = people.get(occasion.tx, one.person)
        for recipient in _recipients(occasion, person):
            occasion.tell(
                recipient,
                f"{phrases.name(person.name)} has answered that they do not agree with version"
                f" {one.version} of the policy. Please speak with them.",
                [[Button("What they wrote", f"policy.reason:{one.id}")]],
                sent=Sent(
                    f"policy answer:{one.id}", "That somebody does not agree with the policy"
                ),
            )


def tell_of_consent(turn: Turn, version: int) -> None:
    """Whoever heard that this person does not agree hears that they have signed after all."""
    if not signatures.was_told(turn.tx, version, person=turn.person.id):
        return
    for recipient in _recipients(turn, turn.person):
        turn.tell(
            recipient,
            f"{phrases.name(turn.person.name)} has signed version {version} of the policy after"
            " all.",
            [[Button("Who has signed", "policy.signed")]],
            lane=Lane.ROUTINE,
        )


def show(turn: Turn) -> None:
    """The reason that somebody gave, cleared from the chat later."""
    number = number_in(turn.id)
    one = signatures.find(turn.tx, number)
    if one is None or one.answer != "refused":
        turn.toast("There is no such answer.")
        return
    turn.note("saw refusal", str(one.id), by=turn.person.id)
    person = people.get(turn.tx, one.person)
    when = phrases.stamp(one.answered_at, turn.setting.place)
    words = phrases.quoted(one.words) if one.words else "They gave no reason."
    heading = f"{phrases.name(person.name)} about version {one.version}, {when}:"
    rows = [[Button("Who has signed", "policy.signed")]]
    turn.say(f"{heading}\n\n{words}", rows, protect=True, clear=True)


def _recipients(occasion: Occasion, person: Person) -> list[Person]:
    """The managers; the deputies too while a manager is away, or is the one who does not agree;
    the chair where there is nobody else.
    """
    today = local_day(occasion.setting.place, occasion.now)
    found = people.active(occasion.tx, Role.MANAGER)
    here = [one for one in found if not people.is_away(one, today) and one.id != person.id]
    if not here:
        found = [*found, *people.active(occasion.tx, Role.DEPUTY)]
    others = [one for one in found if one.id != person.id]
    return others or people.active(occasion.tx, Role.CHAIR)
