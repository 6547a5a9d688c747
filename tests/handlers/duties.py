"""Duties that stand on the calendar before a story begins."""

from datetime import date
from functools import partial

from handlers.dialogue import duties as dialogue
from policy.calendar import Kind
from storage import duties
from storage.duties import Duty
from storage.transaction import Transaction
from tests.handlers.phones import Preschool


def begin(
    preschool: Preschool,
    due_on: date,
    kind: Kind = Kind.ASSESSMENT,
    *,
    about: str = "our Facebook page",
    subject: str = "account1",
    owner: str | None = None,
) -> str:
    """Put one on the calendar; returns its id."""

    def work(tx: Transaction) -> str:
        occasion = preschool._occasion(tx)
        return dialogue.begin(
            occasion, kind, subject=subject, about=about, due_on=due_on, owner=owner
        )

    return preschool.run(work)


def finish(preschool: Preschool, duty: str, by: str = "maya") -> bool:
    return preschool.run(
        lambda tx: dialogue.finish(preschool._occasion(tx), duties.get(tx, duty), by=by)
    )


def get(preschool: Preschool, duty: str) -> Duty:
    return preschool.run(partial(duties.get, duty=duty))
