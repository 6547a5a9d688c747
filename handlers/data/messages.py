"""The parts of somebody's data about what they sent, asked for and did here."""

from collections import Counter

from handlers.data.documents import Section, Value
from handlers.data.telling import KINDS
from handlers.dialogue import phrases
from handlers.dialogue.conversation import titled
from handlers.dialogue.turn import Turn
from policy.reports import RULES, Kind
from storage.transaction import Row

Held = dict[str, list[Row]]
ENTRIES = {
    "statement": "you wrote",
    "addition": "you added",
    "edit": "you changed a message to",
    "question": "you were asked",
    "answer": "you answered",
    "reply": "you were answered",
    "kind": "dealt with as",
    "closed": "closed",
    "reopened": "opened again",
}


def reports(held: Held) -> list[Section]:
    sent = [_sent(row) for row in held["concerns"]]
    entries = [
        {**row, "kind": ENTRIES.get(row["kind"], row["kind"]), "topic": _topic(row["topic"])}
        for row in held["entries"]
    ]
    about_report = {
        "reference": "Reference",
        "kind": "Kind",
        "urgent": "Urgent",
        "personal_data": "About your personal data",
        "reported_at": "Sent",
        "opened_at": "Opened",
        "closed_at": "Closed",
        "state": "State",
    }
    about_entry = {
        "reference": "Reference",
        "said_at": "When",
        "said_by": "By",
        "kind": "What",
        "topic": "About",
        "words": "Words",
    }
    about_file = {
        "name": "File",
        "mime": "Kind",
        "size": "Bytes",
        "sent_at": "Sent",
        "caption": "Your words to it",
    }
    return [
        Section("reports", "Concerns, questions and reports you sent", about_report, sent),
        Section("words", "What was written about them", about_entry, entries, listed=True),
        Section("files", "Files you sent", about_file, held["attachments"], listed=True),
    ]


def _sent(row: Row) -> Row:
    marks = {mark: bool(row[mark]) for mark in ("urgent", "personal_data")}
    return {**row, "kind": RULES[Kind(row["kind"])].said, **marks}


def _topic(topic: str) -> str:
    return topic.replace("_", " ")


def requests(held: Held) -> list[Section]:
    asked = [{**row, "kind": KINDS.get(row["kind"], row["kind"])} for row in held["data_requests"]]
    about_request = {
        "reference": "Reference",
        "kind": "Request",
        "asked_at": "Asked",
        "words": "Your words",
        "state": "State",
        "answered_at": "Answered",
        "answer": "The answer",
    }
    about_pause = {
        "reference": "Reference",
        "paused_at": "Paused",
        "resumed_at": "Went on",
        "reason": "What was needed",
    }
    pauses = held["data_request_pauses"]
    return [
        Section("requests", "Your requests about data", about_request, asked, listed=True),
        Section("pauses", "Pauses of your requests", about_pause, pauses, listed=True),
    ]


def in_the_chat(held: Held) -> list[Section]:
    unsent = [
        {
            "conversation": titled(row["conversation"]) or "no conversation",
            "begun_at": row["begun_at"],
            "words": "\n".join(row["words"]),
        }
        for row in [*held["dialogues"], *held["parked"]]
        if row["conversation"] or row["words"]
    ]
    unread = [
        {"words": row["words"], "came_at": row.get("came_at") or row.get("set_aside_at")}
        for row in [*held["waiting_edits"], *held["quarantine"]]
    ]
    about_unsent = {
        "conversation": "Conversation",
        "begun_at": "Begun",
        "words": "Your words so far",
    }
    about_unread = {"words": "Your words", "came_at": "Came"}
    return [
        Section("unsent", "What you began and did not send", about_unsent, unsent, listed=True),
        Section("unplaced", "Messages without a place yet", about_unread, unread, listed=True),
    ]


def actions(turn: Turn, held: Held) -> Section:
    """In the log each action has its line; to read, one line for each kind of action."""
    rows: list[dict[str, Value]] = [dict(row) for row in held["audit"]]
    times = Counter(row["action"] for row in held["audit"])
    last = {row["action"]: row["done_at"] for row in held["audit"]}
    place = turn.setting.place
    return Section(
        "actions",
        "What you did here, from the log",
        {"action": "Action", "done_at": "When"},
        rows,
        says="Each one with its moment is in the other document (JSON).",
        summary=[
            f"{action}: {number}, the last {phrases.stamp(last[action], place)}"
            for action, number in times.items()
        ],
    )
