"""What followed from one person's leaving: each step with who did it, or until when it waits."""

from datetime import datetime

from handlers.dialogue import arrival, guide, menu, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy.accounts import Part
from policy.calendar import RULES, Kind
from policy.hours import local_day
from policy.roles import Standing
from storage import accounts, duties, leavers, logo_requests, people, removals
from storage.duties import Duty
from storage.leavers import Held
from storage.logo_requests import Request
from storage.people import Person
from storage.removals import Removal

SHOWN = 20


def show(turn: Turn) -> None:
    person = people.find(turn.tx, turn.id)
    if person is None:
        turn.toast(guide.STALE)
        return
    taken = removals.of_person(turn.tx, person.id)
    held = leavers.held(turn.tx, person.id)[:SHOWN]
    lines = [_removal(turn, one) for one in taken[-SHOWN:]]
    lines += [_part(turn, one) for one in held]
    lines += [_logo(turn, one) for one in logo_requests.of(turn.tx, person.id, most=SHOWN)]
    still = "" if person.standing is Standing.ENDED else " They are here in another role."
    heading = f"{phrases.name(person.name)}: what followed from leaving.{still}"
    nothing = "They held nothing that had to be handed over or ended."
    text = "\n".join([heading, "", *(lines or [nothing])])
    if arrived := arrival.of(turn, f"farewell:{person.id}"):
        text = f"{text}\n\nTold that their access has ended:\n{arrived}"
    turn.show(text, _rows(turn, taken, held, person))


def _rows(turn: Turn, taken: list[Removal], held: list[Held], person: Person) -> Rows:
    rows: Rows = [
        [Button(f"To take away: {phrases.name(one.place)}", f"children.removals:{one.id}")]
        for one in taken
        if one.waits
    ]
    for account in dict.fromkeys(one.account for one in held if one.part is Part.ADMINISTRATOR):
        duty = _succession(turn, account)
        if duty and duty.state == "open":
            title = phrases.name(accounts.get(turn.tx, account).title)
            rows.append([Button(f"Password of {title}", f"{RULES[duty.kind].how}:{account}")])
    return [*rows, [Button("Staff who have left", "leavers.list"), menu.BACK_TO_MENU]]


def _removal(turn: Turn, one: Removal) -> str:
    if one.done_by and one.done_at:
        return f"✓ {phrases.name(one.place)}: taken off by {_who(turn, one.done_by, one.done_at)}"
    if one.dropped_at:
        return f"✓ {phrases.name(one.place)}: not to be taken off after all"
    return f"○ {phrases.name(one.place)}: to be taken off by {phrases.day(one.due_on)}"


def _part(turn: Turn, one: Held) -> str:
    title = phrases.name(accounts.get(turn.tx, one.account).title)
    ended = phrases.day(local_day(turn.setting.place, one.ended_at))
    if one.part is not Part.ADMINISTRATOR:
        return f"✓ {title}: posted on it until {ended}"
    said = f"{title}: administrator until {ended}"
    duty = _succession(turn, one.account, since=one.ended_at)
    if duty is None:
        return f"✓ {said}"
    if duty.closed_by and duty.closed_at:
        return f"✓ {said}; password changed by {_who(turn, duty.closed_by, duty.closed_at)}"
    return f"○ {said}; its password is to be changed by {phrases.day(duty.due_on)}"


def _logo(turn: Turn, asked: Request) -> str:
    short = phrases.bare(phrases.name(asked.scope or asked.words))[:60]
    if not asked.decision:
        return f"○ Asked for the logo, not decided: {short}"
    if asked.until_on is None:
        return f"✓ Asked for the logo, {asked.decision}: {short}"
    over = asked.until_on < local_day(turn.setting.place, turn.now)
    when = f"{'ended' if over else 'ends'} on {phrases.day(asked.until_on)}"
    return f"✓ Consent to use the logo {when}: {short}"


def _succession(turn: Turn, account: str, since: datetime | None = None) -> Duty | None:
    """The change of password that follows when an administrator goes, the first one after."""
    found = duties.of(turn.tx, Kind.SUCCESSION, account)
    return next(
        (
            duty
            for duty in found
            if duty.state == "open" or (since and duty.closed_at and duty.closed_at >= since)
        ),
        None,
    )


def _who(turn: Turn, person: str, at: datetime) -> str:
    found = people.find(turn.tx, person)
    name = phrases.name(found.name) if found else "the bot"
    return f"{name}, {phrases.stamp(at, turn.setting.place)}"
