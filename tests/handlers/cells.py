"""One item in every state, and one person in every role and every relation to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from handlers import routes
from policy.access import State
from policy.clocks import Kind as Clock
from policy.recipients import About
from policy.reports import Kind
from policy.roles import Role
from storage import alerts, clocks, concerns, entries, platform_requests
from storage.entries import Kind as Said
from storage.transaction import Transaction
from tests.handlers.phones import Phone, Preschool
from tests.handlers.watching import as_if, on_phone

REFERENCE, OTHER = "C-7KQ4M", "C-3N6WD"
WORDS, NOTE, REPORTER = "zq1x, which was said", "zq2x, which was noted", "Tom Evans"


class Relation(StrEnum):
    """What the person has to do with the item."""

    TOLD = "told"
    NOT_TOLD = "not told"
    SUBJECT = "subject"
    TOLD_SUBJECT = "told before it was closed to them"
    REPORTER = "reporter"


@dataclass(frozen=True)
class Cell:
    press: str
    role: Role
    state: State
    relation: Relation


# What a button carries where it is not the reference alone: {q} a question, {k} a clock, {r} a
# request to a platform.
CARRIED = {
    "mine.list": "",
    "mine.answer": "{q}",
    "answer.carry": "{q}",
    "inbox.thread": REFERENCE + "/0",
    "inbox.kind": REFERENCE + "/comment",
    "inbox.give": REFERENCE + "/maya",
    "inbox.unlink": f"{REFERENCE}/{OTHER}",
    "clock.done": "{k}",
    "clock.pause": "{k}",
    "clock.resume": "{k}",
    "clock.stop": "{k}",
    "case.part": REFERENCE + "/look",
    "case.do": REFERENCE + "/look",
    "case.nothing": REFERENCE + "/spoken",
    "case.answer": "{r}",
    "conduct.take": REFERENCE + "/word",
    "involve.about": REFERENCE + "/a.tom",
    "involve.beside": REFERENCE + "/a.tom",
    "involve.drop": REFERENCE + "/c.child1",
    "chronology.start": "",
    "chronology.show": "a.maya",
    "handon.start": "i." + REFERENCE,
}


@dataclass
class Ids:
    """What a button may carry instead of the reference."""

    question: int = 0
    clock: int = 0
    request: str = ""


@contextmanager
def standing(preschool: Preschool, tx: Transaction, cell: Cell, una: Phone) -> Iterator[Ids]:
    """The item stands so, and whatever is done to it is taken back."""
    with as_if(tx):
        tx.execute("UPDATE people SET role = :role WHERE id = 'una'", role=str(cell.role))
        yield _item(preschool, tx, cell)


def _item(preschool: Preschool, tx: Transaction, cell: Cell) -> Ids:
    own = cell.relation is Relation.REPORTER
    kind = Kind.MISUSE if cell.press.startswith("case.") else Kind.CONCERN
    for reference in (REFERENCE, OTHER):
        concerns.add(
            tx,
            reference=reference,
            kind=kind,
            about=About.CHILD,
            urgent=False,
            reporter="una" if own else "tom",
            at=preschool.now,
            subjects=(),
        )
    say = partial(entries.add, tx, REFERENCE, at=preschool.now)
    say(kind=Said.STATEMENT, words=WORDS, by="una" if own else "tom", topic="words")
    say(kind=Said.NOTE, words=NOTE, by="maya")
    ids = Ids(say(kind=Said.QUESTION, words="Which gate?", by="maya"))
    soon = preschool.now
    clock = {"begun_at": soon, "due_at": soon, "tell_at": soon}
    ids.clock = clocks.begin(tx, reference=REFERENCE, kind=Clock.QUIET, by="bot", **clock).id
    day = soon.date()
    ids.request = platform_requests.begin(
        tx, reference=REFERENCE, platform="Facebook", asked_on=day, by="maya", remind_on=day
    )
    if cell.relation in (Relation.TOLD, Relation.TOLD_SUBJECT):
        alerts.tell(tx, reference=REFERENCE, person="una", at=soon)
    if cell.relation in (Relation.SUBJECT, Relation.TOLD_SUBJECT):
        concerns.shut_out(tx, REFERENCE, person="una")
    if cell.state is State.CLOSED:
        concerns.close(tx, REFERENCE, at=soon)
    return ids


def data(press: str, ids: Ids) -> str:
    """What such a button carries for this item."""
    carried = CARRIED.get(press, REFERENCE)
    return f"{press}:{carried.format(q=ids.question, k=ids.clock, r=ids.request)}"


def heard(preschool: Preschool, tx: Transaction, una: Phone, pressed: str) -> str:
    """All that comes of a press on this person's phone, and on nobody's else."""
    update = una._press(pressed, 1)
    before = len(tx.letters)
    routes.take(preschool._occasion(tx), update)
    return " ".join(on_phone(tx.letters[before:], una.number))


def lasting(tx: Transaction) -> list[object]:
    """What is on record about the items."""
    return [
        tx.rows("SELECT * FROM concerns ORDER BY reference"),
        tx.rows("SELECT * FROM subjects ORDER BY reference, person"),
        tx.rows("SELECT reference, person, times FROM alerts ORDER BY id"),
        tx.rows("SELECT * FROM clocks ORDER BY id"),
        tx.rows("SELECT id, reference, kind FROM entries ORDER BY id"),
        tx.rows("SELECT * FROM involved ORDER BY reference"),
    ]
