"""What the audit log has of an item: in words to read, and as a proof that a program can check."""

import json
from datetime import datetime
from typing import Any

from handlers.concerns import record
from handlers.concerns.exports import moments
from handlers.concerns.exports.folding import folded, unfolded
from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from storage import audit, children, people
from storage.transaction import Row, as_json

PARTS = ("previous", "number", "moment", "actor", "action", "subject", "detail")
SENTENCE = (
    "How to check it: for each record in verify.json, the SHA-256 of the JSON list of previous,"
    " number, moment, actor, action, subject and detail is the record’s digest; the setting’s own"
    " audit log must have the same digest under the same number, and every digest in it follows"
    " from the one before."
)
PROGRAM = """import hashlib, json

with open("verify.json", encoding="utf-8") as file:
    records = json.load(file)["proof"]["records"]
for record in records:
    names = ("previous", "number", "moment", "actor", "action", "subject", "detail")
    parts = [record[name] for name in names]
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    found = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
    print(record["number"], "is whole" if found == record["digest"] else "WAS CHANGED")
"""


class Proof:
    """The records of the audit log as they stand in the chain, and where the chain ends now.

    Folded as they are added: there may be thousands.
    """

    def __init__(self, turn: Turn) -> None:
        number, digest = audit.end(turn.tx)
        self.end = {"number": number, "digest": digest}
        self._records: list[str] = []
        self._names: dict[str, str] = {}

    def add(self, turn: Turn, subject: str) -> list[dict[str, Any]]:
        """What the log has of a subject, to read: counted from 1, each with its digest, by which it
        is found in the proof.
        """
        rows = audit.proof(turn.tx, subject=subject)
        written = [as_json({name: row[name] for name in (*PARTS, "digest")}) for row in rows]
        if written:
            self._records.append(folded(",\n".join(written)))
        return [
            {
                "number": str(number),
                "when": moments.both(datetime.fromisoformat(row["moment"]), turn.setting.place),
                "who": self._called(turn, row["actor"]) or f"the {row['actor']}",
                "what": self._what(turn, row),
                "digest": row["digest"],
            }
            for number, row in enumerate(rows, 1)
        ]

    def written(self, export: str, files: list[dict[str, Any]]) -> str:
        """All of it, as JSON, folded."""
        head = {"how": SENTENCE, "export": export, "end_of_the_log": self.end, "files": files}
        records = ",\n".join(unfolded(some) for some in self._records)
        return folded(f'{as_json(head)[:-1]},"records":[\n{records}\n]}}')

    def _what(self, turn: Turn, row: Row) -> str:
        """The action, and its details with names in the place of ids."""
        given = json.loads(row["detail"])
        given.pop("entry", None)  # an older release counted through all items
        told = [
            f"{name.replace('_', ' ')}: {self._called(turn, value) or value}"
            for name, value in given.items()
        ]
        return f"{row['action']} ({', '.join(told)})" if told else str(row["action"])

    def _called(self, turn: Turn, value: Any) -> str:
        """The name of a person or a child whose id it is; empty for anything else."""
        if not isinstance(value, str):
            return ""
        if value not in self._names:
            self._names[value] = _named(turn, value)
        return self._names[value]


def _named(turn: Turn, number: str) -> str:
    if person := people.find(turn.tx, number):
        return record.titled(person)
    child = children.find(turn.tx, number)
    return phrases.name(child.name) if child else ""
