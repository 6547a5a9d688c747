"""Letters for the adults who are not on Telegram yet: for whom, made as papers, handed over in
person.
"""

from collections.abc import Sequence

from handlers.children import letter_pages, rooms
from handlers.dialogue import menu, phrases, router
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action, State
from policy.roles import TITLES, Role, Standing
from storage import children, people
from storage.letters import Addressee
from storage.people import Person

MOST_ROOMS = 60  # Telegram takes no more than a hundred buttons
BACK = Button("Back", "letters.start")
TO_CHILDREN = Button("Children", "children.list")

NOBODY = (
    "There is nobody to write to: every adult who belongs to a child here is on Telegram, or has"
    " opened a link and waits to be confirmed."
)
ALL_HAVE = "Everybody here already has a letter that works, so I made none."
JUST_MADE = (
    "Letters for them were made within the last minute; look further up. If you do want others,"
    " press again after a minute."
)
NO_ROOM = "That room is not there any more. Please choose again."


def start(turn: Turn) -> None:
    """How many there are to write to, and the choices."""
    found = letter_pages.due(turn)
    if not found:
        turn.show(NOBODY, [[TO_CHILDREN, menu.BACK_TO_MENU]])
        return
    text = (
        "A letter is one page for one adult, with a link and a code that open once and are for"
        f" that adult alone.\n\n{_counts(found)}"
    )
    rows = _choices(found, "")
    rows.append([Button("One room", "letters.rooms"), TO_CHILDREN])
    turn.show(text, rows)


def choose_room(turn: Turn) -> None:
    found = letter_pages.due(turn)
    named = sorted({child.room for one in found for child in one.children})
    buttons = [
        Button(f"{rooms.titled(room)} ({len(_of_room(found, room))})", f"letters.room:{key}")
        for room in named[:MOST_ROOMS]
        for key in [rooms.key(room)]
    ]
    text = "Which room? In brackets: the adults who are not on Telegram yet." if named else NOBODY
    turn.show(text, [*columns(buttons), [BACK]])


def show_room(turn: Turn) -> None:
    room = rooms.find(turn, turn.id)
    if room is None:
        turn.show(NO_ROOM, [[BACK]])
        return
    found = _of_room(letter_pages.due(turn), room)
    text = f"{rooms.titled(room)}\n\n{_counts(found) if found else NOBODY}"
    turn.show(text, [*_choices(found, turn.id), [BACK]])


def make_missing(turn: Turn) -> None:
    """For those who have no letter that works; no link dies."""
    found = _asked_for(turn)
    if found is not None:
        _make(turn, letter_pages.without(found), otherwise=ALL_HAVE)


def ask_renewal(turn: Turn) -> None:
    """Say what dies, before it does."""
    found = _asked_for(turn)
    if found is None:
        return
    alive = len(found) - len(letter_pages.without(found))
    text = (
        f"This makes new letters for all {len(found)}. The links in {alive} letters that still work"
        " die at once, also where they have been handed over already."
    )
    rows = [
        [Button("Yes, make new ones for all", f"letters.renew:{turn.id}", "primary")],
        [Button("No, leave them", f"letters.room:{turn.id}" if turn.id else "letters.start")],
    ]
    turn.show(text, rows)


def renew(turn: Turn) -> None:
    found = _asked_for(turn)
    if found is not None:
        _make(turn, letter_pages.renewable(turn, found), otherwise=JUST_MADE if found else NOBODY)


def for_child(turn: Turn) -> None:
    """New letters for the adults of one child; their old links die."""
    child = children.find(turn.tx, turn.id)
    if child is None:
        router.refuse(turn, Action.MAKE_LETTERS)
        return
    found = [
        one for one in letter_pages.due(turn) if child.id in {kept.id for kept in one.children}
    ]
    nobody = (
        f"There is nobody to write to for {phrases.name(child.name)}: the adults are on Telegram,"
        " or wait to be confirmed, or there are none yet."
    )
    _make(turn, letter_pages.renewable(turn, found), otherwise=JUST_MADE if found else nobody)


def for_adult(turn: Turn) -> None:
    person = people.find(turn.tx, turn.id)
    if person is None or not _may_write_to(turn, person):
        router.refuse(turn, Action.MAKE_LETTERS)
        return
    found = [one for one in letter_pages.due(turn) if one.person == person.id]
    _make(
        turn,
        letter_pages.renewable(turn, found),
        otherwise=JUST_MADE if found else _why_not(person),
    )


