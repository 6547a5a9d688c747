"""Those who deal with an item say which children and adults it is about."""

from dataclasses import dataclass

from handlers.concerns import keeping, record
from handlers.concerns.exports import choosing, whose
from handlers.concerns.exports.whose import ADULT, CHILD, Whose
from handlers.concerns.inbox import stepping_off
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.recipients import About
from policy.roles import Role
from storage import concerns, involved, people
from storage.concerns import Concern
from storage.entries import Kind

ABOUT, NOT_ABOUT = "says that it is about", "says that it is not about"
CLOSED_TO = "says that it is about, and closed it to"
OWN = (
    "If it is about you, please step off it: More …, then Step off it. Then somebody else says so."
)
ABOUT_THEM = "It is about them"
NOT_SO = "That cannot be said of it. Nothing was changed."


@dataclass
class Involve(
    Conversation,
    name="involve",
    title="Who it is about",
    heading=keeping.heading,
    checked=False,
    private=True,
    action=Action.HAND_ON,
):
    """A child or an adult of the register."""

    name: str = ask(
        "Who is it about? Type the name of a child or an adult.", choosing.NAME, label="Name"
    )
    who: str = ask("Who do you mean?", choosing.WHO, label="Who")

    def finish(self, turn: Turn) -> None:
        concern = record.concern_for(turn, turn.dialogue.subject, Action.HAND_ON)
        if concern is None:
            return
        keeping.take_off(turn)
        one = whose.read(self.who)
        person = people.find(turn.tx, one.id) if one.part == ADULT else None
        if whose.is_own(turn, one):
            turn.show(OWN, keeping.after(concern))
        elif person and person.role is not Role.PARENT:
            _ask_which(turn, concern, one)
        else:
            _add(turn, concern, one, ABOUT)


def _ask_which(turn: Turn, concern: Concern, one: Whose) -> None:
    """Whoever works here may be told of items: of one about them they must never be."""
    name, reference = whose.named(turn, one), concern.reference
    first = concern.about is About.CHILD
    rows = [
        [
            Button(
                ABOUT_THEM,
                f"inbox.whom:{reference}" if first else f"involve.about:{reference}/{one}",
            )
        ],
        [Button("They only have to do with it", f"involve.beside:{reference}/{one}")],
        [Button(f"Open {reference}", f"inbox.open:{reference}")],
    ]
    text = (
        f"{reference}: is it about {name}? Then it is closed to them from now on: they cannot open"
        " it, learn nothing of it, and are told of it no more."
    )
    turn.say(text, rows, protect=True, clear=True)


def _add(turn: Turn, concern: Concern, one: Whose, how: str) -> None:
    child, adult = (one.id, None) if one.part == CHILD else (None, one.id)
    if involved.add(
        turn.tx, concern.reference, child=child, adult=adult, by=turn.person.id, at=turn.now
    ):
        _record(turn, concern, one, how)
        person = people.find(turn.tx, adult) if adult else None
        if person and person.role is Role.PARENT and person.id != concern.reporter:
            # They may come to work here: even then it never opens to them.
            concerns.step_off(turn.tx, concern.reference, person=person.id, at=turn.now)
    _show(turn, concern)


def _record(turn: Turn, concern: Concern, one: Whose, how: str) -> None:
    record.keep_words(
        turn, concern, topic=how, kind=Kind.NOTE, words=whose.named(turn, one) or "nobody"
    )
    action = "not about" if how == NOT_ABOUT else "about"
    turn.note(action, concern.reference, by=turn.person.id, whom=one.id)


def say_about(turn: Turn) -> None:
    """It is about one more of those who work here: closed to them, whatever they did about it."""
    found = _pressed(turn)
    if found is None:
        return
    concern, one = found
    if one.part != ADULT or concern.about is About.CHILD or one.id == concern.reporter:
        turn.toast(NOT_SO, alert=True)
        return
    stepping_off.leave(turn, concern, one.id)
    concerns.shut_out(turn.tx, concern.reference, person=one.id)
    _add(turn, concern, one, CLOSED_TO)


def say_beside(turn: Turn) -> None:
    if found := _pressed(turn):
        _add(turn, *found, ABOUT)


def drop(turn: Turn) -> None:
    """It is not about them after all; whom it was closed to, it stays closed to."""
    if found := _pressed(turn):
        concern, one = found
        child, adult = (one.id, None) if one.part == CHILD else (None, one.id)
        if involved.drop(turn.tx, concern.reference, child=child, adult=adult):
            _record(turn, concern, one, NOT_ABOUT)
        _show(turn, concern)


def _pressed(turn: Turn) -> tuple[Concern, Whose] | None:
    """The item and whom the button names; nobody closes it to themself or opens it again."""
    reference, _, carried = turn.id.partition("/")
    concern = record.concern_for(turn, reference, Action.HAND_ON)
    if concern is None:
        return None
    one = whose.read(carried)
    if one.part not in (CHILD, ADULT) or not whose.named(turn, one) or whose.is_own(turn, one):
        turn.toast(whose.NOBODY, alert=True)
        return None
    return concern, one


def show(turn: Turn) -> None:
    """Whom it is about, with what leads to their chronologies."""
    if concern := record.concern_for(turn, turn.id, Action.HAND_ON):
        _show(turn, concern)


def _show(turn: Turn, concern: Concern) -> None:
    reference = concern.reference
    told = [(one, whose.named(turn, one)) for one in whose.involved_in(turn, reference)]
    lines = [f"{reference} is about:", *(f"– {name}" for _, name in told)]
    text = "\n".join(lines) if told else f"{reference}: nobody has said yet who it is about."
    rows: Rows = []
    for one, name in told:
        if not whose.is_own(turn, one):
            rows.append([Button(f"Chronology: {name}", f"chronology.show:{one}")])
        if one in whose.marked(turn, reference):
            rows.append([Button(f"Not about {name}", f"involve.drop:{reference}/{one}")])
    rows.append([Button("Add somebody", f"involve.start:{reference}", "primary")])
    rows.append([Button(f"Open {reference}", f"inbox.open:{reference}")])
    turn.say(text, rows, protect=True, clear=True)
