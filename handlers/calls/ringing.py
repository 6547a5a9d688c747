"""Somebody was rung: by whom, when, and what was agreed."""

from dataclasses import dataclass

from handlers.calls import page
from handlers.calls.page import Task
from handlers.dialogue import guide, phrases, router
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from storage import calls, entries
from storage.entries import Kind

ELSEWHERE = "What was agreed is kept elsewhere."


def _asked(turn: Turn) -> str:
    number, _, reference = turn.dialogue.subject.partition("/")
    task = page.found(turn, number)
    if task is None:
        return "That call is closed. Please press Cancel."
    where = f"the record of {reference} alone" if reference else "the record of this call"
    return (
        f"You rang {phrases.name(task.person.name)}. What was agreed? It goes into {where}. If you"
        " did not get through, press Cancel and try again later."
    )


@dataclass
class Rung(Conversation, name="rung", title="Your call", checked=False, action=Action.SEE_CALLS):
    """What was agreed stands with one item, or with the call when it was about none."""

    agreed: str = ask(
        _asked,
        Words(up_to=2000),
        label="What was agreed",
    )

    def finish(self, turn: Turn) -> None:
        if not access.may(turn.person.role, Action.SEE_CALLS):
            router.refuse(turn, Action.SEE_CALLS)
            return
        number, _, about = turn.dialogue.subject.partition("/")
        task = page.found(turn, number)
        if task is None:
            return
        about = _kept_with(task, about)
        for call in task.calls:
            is_it = call.reference == about
            calls.rung(
                turn.tx,
                call.id,
                by=turn.person.id,
                agreed=self.agreed if is_it and not about else "",
                at=turn.now,
            )
            if call.reference:
                _record(turn, task, call.reference, self.agreed if is_it else ELSEWHERE)
            turn.note("rung", call.reference, by=turn.person.id, person=call.person)
        for message, _ in turn.dialogue.said["agreed"]["parts"]:
            turn.letter(turn.incoming.chat, "deleteMessage", {"message_id": message})
        turn.show(
            "Noted. Thank you. What you typed is taken off this chat.",
            [[Button("All to ring", "calls.list")]],
        )


def _record(turn: Turn, task: Task, reference: str, words: str) -> None:
    entries.add(
        turn.tx,
        reference,
        kind=Kind.ACTION,
        topic=f"Rang {phrases.name(task.person.name)}",
        words=words,
        by=turn.person.id,
        at=turn.now,
    )


def start(turn: Turn) -> None:
    """The button names the person and what they mostly spoke about."""
    number, _, about = turn.id.partition("/")
    if task := page.found(turn, number):
        guide.begin(turn, Rung, subject=f"{task.person.id}/{_kept_with(task, about)}")


def _kept_with(task: Task, about: str) -> str:
    """The item whose record takes what was agreed; empty for the call itself."""
    if about in task.references:
        return about
    return "" if task.is_general else task.references[0]