def _make(turn: Turn, found: Sequence[Addressee], *, otherwise: str) -> None:
    """The papers, each as a message of its own, and what to do with them."""
    if not found:
        turn.say(otherwise, [[BACK, TO_CHILDREN]])
        return
    documents = letter_pages.make(turn, found, by=turn.person.id)
    turn.show(f"Making {_pages(len(found))} …")
    for number, content in enumerate(documents, 1):
        part = f", part {number} of {len(documents)}" if len(documents) > 1 else ""
        turn.letter(
            turn.incoming.chat,
            "sendDocument",
            {"caption": f"Letters: {_pages(len(content['pages']))}{part}"},
            made=letter_pages.made(content),
            clear=True,
        )
    turn.say(_what_to_do(turn, len(found)), [[BACK, TO_CHILDREN]])


def _what_to_do(turn: Turn, number: int) -> str:
    until = letter_pages.written(letter_pages.last_day(turn))
    minutes = turn.setting.timing.clear_content_minutes
    return (
        f"{_pages(number)}, each for one adult. Print them, and hand each to the one whose name"
        " stands on it, in person: never to another adult of the family, and never in a child’s"
        f" bag.\n\nEach link opens once, until {until}. Whoever opens one waits until you have"
        " said that it is the right person.\n\nThe file goes from this chat after"
        f" {minutes} minutes; the links are kept nowhere else."
    )


def _asked_for(turn: Turn) -> list[Addressee] | None:
    """Everybody who is not here yet, or those of the room that the button names."""
    found = letter_pages.due(turn)
    if not turn.id:
        return found
    room = rooms.find(turn, turn.id)
    if room is None:
        turn.show(NO_ROOM, [[BACK]])
        return None
    return _of_room(found, room)


def _of_room(found: Sequence[Addressee], room: str) -> list[Addressee]:
    return [one for one in found if room in {child.room for child in one.children}]


def _counts(found: Sequence[Addressee]) -> str:
    missing = len(letter_pages.without(found))
    verb = "is" if len(found) == 1 else "are"
    have = "has" if missing == 1 else "have"
    return (
        f"{_adults(len(found))} {verb} not on Telegram yet. {missing} of them {have} no letter that"
        " works."
    )


def _choices(found: Sequence[Addressee], room: str) -> Rows:
    missing, rows = len(letter_pages.without(found)), []
    if missing:
        label = f"Letters for {_adults(missing)} without one"
        rows.append([Button(label, f"letters.new:{room}", "primary")])
    if missing < len(found):
        rows.append([Button(f"New letters for all {len(found)}", f"letters.all:{room}")])
    return rows


def _may_write_to(turn: Turn, person: Person) -> bool:
    may = access.may(turn.person.role, Action.INVITE, State.INVITED)
    return may and access.may_appoint(turn.person.role, person.role)


def _why_not(person: Person) -> str:
    name = phrases.name(person.name)
    if person.standing is Standing.INVITED and person.role is not Role.PARENT:
        return f"{name} is invited as {TITLES[person.role]}: make the link in /people."
    if person.standing is Standing.INVITED:
        return f"{name} belongs to no child who is here, so there is nothing to write."
    return f"{name} needs no letter: on Telegram already, or waiting to be confirmed."


def _adults(number: int) -> str:
    return f"{number:,} adult" + ("" if number == 1 else "s")


def _pages(number: int) -> str:
    return f"{number:,} page" + ("" if number == 1 else "s")


PRESSES = {
    "letters.start": Route(start, Action.MAKE_LETTERS),
    "letters.rooms": Route(choose_room, Action.MAKE_LETTERS),
    "letters.room": Route(show_room, Action.MAKE_LETTERS),
    "letters.new": Route(make_missing, Action.MAKE_LETTERS),
    "letters.all": Route(ask_renewal, Action.MAKE_LETTERS),
    "letters.renew": Route(renew, Action.MAKE_LETTERS),
    "letters.child": Route(for_child, Action.MAKE_LETTERS),
    "letters.adult": Route(for_adult, Action.MAKE_LETTERS),
}
