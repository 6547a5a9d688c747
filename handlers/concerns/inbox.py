"""What a recipient sees: the list, and one concern opened with its content and its next steps."""

from handlers.concerns import record, telling
from handlers.concerns.questions import LABELS
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy import access, reports
from policy.access import Action, State
from policy.recipients import About
from policy.roles import Role
from storage import attachments, concerns, entries, outbox
from storage.concerns import Concern
from storage.entries import Entry, Kind

MOST_LISTED = 25
NOT_OPEN_TO_YOU = "That is not open to you."
ALARM_ALONE = (
    "They pressed “A child is in danger now” and have not written what happened yet. Go to them or"
    " ring them now."
)

ABOUT = {"child": "about a child", "colleague": "about a colleague", "manager": "about the manager"}


def show_list(turn: Turn) -> None:
    """Open ones first, oldest first; nothing that is about this person, not even in a count."""
    sees_all = turn.person.role is Role.MANAGER
    found = [
        concern
        for concern in concerns.for_person(turn.tx, turn.person.id, sees_all=sees_all)
        if record.readable(turn, concern.reference)
    ]
    if not found:
        turn.show("The inbox is empty. New concerns and questions reach you here at once.")
        return
    listed = found[:MOST_LISTED]
    lines = [f"• {_line(turn, concern)}" for concern in listed]
    if len(found) > len(listed):
        lines.append(f"… and {len(found) - len(listed)} closed or newer ones.")
    rows = [[Button(c.reference, f"inbox.open:{c.reference}")] for c in listed]
    turn.show("Inbox, oldest open first:\n\n" + "\n".join(lines), rows)


def _line(turn: Turn, concern: Concern) -> str:
    age = phrases.ago(concern.reported_at, now=turn.now)
    mark = "🔴 urgent, " if concern.urgent else ""
    if concern.state == "closed":
        return f"{concern.reference}: closed"
    opened = "opened" if concern.opened_at else "not yet opened"
    level = f", {concern.level}" if concern.level else ""
    return (
        f"{concern.reference}: {mark}{reports.RULES[concern.kind].said}, {age} old, {opened}{level}"
    )


def open_one(turn: Turn) -> None:
    """Show the content; the first opening is told to the reporter and ends the ladder."""
    concern = concern_for(turn, turn.id, Action.OPEN_CONCERN)
    if concern is None:
        return
    turn.note("read", concern.reference, by=turn.person.id)
    if concerns.mark_opened(turn.tx, concern.reference, by=turn.person.id, at=turn.now):
        _tell_opened(turn, concern)
        concern = concerns.get(turn.tx, concern.reference)
    turn.say(_content(turn, concern), _steps(turn, concern), protect=True, clear=True)


def _tell_opened(turn: Turn, concern: Concern) -> None:
    who = record.titled(turn.person)
    at = phrases.when(turn.now, turn.setting.place, now=turn.now)
    telling.tell_reporter(turn, concern, f"opened by {who} at {at}.")
    telling.tell_others(turn, concern, f"opened by {who} at {at}.")


def concern_for(turn: Turn, reference: str, action: Action) -> Concern | None:
    """The concern if this person may do this to it as it stands; otherwise they are told
    why not.
    """
    concern = record.readable(turn, reference)
    if concern is None:
        turn.toast(NOT_OPEN_TO_YOU, alert=True)
        turn.note("refused", by=turn.person.id, asked=action)
        return None
    if not access.may(turn.person.role, action, State(concern.state)):
        turn.toast(f"{reference} is {concern.state}. Open it to see what can be done.", alert=True)
        return None
    return concern


def _content(turn: Turn, concern: Concern) -> str:
    place = turn.setting.place
    history = entries.of(turn.tx, concern.reference)
    kind = kind_of(concern)
    head = [
        f"{'🔴 URGENT – ' if concern.urgent else ''}{concern.reference}",
        kind,
        f"Reported by {record.named(turn, concern.reporter)}, "
        f"{phrases.stamp(concern.reported_at, place)}",
    ]
    if concern.level:
        head.append(f"Level: {concern.level}")
    if concern.state == "closed":
        head.append("Closed")
    stated = [
        f"{LABELS.get(e.topic, 'Words')}: {phrases.quoted(e.words)}"
        for e in history
        if e.kind is Kind.STATEMENT and e.topic not in ("about", "files")
    ]
    if concern.urgent and not any(entry.topic == "words" for entry in history):
        stated.append(ALARM_ALONE)
    later = [_later(turn, e) for e in history if e.kind is not Kind.STATEMENT]
    files = len(attachments.of(turn.tx, concern.reference))
    tail = [f"Files: {files}"] if files else []
    tail += ["What happened since:", *later] if later else []
    return "\n\n".join(["\n".join(head), *stated, *tail])


def kind_of(concern: Concern) -> str:
    """What it is, as its first line says."""
    label = reports.RULES[concern.kind].label
    about = concern.kind is reports.Kind.CONCERN or concern.about is not About.CHILD
    return f"{label} {ABOUT[concern.about]}" if about else label


def _later(turn: Turn, entry: Entry) -> str:
    when = phrases.stamp(entry.said_at, turn.setting.place)
    what = {
        Kind.ADDITION: f"added ({LABELS.get(entry.topic, 'words')})",
        Kind.EDIT: "changed a message to",
        Kind.NOTE: "note, not shown to the reporter",
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
        Kind.LINKED: "linked it with",
        Kind.STEP: entry.topic,
        Kind.CLOCK: entry.topic,
        Kind.HANDED_ON: "handed on",
    }[entry.kind]
    who = record.named(turn, entry.said_by)
    return f"{when} – {who} {what}: {phrases.quoted(entry.words)}"


def _steps(turn: Turn, concern: Concern) -> Rows:
    """The buttons for what this role may do to it now."""
    reference, role, state = concern.reference, turn.person.role, State(concern.state)
    offered = [
        (Action.SET_LEVEL, "Set the level", "level.start"),
        (Action.RECORD_ACTION, "Record an action", "action.start"),
        (Action.ASK_REPORTER, "Ask the reporter", "question.start"),
        (Action.WRITE_NOTE, "Add a note", "note.start"),
        (Action.CLOSE_CONCERN, "Close it", "close.start"),
        (Action.REOPEN_CONCERN, "Open it again", "reopen.start"),
    ]
    buttons = [
        Button(label, f"{data}:{reference}")
        for action, label, data in offered
        if access.may(role, action, state)
    ]
    rows = [buttons[place : place + 2] for place in range(0, len(buttons), 2)]
    if attachments.of(turn.tx, reference):
        rows.insert(0, [Button("Show the files", f"inbox.files:{reference}")])
    return [
        *rows,
        [Button("Clear my screen", "inbox.clear"), Button("Inbox", "inbox.list")],
    ]


def clear(turn: Turn) -> None:
    """Delete all content shown in this chat now, instead of later."""
    shown = outbox.shown_in(turn.tx, chat=turn.incoming.chat)
    for letter in shown:
        turn.letter(letter["chat"], "deleteMessage", {"message_id": letter["message"]})
        outbox.cleared(turn.tx, letter["id"])
    turn.toast("Taken off your screen." if shown else "There was nothing left to take off.")


COMMANDS = {"inbox": Route(show_list, Action.SEE_INBOX)}
PRESSES = {
    "inbox.list": Route(show_list, Action.SEE_INBOX),
    "inbox.open": Route(open_one, Action.OPEN_CONCERN),
    "inbox.clear": Route(clear, Action.SEE_INBOX),
}
