"""Everything that is held about one person and their children, and nothing about anybody else.

Table by table, column by column. A column is taken because somebody decided that it is theirs; who
else did, said or was told something stays out, and so do the ids of other people.
"""

import json
from collections.abc import Iterator
from typing import Any

from storage import entries
from storage.transaction import Row, Transaction

_RECORDED_BY = (
    "CASE recorded_by WHEN :person THEN 'you' WHEN 'bot' THEN 'the bot' ELSE 'the setting' END"
)
_SAID_BY = "CASE said_by WHEN :person THEN 'you' WHEN 'bot' THEN 'the bot' ELSE 'the setting' END"

# For each table the columns that are the person's own.
GATHERED: dict[str, str] = {
    "people": (
        "SELECT name, role, standing, telegram_id, telegram_name, invited_at, confirmed_at,"
        " ended_at, away_until_on, unreachable_at, telephone FROM people WHERE id = :person"
    ),
    "invites": (
        "SELECT made_at, expires_at, used_at, withdrawn_at FROM invites WHERE person = :person"
        " ORDER BY made_at"
    ),
    "children": (
        "SELECT children.id, name, room, starts_on, leaves_on, children.added_at, left_at"
        " FROM relations JOIN children ON children.id = relations.child"
        " WHERE relations.person = :person AND relations.ended_at IS NULL"
        " ORDER BY relations.added_at, children.id"
    ),
    "relations": (
        "SELECT child, relationship, responsibility, declared, declared_at, added_at, ended_at"
        " FROM relations WHERE person = :person ORDER BY added_at, child"
    ),
    "answers": (
        "SELECT subject, title, question, answers.version, digest, said, relationship, route,"
        f" language, {_RECORDED_BY} AS recorded_by,"
        " CASE WHEN form IS NULL THEN 0 ELSE 1 END AS with_form, answered_at, expires_on"
        " FROM answers JOIN wordings ON wordings.use = answers.use"
        " AND wordings.version = answers.version WHERE person = :person ORDER BY answers.id"
    ),
    "askings": (
        "SELECT begun_at, reminders, handed_over_at, answered_at FROM askings"
        " WHERE person = :person"
    ),
    "takedowns": (
        "SELECT subject, (SELECT title FROM wordings WHERE wordings.use = takedowns.use"
        " ORDER BY version DESC LIMIT 1) AS title, asked_at, due_at, done_at FROM takedowns"
        " WHERE asked_by = :person ORDER BY asked_at"
    ),
    "acceptances": (
        "SELECT acceptances.version, digest, accepted_at FROM acceptances"
        " JOIN rules ON rules.version = acceptances.version WHERE person = :person"
        " ORDER BY acceptances.version"
    ),
    "removals": (
        "SELECT place, opened_at, due_on, done_at, dropped_at FROM removals WHERE person = :person"
        " ORDER BY opened_at"
    ),
    "declarations": (
        "SELECT words, declared_at FROM declarations WHERE person = :person ORDER BY declared_at"
    ),
    "logo_requests": (
        "SELECT words, place, wanted_until_on, asked_at, decision, reason, scope, until_on,"
        " decided_at FROM logo_requests WHERE person = :person ORDER BY asked_at"
    ),
    "account_people": (
        "SELECT platform, handle, part, starts_on, ends_on, ended_at FROM account_people"
        " JOIN accounts ON accounts.id = account WHERE person = :person ORDER BY starts_on, part"
    ),
    "account_requests": (
        "SELECT platform, purpose, asked_at, decision, reason, decided_at FROM account_requests"
        " WHERE person = :person ORDER BY asked_at"
    ),
    "concerns": (
        "SELECT reference, kind, urgent, personal_data, reported_at, state, opened_at, closed_at"
        " FROM concerns WHERE reporter = :person ORDER BY reported_at, reference"
    ),
    "entries": (
        f"SELECT entries.reference, entries.kind, topic, words, said_at, {_SAID_BY} AS said_by"
        " FROM entries JOIN concerns ON concerns.reference = entries.reference"
        " WHERE reporter = :person ORDER BY entries.id"
    ),
    "attachments": (
        "SELECT name, mime, size, caption, sent_at FROM attachments"
        " WHERE person = :person AND purpose = '' AND state <> 'dropped' ORDER BY sent_at, message"
    ),
    "calls": (
        "SELECT opened_at, closed_at, agreed FROM calls"
        " WHERE person = :person AND reference = '' ORDER BY opened_at"
    ),
    "data_requests": (
        "SELECT reference, kind, words, asked_at, state, answer, answered_at FROM data_requests"
        " WHERE person = :person ORDER BY asked_at, reference"
    ),
    "data_request_pauses": (
        "SELECT data_request_pauses.reference, paused_at, reason, resumed_at"
        " FROM data_request_pauses JOIN data_requests"
        " ON data_requests.reference = data_request_pauses.reference"
        " WHERE person = :person ORDER BY paused_at"
    ),
    "dialogues": (
        "SELECT conversation, said, view, begun_at, touched_at FROM dialogues"
        " WHERE person = :person"
    ),
    "parked": (
        "SELECT conversation, said, begun_at FROM parked WHERE person = :person ORDER BY begun_at"
    ),
    "waiting_edits": "SELECT words, came_at FROM waiting_edits WHERE person = :person",
    "readings": "SELECT version, read_at FROM readings WHERE person = :person ORDER BY version",
    "signatures": (
        "SELECT version, answer, words, answered_at FROM signatures WHERE person = :person"
        " ORDER BY id"
    ),
    "pins": "SELECT set_at, wrong FROM pins WHERE person = :person",
    "quarantine": "SELECT raw, set_aside_at FROM quarantine ORDER BY set_aside_at",
    "audit": "SELECT action, moment AS done_at FROM audit WHERE actor = :person ORDER BY number",
}

