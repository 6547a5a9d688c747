"""Which account, assessment or hazard a button is about, and how it stands now."""

from handlers.dialogue import phrases, register
from handlers.dialogue.turn import Turn
from storage import accounts, assessments, hazards, people
from storage.accounts import Account
from storage.assessments import Assessment
from storage.hazards import Hazard

GONE = "There is no such risk assessment here. Nothing was changed."


def account(turn: Turn, number: str) -> Account | None:
    """An account that is in use; else it is said that there is none."""
    return register.in_use(
        turn, number, closed="That account is closed, so there is nothing to assess."
    )


def open_assessment(turn: Turn, number: str) -> Assessment | None:
    """One that is not finished yet, of an account in use; else it is said how it stands."""
    found = assessments.find(turn.tx, number)
    if found is None:
        turn.toast(GONE)
        return None
    if found.done_at:
        when = phrases.when(found.done_at, turn.setting.place, now=turn.now)
        by = who(turn, found.done_by or found.person)
        turn.toast(f"{by} finished that assessment at {when}. Nothing was changed.", alert=True)
        return None
    return found if account(turn, found.account) else None


def part(turn: Turn, words: str) -> tuple[Assessment, Hazard] | None:
    """The open assessment and the hazard of now in `assessment:hazard`; else it is said why not."""
    number, _, which = words.partition(":")
    found = open_assessment(turn, number)
    if found is None:
        return None
    hazard = hazards.find(turn.tx, which)
    if hazard is None or hazard.ended_at:
        turn.toast("That hazard is not on the list any more. Nothing was changed.")
        return None
    return found, hazard


def heading(turn: Turn, assessment: Assessment) -> str:
    """What is being assessed."""
    return f"Risk assessment of {titled(turn, assessment.account)}"


def titled(turn: Turn, number: str) -> str:
    return phrases.name(accounts.get(turn.tx, number).title)


def named(turn: Turn, number: str) -> str:
    """The title with the reference, as the calendar says it."""
    return f"{titled(turn, number)} ({accounts.get(turn.tx, number).reference})"


def who(turn: Turn, person: str) -> str:
    """A name; an ended person keeps it."""
    found = people.find(turn.tx, person)
    return phrases.name(found.name) if found else "the bot"
