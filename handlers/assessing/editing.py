"""Somebody of the management team adds a hazard or changes its words."""

import secrets
from dataclasses import dataclass

from handlers.assessing import hazard_list
from handlers.dialogue import guide, phrases
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.secrecy import OpenWords
from handlers.dialogue.turn import Turn
from policy.access import Action
from storage import hazards

MOST = 30
LONGEST_WORDS, LONGEST_CONTROLS = 200, 600
TOO_MANY = f"There are {MOST} hazards already. Please end one before you add another."
WHAT = "What can go wrong? One sentence."
AGAINST = "What do you usually do against it?"


@dataclass
class NewHazard(
    Conversation,
    name="newhazard",
    title="A new hazard",
    send="Put it on the list",
    action=Action.ASSESS,
):
    """Words and usual controls."""

    words: str = ask(WHAT, OpenWords(up_to=LONGEST_WORDS), label="Hazard")
    controls: str = ask(AGAINST, OpenWords(up_to=LONGEST_CONTROLS), label="Usual controls")

    def finish(self, turn: Turn) -> None:
        if len(hazards.current(turn.tx)) >= MOST:
            turn.show(TOO_MANY, [[hazard_list.TO_LIST]])
            return
        number, me = secrets.token_hex(8), turn.person.id
        words, controls = " ".join(self.words.split()), self.controls.strip()
        hazards.add(turn.tx, hazard=number, words=words, controls=controls, by=me, at=turn.now)
        turn.note("added hazard", number, by=me)
        turn.id = number
        hazard_list.show_one(turn, note="It is on the list, and asked last.")


def on_record(turn: Turn) -> str:
    """How it reads now."""
    one = hazards.find(turn.tx, turn.dialogue.subject)
    if one is None:
        return ""
    return (
        f"Now: {phrases.quoted(one.words)}\nUsual controls: {phrases.quoted(one.controls)}\n\n"
        "What was assessed before keeps the words that it had."
    )


@dataclass
class OtherWords(
    Conversation,
    name="hazardwords",
    title="Changing a hazard",
    send="Change it",
    heading=on_record,
    action=Action.ASSESS,
):
    """The words and the usual controls anew."""

    words: str | None = ask(WHAT, OpenWords(up_to=LONGEST_WORDS), label="Hazard", optional=True)
    controls: str | None = ask(
        AGAINST, OpenWords(up_to=LONGEST_CONTROLS), label="Usual controls", optional=True
    )

    def finish(self, turn: Turn) -> None:
        one = hazard_list.in_use(turn, turn.dialogue.subject)
        if one is None:
            return
        words = " ".join((self.words or one.words).split())
        controls = (self.controls or one.controls).strip()
        hazards.change(turn.tx, one.id, words=words, controls=controls)
        turn.note("changed hazard", one.id, by=turn.person.id)
        turn.id = one.id
        hazard_list.show_one(turn, note="It is changed.")


def start_new(turn: Turn) -> None:
    if len(hazards.current(turn.tx)) >= MOST:
        turn.show(TOO_MANY, [[hazard_list.TO_LIST]])
        return
    guide.begin(turn, NewHazard)


def start_change(turn: Turn) -> None:
    if hazard_list.in_use(turn, turn.id):
        guide.begin(turn, OtherWords, subject=turn.id)
