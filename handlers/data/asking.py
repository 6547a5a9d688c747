"""Somebody asks for something about their own data: to correct it, to have more of it, to
delete it.
"""

import secrets
from dataclasses import dataclass

from handlers.data import month, telling
from handlers.dialogue import guide, menu, phrases
from handlers.dialogue.answers import OneOf, Words
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.references import reference
from storage import data_requests
from storage.data_requests import DataRequest

QUESTIONS = {
    "wrong": "What is wrong, and what should it say? The name of the child or the thing helps.",
    "copy": "What would you like a copy of? Write it in your own words.",
    "delete": (
        "What should be deleted? A person decides about it, not I. Records of concerns about"
        " children are kept, because the law asks for it."
    ),
    "other": "What would you like? Write it in your own words.",
}


def _question(turn: Turn) -> str:
    return QUESTIONS[turn.dialogue.said["kind"]]


@dataclass
class AskAboutData(
    Conversation,
    name="datarequest",
    title="Your request about data",
    send="Send it",
    action=Action.OWN_DATA,
):
    """What kind of request, and the words."""

    kind: str = ask("What is your request?", OneOf(telling.KINDS), label="Request")
    words: str = ask(_question, Words(up_to=4000), label="Your words", gathers=True)

    def finish(self, turn: Turn) -> None:
        request = data_requests.add(
            turn.tx,
            reference=_free_reference(turn),
            kind=self.kind,
            person=turn.person.id,
            words=self.words,
            at=turn.now,
        )
        turn.note("asked about data", request.reference, by=turn.person.id)
        turn.show(_receipt(turn, request), [[Button("My data", "data.show"), menu.BACK_TO_MENU]])


def _free_reference(turn: Turn) -> str:
    free = reference("D", secrets.token_bytes(16))
    while not data_requests.is_free(turn.tx, free):
        free = reference("D", secrets.token_bytes(16))
    return free


def _receipt(turn: Turn, request: DataRequest) -> str:
    sent = telling.sent(request, "A request about data")
    told = telling.tell_answerer(turn, request, "a new request about data.", sent=sent)
    due = month.clock(turn, request).due_on
    lines = [f"✅ Sent. Your reference is {request.reference}."]
    if told:
        lines.append(f"It goes to {telling.named(turn, told.id)}.")
    else:
        lines.append(_nobody(turn))
    if due:
        lines.append(
            f"You are answered by {phrases.day(due)} at the latest. The answer comes here; look at"
            " it at any time with /mydata."
        )
    return "\n\n".join([*lines, telling.ICO])


def _nobody(turn: Turn) -> str:
    phone = turn.setting.contacts.setting
    ring = f" Please ring us too: {phone}." if phone else " Please speak to us too."
    return f"It is recorded, but there is nobody here yet who could answer it.{ring}"


def start(turn: Turn) -> None:
    guide.begin(turn, AskAboutData)


def correct(turn: Turn) -> None:
    """The same, with the first question answered: something is wrong."""
    guide.begin(turn, AskAboutData, said={"kind": "wrong"})
