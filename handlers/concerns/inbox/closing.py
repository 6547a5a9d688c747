"""An item is closed with its outcome, by two people where it is about a member of staff, and opened
again.
"""

from dataclasses import dataclass

from handlers.concerns import deadlines, keeping, record, telling
from handlers.concerns.clocks import shown
from handlers.dialogue import guide, phrases
from handlers.dialogue.answers import OneOf, Words
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy import reports
from policy.access import Action
from policy.clocks import RULES
from policy.recipients import About
from storage import concerns, entries
from storage.concerns import Concern
from storage.entries import Kind

OUTCOMES = {
    "referred": "Referred to others",
    "handled": "Dealt with here",
    "watch": "Kept under watch",
    "unfounded": "Nothing in it",
    "mistake": "Reported by mistake",
}
# Topics of the notes in which a proposal waits for the second person.
WHY, LINE = "proposes to close it", "would write to the reporter"
STOPS = "Closing it stops this clock."
THANKS, CLOSED = "Thank you. It has been dealt with.", "Closed"
NO_PROPOSAL = "Nobody proposes to close it any more. Open it to see how it stands."
NOT_ALONE = "You proposed it yourself. A second person has to confirm it."
ALREADY = "Somebody has proposed that already. Open it to confirm or decline."
HAND_IT_ON = " Nobody else can open it yet: hand it to somebody who has nothing to do with it."


def _heading(turn: Turn) -> str:
    """The item, and what the law still asks for: closing stops these clocks."""
    reference = keeping.heading(turn)
    if not reference:
        return ""
    concern = concerns.get(turn.tx, reference)
    open_still = [one for one in shown.running(turn, concern) if RULES[one.kind].is_law]
    lines = [f"{shown.MARK} {shown.rested(turn, one)} {STOPS}" for one in open_still]
    return "\n\n".join([reference, *lines])


@dataclass
class Close(Conversation, name="close", title="Closing", heading=_heading, checked=False):
    """The outcome, with words for the record and a line for the reporter."""

    outcome: str = ask("What came of it?", OneOf(OUTCOMES), label="Outcome")
    reason: str = ask("Why can it be closed? Kept for the record only.", Words(), label="Reason")
    line: str = ask(
        "What shall the reporter read? Keep to what they may know.",
        Words(up_to=1000, suggestions=(THANKS,)),
        label="To the reporter",
    )

    def finish(self, turn: Turn) -> None:
        _finish(turn, self.outcome, self.reason, self.line)


@dataclass
class CloseCase(Conversation, name="closecase", title="Closing", heading=_heading, checked=False):
    """The same for a case about a follower, which nobody outside waits to hear of."""

    outcome: str = ask("What came of it?", OneOf(OUTCOMES), label="Outcome")
    reason: str = ask("Why can it be closed? Kept for the record only.", Words(), label="Reason")

    def finish(self, turn: Turn) -> None:
        _finish(turn, self.outcome, self.reason, "")


def start(turn: Turn) -> None:
    if concern := record.concern_for(turn, turn.id, Action.CLOSE_CONCERN):
        turn.beside = True  # the content stays on the screen while they write
        asked = CloseCase if concern.kind is reports.Kind.CONDUCT else Close
        guide.begin(turn, asked, subject=concern.reference)


def _finish(turn: Turn, outcome: str, reason: str, line: str) -> None:
    concern = record.concern_for(turn, turn.dialogue.subject, Action.CLOSE_CONCERN)
    if concern is None:
        return
    words = f"{OUTCOMES[outcome]}. {reason}"
    if concern.about is not About.CHILD:
        _propose(turn, concern, words, line)
        return
    record.keep_words(turn, concern, topic="", kind=Kind.NOTE, words=f"Closed: {words}")
    if _close(turn, concern, line):
        said = f"Closed: {OUTCOMES[outcome]}.{keeping.take_off(turn)}"
        turn.show(f"{concern.reference}: {said}", keeping.after(concern))


def _propose(turn: Turn, concern: Concern, words: str, line: str) -> None:
    """An allegation against a member of staff: the first of two, whoever it is."""
    if concern.closing_by is not None:
        turn.show(f"{concern.reference}: {ALREADY}", keeping.after(concern))
        return
    concerns.propose_closing(turn.tx, concern.reference, by=turn.person.id)
    entry = record.keep_words(turn, concern, topic=WHY, kind=Kind.NOTE, words=words)
    if line:
        record.keep_words(turn, concern, topic=LINE, kind=Kind.NOTE, words=line)
    turn.note("proposed closing", concern.reference, by=turn.person.id)
    others = [one for one in record.readers(turn, concern) if one.id != turn.person.id]
    who = record.titled(turn.person)
    for one in others:
        text = f"{who} proposes to close it. Please open it, and confirm or decline."
        said = f"{concern.reference}: {text}"
        turn.tell(one, said, telling.open_button(concern), entry=entry)
    hand_on = "" if others else HAND_IT_ON
    said = f"A second person has to confirm it.{hand_on}{keeping.take_off(turn)}"
    to_somebody = Button("Who deals with it", f"inbox.assign:{concern.reference}", "primary")
    rows = [] if others else [[to_somebody]]
    turn.show(f"{concern.reference}: {said}", [*rows, *keeping.after(concern)])


