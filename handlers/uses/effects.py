"""What follows for parents and carers when a use is new or its words change: said before it is
done, and done.
"""

from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from policy.consent import Basis
from policy.hours import local_day
from policy.roles import Standing
from storage import askings, people, relations, uses
from storage.deliveries import Sent
from storage.outbox import Lane
from storage.uses import Wording

NO_STAYS = "Whoever has said No has said No: new words do not change that."
LIVE = "What has been published already does not come down by itself."
WITHOUT_TELEGRAM = "Families who are not on Telegram have to be told by you."
OBJECTION = (
    "From then on this may be done for every child of whom nobody has objected, also where nobody"
    " has ever answered. Please have on record why you may do this without asking."
)


def of_a_new_use(turn: Turn, basis: Basis) -> str:
    """What a new use means for parents and carers."""
    if basis is Basis.OBJECTION:
        return "\n\n".join([_told(turn), OBJECTION, WITHOUT_TELEGRAM])
    return f"{_people(turn)} asked. Until they answer, it counts as No."


def of_new_words(turn: Turn, before: Wording, basis: Basis, *, again: bool) -> str:
    """What other words, or another basis, mean for parents and carers."""
    if not again:
        return "Nobody is asked again, and every answer stays as it is."
    if basis is Basis.OBJECTION:
        new = [OBJECTION] if before.basis is not basis else []
        return "\n\n".join([_told(turn), *new, NO_STAYS, WITHOUT_TELEGRAM])
    return "\n\n".join([f"{_people(turn)} asked again. {_undone(turn, before)}", NO_STAYS, LIVE])


def _undone(turn: Turn, before: Wording) -> str:
    """How many have said Yes, which counts no more."""
    number = uses.said_yes(turn.tx, before.use)
    if not number:
        return "Nobody has said Yes so far."
    have = "1 person has" if number == 1 else f"{number} people have"
    return f"{have} said Yes so far; until they answer, it counts as No."


def follow(turn: Turn, wording: Wording) -> None:
    """Everybody with a say is asked, or told when nobody is asked for it."""
    askings.want_all(turn.tx)
    if wording.basis is Basis.CONSENT:
        return
    title = phrases.name(wording.title)
    for person in _with_a_say(turn):
        found = people.get(turn.tx, person)
        if found.standing is Standing.ACTIVE:
            turn.tell(
                found,
                f"{phrases.name(turn.setting.place.name)} does this unless you object: {title}.\n\n"
                "Here you can read what it is in full, and object with one press, now or at any"
                " time.",
                [[Button("What may be shown", "consent.page")]],
                lane=Lane.ROUTINE,
                sent=Sent(f"use:{wording.use}", f"That we do this unless they object: {title}"),
            )


def _people(turn: Turn) -> str:
    number = len(_with_a_say(turn))
    return "1 person is" if number == 1 else f"{number} people are"


def _told(turn: Turn) -> str:
    return f"{_people(turn)} told that you do this unless they object."


def _with_a_say(turn: Turn) -> list[str]:
    today = local_day(turn.setting.place, turn.now)
    return relations.everybody_with_a_say(turn.tx, today=today)
