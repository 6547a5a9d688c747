"""The buttons under an item: what this person may do to it as it stands now."""

from collections.abc import Sequence

from handlers.concerns import record
from handlers.concerns.inbox import linking, parts
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.turn import Turn
from policy import access, reports
from policy.access import Action, State
from policy.recipients import About
from storage import attachments
from storage.concerns import Concern

Offer = tuple[Action, str, str]
LONG = 18  # letters of a label that stands beside another

ANSWER = (Action.ANSWER_REPORTER, "Write an answer", "reply.start")
LEVEL = (Action.SET_LEVEL, "Set the level", "level.start")
OFTEN = (
    (Action.RECORD_ACTION, "Record an action", "action.start"),
    (Action.ASK_REPORTER, "Ask the reporter", "question.start"),
    (Action.WRITE_NOTE, "Add a note", "note.start"),
)
SELDOM = (
    (Action.RECLASSIFY, "Change its kind", "inbox.kinds"),
    (Action.ASSIGN, "Who deals with it", "inbox.assign"),
    (Action.LINK, "Link to another", "inboxlink.start"),
    (Action.STEP_OFF, "Step off it", "inbox.stepoff"),
)
# Whoever opened a case about a follower asks and answers nobody, and its page says how it stands.
OF_CONDUCT = (
    (Action.RECORD_ACTION, "Record an action", "action.start"),
    (Action.WRITE_NOTE, "Add a note", "note.start"),
)


def rows(turn: Turn, concern: Concern, page: int, pages: int) -> Rows:
    """Those that are used most, the evidence before them; the others one press away."""
    reference = concern.reference
    found: Rows = []
    if attachments.of(turn.tx, reference):
        found.append([Button("Show the files", f"inbox.files:{reference}")])
    found += [row for row in [_turning(reference, page, pages)] if row]
    found += columns([button for part in parts.FIRST for button in part(turn, concern)])
    found += columns([_to(one) for one in linking.of(turn, concern)])
    buttons = _allowed(turn, concern, _often(concern)) + _ending(turn, concern)
    buttons.append(Button("More …", f"inbox.more:{reference}"))
    found += [buttons[place : place + 2] for place in range(0, len(buttons), 2)]
    return [*found, [Button("Clear my screen", "inbox.clear"), Button("Inbox", "inbox.list")]]


def _often(concern: Concern) -> Sequence[Offer]:
    """A concern is judged first, everything else answered first."""
    match concern.kind:
        case reports.Kind.CONDUCT:
            return OF_CONDUCT
        case reports.Kind.CONCERN:
            return [LEVEL, *OFTEN, ANSWER]
    return [ANSWER, *OFTEN]


def _is_report(concern: Concern) -> bool:
    return concern.kind not in (reports.Kind.CONDUCT, reports.Kind.CONCERN)


def show_more(turn: Turn) -> None:
    """What is done less often, and what the other parts add."""
    concern = record.concern_for(turn, turn.id, Action.OPEN_CONCERN)
    if concern is None:
        return
    turn.beside = True  # the content stays on the screen
    buttons = _allowed(turn, concern, [LEVEL, *SELDOM] if _is_report(concern) else SELDOM)
    if concern.about is About.CHILD and concern.kind is not reports.Kind.CONDUCT:
        somebody = (Action.RECLASSIFY, "It is about somebody here", "inbox.whom")
        buttons += _allowed(turn, concern, [somebody])
    buttons += linking.buttons(turn, concern)
    buttons += [button for part in parts.BUTTONS for button in part(turn, concern)]
    buttons.sort(key=lambda button: len(button.label) > LONG)  # else they leave gaps
    rows = [*columns(buttons, long=LONG), [_to(concern.reference)]]
    turn.show(f"{concern.reference}: what would you like to do?", rows)


def _to(reference: str) -> Button:
    return Button(f"Open {reference}", f"inbox.open:{reference}")


def _allowed(turn: Turn, concern: Concern, offered: Sequence[Offer]) -> list[Button]:
    role, state = turn.person.role, State(concern.state)
    never = record.TO_REPORTER if record.is_of_nobody_known(turn, concern) else frozenset()
    return [
        Button(label, f"{data}:{concern.reference}")
        for action, label, data in offered
        if access.may(role, action, state) and action not in never
    ]


def _ending(turn: Turn, concern: Concern) -> list[Button]:
    """Closing, alone or by two, and opening again."""
    reference = concern.reference
    if concern.state == "closed":
        return _allowed(turn, concern, [(Action.REOPEN_CONCERN, "Open it again", "reopen.start")])
    if not access.may(turn.person.role, Action.CLOSE_CONCERN, State.OPEN):
        return []
    if concern.closing_by is None:
        label = "Close it" if concern.about is About.CHILD else "Propose closing it"
        return [Button(label, f"close.start:{reference}")]
    if concern.closing_by == turn.person.id:
        return [Button("Take the proposal back", f"inbox.unpropose:{reference}")]
    return [
        Button("Confirm the closing", f"inbox.confirm:{reference}", "primary"),
        Button("Decline it", f"decline.start:{reference}"),
    ]


def _turning(reference: str, page: int, pages: int) -> list[Button]:
    found = []
    if page:
        found.append(Button("Page before", f"inbox.thread:{reference}/{page - 1}"))
    if page + 1 < pages:
        found.append(Button("Next page", f"inbox.thread:{reference}/{page + 1}"))
    if page + 2 < pages:
        found.append(Button("Newest", f"inbox.thread:{reference}/{pages - 1}"))
    return found
