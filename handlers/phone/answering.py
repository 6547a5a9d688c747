"""An update from the setting's phone: answered as whoever gave their PIN, or as the phone alone."""

from handlers.dialogue import router, shared_phone
from handlers.dialogue.buttons import parse
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.router import Handler, Route, Routes
from handlers.dialogue.turn import Occasion, Turn
from handlers.phone import allowed, asking_pin, forgetting
from storage import concerns, dialogues, people, shared_phones
from storage.people import Person

TYPED = frozenset({Kind.TEXT, Kind.FILE, Kind.OTHER})
BEFORE = {
    "phone.who": Route(asking_pin.who),
    "phone.page": Route(asking_pin.turn_page),
    "phone.first": Route(asking_pin.show_first),
}
SITTING = {"phone.done": Route(asking_pin.leave), "phone.menu": Route(asking_pin.show_menu)}


def answer(occasion: Occasion, came: Incoming, phone: Person, routes: Routes) -> None:
    """Whose right it is, is read anew each time; a name pressed means that somebody else
    is there.
    """
    reporter = _whose(occasion, came, phone)
    _touch(occasion, came, phone)
    turn = Turn(
        tx=occasion.tx,
        now=occasion.now,
        setting=occasion.setting,
        bot_name=occasion.bot_name,
        incoming=came,
        person=reporter or phone,
        dialogue=dialogues.get(occasion.tx, phone.id),
        beside=True,
        offers=allowed.with_pin if reporter else allowed.before_pin,
    )
    before = turn.dialogue.conversation
    router.route(turn, _with_pin(routes, turn) if reporter else _without(routes, turn))
    if turn.dialogue.conversation == allowed.PIN:
        turn.dialogue.screen = []  # a PIN such as 0001 is no button's number
    turn.settle()
    finished = bool(before) and not turn.dialogue.conversation
    is_alarm = parse(came.data)[0] == "danger"
    if reporter and ((finished and not is_alarm) or turn.dialogue.subject == asking_pin.DONE):
        _end(occasion, phone)


def _whose(occasion: Occasion, came: Incoming, phone: Person) -> Person | None:
    """Who gave their PIN, as long as it lasts and they may report at all."""
    place = shared_phones.find(occasion.tx, phone.id)
    if place is None or place.reporter is None:
        return None
    reporter = people.get(occasion.tx, place.reporter)
    topic, action, _ = parse(came.data)
    is_silent = occasion.now - place.touched_at > forgetting.SILENCE
    somebody_else = f"{topic}.{action}" in BEFORE
    if not is_silent and not somebody_else and shared_phone.may_report(occasion, reporter):
        return reporter
    forgetting.forget(occasion, phone, place, is_clear=False)
    return None


def _touch(occasion: Occasion, came: Incoming, phone: Person) -> None:
    """What was typed is deleted later, with all that was answered."""
    place = shared_phones.find(occasion.tx, phone.id)
    messages = place.messages if place else ()
    if came.kind in TYPED and came.message:
        messages = (*messages, came.message)
    shared_phones.touch(occasion.tx, phone.id, messages=messages, at=occasion.now)


def _end(occasion: Occasion, phone: Person) -> None:
    """A conversation is over, or they said that they are done."""
    if place := shared_phones.find(occasion.tx, phone.id):
        forgetting.forget(occasion, phone, place, is_clear=False)


def _loose(turn: Turn, routes: Routes, otherwise: Handler) -> Handler:
    """What is typed soon after an alarm tells what happened, unless it looks like a PIN."""
    alarmed = [
        concern.reference
        for concern in concerns.by_reporter(turn.tx, turn.person.id)
        if concern.urgent and turn.now - concern.reported_at < forgetting.REST
    ]
    words = turn.incoming.text.strip()
    if not alarmed or turn.incoming.file or not words or "".join(words.split()).isdigit():
        return otherwise

    def tell(turn: Turn) -> None:
        message = {"message_id": turn.incoming.message}
        turn.letter(turn.incoming.chat, "deleteMessage", message)
        turn.id = alarmed[0]
        routes.presses["danger.said"].handler(turn)

    return tell


def _without(routes: Routes, turn: Turn) -> Routes:
    return allowed.routes(
        routes,
        lambda name: False,
        BEFORE,
        commands=frozenset(),
        conversations={allowed.PIN: asking_pin.Pin},
        otherwise=asking_pin.show_first,
        loose=_loose(turn, routes, asking_pin.refuse_words),
    )


def _with_pin(routes: Routes, turn: Turn) -> Routes:
    known = {name: routes.conversations[name] for name in allowed.CONVERSATIONS}
    return allowed.routes(
        routes,
        allowed.REPORTING.__contains__,
        SITTING,
        commands=allowed.COMMANDS,
        conversations=known,
        otherwise=asking_pin.show_menu,
        loose=_loose(turn, routes, routes.loose),
    )
