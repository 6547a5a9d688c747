"""Somebody of the management team adds a use: from now on families are asked for it too."""

import secrets
from dataclasses import dataclass

from handlers.dialogue import guide
from handlers.dialogue.answers import OneOf
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask, open_question
from handlers.dialogue.turn import Turn
from handlers.uses import effects, listing
from handlers.uses.words import ABOUT, WHAT_BASIS_MEANS, Question, Title, how_to_write
from policy.access import Action
from policy.consent import Basis
from policy.uses import Subject
from storage import uses

MOST = 20
TOO_MANY = (
    f"There are {MOST} uses already, and parents answer each of them for each child. Please end one"
    " before you add another."
)


def about(turn: Turn) -> Subject:
    """Of whom the new use is; chosen before the conversation begins."""
    return Subject(turn.dialogue.subject)


def meaning(turn: Turn) -> str:
    """Of whom it is; on the check page also what it means for parents."""
    lines = [f"A new use about {ABOUT[about(turn)]}."]
    if open_question(NewUse, turn.dialogue.said, turn.dialogue.wanted) is None:
        basis = Basis(NewUse.from_said(turn.dialogue.said).basis)
        lines.append(effects.of_a_new_use(turn, basis))
    return "\n\n".join(lines)


@dataclass
class NewUse(
    Conversation,
    name="newuse",
    title="A new use",
    send="Put it on record",
    heading=meaning,
    action=Action.EDIT_USES,
):
    """Title, words and basis of something that was not asked before."""

    called: str = ask("What is it called in lists? Type a short title.", Title(), label="Title")
    words: str = ask(
        lambda turn: f"What should the question say? {how_to_write(about(turn))}",
        Question(about=about),
        label="Words",
    )
    basis: str = ask(
        f"What does it rest on?\n\n{WHAT_BASIS_MEANS}",
        OneOf(
            {
                Basis.CONSENT: "Asked for",
                Basis.OBJECTION: "Another lawful basis: done unless somebody objects",
            }
        ),
        label="Basis",
    )

    def finish(self, turn: Turn) -> None:
        if len(uses.current(turn.tx)) >= MOST:
            turn.show(TOO_MANY, [[listing.TO_LIST]])
            return
        use = secrets.token_hex(8)
        uses.add(
            turn.tx,
            use=use,
            subject=about(turn),
            title=self.called,
            question=self.words,
            basis=Basis(self.basis),
            by=turn.person.id,
            at=turn.now,
        )
        turn.note("added use", use, by=turn.person.id, about=about(turn), basis=self.basis)
        effects.follow(turn, uses.get(turn.tx, use, 1))
        turn.id = use
        listing.show_use(turn, "It is on record as version 1.")


def choose(turn: Turn) -> None:
    """About whom is it?"""
    if len(uses.current(turn.tx)) >= MOST:
        turn.show(TOO_MANY, [[listing.TO_LIST]])
        return
    turn.show(
        "About whom is the new use?",
        [
            [Button("Each child", f"uses.add:{Subject.CHILD}")],
            [Button("The parent or carer in person", f"uses.add:{Subject.ADULT}")],
            [listing.TO_LIST],
        ],
    )


def start(turn: Turn) -> None:
    if turn.id not in list(Subject):
        turn.toast(guide.STALE)
        return
    guide.begin(turn, NewUse, subject=turn.id)
