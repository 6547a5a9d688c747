"""Narrows the list: to one kind, to what one person reported, or to what one person deals with."""

from dataclasses import dataclass, replace

from handlers.concerns import record
from handlers.concerns.inbox import view
from handlers.concerns.inbox.view import View
from handlers.dialogue import guide
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy import access, spelling
from policy.access import Action
from policy.reports import RULES, SHORTEST_FIRST, Kind
from policy.roles import MANAGEMENT, Role
from storage import inbox, people
from storage.people import Person

MOST_NAMED = 10


def show(turn: Turn) -> None:
    """Every filter, with the one that is set; they can be put together."""
    now = replace(view.read(turn.id), page=0)
    chosen = view.described(turn, now)
    people_first = [
        view.to("Who deals with it …", now, "inbox.whose"),
        view.to("Who reported it …", now, "inbox.reporter"),
        view.to("What I deal with", _assigned(now, turn.person.id)),
        Button("Show all", view.LIST),
    ]
    rows = columns([*people_first, *(_kind(now, kind) for kind in SHORTEST_FIRST)], long=19)
    so_far = f"\n\nSo far: {chosen}." if chosen else ""
    turn.show(f"Show me only …{so_far}", rows)


def _kind(now: View, kind: Kind) -> Button:
    mark = "✓ " if now.kind == kind else ""
    return view.to(f"{mark}{RULES[kind].label}", replace(now, kind="" if mark else str(kind)))


def _assigned(now: View, person: str) -> View:
    return replace(now, assigned=person, reporter="")


def show_team(turn: Turn) -> None:
    """Everybody who can deal with something, whether they do or not."""
    now = replace(view.read(turn.id), page=0)
    found = people.active(turn.tx, *sorted(MANAGEMENT), Role.CHAIR)
    rows: Rows = [[view.to(record.titled(one), _assigned(now, one.id))] for one in found]
    turn.show("Who deals with it?", [*rows, [view.to("Back", now, "inbox.filters")]])


@dataclass
class Reporter(
    Conversation,
    name="inboxreporter",
    title="Who reported it",
    checked=False,
    action=Action.SEE_INBOX,
):
    """A name, or the beginning of one."""

    name: str = ask("Whose reports? Type a name, or the beginning of one.", Words(up_to=100))

    def finish(self, turn: Turn) -> None:
        now = view.read(turn.dialogue.subject)
        typed = spelling.sought(self.name).split()
        found = [
            one
            for one in people.everybody(turn.tx)
            if typed and _is_called(one, typed) and _may_know_of(turn, one)
        ]
        shown = found[:MOST_NAMED]
        rows: Rows = [
            [view.to(record.titled(one), replace(now, reporter=one.id, assigned=""))]
            for one in shown
        ]
        rows.append([view.to("Another name", now, "inbox.reporter"), Button("Inbox", view.LIST)])
        text = "Whose reports?" if found else "Nobody here is called that."
        if len(found) > len(shown):
            text += f" {len(found)} people are called so; here are the first {len(shown)}. Type"
            text += " more of the name for the others."
        turn.show(text, rows)


def _is_called(person: Person, typed: list[str]) -> bool:
    words = spelling.words(person.name)
    return all(any(word.startswith(part) for word in words) for part in typed)


def _may_know_of(turn: Turn, person: Person) -> bool:
    """Who may see people is offered everybody, whether they reported anything or not; the chair
    those alone whose reports are the chair's.
    """
    if access.may(turn.person.role, Action.SEE_PEOPLE):
        return True
    wanted = view.wanted(turn, View(reporter=person.id))
    return bool(inbox.page(turn.tx, wanted, first=0, most=1).listed)


def ask_reporter(turn: Turn) -> None:
    now = replace(view.read(turn.id), page=0)
    guide.begin(turn, Reporter, subject=view.data(now).partition(":")[2])
