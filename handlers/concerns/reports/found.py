"""What was found while looking through an account becomes a report, with one press (C4)."""

from handlers.concerns import evidence, record, taking_on, telling
from handlers.dialogue import guide, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy.recipients import About
from policy.reports import Kind
from storage import accounts, checks, findings
from storage.checks import Check
from storage.concerns import Concern
from storage.entries import Kind as Said

# By the question that was answered with No; everything else is something else.
KINDS = {"personal": Kind.TAKE_DOWN, "pictures": Kind.TAKE_DOWN, "comments": Kind.COMMENT}
ALREADY = "It is a report already: {}."


def make_report(turn: Turn) -> None:
    """The finding that the button names, unless this person knows of its report already."""
    number, _, name = turn.id.partition("/")
    check = checks.find(turn.tx, number)
    if check is None or check.done_at is None or name not in check.findings:
        turn.toast(guide.STALE)
        return
    known = findings.reports(turn.tx, number, viewer=turn.person.id)
    if before := next((one.reference for one in known if one.finding == name), ""):
        turn.toast(ALREADY.format(before), alert=True)
        return
    _hand_over(turn, check, _keep(turn, check, name))


def _keep(turn: Turn, check: Check, name: str) -> Concern:
    """Whoever found it is the one who reported it, in their words."""
    kind = KINDS.get(name, Kind.OTHER)
    concern = record.add(turn, kind=kind, about=About.CHILD, reporter=check.person)
    account = accounts.get(turn.tx, check.account)
    seen = phrases.stamp(check.done_at or check.begun_at, turn.setting.place)
    told = {
        "words": check.findings[name],
        "where": account.title,
        "link": account.address,
        "seen": seen,
    }
    for topic, words in told.items():
        if words:
            record.keep_words(
                turn, concern, topic=topic, kind=Said.STATEMENT, words=words, by=check.person
            )
    evidence.attach(turn, concern.reference, findings.pictures_of(turn.tx, check.id, name))
    findings.became(turn.tx, check=check.id, finding=name, reference=concern.reference)
    turn.note("made a report of a finding", concern.reference, by=turn.person.id, check=check.id)
    return concern


def _hand_over(turn: Turn, check: Check, concern: Concern) -> None:
    """To the first whom a report goes to; whoever pressed deals with it, when that is they."""
    me, order = turn.person.id, taking_on.order(turn, concern)
    back = Button("What was found", f"monitor.open:{check.id}")
    if order[:1] == [me]:
        taking_on.take_on(turn, concern)
        said, rows = "It is yours to deal with.", telling.open_button(concern)
    else:
        if order:
            telling.tell(turn, concern, order[0])
        said, rows = telling.expectation(turn, concern), _own(turn, concern)
    if concern.reporter != me:
        telling.tell_reporter(turn, concern, "what you found is a report now.", _followed(concern))
    turn.show(f"{concern.reference} is a report now. {said}", [*rows, [back]])


def _own(turn: Turn, concern: Concern) -> Rows:
    return _followed(concern) if concern.reporter == turn.person.id else []


def _followed(concern: Concern) -> Rows:
    return [[Button("See how it stands", f"mine.show:{concern.reference}")]]
