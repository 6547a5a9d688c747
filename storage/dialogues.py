"""Where each person is in talking with the bot: the open conversation, what they said in it, the
last screen.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storage.transaction import Row, Transaction


@dataclass(slots=True)
class Dialogue:
    """One person's place. `said` holds their answers by question; `screen` the buttons last shown,
    label and data.
    """

    person: str
    conversation: str = ""
    subject: str = ""
    said: dict[str, Any] = field(default_factory=dict)
    wanted: str = ""
    screen: list[list[str]] = field(default_factory=list)
    carried: str = ""
    begun_at: datetime | None = None


def get(tx: Transaction, person: str) -> Dialogue:
    """Their place, an empty one for somebody new."""
    row = tx.find(
        "SELECT person, conversation, subject, said, wanted, screen, carried, begun_at FROM"
        " dialogues WHERE person = :person",
        person=person,
    )
    if row is None:
        return Dialogue(person)
    return Dialogue(**{**row, "said": json.loads(row["said"]), "screen": json.loads(row["screen"])})


def keep(tx: Transaction, dialogue: Dialogue, *, at: datetime) -> None:
    tx.execute(
        "INSERT INTO dialogues (person, conversation, subject, said, wanted, screen, carried,"
        " begun_at, touched_at)"
        " VALUES (:person, :conversation, :subject, :said, :wanted, :screen, :carried, :begun_at,"
        " :at)"
        " ON CONFLICT (person) DO UPDATE SET conversation = excluded.conversation, subject ="
        " excluded.subject,"
        " said = excluded.said, wanted = excluded.wanted, screen = excluded.screen, carried ="
        " excluded.carried,"
        " begun_at = excluded.begun_at, touched_at = excluded.touched_at",
        person=dialogue.person,
        conversation=dialogue.conversation,
        subject=dialogue.subject,
        said=json.dumps(dialogue.said, ensure_ascii=False),
        wanted=dialogue.wanted,
        screen=json.dumps(dialogue.screen, ensure_ascii=False),
        carried=dialogue.carried,
        begun_at=dialogue.begun_at,
        at=at,
    )


def park(tx: Transaction, dialogue: Dialogue) -> None:
    """Put the open conversation by, so that another can begin; nothing said in it is lost."""
    tx.execute(
        "INSERT INTO parked (person, conversation, subject, said, wanted, begun_at)"
        " VALUES (:person, :conversation, :subject, :said, :wanted, :begun_at)"
        " ON CONFLICT (person, conversation) DO UPDATE SET subject = excluded.subject, said ="
        " excluded.said,"
        " wanted = excluded.wanted, begun_at = excluded.begun_at",
        person=dialogue.person,
        conversation=dialogue.conversation,
        subject=dialogue.subject,
        said=json.dumps(dialogue.said, ensure_ascii=False),
        wanted=dialogue.wanted,
        begun_at=dialogue.begun_at,
    )


def parked(tx: Transaction, person: str) -> list[Row]:
    """The conversations put by, oldest first: name and when begun."""
    return tx.rows(
        "SELECT conversation, subject, begun_at FROM parked WHERE person = :person ORDER BY"
        " begun_at",
        person=person,
    )


def take_up(tx: Transaction, person: str, conversation: str) -> Row | None:
    """Take a parked conversation out again."""
    row = tx.find(
        "DELETE FROM parked WHERE person = :person AND conversation = :conversation"
        " RETURNING conversation, subject, said, wanted, begun_at",
        person=person,
        conversation=conversation,
    )
    if row:
        row["said"] = json.loads(row["said"])
    return row


def forget(tx: Transaction, person: str) -> None:
    """Their access ended: open conversations end with it."""
    tx.execute("DELETE FROM parked WHERE person = :person", person=person)
    tx.execute("DELETE FROM dialogues WHERE person = :person", person=person)
