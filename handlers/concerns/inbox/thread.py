"""The thread of one item, entry by entry and page by page; nothing of it is ever cut."""

from handlers.concerns import record
from handlers.concerns.questions import is_as_chosen, label
from handlers.dialogue import arrival, phrases
from handlers.dialogue.turn import Turn
from storage import entries
from storage.concerns import Concern
from storage.entries import Entry, Kind

ON_A_PAGE = 2600  # letters; an entry is never parted over two pages
ALARM_ALONE = (
    "They pressed “A child is in danger now” and have not written what happened yet. Go to them or"
    " ring them now."
)


def pages(turn: Turn, concern: Concern) -> list[str]:
    """What was reported, then what happened since; an entry longer than a page has its own."""
    found: list[str] = []
    for line in _lines(turn, concern):
        if found and len(found[-1]) + len(line) + 2 <= ON_A_PAGE:
            found[-1] = f"{found[-1]}\n\n{line}"
        else:
            found.append(line)
    return found or [""]


def _lines(turn: Turn, concern: Concern) -> list[str]:
    history = [entry for entry in entries.of(turn.tx, concern.reference) if _shows(turn, entry)]
    stated = [
        f"{label(e.topic, concern.kind) or 'In their words'}: {phrases.quoted(e.words)}"
        for e in history
        if e.kind is Kind.STATEMENT and e.topic not in ("about", "files")
        if not is_as_chosen(e, concern)
    ]
    if concern.urgent and not any(entry.topic == "words" for entry in history):
        stated.append(ALARM_ALONE)
    arrived = arrival.of_item(turn, concern.reference)
    later = [
        "\n".join([_later(turn, e, concern), *arrived.get(e.id, [])])
        for e in history
        if e.kind is not Kind.STATEMENT
    ]
    return [*stated, *(["What happened since:", *later] if later else [])]


def _shows(turn: Turn, entry: Entry) -> bool:
    """An item that this person may not open is not named to them, not as a link either."""
    return entry.kind is not Kind.LINKED or record.readable(turn, entry.words) is not None


def _later(turn: Turn, entry: Entry, concern: Concern) -> str:
    when = phrases.stamp(entry.said_at, turn.setting.place)
    called = label(entry.topic, concern.kind) or "words"
    what = {
        Kind.ADDITION: "added" if entry.topic == "words" else f"added ({called})",
        Kind.EDIT: "changed a message to",
        Kind.NOTE: entry.topic or "note, not shown to the reporter",
        Kind.LEVEL: "level",
        Kind.QUESTION: "asked the reporter",
        Kind.ANSWER: "answered",
        Kind.ACTION: f"action ({entry.topic})",
        Kind.CLOSED: "closed",
        Kind.REOPENED: "reopened",
        Kind.EVENT: "noted",
        Kind.REPLY: "answered the reporter",
        Kind.KIND: "made it",
        Kind.ASSIGNED: "handed it to",
        Kind.STEPPED_OFF: "stepped off",
        Kind.LINKED: entry.topic or "linked it with",
        Kind.STEP: entry.topic,
        Kind.CLOCK: entry.topic,
        Kind.HANDED_ON: "handed on",
    }[entry.kind]
    who = record.named(turn, entry.said_by)
    return f"{when} – {who} {what}: {phrases.quoted(entry.words)}"
