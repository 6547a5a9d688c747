"""Everything that was found in one assessment, what changed since the last, and its end."""

from handlers.assessing import subject
from handlers.assessing.paper import send
from handlers.assessing.wording import band, changes, how_it_stands
from handlers.dialogue import duties as calendar_duties
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy.calendar import RULES, Kind, next_due
from policy.hours import local_day
from policy.risk import WHAT_FOLLOWS, Band
from storage import assessments, duties, hazards
from storage.assessments import Action, Assessment

OPEN = "There are still open questions. Please answer them first."
NO_ACTION = "⚠ Something is rated high, and there is no action yet."


def show(turn: Turn, one: Assessment, note: str = "") -> None:
    """The answers, the changes and the actions, and what can be done now."""
    lines = [note, *body(turn, one)]
    if not one.done_at:
        ratings = assessments.ratings(turn.tx, one.id)
        high = any(band(rating) is Band.HIGH for rating in ratings)
        if high and not assessments.actions(turn.tx, one.id):
            lines.append(NO_ACTION)
    turn.show("\n\n".join(line for line in lines if line), _rows(one))


def body(turn: Turn, one: Assessment) -> list[str]:
    """The paragraphs of the summary, highest rating first."""
    found = [rating for rating in assessments.ratings(turn.tx, one.id) if rating.is_whole]
    found.sort(key=lambda rating: -rating.number)
    lines = [subject.heading(turn, one), _when(turn, one)]
    for word in reversed(Band):
        rated = [f"{r.number} {phrases.quoted(r.words)}" for r in found if band(r) is word]
        if rated:
            lines.append("\n".join([f"{word.capitalize()}: {WHAT_FOLLOWS[word]}", *rated]))
    if changed := changes(turn, one):
        lines.append("\n".join(["Since last time:", *changed]))
    if actions := _action_lines(turn, assessments.actions(turn.tx, one.id)):
        lines.append("\n".join(["Actions:", *actions]))
    if not one.done_at and (left := still_open(turn, one)):
        lines.append(left)
    return lines


def _action_lines(turn: Turn, actions: list[Action]) -> list[str]:
    """Each action with its owner, its day and how it stands."""
    lines = []
    for action in actions:
        duty = duties.get(turn.tx, action.duty)
        owner = subject.who(turn, duty.owner) if duty.owner else "the management team"
        stands = how_it_stands(turn, duty)
        state = "" if stands == "open" else f"; {stands}"
        by = phrases.day(duty.due_on)
        lines.append(f"{phrases.quoted(action.words)} ({owner}, by {by}{state})")
    return lines


def still_open(turn: Turn, one: Assessment) -> str:
    """The actions of earlier assessments that nobody has done; empty when there are none."""
    left = _action_lines(turn, assessments.actions_left(turn.tx, one))
    return "\n".join(["Still to do from before:", *left]) if left else ""


def finish(turn: Turn) -> None:
    """It is complete; the next one is due a quarter from today."""
    one = subject.open_assessment(turn, turn.id)
    if one is None:
        return
    given = {r.hazard for r in assessments.ratings(turn.tx, one.id) if r.is_whole}
    if any(hazard.id not in given for hazard in hazards.current(turn.tx)):
        turn.toast(OPEN, alert=True)
        return
    me = turn.person.id
    if not assessments.finish(turn.tx, one.id, by=me, at=turn.now):
        return
    turn.note("finished assessment", one.id, by=me, account=one.account)
    _next(turn, one)
    done = assessments.get(turn.tx, one.id)
    show(turn, done, note=f"✅ Finished. The next one is due on {_due(turn, one)}.")
    send(turn, done)


def _next(turn: Turn, one: Assessment) -> None:
    """The duty is done, and the next one counts from today; where there was none, there is now."""
    due = duties.open_of(turn.tx, Kind.ASSESSMENT, one.account)
    for duty in due:
        calendar_duties.finish(turn, duty, by=turn.person.id)
    day = next_due(RULES[Kind.ASSESSMENT], local_day(turn.setting.place, turn.now))
    if not due and day:
        calendar_duties.begin(
            turn,
            Kind.ASSESSMENT,
            subject=one.account,
            about=subject.named(turn, one.account),
            due_on=day,
        )


def _due(turn: Turn, one: Assessment) -> str:
    [duty, *_] = duties.open_of(turn.tx, Kind.ASSESSMENT, one.account)
    return phrases.day(duty.due_on)


def _when(turn: Turn, one: Assessment) -> str:
    place = turn.setting.place
    if one.done_at:
        by = subject.who(turn, one.done_by or one.person)
        return f"Finished on {phrases.stamp(one.done_at, place)} by {by}."
    begun = phrases.stamp(one.begun_at, place)
    return f"Begun on {begun} by {subject.who(turn, one.person)}; not finished yet."


def _rows(one: Assessment) -> Rows:
    matrix = Button("The matrix", f"assess.matrix:{one.id}:light")
    form = Button("Our own form", f"assess.forms:{one.id}")
    if one.done_at:
        return [
            [matrix, Button("As a PDF", f"assess.paper:{one.id}")],
            [Button("Earlier ones", f"assess.past:{one.account}"), form],
            [Button("The account", f"accounts.care:{one.account}")],
        ]
    return [
        [Button("Finish", f"assess.finish:{one.id}", "primary")],
        [Button("Add an action", f"assess.more:{one.id}")],
        [Button("Answer one again", f"assess.choose:{one.id}"), form],
        [matrix, Button("The list of hazards", "hazards.list")],
    ]
