"""Where each person is in talking with the bot: the open conversation and what they said in it."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storage.transaction import Row, Transaction, as_json


@dataclass(slots=True)
class Dialogue:
    """One person's place: the open conversation (empty: none) and its subject.

    `said` holds their answers by question, `wanted` the question they asked to see next. `screen`
    holds the buttons last shown, label and data; `carried` a text that has not found its home yet,
    `sought` the words they look for in the inbox.
    """

    person: str
    conversation: str = ""
    subject: str = ""
    said: dict[str, Any] = field(default_factory=dict)
    wanted: str = ""
    screen: list[list[str]] = field(default_factory=list)
    carried: dict[str, Any] = field(default_factory=dict)
    sought: str = ""
    begun_at: datetime | None = None


def get(tx: Transaction, person: str) -> Dialogue:
    """Their place, an empty one for somebody new."""
    row = tx.find(
        "SELECT conversation, subject, said, wanted, view, begun_at FROM dialogues"
        " WHERE person = :person",
        person=person,
    )
    if row is None:
        return Dialogue(person)
    return Dialogue(
        person=person,
        conversation=row["conversation"],
        subject=row["subject"],
        said=json.loads(row["said"]),
        wanted=row["wanted"],
        begun_at=row["begun_at"],
        **json.loads(row["view"]),
    )


def keep(tx: Transaction, dialogue: Dialogue, *, at: datetime) -> None:
    view = {"screen": dialogue.screen, "carried": dialogue.carried, "sought": dialogue.sought}
    tx.execute(
        "INSERT INTO dialogues"
        " (person, conversation, subject, said, wanted, view, begun_at, touched_at)"
        " VALUES (:person, :conversation, :subject, :said, :wanted, :view, :begun_at, :at)"
        " ON CONFLICT (person) DO UPDATE SET"
        " conversation = excluded.conversation, subject = excluded.subject, said = excluded.said,"
        " wanted = excluded.wanted, view = excluded.view, begun_at = excluded.begun_at,"
        " touched_at = excluded.touched_at",
        person=dialogue.person,
        conversation=dialogue.conversation,
        subject=dialogue.subject,
        said=as_json(dialogue.said),
        wanted=dialogue.wanted,
        view=as_json(view),
        begun_at=dialogue.begun_at,
        at=at,
    )


def park(tx: Transaction, dialogue: Dialogue, *, at: datetime) -> None:
    """Put the open conversation by, so that another can begin; nothing said in it is lost."""
    tx.execute(
        "INSERT INTO parked (person, conversation, subject, said, begun_at)"
        " VALUES (:person, :conversation, :subject, :said, :begun_at)"
        " ON CONFLICT (person, conversation, subject) DO UPDATE SET"
        " said = excluded.said, begun_at = excluded.begun_at",
        person=dialogue.person,
        conversation=dialogue.conversation,
        subject=dialogue.subject,
        said=as_json(dialogue.said),
        begun_at=dialogue.begun_at or at,
    )


def parked(tx: Transaction, person: str) -> list[Row]:
    """The conversations put by, oldest first: name, subject and when begun."""
    return tx.rows(
        "SELECT conversation, subject, begun_at FROM parked WHERE person = :person"
        " ORDER BY begun_at",
        person=person,
    )


def take_up(tx: Transaction, person: str, conversation: str, subject: str) -> Row | None:
    """Take a parked conversation out again: what was said in it, and when it was begun."""
    row = tx.find(
        "DELETE FROM parked"
        " WHERE person = :person AND conversation = :conversation AND subject = :subject"
        " RETURNING said, begun_at",
        person=person,
        conversation=conversation,
        subject=subject,
    )
    if row:
        row["said"] = json.loads(row["said"])
    return row


def take_all(tx: Transaction, person: str) -> list[Row]:
    """Take every parked conversation out, oldest first."""
    rows = tx.rows(
        "SELECT conversation, said FROM parked WHERE person = :person ORDER BY begun_at",
        person=person,
    )
    tx.execute("DELETE FROM parked WHERE person = :person", person=person)
    return [{**row, "said": json.loads(row["said"])} for row in rows]


def unfinished(tx: Transaction, *, conversation: str, before: datetime) -> dict[str, Any]:
    """What was said by people who left this conversation open and have not touched it since."""
    rows = tx.rows(
        "SELECT person, said FROM dialogues"
        " WHERE conversation = :conversation AND touched_at < :before",
        conversation=conversation,
        before=before,
    )
    return {row["person"]: json.loads(row["said"]) for row in rows}


def forget(tx: Transaction, person: str) -> None:
    """Their access ended: open conversations end with it."""
    tx.execute("DELETE FROM parked WHERE person = :person", person=person)
    tx.execute("DELETE FROM dialogues WHERE person = :person", person=person)
