"""One duty: what it is, why, what happened to it, and what can be done."""

from handlers.dialogue import guide, phrases, router
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from handlers.due import listing, telling, wording
from policy import access
from policy.access import Action
from policy.calendar import PERSONAL, RULES
from policy.clauses import CLAUSES
from storage import duties, people
from storage.duties import Duty
from storage.transaction import Row

GONE = "That is not on the calendar any more. Nothing was changed."
LAST_EVENTS = 10
HANDED_OVER = "handed it over"  # its words are the id of the person, or of nobody for the team
DONE = {"done": "Done", "dropped": "No longer needed"}


def show_duty(turn: Turn, note: str = "") -> None:
    """Its page, as it stands now."""
    duty = found(turn, turn.id)
    if duty:
        show(turn, duty, note)


def do(turn: Turn) -> None:
    """Begin doing it; what was done meanwhile is not done again from an earlier message."""
    duty = open_one(turn, turn.id)
    if duty and wording.is_for(duty, turn.person):
        turn.leads_to = f"{RULES[duty.kind].how}:{duty.subject}"
    elif duty:
        show(turn, duty)


def found(turn: Turn, number: str) -> Duty | None:
    """The duty a button names, when the person may see it; else it is said why not."""
    duty = duties.find(turn.tx, number)
    if duty is None:
        turn.toast(guide.STALE)
        return None
    if duty.owner != turn.person.id and not access.may(turn.person.role, Action.SEE_DUE):
        router.refuse(turn, "see duty")
        return None
    return duty


def open_one(turn: Turn, number: str) -> Duty | None:
    """The duty, when it is open still; else its page is shown, and says so."""
    duty = found(turn, number)
    if duty and duty.state != "open":
        show(turn, duty)
        return None
    return duty


def may_hand_over(turn: Turn, duty: Duty) -> bool:
    """The management team, unless nobody can do it for another."""
    return access.may(turn.person.role, Action.SEE_DUE) and duty.kind not in PERSONAL


def show(turn: Turn, duty: Duty, note: str = "") -> None:
    now, rule = wording.today(turn), RULES[duty.kind]
    lines = [note, wording.title(duty), _state(turn, duty)]
    sentence = next((c.sentence for c in CLAUSES if c.number == rule.clause), "")
    lines.append(f"Policy, clause {rule.clause}. {sentence}".strip())
    since = wording.day(duty.opened_at.astimezone(turn.setting.place.zone).date(), now)
    lines.append(f"On the calendar since {since}, for {wording.whose(turn, duty)}.")
    lines += _owner_says(turn, duty)
    lines.append("\n".join(_events(turn, duty)))
    turn.show("\n\n".join(line for line in lines if line), _rows(turn, duty))


def _owner_says(turn: Turn, duty: Duty) -> list[str]:
    """When nobody but its owner can do it, or the owner does not hear of it."""
    owner = people.find(turn.tx, duty.owner) if duty.owner else None
    if duty.state != "open" or owner is None or owner.id == turn.person.id:
        return []
    name, says = phrases.name(owner.name), []
    if duty.kind in PERSONAL:
        says.append(f"Only {name} can do this.")
    if not telling.is_reachable(owner):
        says.append(
            f"I cannot reach {name} on Telegram, so the management team is reminded instead."
        )
    return says


def _state(turn: Turn, duty: Duty) -> str:
    now = wording.today(turn)
    if duty.state == "open" or duty.closed_at is None:
        words = wording.when(duty, now)
        return f"{words[0].upper()}{words[1:]}."
    by = people.find(turn.tx, duty.closed_by) if duty.closed_by else None
    at = phrases.when(duty.closed_at, turn.setting.place, now=turn.now)
    return f"{DONE[duty.state]} – {phrases.name(by.name) if by else 'the bot'}, {at}."


def _events(turn: Turn, duty: Duty) -> list[str]:
    lines = []
    now = wording.today(turn)
    for event in duties.events(turn.tx, duty.id)[-LAST_EVENTS:]:
        who = people.find(turn.tx, event["person"])
        at = phrases.when(event["happened_at"], turn.setting.place, now=turn.now)
        what = _what(turn, event)
        if event["day_on"]:
            what += f" until {wording.day(event['day_on'], now)}"
        if event["words"] and event["kind"] != HANDED_OVER:
            what += f": {phrases.quoted(event['words'])}"
        lines.append(f"– {phrases.name(who.name) if who else 'the bot'}, {at}: {what}")
    return lines


def _what(turn: Turn, event: Row) -> str:
    kind = str(event["kind"])
    if kind != HANDED_OVER:
        return kind
    to = people.find(turn.tx, event["words"])
    return f"{kind} to {phrases.name(to.name) if to else 'the management team'}"


def _rows(turn: Turn, duty: Duty) -> Rows:
    rows: Rows = []
    if duty.state == "open":
        if wording.is_for(duty, turn.person):
            rows.append([wording.doing(duty, "Do it")])
        rows.append([Button("Later", f"due.later:{duty.id}")])
        if may_hand_over(turn, duty):
            rows[-1].append(Button("Hand over", f"due.give:{duty.id}"))
    return [*rows, [listing.ALL]]
