"""Answers on record before a look-up begins, and what the audit log says of it."""

from datetime import date

from policy.consent import Said
from storage import answers, children
from tests.handlers.phones import Phone, Preschool

LATER = date(2027, 9, 3)


def say(
    preschool: Preschool,
    who: Phone,
    use: str,
    said: Said,
    *,
    of: str,
    until: date | None = LATER,
) -> None:
    """This adult's answer for a child, or for themself."""
    preschool.run(
        lambda tx: answers.record(
            tx,
            subject=of,
            use=use,
            version=1,
            said=said,
            person=who.id,
            relationship="mother",
            route="bot",
            by=who.id,
            at=preschool.now,
            expires_on=until,
        )
    )


def looked_up(preschool: Preschool) -> list[tuple[str, str, str, str]]:
    """Who looked up what: actor, action, subject and detail of every entry about look-ups."""
    rows = preschool.run(
        lambda tx: tx.rows(
            "SELECT actor, action, subject, detail FROM audit"
            " WHERE action LIKE 'looked up%' OR action = 'made a wall list' ORDER BY number"
        )
    )
    return [(row["actor"], row["action"], row["subject"], row["detail"]) for row in rows]


def take_in(
    preschool: Preschool,
    child: str,
    name: str,
    *,
    starts_on: date | None = None,
    leaves_on: date | None = None,
) -> None:
    """A child of the Ladybirds who may have left, or not begun."""
    preschool.run(
        lambda tx: children.add(
            tx,
            child=child,
            name=name,
            room="Ladybirds",
            starts_on=starts_on,
            leaves_on=leaves_on,
            by="maya",
            at=preschool.now,
        )
    )
