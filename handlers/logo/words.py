"""How a request for the logo and its decision are written."""

from handlers.dialogue import phrases
from handlers.dialogue.turn import Occasion
from policy.hours import local_day
from policy.roles import TITLES
from storage import people
from storage.logo_requests import APPROVED, CLOSED, Request

NOT_YET = "Until a decision in writing says Yes, the logo may not be used."


def request(occasion: Occasion, asked: Request) -> str:
    on = phrases.day(local_day(occasion.setting.place, asked.asked_at))
    return (
        f"What for: “{phrases.quoted(asked.words)}”\n"
        f"Where: “{phrases.quoted(asked.place)}”\n"
        f"Asked for until: {phrases.day(asked.wanted_until_on)}\n"
        f"Asked on: {on}"
    )


def decision(occasion: Occasion, decided: Request) -> str:
    """In full, as it was written; that there is none yet, and what that means."""
    if decided.decided_at is None or decided.decided_by is None:
        return f"Not decided yet. {NOT_YET}"
    if decided.decision == CLOSED:
        day = phrases.day(local_day(occasion.setting.place, decided.decided_at))
        return f"Closed on {day}, as whoever asked has left. The logo may not be used for it."
    by = people.get(occasion.tx, decided.decided_by)
    signed = (
        f"Decided by {phrases.name(by.name)} ({TITLES[by.role]}),"
        f" {phrases.stamp(decided.decided_at, occasion.setting.place)}."
    )
    if decided.decision != APPROVED or decided.until_on is None:
        refused = f"Refused: “{phrases.quoted(decided.reason)}”\nThe logo may not be used for it."
        return f"{refused}\n\n{signed}"
    return (
        f"Approved, for this and nothing else: “{phrases.quoted(decided.scope)}”\n"
        f"{_until(occasion, decided)}\n\n{signed}"
    )


def state(occasion: Occasion, asked: Request) -> str:
    """One line: what it is for and how it stands."""
    what = phrases.name(asked.words)
    short = what if len(what) <= 60 else f"{phrases.bare(what)[:59]}…"
    if not asked.decision:
        return f"{short}: not decided yet"
    if asked.decision == CLOSED:
        return f"{short}: closed, as they have left"
    if asked.decision != APPROVED or asked.until_on is None:
        return f"{short}: refused"
    over = asked.until_on < local_day(occasion.setting.place, occasion.now)
    return f"{short}: {'ended on' if over else 'approved until'} {phrases.day(asked.until_on)}"


def _until(occasion: Occasion, decided: Request) -> str:
    if decided.until_on is None:
        return ""
    day = phrases.day(decided.until_on)
    if decided.until_on < local_day(occasion.setting.place, occasion.now):
        return f"It ended on {day}: the logo may not be used any more."
    return f"Until {day}, that day included."
