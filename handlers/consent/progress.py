"""How far the asking is: who has answered everything, a part or nothing, and who cannot be asked
here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from handlers.consent import naming
from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button, Rows, number_in
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Occasion, Turn
from policy.access import Action
from policy.hours import local_day
from policy.roles import Standing
from storage import answers, askings, campaigns, people, questions, relations, takedowns
from storage.campaigns import Campaign
from storage.questions import Terms

PAGE = 20  # names on one page
CHILDREN = Button("Children", "children.list")


class State(StrEnum):
    """How far one adult is, in the words of the list."""

    ALL = "answered everything"
    PART = "answered part"
    NOTHING = "not answered"
    WAITING = "not asked yet"
    HANDED_OVER = "handed over: please ask in person"
    UNREACHABLE = "cannot be reached on Telegram: please ask in person"
    ELSEWHERE = "not on Telegram: ask on paper"


@dataclass(frozen=True, slots=True)
class Adult:
    """Somebody who is asked, and the groups of their children."""

    id: str
    state: State
    rooms: frozenset[str]


def everybody(occasion: Occasion) -> list[Adult]:
    """All who are asked about a child who is here, by name."""
    today = local_day(occasion.setting.place, occasion.now)
    terms = questions.terms(occasion.tx, today=today)
    rooms: dict[str, set[str]] = defaultdict(set)
    for person, room in relations.asked(occasion.tx, today=today):
        rooms[person].add(room)
    return [
        Adult(number, _state(occasion, number, terms), frozenset(found))
        for number, found in rooms.items()
    ]


def _state(occasion: Occasion, number: str, terms: Terms) -> State:
    person = people.get(occasion.tx, number)
    is_open = questions.open_to(occasion.tx, number, terms)
    if not is_open:
        return State.ALL
    if person.standing is not Standing.ACTIVE:
        return State.ELSEWHERE
    if person.unreachable_at:
        return State.UNREACHABLE
    round_ = askings.find(occasion.tx, number)
    if round_ is None or round_.answered_at or not is_open <= round_.asked:
        return State.WAITING
    if round_.handed_over_at:
        return State.HANDED_OVER
    since = round_.begun_at
    answered = any(a.answered_at >= since for a in answers.by_person(occasion.tx, number))
    return State.PART if answered else State.NOTHING


def show(turn: Turn) -> None:
    """The figures, by group too, and where to go from here."""
    adults = everybody(turn)
    turn.note("saw who has answered", by=turn.person.id)
    counted = Counter(adult.state for adult in adults)
    lines = ["Who has answered", _campaign(turn, campaigns.last(turn.tx))]
    lines.append(f"Adults who are asked: {len(adults)}")
    lines.append("\n".join(f"• {counted[s]} {s}" for s in State if counted[s]))
    lines.append(_by_room(adults))
    turn.show("\n\n".join(line for line in lines if line), _ways(turn, adults))


def _campaign(turn: Turn, last: Campaign | None) -> str:
    if last is None:
        return ""
    begun = phrases.stamp(last.begun_at, turn.setting.place)
    return (
        f"Everybody was asked again on {begun}, by {naming.person(turn, last.begun_by)}:"
        f" {phrases.quoted(last.reason)}"
    )


def _by_room(adults: Iterable[Adult]) -> str:
    whole: Counter[str] = Counter()
    done: Counter[str] = Counter()
    for adult in adults:
        whole.update(adult.rooms)
        done.update(adult.rooms if adult.state is State.ALL else ())
    lines = [
        f"{phrases.name(room) if room else 'No group'}: {done[room]} of {whole[room]} have answered"
        " everything"
        for room in sorted(whole)
    ]
    return "\n".join(["By group:", *lines]) if lines else ""


def _ways(turn: Turn, adults: list[Adult]) -> Rows:
    left = sum(adult.state is not State.ALL for adult in adults)
    rows = [[Button(f"Who is left ({left})", "asking.left:0")]] if left else []
    if waiting := len(takedowns.still_open(turn.tx)):
        rows.append([Button(f"To be taken down ({waiting})", "takedown.list")])
    rows.append([Button("Ask everybody again", "asking.again")])
    return [*rows, [CHILDREN, menu.BACK_TO_MENU]]


def show_left(turn: Turn) -> None:
    """The names of those who have not answered everything, page by page."""
    left = [adult for adult in everybody(turn) if adult.state is not State.ALL]
    page = number_in(turn.id)
    pages = max(1, -(-len(left) // PAGE))
    page = min(page, pages - 1)
    shown = left[page * PAGE : (page + 1) * PAGE]
    turn.note("saw who is left to answer", by=turn.person.id, page=page)
    lines = [f"• {naming.families(turn, adult.id)}: {adult.state}" for adult in shown]
    number = f" ({page + 1} of {pages})" if pages > 1 else ""
    text = f"Who is left{number}\n\n" + ("\n".join(lines) or "Everybody has answered everything.")
    moves = [Button("Before", f"asking.left:{page - 1}")] if page else []
    if page + 1 < pages:
        moves.append(Button("More", f"asking.left:{page + 1}"))
    back = [Button("Who has answered", "asking.progress"), menu.BACK_TO_MENU]
    turn.show(text, [moves, back] if moves else [back])


PRESSES = {
    "asking.progress": Route(show, Action.ASK_AGAIN),
    "asking.left": Route(show_left, Action.ASK_AGAIN),
}
