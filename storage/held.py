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

# And why nothing is taken from the others.
NOT_THEIRS: dict[str, str] = {
    "schema_version": "says which release the file is of",
    "strangers": "digests of accounts that nobody knows, for an hour",
    "counters": "numbers of nobody",
    "command_lists": "a digest of the menu in a chat, which follows from the role",
    "subjects": "whom a concern is about, which they must never learn",
    "alerts": "who else was told of a concern",
    "deliveries": "whether Telegram took a letter; its words stand in entries",
    "involved": "whom the setting says an item is about, which they may never learn",
    "clocks": "by when the setting acts; who reported reads their days in the receipt",
    "links": "which belong together; some of them may be another person's",
    "platform_requests": "the setting's work; what somebody did about it stands in their audit",
    "conduct_cases": "whose conduct a case is about, which they must never learn",
    "templates": "the setting's words, and nobody's",
    "entry_words": "an index of the words that stand in entries",
    "words_behind": "how far that index has come",
    "sources": "numbers of Telegram messages whose words stand in entries",
    "wrong_pins": "moments at which somebody typed a wrong PIN at a phone",
    "shared_phones": "who is at the setting's phone, for some minutes",
    "outbox": "on its way for a moment, made from the other tables, and emptied on delivery",
    "intake": "how far Telegram's messages were read",
    "seen_updates": "numbers of Telegram messages, for three days, without their words",
    "told": "that a reminder was sent on a day",
    "name_words": "an index of the words in children's names",
    "child_words": "an index of the words in children's names",
    "uses": "what everybody is asked",
    "wordings": "what everybody is asked; their own answers show the words they answered",
    "campaigns": "when everybody was asked again",
    "to_ask": "that there may be a question for somebody, until the clock rings",
    "family_news": "notes to the manager that tell of conflicts with another adult",
    "rules": "the same for everybody",
    "followed_pages": "the same for everybody",
    "form_pages": "which pictures make up a signed form, in the same order as they were sent",
    "imports": "a sheet of other people's families, until it is taken in",
    "accounts": "the setting's; what somebody did about them stands in their audit",
    "sealed_files": "the setting's, sealed; who put or took one stands in their audit",
    "policies": "the same for everybody",
    "policy_drafts": "the setting's text, for a day, until it is put on record",
    "policy_reviews": "what the setting decided about its policy",
    "signatories": "who signed the policy for the setting, on its page and its certificate",
    "hazards": "what every account is assessed against",
    "assessments": "work for the setting; that somebody did it stands in their audit",
    "own_forms": "the setting's form; that somebody sent it stands in their audit",
    "ratings": "what was found about an account, not about a person",
    "risk_actions": "the setting's work; what somebody did about it stands in their audit",
    "checks": "what was found in an account, and who ticked a step, which their audit says too",
    "duties": "the setting's work; what somebody did about it stands in their audit",
    "duty_events": "the setting's work; what somebody did about it stands in their audit",
    "reminders": "what is about to be said to them, and gone once it is",
    "own_hours": "shown to them where they set them",
    "rung": "a day of nobody",
}

# Conversations in which somebody speaks for themself; what is begun in the others is work, and
# about other people.
OWN_CONVERSATIONS = frozenset(
    {
        *("concern", "details", "report", "addition", "ask", "answer"),
        *("datarequest", "declaration", "logorequest"),
    }
)

_ANOTHER = "another person"
_OURS = "how the machine finds it again, and nothing more"
# Columns of the tables above that are left out, each with the reason.
WITHHELD: dict[str, dict[str, str]] = {
    "people": {
        "sought": _OURS,
        "invited_by": _ANOTHER,
        "confirmed_by": _ANOTHER,
        "ended_by": _ANOTHER,
        "stand_in": _ANOTHER,
    },
    "invites": {"digest": "opens nothing, and is a secret", "made_by": _ANOTHER},
    "children": {
        "sought": _OURS,
        "family": "the setting's word for who belongs together, which may name another adult",
        "added_by": _ANOTHER,
    },
    "answers": {},
    "askings": {"asked": "which questions; they are asked in the chat", "due_at": _OURS},
    "takedowns": {
        "id": _OURS,
        "reminded_at": "a reminder to somebody else",
        "done_by": _ANOTHER,
        "found": "what the setting looked through",
    },
    "removals": {
        "id": _OURS,
        "done_by": _ANOTHER,
        "from_case": "that there is a case, which its subject never learns",
    },
    "declarations": {"id": _OURS},
    "logo_requests": {"id": _OURS, "decided_by": _ANOTHER, "over_told_at": _OURS},
    "account_people": {"granted_by": _ANOTHER, "ended_by": _ANOTHER},
    "account_requests": {"id": _OURS, "decided_by": _ANOTHER},
    "concerns": {
        "about": "their own words about it stand in entries; this is the setting's judgement",
        "level": "the setting's judgement",
        "opened_by": _ANOTHER,
        "assigned_to": _ANOTHER,
        "closing_by": _ANOTHER,
        "touched_at": "when the setting last did anything about it",
    },
    "entries": {"answers": _OURS},
    "attachments": {
        "id": _OURS,
        "reference": _OURS,
        "file_id": _OURS,
        "kind": "the file's kind stands in mime",
        "tries": _OURS,
        "next_try_at": _OURS,
        "stored_at": _OURS,
        "digest": _OURS,
    },
    "signatures": {"id": _OURS, "told_at": "when somebody else was told"},
    "calls": {
        "id": _OURS,
        "reference": "what is about an item stands there",
        "told_at": "when somebody else was told",
        "rung_by": _ANOTHER,
    },
    "pins": {"digest": "opens the setting's phone, and is a secret", "set_by": _ANOTHER},
    "data_requests": {"answered_by": _ANOTHER},
    "data_request_pauses": {"paused_by": _ANOTHER},
    "dialogues": {"subject": "may be another person or another family's child", "wanted": _OURS},
    "parked": {"subject": "may be another person or another family's child"},
    "waiting_edits": {"message": _OURS},
    "quarantine": {"update_id": _OURS, "reason": _OURS},
    "audit": {
        "subject": "may be another person or another family's child",
        "detail": "may be another person or another family's child",
        "digest": _OURS,
    },
}


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