def confirm(turn: Turn) -> None:
    """The second of the two agrees: it is closed as the first proposed."""
    concern = record.concern_for(turn, turn.id, Action.CLOSE_CONCERN)
    if concern is None or not _stands(turn, concern):
        return
    if concern.closing_by == turn.person.id:
        turn.toast(NOT_ALONE, alert=True)
        return
    turn.note("confirmed closing", concern.reference, by=turn.person.id)
    if _close(turn, concern, _line(turn, concern)):
        turn.beside = True  # the content stays on the screen
        turn.show(f"{concern.reference}: Closed, by two of you.", keeping.after(concern))


def _line(turn: Turn, concern: Concern) -> str:
    """What the first of the two would write to the reporter."""
    history = reversed(entries.of(turn.tx, concern.reference))
    lines = (one.words for one in history if one.kind is Kind.NOTE and one.topic == LINE)
    return next(lines, THANKS)


def _stands(turn: Turn, concern: Concern) -> bool:
    """Whether there is a proposal by somebody who may still make it; otherwise they are told."""
    if concern.closing_by in {one.id for one in record.readers(turn, concern)}:
        return True
    concerns.propose_closing(turn.tx, concern.reference, by=None)
    turn.toast(NO_PROPOSAL, alert=True)
    return False


@dataclass
class Decline(
    Conversation, name="decline", title="Declining", heading=keeping.heading, checked=False
):
    """The second of the two does not agree, with the reason."""

    reason: str = ask("Why should it stay open? The others read it.", Words(), label="Reason")

    def finish(self, turn: Turn) -> None:
        concern = record.concern_for(turn, turn.dialogue.subject, Action.CLOSE_CONCERN)
        if concern is None or not _stands(turn, concern):
            return
        concerns.propose_closing(turn.tx, concern.reference, by=None)
        said = "It stays open."
        topic = "declines to close it"
        entry = keeping.keep(turn, concern, Kind.NOTE, topic, self.reason, said)
        who = record.titled(turn.person)
        proposer = next(p for p in record.readers(turn, concern) if p.id == concern.closing_by)
        text = f"{concern.reference}: {who} declines to close it. Open it to read why."
        turn.tell(proposer, text, telling.open_button(concern), entry=entry)


def take_back(turn: Turn) -> None:
    """Whoever proposed it thinks again."""
    concern = record.concern_for(turn, turn.id, Action.CLOSE_CONCERN)
    if concern is None:
        return
    if concern.closing_by != turn.person.id:
        turn.toast(NO_PROPOSAL, alert=True)
        return
    concerns.propose_closing(turn.tx, concern.reference, by=None)
    turn.note("took closing back", concern.reference, by=turn.person.id)
    turn.toast(f"{concern.reference} stays open.")


def _close(turn: Turn, concern: Concern, line: str) -> bool:
    """False when somebody else has closed it in the meantime."""
    if not concerns.close(turn.tx, concern.reference, at=turn.now):
        return False
    is_case = concern.kind is reports.Kind.CONDUCT
    words = CLOSED if is_case else line or THANKS
    entry = record.keep_words(turn, concern, topic="", kind=Kind.CLOSED, words=words)
    record.note_entry(turn, "closed", concern, entry)
    if not is_case:
        rows = [[Button("Read the answer", f"mine.show:{concern.reference}", "primary")]]
        telling.tell_reporter(turn, concern, "closed.", rows, entry=entry)
    telling.tell_others(turn, concern, f"closed by {record.titled(turn.person)}.")
    return True


@dataclass
class Reopen(
    Conversation, name="reopen", title="Opening again", heading=keeping.heading, checked=False
):
    """A closed one is taken up again, with the reason."""

    reason: str = ask("Why is it opened again?", Words(), label="Reason")

    def finish(self, turn: Turn) -> None:
        concern = record.concern_for(turn, turn.dialogue.subject, Action.REOPEN_CONCERN)
        if concern is None or not concerns.reopen(turn.tx, concern.reference):
            return
        record.keep_words(turn, concern, topic="", kind=Kind.NOTE, words=self.reason)
        keeping.keep(turn, concern, Kind.REOPENED, "", "Opened again", "It is open again.")
        if concern.kind is not reports.Kind.CONDUCT:
            rows = [[Button("See how it stands", f"mine.show:{concern.reference}")]]
            due = deadlines.answer_on(turn, concern)
            promised = f" An answer is due by {phrases.day(due)}." if due else ""
            telling.tell_reporter(turn, concern, f"opened again.{promised}", rows)
        telling.tell_others(turn, concern, f"opened again by {record.titled(turn.person)}.")
