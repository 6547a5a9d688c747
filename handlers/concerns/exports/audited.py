"""What the audit log has of an item: in words to read, and as a proof that a program can check."""

import json
from datetime import datetime
from typing import Any

from handlers.concerns import record
from handlers.concerns.exports import moments
from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from storage import audit, children, people
from storage.transaction import Row

PARTS = ("previous", "number", "moment", "actor", "action", "subject", "detail")
SENTENCE = (
    "How to check it: for each record in verify.json, the SHA-256 of the JSON list of previous,"
    " number, moment, actor, action, subject and detail is the record’s digest; the setting’s own"
    " audit log must have the same digest under the same number, and every digest in it follows"
    " from the one before."
)
PROGRAM = """import hashlib, json

for record in json.load(open("verify.json", encoding="utf-8"))["records"]:
    names = ("previous", "number", "moment", "actor", "action", "subject", "detail")
    parts = [record[name] for name in names]
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    found = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
    print(record["number"], "is whole" if found == record["digest"] else "WAS CHANGED")
"""


def read(turn: Turn, reference: str) -> list[dict[str, Any]]:
    """Every reading and decision, oldest first, each with its number and digest."""
    return [
        {
            "number": str(row["number"]),
            "when": moments.both(datetime.fromisoformat(row["moment"]), turn.setting.place),
            "who": _who(turn, row["actor"]),
            "what": _what(turn, row),
            "digest": row["digest"],
        }
        for row in audit.proof(turn.tx, subject=reference)
    ]


def proof(turn: Turn, subjects: list[str]) -> dict[str, Any]:
    """The records as they stand in the chain, and where the chain ends now."""
    number, digest = audit.end(turn.tx)
    rows = [row for subject in subjects for row in audit.proof(turn.tx, subject=subject)]
    return {
        "how": SENTENCE,
        "records": [{name: row[name] for name in (*PARTS, "digest")} for row in rows],
        "end_of_the_log": {"number": number, "digest": digest},
    }


def _who(turn: Turn, actor: str) -> str:
    return record.named(turn, actor) if people.find(turn.tx, actor) else f"the {actor}"


def _what(turn: Turn, row: Row) -> str:
    """The action, and its details with names in the place of ids."""
    given = json.loads(row["detail"]).items()
    details = ", ".join(_detail(turn, name, value) for name, value in given)
    return f"{row['action']} ({details})" if details else str(row["action"])


def _detail(turn: Turn, name: str, value: Any) -> str:
    return f"{name.replace('_', ' ')}: {_called(turn, value) or value}"


def _called(turn: Turn, value: Any) -> str:
    """The name of a person or a child whose id it is."""
    if not isinstance(value, str):
        return ""
    if person := people.find(turn.tx, value):
        return record.titled(person)
    child = children.find(turn.tx, value)
    return phrases.name(child.name) if child else ""
