"""What may be shown of somebody's children now, in words that tell nothing of another adult."""

from handlers.data.documents import Value
from handlers.dialogue.turn import Turn
from policy.consent import AGAINST, Basis, Said
from policy.hours import local_day
from storage import answers, children, relations
from storage.answers import Answer
from storage.uses import Wording

COLUMNS = {"subject": "About", "title": "Use", "allowed": "May be shown", "why": "Why"}
NOT_HERE = "the child does not come to us any more"
NO_MEANS_NO = "you said No"
COUNTS_AS = {True: "counts as Yes at the moment", False: "counts as No at the moment"}


def now(turn: Turn, names: dict[str, str]) -> list[dict[str, Value]]:
    """For each child for whom this person has a say, and for themself, every use."""
    today = local_day(turn.setting.place, turn.now)
    said = answers.latest_of(turn.tx, turn.person.id)
    rows: list[dict[str, Value]] = []
    for subject, name in names.items():
        if subject != turn.person.id and not _has_a_say(turn, subject):
            continue
        child = children.find(turn.tx, subject)
        is_here = child is None or child.is_here(today)
        for wording, verdict in answers.verdicts(turn.tx, subject, today=today):
            own = said.get((subject, wording.use))
            why = _why(wording, own, verdict.allowed) if is_here else NOT_HERE
            rows.append(
                {"subject": name, "title": wording.title, "allowed": verdict.allowed, "why": why}
            )
    return rows


def _has_a_say(turn: Turn, child: str) -> bool:
    relation = relations.find(turn.tx, child=child, person=turn.person.id)
    return relation is not None and relation.has_a_say


def _why(wording: Wording, own: Answer | None, allowed: bool) -> str:
    """Read from this person's own answer alone, and from what it comes to."""
    if own and own.said in AGAINST:
        return NO_MEANS_NO
    if own and own.said is Said.GIVEN:
        return f"you said Yes; it {COUNTS_AS[allowed]}"
    if wording.basis is Basis.OBJECTION and allowed:
        return "we do this unless you object"
    return f"you have not answered; it {COUNTS_AS[allowed]}"
