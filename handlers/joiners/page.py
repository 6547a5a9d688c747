"""What one newcomer has done and still lacks, for the management team, who can remind them."""

from handlers.dialogue import arrival, guide, menu, phrases, staff_joining
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from handlers.joiners import mine
from policy.accounts import Part
from policy.hours import in_hours, local_day
from policy.roles import TITLES, Standing
from storage import account_people, accounts, joiners, own_hours, people, told
from storage.deliveries import Sent
from storage.outbox import Lane
from storage.people import Person

KIND = "first steps"
OUTSIDE = "It is outside their hours now. What is due reaches them by itself."
TODAY = "They were reminded today already."
NO_ACCOUNT = "• Posts on no account, and administers none"


def show(turn: Turn, note: str = "") -> None:
    person = _found(turn)
    if person is None:
        return
    steps = staff_joining.steps(turn, person)
    lines = [_who(turn, person), "", *(step.line for step in steps)]
    lines += [_reached(turn, person), *_accounts(turn, person)]
    if arrived := arrival.of(turn, f"first steps:{person.id}"):
        lines += ["", arrived]
    rows: Rows = []
    if any(step.open for step in steps) and person.id != turn.person.id:
        rows.append([Button("Send them this list", f"joiners.remind:{person.id}", "primary")])
    rows.append([Button("New staff", "joiners.list"), menu.BACK_TO_MENU])
    turn.show("\n".join([note, "", *lines] if note else lines), rows)


def remind(turn: Turn) -> None:
    """Once a day at most, and inside their own hours alone."""
    person = _found(turn)
    if person is None:
        return
    place = turn.setting.place
    own = own_hours.find(turn.tx, person.id)
    if not in_hours(place, turn.now, own=own):
        turn.toast(OUTSIDE, alert=True)
        return
    today = local_day(place, turn.now)
    if not told.first_time(turn.tx, kind=KIND, subject=person.id, on=today, at=turn.now):
        turn.toast(TODAY, alert=True)
        return
    turn.note("reminded of first steps", person.id, by=turn.person.id)
    sent = Sent(f"first steps:{person.id}", "The list of what they do first")
    turn.tell(person, *mine.words(turn, person), lane=Lane.ROUTINE, sent=sent)
    show(turn, f"{phrases.name(person.name)} is sent the list.")


def _found(turn: Turn) -> Person | None:
    """Somebody of the staff side who is here; None after saying why not."""
    person = people.find(turn.tx, turn.id)
    if person is None:
        turn.toast(guide.STALE)
        return None
    if person.standing is not Standing.ACTIVE or not staff_joining.joins(person.role):
        turn.toast("That person is not on the staff side any more.")
        return None
    return person


def _who(turn: Turn, person: Person) -> str:
    since = local_day(turn.setting.place, joiners.here_since(turn.tx, person.id))
    who = f"{phrases.name(person.name)} ({TITLES[person.role]})"
    return f"{who}, here since {phrases.day(since)}"


def _reached(turn: Turn, person: Person) -> str:
    if person.unreachable_at is None:
        return "✓ Can be reached on Telegram"
    since = phrases.when(person.unreachable_at, turn.setting.place, now=turn.now)
    return f"○ Cannot be reached on Telegram since {since}. Please speak to them"


def _accounts(turn: Turn, person: Person) -> list[str]:
    held = account_people.held(turn.tx, person.id)
    return [
        f"• {'Administers' if grant.part is Part.ADMINISTRATOR else 'May post on'}"
        f" {phrases.name(accounts.get(turn.tx, grant.account).title)}"
        for grant in held
    ] or [NO_ACCOUNT]
