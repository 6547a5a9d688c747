"""What goes with somebody's access, whoever ends it: rights, links, open conversations, commands,
and what was shown to them.
"""

from handlers.dialogue import command_list, own_requests
from handlers.dialogue.turn import Occasion
from storage import attachments, dialogues, invites, outbox, people, pins, recalls
from storage.people import Person


def end_access(occasion: Occasion, person: Person, *, by: str) -> None:
    """At once, for what is open and for every button shown before; telling them is the
    caller's.
    """
    people.end(occasion.tx, person.id, by=by, at=occasion.now)
    own_requests.end(occasion, person, by=by)
    invites.withdraw(occasion.tx, person=person.id, at=occasion.now)
    dialogues.forget(occasion.tx, person.id)
    pins.forget(occasion.tx, person.id)
    attachments.drop_unsent(occasion.tx, person=person.id)
    occasion.note("ended access", person.id, by=by)
    _clear_chat(occasion, person)
    command_list.take_away(occasion, person)


def _clear_chat(occasion: Occasion, person: Person) -> None:
    """Content that was shown to them goes from their chat now, and what is on its way stays."""
    if person.telegram_id is None:
        return
    recalls.of_chat(occasion.tx, chat=person.telegram_id, at=occasion.now)
    recalls.forget_missed(occasion.tx, chat=person.telegram_id)
    for letter in outbox.shown_in(occasion.tx, chat=person.telegram_id):
        occasion.letter(person.telegram_id, "deleteMessage", {"message_id": letter["message"]})
        outbox.cleared(occasion.tx, letter["id"])
