"""Families as the store holds them before a story begins."""

from dataclasses import replace
from datetime import UTC, date, datetime

from policy.roles import Role
from storage import children, people, relations
from tests.handlers.phones import Preschool


def adult_on_paper(preschool: Preschool, name: str) -> str:
    """Somebody without Telegram; returns their id."""
    person = name.lower()
    preschool.run(
        lambda tx: people.add(
            tx, person=person, name=name, role=Role.PARENT, invited_by=None, at=preschool.now
        )
    )
    return person


def bind(preschool: Preschool, child: str, person: str, relationship: str = "carer") -> None:
    """An adult of whom it is on record that they hold no parental responsibility."""
    preschool.run(
        lambda tx: relations.bind(
            tx,
            child=child,
            person=person,
            relationship=relationship,
            responsibility="no",
            at=preschool.now,
        )
    )


def be_family(preschool: Preschool, child: str, family: str) -> None:
    found = preschool.run(lambda tx: children.get(tx, child))
    preschool.run(lambda tx: children.change(tx, replace(found, family=family)))


def leaves(preschool: Preschool, child: str, day: date) -> None:
    found = preschool.run(lambda tx: children.get(tx, child))
    preschool.run(lambda tx: children.change(tx, replace(found, leaves_on=day)))


def follow(preschool: Preschool, title: str, ended: datetime | None = None) -> None:
    """A page that families follow, or did so once."""
    preschool.run(
        lambda tx: tx.execute(
            "INSERT INTO followed_pages (id, title, link, added_by, added_at, ended_at)"
            " VALUES (:id, :title, '', 'maya', :at, :ended)",
            id=title,
            title=title,
            at=preschool.now,
            ended=ended,
        )
    )


def on_monday(preschool: Preschool) -> None:
    """The first moment after that weekend at which the setting is open."""
    preschool.now = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    preschool.ring()