# Conversations in which somebody speaks for themself; what is begun in the others is work, and
# about other people.
OWN_CONVERSATIONS = frozenset(
    {
        *("concern", "details", "report", "addition", "ask", "answer"),
        *("datarequest", "declaration", "logorequest"),
    }
)


def of(tx: Transaction, person: str) -> dict[str, list[Row]]:
    """What each table holds of this person, ready to be shown to them."""
    held = {table: tx.rows(GATHERED[table], person=person) for table in GATHERED}
    hidden = entries.HIDDEN_FROM_REPORTER | {entries.Kind.EVENT}
    held["entries"] = [row for row in held["entries"] if row["kind"] not in hidden]
    for row in held["entries"]:
        if row["kind"] == entries.Kind.REOPENED:
            row["words"] = ""  # that it was opened again, without the reason
    for row in [*held["dialogues"], *held["parked"]]:
        said = json.loads(row.pop("said"))
        row["words"] = list(_unsent(said)) if row["conversation"] in OWN_CONVERSATIONS else []
        row["words"] += list(_carried(json.loads(row.pop("view", "{}"))))
    account = held["people"][0]["telegram_id"] if held["people"] else None
    held["quarantine"] = [
        {"words": words, "set_aside_at": row["set_aside_at"]}
        for row in held["quarantine"]
        for words in _unread(json.loads(row["raw"]), account)
    ]
    return held


def _unsent(said: dict[str, Any]) -> Iterator[str]:
    """The words that were typed so far; what was chosen may be somebody else's name."""
    for kept in said.values():
        if isinstance(kept, dict):
            yield from (text for _, text in kept.get("parts", []))


def _carried(view: dict[str, Any]) -> Iterator[str]:
    """The words that have not found their home yet."""
    parts = view.get("carried", {}).get("parts", [])
    yield from (part["text"] for part in parts if "text" in part)


def _unread(update: dict[str, Any], account: int | None) -> Iterator[str]:
    """The words of a message of this account that could not be read."""
    for part in update.values():
        sender = part.get("from") if isinstance(part, dict) else None
        if account is not None and isinstance(sender, dict) and sender.get("id") == account:
            yield str(part.get("text") or part.get("caption") or part.get("data") or "")
