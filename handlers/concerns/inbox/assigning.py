"""Hands an item to one of the management team; being told lets them open it."""

from handlers.concerns import keeping, record, telling
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy import recipients
from policy.access import Action
from policy.recipients import Candidate
from storage import concerns, people
from storage.concerns import Concern
from storage.entries import Kind

NOT_THEM = "It cannot be handed to them. Please choose again."


def show(turn: Turn) -> None:
    """Everybody it may be handed to: never a subject, never whoever reported it."""
    concern = record.concern_for(turn, turn.id, Action.ASSIGN)
    if concern is None:
        return
    now = concern.assigned_to
    rows: Rows = [
        [Button(_label(turn, one), f"inbox.give:{concern.reference}/{one.id}")]
        for one in _allowed(turn, concern)
        if one.id != now
    ]
    if now:
        rows.append([Button("Nobody in particular", f"inbox.give:{concern.reference}/")])
    with_ = f" Now: {record.named(turn, now)}." if now else ""
    text = f"{concern.reference}: who deals with it?{with_} They are told, and can then read it."
    turn.show(text, [*rows, *telling.open_button(concern)])


def _allowed(turn: Turn, concern: Concern) -> list[Candidate]:
    matter = record.matter(turn, concern)
    found = record.everybody_who_could_be_told(turn)
    return [one for one in found if recipients.may_deal_with(matter, one)]


def _label(turn: Turn, candidate: Candidate) -> str:
    return "I do" if candidate.id == turn.person.id else record.named(turn, candidate.id)


def give(turn: Turn) -> None:
    """The person whom the button names deals with it from now on."""
    reference, _, person = turn.id.partition("/")
    concern = record.concern_for(turn, reference, Action.ASSIGN)
    if concern is None:
        return
    if person and person not in {one.id for one in _allowed(turn, concern)}:
        turn.toast(NOT_THEM, alert=True)
        return
    if (concern.assigned_to or "") == person:
        turn.toast("That is how it stands already.")
        return
    _give(turn, concern, person)


def _give(turn: Turn, concern: Concern, person: str) -> None:
    concerns.assign(turn.tx, concern.reference, to=person or None)
    name = record.named(turn, person) if person else "nobody in particular"
    entry = record.keep_words(turn, concern, topic="", kind=Kind.ASSIGNED, words=name)
    turn.note("assigned", concern.reference, by=turn.person.id, to=person)
    who = record.titled(turn.person)
    before = people.find(turn.tx, concern.assigned_to) if concern.assigned_to else None
    if before and before.id != turn.person.id and record.may_read(turn, concern, before):
        turn.tell(before, f"{concern.reference}: {who} has handed it to {name}.", entry=entry)
    if person and person != turn.person.id:
        why = f"{who} has handed it to you. Please open it."
        telling.tell(turn, concern, person, why=why, entry=entry)
    turn.show(f"{concern.reference}: handed to {name}.", keeping.after(concern))
