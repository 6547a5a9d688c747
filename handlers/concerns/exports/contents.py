"""What the paper says of each item: everything said and done, the files, and who read it when."""

import mimetypes
from pathlib import PurePath
from typing import Any

from handlers.concerns import record
from handlers.concerns.exports import moments, whose
from handlers.concerns.exports.audited import Proof
from handlers.concerns.questions import LABELS
from handlers.dialogue.turn import Turn
from policy import reports
from storage import attachments, entries, links
from storage.attachments import Attachment
from storage.concerns import Concern
from storage.entries import Entry, Kind

WHAT = {
    Kind.ADDITION: "added",
    Kind.EDIT: "changed a message to",
    Kind.NOTE: "noted, not shown to the reporter",
    Kind.LEVEL: "set the level",
    Kind.QUESTION: "asked the reporter",
    Kind.ANSWER: "answered the question",
    Kind.REPLY: "answered the reporter",
    Kind.KIND: "made it another kind",
    Kind.ASSIGNED: "handed it to",
    Kind.STEPPED_OFF: "stepped off it",
    Kind.LINKED: "linked it with",
    Kind.STEP: "took a step",
    Kind.CLOCK: "looked after a clock",
    Kind.HANDED_ON: "handed it on",
    Kind.ACTION: "acted",
    Kind.CLOSED: "closed it",
    Kind.REOPENED: "opened it again",
    Kind.EVENT: "noted",
}
STATES = {"wanted": "not here yet when this was made", "lost": "could not be had from Telegram"}


def item(turn: Turn, concern: Concern, proof: Proof) -> dict[str, Any]:
    reference, place = concern.reference, turn.setting.place
    told = entries.of(turn.tx, reference)
    places = _places(told)
    files = attachments.of(turn.tx, reference)
    return {
        "reference": reference,
        "title": _title(concern),
        "reported": moments.both(concern.reported_at, place),
        "facts": _facts(turn, concern),
        "entries": [_entry(turn, one, places) for one in told if _shows(turn, one)],
        "files": [_file(turn, file, number) for number, file in enumerate(files, 1)],
        "audit": proof.add(turn, reference),
    }


def _title(concern: Concern) -> str:
    label = reports.RULES[concern.kind].label
    about = {"colleague": " about a colleague", "manager": " about the manager"}
    return f"{'URGENT – ' if concern.urgent else ''}{label}{about.get(concern.about, '')}"


def _facts(turn: Turn, concern: Concern) -> list[list[str]]:
    """Names and values; nothing that this person may not open is named."""
    place = turn.setting.place
    about = [whose.named(turn, one) for one in whose.involved_in(turn, concern.reference)]
    linked = [one for one in links.of(turn.tx, concern.reference) if record.readable(turn, one)]
    facts = [
        ("About", "; ".join(about)),
        ("Reported by", record.named(turn, concern.reporter)),
        ("Reported", " = ".join(moments.both(concern.reported_at, place))),
        ("Level", concern.level),
        ("State", concern.state),
        ("Dealt with by", record.named(turn, concern.assigned_to) if concern.assigned_to else ""),
        ("Belongs with", ", ".join(linked)),
    ]
    if concern.opened_at:
        by = record.named(turn, concern.opened_by)
        opened = " = ".join(moments.both(concern.opened_at, place))
        facts.append(("First opened", f"{opened}, by {by}"))
    if concern.closed_at:
        facts.append(("Closed", " = ".join(moments.both(concern.closed_at, place))))
    return [[name, value] for name, value in facts if value]


def _shows(turn: Turn, entry: Entry) -> bool:
    """An item that this person may not open is not named to them, not as a link either."""
    return entry.kind is not Kind.LINKED or record.readable(turn, entry.words) is not None


def _places(told: list[Entry]) -> dict[int, str]:
    """By id the number of each in its item, as `entries.place` has it."""
    counted = [entry.id for entry in told if entry.kind is not Kind.LINKED]
    return {entry: str(number) for number, entry in enumerate(counted, 1)}


def _entry(turn: Turn, entry: Entry, places: dict[int, str]) -> dict[str, Any]:
    label = LABELS.get(entry.topic, entry.topic)
    what = f"reported ({label.lower()})" if entry.kind is Kind.STATEMENT else WHAT[entry.kind]
    if label and entry.kind is not Kind.STATEMENT:
        what = f"{what}: {label}"
    return {
        "number": places.get(entry.id, ""),
        "when": moments.both(entry.said_at, turn.setting.place),
        "who": record.named(turn, entry.said_by),
        "what": what,
        "words": entry.words,
    }


def _file(turn: Turn, file: Attachment, number: int) -> dict[str, Any]:
    stored = file.state == "stored"
    return {
        "in_zip": path(file, number) if stored else STATES.get(file.state, file.state),
        "name": file.name,
        "mime": file.mime,
        "size": f"{file.size:,} bytes" if file.size is not None else "",
        "digest": file.digest,
        "caption": file.caption,
        "who": record.named(turn, file.person),
        "when": moments.both(file.sent_at, turn.setting.place),
    }


def path(file: Attachment, number: int) -> str:
    """Its place in the ZIP, whose names anybody can read: never what the sender called it."""
    ending = PurePath(file.name).suffix.lower()
    if not (ending[1:].isascii() and ending[1:].isalnum() and len(ending) <= 6):
        ending = mimetypes.guess_extension(file.mime) or ""
    return f"{file.reference}/file {number}{ending}"
