"""Whether what a clause puts on the calendar was done by its day: what an inspector asks first."""

from handlers.dialogue.turn import Turn
from policy.calendar import RULES
from policy.clauses import Clause
from policy.hours import local_day
from storage import duties


def said(turn: Turn, clause: Clause) -> list[str]:
    """One sentence; none for a clause of which nothing was ever on the calendar."""
    place = turn.setting.place
    today = local_day(place, turn.now)
    kinds = [kind for kind, rule in RULES.items() if rule.clause == clause.number]
    spans = [span for kind in kinds for span in duties.spans(turn.tx, kind)]
    if not spans:
        return []
    done = [(due, local_day(place, closed)) for due, closed in spans if closed]
    waiting = [due for due, closed in spans if closed is None]
    late = sum(day > due for due, day in done)
    overdue = [due for due in waiting if due < today]
    words = (
        f"On the calendar: done by its day {len(done) - late}, done late {late}, still to do"
        f" {len(waiting)}"
    )
    if overdue:
        oldest = min(overdue)
        words += f", ⚠ overdue {len(overdue)} since {oldest.day} {oldest:%b %Y}"
    return [f"{words}."]
