"""Somebody was rung: by whom, when, and what was agreed."""

from dataclasses import dataclass

from handlers.calls import page
from handlers.dialogue import guide, phrases, router
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from storage import calls, entries, people
from storage.entries import Kind


def _asked(turn: Turn) -> str:
    call = page.found(turn, turn.dialogue.subject)
    if call is None:
        return "That call is closed. Please press Cancel."
    name = phrases.name(people.get(turn.tx, call.person).name)
    where = f"the record of {call.reference}" if call.reference else "the record of this call"
    return (
        f"You rang {name}. What was agreed? It goes into {where}. If you did not get through, press"
        " Cancel and try again later."
    )


@dataclass
class Rung(Conversation, name="rung", title="Your call", checked=False, action=Action.SEE_CALLS):
    """What was agreed stands with the item, or with the call when it was about none."""

    agreed: str = ask(
        _asked,
        Words(up_to=2000),
        label="What was agreed",
    )

    def finish(self, turn: Turn) -> None:
        if not access.may(turn.person.role, Action.SEE_CALLS):
            router.refuse(turn, Action.SEE_CALLS)
            return
        call = page.found(turn, turn.dialogue.subject)
        if call is None:
            return
        agreed = "" if call.reference else self.agreed
        calls.rung(turn.tx, call.id, by=turn.person.id, agreed=agreed, at=turn.now)
        if call.reference:
            name = phrases.name(people.get(turn.tx, call.person).name)
            entries.add(
                turn.tx,
                call.reference,
                kind=Kind.ACTION,
                topic=f"Rang {name}",
                words=self.agreed,
                by=turn.person.id,
                at=turn.now,
            )
        for message, _ in turn.dialogue.said["agreed"]["parts"]:
            turn.letter(turn.incoming.chat, "deleteMessage", {"message_id": message})
        turn.note("rung", call.reference, by=turn.person.id, person=call.person)
        turn.show(
            "Noted. Thank you. What you typed is taken off this chat.",
            [[Button("All to ring", "calls.list")]],
        )


def start(turn: Turn) -> None:
    if call := page.found(turn, turn.id):
        guide.begin(turn, Rung, subject=str(call.id))
