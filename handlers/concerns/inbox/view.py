"""Which part of the inbox a screen shows, as its buttons carry it: a kind, a person, words, and
which page.
"""

from dataclasses import dataclass, replace

from handlers.concerns import record
from handlers.dialogue.buttons import Button, number_in
from handlers.dialogue.turn import Turn
from policy.reports import RULES, Kind
from policy.roles import Role
from storage import inbox
from storage.inbox import Wanted

LIST = "inbox.list"


@dataclass(frozen=True, slots=True)
class View:
    """`sought`: only what has the words that this person looks for, which no button carries."""

    kind: str = ""
    reporter: str = ""
    assigned: str = ""
    sought: bool = False
    page: int = 0

    @property
    def is_whole(self) -> bool:
        return replace(self, page=0) == View()


def read(carried: str) -> View:
    """What a button carried; whatever it is, it gives no right."""
    kind, person, sought, page = [*carried.split("/"), "", "", "", ""][:4]
    part, _, who = person.partition(".")
    return View(
        kind=kind if kind in set(Kind) else "",
        reporter=who if part == "r" else "",
        assigned=who if part == "a" else "",
        sought=sought == "w",
        page=number_in(page),
    )


def data(view: View, where: str = LIST) -> str:
    """The button's data that leads to this part."""
    person = f"r.{view.reporter}" if view.reporter else f"a.{view.assigned}" * bool(view.assigned)
    parts = (view.kind, person, "w" * view.sought, str(view.page or ""))
    carried = "/".join(parts).rstrip("/")
    return f"{where}:{carried}" if carried else where


def to(label: str, view: View, where: str = LIST) -> Button:
    return Button(label, data(view, where))


def wanted(turn: Turn, view: View) -> Wanted:
    """What to ask the store for; whose inbox it is comes from the store, too."""
    return Wanted(
        person=turn.person.id,
        sees_all=turn.person.role is Role.MANAGER,
        kind=view.kind,
        reporter=view.reporter,
        assigned=view.assigned,
        words=inbox.words_in(turn.dialogue.sought) if view.sought else (),
    )


def described(turn: Turn, view: View) -> str:
    """What is left out, in words; empty when nothing is."""
    parts = []
    if view.kind:
        parts.append(RULES[Kind(view.kind)].label.lower())
    if view.reporter:
        parts.append(f"reported by {record.named(turn, view.reporter)}")
    if view.assigned:
        own = view.assigned == turn.person.id
        parts.append("dealt with by you" if own else _dealt_with(turn, view.assigned))
    return "; ".join(parts)


def _dealt_with(turn: Turn, person: str) -> str:
    return f"dealt with by {record.named(turn, person)}"
