"""What the board has to count, and how somebody reads it."""

import json
from datetime import date, timedelta
from typing import Any

from policy import reports
from policy.calendar import Kind
from policy.recipients import About
from storage import concerns, duties
from storage.transaction import Transaction
from tests.handlers.phones import Phone, Preschool

TODAY = date(2026, 11, 23)  # a Monday
FIVE = ("unrecognisable", "closed", "public", "words", "press")


def words(phone: Phone) -> str:
    phone.unheard.clear()
    phone.writes("/board")
    heard = phone.hears("As of")
    assert heard.protected
    return heard.text


def picture(phone: Phone) -> dict[str, Any]:
    """What the newest picture is made of."""
    message = [one for one in phone.screen if one.picture][-1]
    assert message.protected
    kind, _, content = message.picture.removeprefix("paper:").partition(":")
    assert kind == "board"
    found: dict[str, Any] = json.loads(content)
    return found


def report(
    preschool: Preschool,
    reference: str,
    by: Phone,
    *,
    days_ago: int = 0,
    about: About = About.CHILD,
    kind: str = "concern",
    subjects: tuple[str, ...] = (),
) -> None:
    def work(tx: Transaction) -> None:
        concerns.add(
            tx,
            reference=reference,
            kind=reports.Kind(kind),
            about=about,
            urgent=False,
            reporter=by.id,
            at=preschool.now - timedelta(days=days_ago),
            subjects=subjects,
        )

    preschool.run(work)


def owe(preschool: Preschool, due_on: date, *, later_on: date | None = None) -> None:
    def work(tx: Transaction) -> None:
        duty = f"duty{due_on}{later_on}"
        duties.open_one(
            tx,
            duty=duty,
            kind=Kind.MONITORING,
            subject="account",
            about="the page",
            due_on=due_on,
            tell_on=None,
            by="maya",
            at=preschool.now,
        )
        if later_on:
            duties.put_off(tx, duty, until=later_on)

    preschool.run(work)


def sign(preschool: Preschool, answers: dict[str, str], *, adopted_on: date | None) -> None:
    def work(tx: Transaction) -> None:
        tx.execute(
            "INSERT INTO policies (version, text, digest, put_by, put_at, adopted_on)"
            " VALUES (1, 'words', '', 'maya', :at, :adopted)",
            at=preschool.now,
            adopted=adopted_on,
        )
        for person, answer in answers.items():
            tx.execute(
                "INSERT INTO signatures (version, person, answer, answered_at)"
                " VALUES (1, :person, :answer, :at)",
                person=person,
                answer=answer,
                at=preschool.now,
            )

    preschool.run(work)
