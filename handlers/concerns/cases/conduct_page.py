"""The case of one follower: who it is, which rules they accepted, and what was decided so far."""

from handlers.concerns import keeping, record
from handlers.concerns.cases import dealt_with, followers, named
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action, State
from policy.conduct import RULES, SENT_AWAY, STEPS, Measure
from policy.hours import local_day
from policy.reports import Kind
from storage import concerns, conduct_cases, entries, rules
from storage.concerns import Concern
from storage.conduct_cases import Case
from storage.entries import Entry
from storage.entries import Kind as Said

NEXT = "Next: it is for you to decide. Nothing follows by itself."
OVER = "It is closed. Open it again if something new comes up."
WAY_BACK = "There is a way back: allow them again, then close the case."
CLOSE_IT = "Next: close the case."


def show(turn: Turn) -> None:
    """The case that a button names."""
    found = named.find(turn, turn.id, Action.OPEN_CONCERN)
    if found is None:
        return
    concern, case = found
    turn.note("read case", concern.reference, by=turn.person.id)
    taken = measures(turn, concern)
    lines = [
        f"{concern.reference}: a case about a follower\n{followers.called(turn, case)}",
        rules_accepted(turn, case),
    ]
    if origin := _origin(turn, case):
        lines.append(f"It began with {origin.reference}.")
    if taken:
        lines.append("\n".join(["So far:", *(_line(turn, entry) for entry in taken)]))
    lines.append(_next(concern, taken))
    turn.say("\n\n".join(lines), _rows(turn, concern, case, taken), protect=True, clear=True)


def measures(turn: Turn, concern: Concern) -> list[Entry]:
    """What was decided, in its order."""
    history = entries.of(turn.tx, concern.reference)
    return [entry for entry in history if entry.kind is Said.STEP and entry.topic in STEPS]


def rules_accepted(turn: Turn, case: Case) -> str:
    """Which version of the rules the follower has accepted, and when."""
    accepted = rules.accepted_by(turn.tx, case.person) if case.person else []
    if not accepted:
        return "They have not accepted our rules here."
    on = phrases.day(local_day(turn.setting.place, accepted[-1].accepted_at))
    return f"They accepted version {accepted[-1].version} of our rules on {on}."


def _line(turn: Turn, entry: Entry) -> str:
    when = phrases.stamp(entry.said_at, turn.setting.place)
    return f"– {when}: {record.named(turn, entry.said_by)} {entry.topic}"


def _next(concern: Concern, taken: list[Entry]) -> str:
    if concern.state != "open":
        return OVER
    if not taken:
        return NEXT
    last = STEPS[taken[-1].topic]
    if last is Measure.ALLOWED:
        return CLOSE_IT
    return f"{NEXT} {WAY_BACK}" if last in SENT_AWAY else NEXT


def may_come_back(taken: list[Entry]) -> bool:
    """Whether they were sent away, and not allowed again since."""
    last = next((STEPS[e.topic] for e in reversed(taken) if STEPS[e.topic] in _ABOUT_GOING), None)
    return last in SENT_AWAY


_ABOUT_GOING = SENT_AWAY | {Measure.ALLOWED}


def _rows(turn: Turn, concern: Concern, case: Case, taken: list[Entry]) -> Rows:
    rows: Rows = []
    if access.may(turn.person.role, Action.JUDGE_CONDUCT, State(concern.state)):
        offered = [one for one in Measure if _is_offered(one, case, taken)]
        rows += columns(
            [Button(RULES[one].label, f"conduct.take:{concern.reference}/{one}") for one in offered]
        )
        if taken:
            rows.append([Button("Close the case", f"close.start:{concern.reference}")])
    origin = _origin(turn, case)
    if origin and taken and dealt_with.waits(turn, origin):
        label = f"Tell who reported {origin.reference}"
        rows.append([Button(label, f"conduct.dealt:{concern.reference}")])
    return [*rows, *keeping.after(concern)]


def _is_offered(measure: Measure, case: Case, taken: list[Entry]) -> bool:
    match measure:
        case Measure.ALLOWED:
            return may_come_back(taken)
        case Measure.REMOVED:
            return case.kept_off_at is None
    return True


def is_offered(turn: Turn, concern: Concern, case: Case, measure: Measure) -> bool:
    """Whether it can be decided as the case stands now."""
    return _is_offered(measure, case, measures(turn, concern))


def _origin(turn: Turn, case: Case) -> Concern | None:
    """The report that it began with, where this person may read it."""
    found = concerns.find(turn.tx, case.origin) if case.origin else None
    return found if found and record.may_read(turn, found, turn.person) else None


def line(turn: Turn, concern: Concern) -> list[str]:
    """What the item's own page says of it; whom it knows it names itself."""
    case = conduct_cases.find(turn.tx, concern.reference)
    if case is None or case.person or concern.kind is not Kind.CONDUCT:
        return []
    return [f"About {followers.called(turn, case)}, who is not known here"]


def following_in(turn: Turn, concern: Concern) -> str:
    """What comes next in an open case."""
    if concern.kind is not Kind.CONDUCT:
        return ""
    return _next(concern, measures(turn, concern)).removeprefix("Next: ")


def button(turn: Turn, concern: Concern) -> list[Button]:
    if concern.kind is not Kind.CONDUCT:
        return []
    return [Button("The case", f"conduct.open:{concern.reference}")]
