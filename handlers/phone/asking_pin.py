"""Whoever pressed a name gives the PIN that belongs to it."""

from dataclasses import dataclass

from handlers.dialogue import guide, phrases, shared_phone
from handlers.dialogue.buttons import Button, Rows, number_in
from handlers.dialogue.conversation import Conversation, Question, ask
from handlers.dialogue.incoming import Kind
from handlers.dialogue.turn import Turn
from handlers.phone import allowed
from handlers.phone.digits import Digits
from policy.roles import Role
from storage import people, pins, shared_phones
from storage.people import Person
from storage.pins import Check

FIRST = Button("Who is reporting?", "phone.first")
PAUSED = (
    "Too many wrong PINs were typed at this phone. It takes none for a quarter of an hour. In"
    " danger ring 999 and press the red button, which works all the same. Otherwise use your own"
    " phone, or speak to the manager, the deputy or the chair."
)
NO_PIN = (
    "{name} has no PIN yet. It is chosen on one’s own phone: /start, then “PIN for the setting’s"
    " phone”. Or the management team gives you one."
)
LOCKED = (
    "The PIN of {name} is locked after too many wrong tries. Choose a new one on your own phone"
    " with /start, or ask the management team for one."
)
WRONG = "That is not the PIN. Please type it again, or press Who is reporting?"
NOT_KEPT = (
    "I have not kept what you sent, as I do not know who you are. Press your name and type your PIN"
    " first, then send it again."
)
DONE = "done"
HELLO = "{name}, what would you like to do? When you are done, I forget that it was you."
MENU: Rows = [
    [Button("Report a concern", "concern.start", "primary")],
    [Button("Report something else", "report.start")],
    [Button("Ask the manager", "ask.start")],
    [Button("May I show this child?", "check.start")],
    [Button("I am done", "phone.done")],
]


def show_first(turn: Turn) -> None:
    _begin_anew(turn, "")


def refuse_words(turn: Turn) -> None:
    """Words or a file of somebody unknown, who is told so."""
    _begin_anew(turn, f"{NOT_KEPT}\n\n")


def _begin_anew(turn: Turn, note: str) -> None:
    """What was typed before a name was pressed may be a PIN or a report: it is taken off at once,
    so that it does not stay for others to read.
    """
    if turn.incoming.kind in (Kind.TEXT, Kind.FILE):
        message = {"message_id": turn.incoming.message}
        turn.letter(turn.incoming.chat, "deleteMessage", message)
    guide.close(turn.dialogue)
    text, rows = shared_phone.first_screen(turn)
    turn.say(f"{note}{text}", rows)


def turn_page(turn: Turn) -> None:
    turn.say(*shared_phone.first_screen(turn, number_in(turn.id)))


def who(turn: Turn) -> None:
    """Somebody pressed a name."""
    person = _person(turn, turn.id)
    if person is None:
        show_first(turn)
        return
    guide.close(turn.dialogue)
    if not _refuse(turn, person):
        guide.begin(turn, Pin, subject=person.id)


def _person(turn: Turn, number: str) -> Person | None:
    person = people.find(turn.tx, number)
    return person if person and shared_phone.may_report(turn, person) else None


def _refuse(turn: Turn, person: Person) -> bool:
    """Say why no PIN of theirs can be taken now; False when one can."""
    refusal = _refusal(turn, person)
    if refusal:
        guide.close(turn.dialogue)
        turn.say(refusal, [*shared_phone.ALARM, [FIRST]])
    return bool(refusal)


def _refusal(turn: Turn, person: Person) -> str:
    """Why no PIN of theirs can be taken now; empty when one can."""
    if pins.has_to_pause(turn.tx, turn.person.id, at=turn.now):
        return PAUSED
    reasons = {Check.NONE: NO_PIN, Check.LOCKED: LOCKED, Check.RIGHT: ""}
    reason = reasons[pins.standing(turn.tx, person.id)]
    return reason.format(name=phrases.name(person.name))


def _asked(turn: Turn) -> str:
    person = people.get(turn.tx, turn.dialogue.subject)
    return f"{phrases.name(person.name)}: please type your PIN. I take it off this chat at once."


@dataclass
class Pin(Conversation, name=allowed.PIN, title="Your PIN", checked=False, stays=True):
    """Compared here, and kept nowhere; a wrong one is asked for again."""

    pin: str = ask(_asked, Digits(), label="PIN")

    @classmethod
    def extra(cls, turn: Turn, question: Question) -> Rows:
        return shared_phone.ALARM

    def finish(self, turn: Turn) -> None:
        person = _person(turn, turn.dialogue.subject)
        if person is None:
            show_first(turn)
            return
        if _refuse(turn, person):
            return
        phone = turn.person.id
        found = pins.check(turn.tx, person.id, pin=self.pin, phone=phone, at=turn.now)
        if found is Check.RIGHT:
            guide.close(turn.dialogue)
            _let_in(turn, person)
            return
        turn.note("wrong PIN", person.id, by=phone)
        if found is Check.LOCKED:
            _tell_of_lock(turn, person)
        if pins.has_to_pause(turn.tx, phone, at=turn.now):
            _tell_of_pause(turn)
        if not _refuse(turn, person):
            turn.say(WRONG, [*shared_phone.ALARM, [FIRST]])


def _let_in(turn: Turn, person: Person) -> None:
    shared_phones.sit(turn.tx, turn.person.id, reporter=person.id)
    turn.note("at the setting's phone", person.id, by=person.id, phone=turn.person.id)
    turn.offers = allowed.with_pin
    turn.say(HELLO.format(name=phrases.name(person.name)), [*shared_phone.ALARM, *MENU])


def _tell_of_lock(turn: Turn, person: Person) -> None:
    """The person themself, and the manager."""
    name = phrases.name(person.name)
    turn.note("locked PIN", person.id, by=turn.person.id)
    turn.tell(
        person,
        f"Your PIN was typed wrong {pins.MOST_WRONG} times at the setting’s phone and is locked. If"
        " that was you, choose a new one. If not, tell the manager.",
        [[Button("PIN for the setting’s phone", "ownpin.start", "primary")]],
    )
    for manager in people.active(turn.tx, Role.MANAGER):
        if manager.id != person.id:
            turn.tell(
                manager,
                f"The PIN of {name} was typed wrong {pins.MOST_WRONG} times at the setting’s phone"
                " and is locked.",
                [[Button("Give a new PIN", f"ownpin.page:{person.id}")]],
            )


def _tell_of_pause(turn: Turn) -> None:
    """The manager, at the try that made the phone pause."""
    until = phrases.when(turn.now + pins.PAUSE, turn.setting.place, now=turn.now)
    for manager in people.active(turn.tx, Role.MANAGER):
        turn.tell(
            manager,
            f"{pins.MOST_WRONG} wrong PINs were typed at {phrases.name(turn.person.name)}. It takes"
            f" none until {until}; the alarm works all the same.",
        )


def show_menu(turn: Turn) -> None:
    """What can be done once a PIN was given."""
    name = phrases.name(turn.person.name)
    turn.say(HELLO.format(name=name), [*shared_phone.ALARM, *MENU])


def leave(turn: Turn) -> None:
    """They say that they are done."""
    guide.put_by(turn)
    turn.dialogue.subject = DONE
