"""May I show this child? Takes the names that are typed and answers at once, one after
the other.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from handlers.check import answering, groups, offering
from handlers.dialogue import carried, guide, menu
from handlers.dialogue.answers import NotAnAnswer, Words
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, Question, ask
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Turn
from policy import spelling
from policy.access import Action
from policy.hours import local_day
from storage import names
from storage.children import Child
from storage.names import Found

MOST_NAMES = 20
MOST_WORDS = 4  # a name of more, that nobody bears, is rather a message
FORGOTTEN = timedelta(minutes=30)  # so long after the last name, unknown words are one too

NO_NAME = "I cannot read a name in that. Please type the name of the child in letters."
KEPT = (
    "Nobody here is called that. If it was no name but a message, I have kept it, and nobody has"
    " seen it yet."
)
NO_WORDS = "That is no name, so I have kept it for you, and nobody has seen it yet."
HOME = Button("What shall I do with it?", "welcome.loose", "primary")


@dataclass(frozen=True)
class Names(Words):
    """Names as they were typed; a picture or a file is not lost but kept, as outside a look-up."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        if incoming.kind is Kind.FILE:
            carried.add(turn)
            raise NotAnAnswer(NO_WORDS)
        return super().read(turn, incoming, before)


@dataclass
class LookUp(
    Conversation,
    name=answering.TOPIC,
    title="Looking up",
    checked=False,
    stays=True,
    action=Action.CHECK_CHILD,
):
    """One question, that is open until something else is begun."""

    names: str = ask("Which child? Type one name or several, or choose a group.", Names())

    @classmethod
    def extra(cls, turn: Turn, question: Question) -> Rows:
        home = [[HOME]] if carried.parts(turn.dialogue) else []
        return [*home, *groups.entrance(turn)]

    def finish(self, turn: Turn) -> None:
        since, turn.dialogue.begun_at = turn.dialogue.begun_at, turn.now
        forgotten = since is not None and turn.now - since > FORGOTTEN
        _answer(turn, spelling.names_in(self.names), forgotten=forgotten)


def start(turn: Turn) -> None:
    """Answer what was typed after the command, or ask which child."""
    if turn.dialogue.conversation == LookUp.topic:
        guide.close(turn.dialogue)
    turn.beside = True
    said = None
    if turn.incoming.kind is Kind.TEXT and turn.incoming.text.strip().startswith("/"):
        _, *typed = turn.incoming.text.split(maxsplit=1)
        said = {"names": {"parts": [[turn.incoming.message, typed[0]]]}} if typed else None
    guide.begin(turn, LookUp, said=said)


def _answer(turn: Turn, typed: list[str], *, forgotten: bool) -> None:
    if not typed:
        turn.say(NO_NAME, [[answering.TO_GROUPS, menu.BACK_TO_MENU]])
        return
    today = local_day(turn.setting.place, turn.now)
    found = {name: names.look_for(turn.tx, name, today=today) for name in typed[:MOST_NAMES]}
    if _is_a_message(found, forgotten=forgotten) and _keep(turn):
        return
    clear = {child.id: child for one in found.values() for child in _certain(one)}
    adults = [one.adults[0] for one in found.values() if len(one.adults) == 1]
    unclear = {n: one for n, one in found.items() if one != Found() and not _is_certain(one)}
    unknown = [name for name, one in found.items() if one == Found()]
    over = typed[MOST_NAMES:]
    more = bool(unclear or unknown or over)
    answering.show(turn, [*clear.values()], adults, more_to_come=more)
    offering.say_unknown(turn, unknown, more_to_come=bool(unclear or over))
    for name, one in unclear.items():
        offering.offer(turn, name, one)
    if over:
        turn.say(
            f"I look up {MOST_NAMES} names at a time, so the last {len(over)} are not among these"
            f" answers. Please send them again, from {offering.shown(over[0])} on.",
            [answering.closing()],
            protect=True,
            clear=True,
        )


def _certain(found: Found) -> list[Child]:
    """Who can only be meant, and who has left and was called exactly so."""
    return [*(found.fitting if len(found.fitting) == 1 else []), *found.left]


def _is_certain(found: Found) -> bool:
    return not found.near and len(found.fitting) < 2 and len(found.adults) < 2


def _is_a_message(found: dict[str, Found], *, forgotten: bool) -> bool:
    unknown = [name for name, one in found.items() if one == Found()]
    long = any(len(spelling.sought(name).split()) > MOST_WORDS for name in unknown)
    return long or (forgotten and len(unknown) == len(found))


def _keep(turn: Turn) -> bool:
    """Words that are no names are not lost: keep them, to be asked what they are for."""
    try:
        carried.add(turn)
    except NotAnAnswer:
        return False
    turn.note("looked up", by=turn.person.id, found=0)
    guide.close(turn.dialogue)
    rows = [[HOME], answering.closing()]
    turn.say(f"{KEPT}\n\n{menu.in_danger(turn.setting.contacts)}", rows)
    return True
