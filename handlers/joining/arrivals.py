"""What the management team reads when an invitation was opened, and how somebody is let in."""

import unicodedata
from datetime import datetime, timedelta

from handlers.dialogue import command_list, menu, phrases, staff_joining
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Occasion
from policy import access
from policy.access import Action, State
from policy.roles import MANAGEMENT, TITLES, Role, Standing
from storage import askings, concerns, invites, people
from storage.invites import Invite
from storage.people import Person

# Alphabets with letters that look like Latin ones; the first words of Unicode's names for them.
LOOK_ALIKE = ("ARMENIAN", "CHEROKEE", "CYRILLIC", "FULLWIDTH", "GREEK", "LISU", "MATHEMATICAL")
NOT_LATIN = (
    "⚠ Some letters of the account's name are not Latin ones, and can be made to look like another"
    " name."
)

IS_THE_PHONE = "Is this the phone that everybody here is to use? Look at it if you are not sure."


def may_decide(decider: Person, newcomer: Person) -> bool:
    """Whether this person may confirm or refuse that newcomer."""
    may = access.may(decider.role, Action.CONFIRM, State.WAITING)
    return may and access.may_appoint(decider.role, newcomer.role)


def ask_who_it_is(occasion: Occasion, newcomer: Person) -> None:
    """Show both names, side by side, to everybody who may confirm this newcomer."""
    for decider in people.active(occasion.tx, *Role):
        if decider.id != newcomer.id and may_decide(decider, newcomer):
            text, rows = question(occasion, newcomer, decider)
            occasion.tell(decider, text, rows)


def question(occasion: Occasion, newcomer: Person, reader: Person) -> tuple[str, Rows]:
    """Is this the same person? The buttons name the account, so that they never mean another."""
    first = short(newcomer)
    lines = [
        f"{_inviter(occasion, newcomer, reader)} invited: {phrases.name(newcomer.name)}"
        f" ({TITLES[newcomer.role]}).\nThe Telegram account is called:"
        f" {phrases.account(newcomer.telegram_name)}",
        IS_THE_PHONE
        if newcomer.role is Role.PHONE
        else f"Is this the same person? Ask {first} by voice if you are not sure.",
    ]
    if looks_like_latin(newcomer.telegram_name):
        lines.append(NOT_LATIN)
    number = f"{newcomer.id}:{newcomer.telegram_id}"
    rows = [
        [Button(f"Yes, this is {first}", f"joining.confirm:{number}", "success")],
        [Button("No, refuse", f"joining.refuse:{number}", "danger")],
    ]
    return "\n\n".join(lines), rows


def let_in(occasion: Occasion, newcomer: Person, *, by: str) -> None:
    """Rights start: the newcomer gets a welcome with the menu, and the commands of the role."""
    people.confirm(occasion.tx, newcomer.id, by=by, at=occasion.now)
    concerns.shut_out_again(occasion.tx, newcomer.id)
    askings.want(occasion.tx, newcomer.id)
    occasion.note("confirmed", newcomer.id, by=by, role=newcomer.role)
    command_list.give(occasion, newcomer)
    text, rows = menu.page(occasion, newcomer)
    more, steps = staff_joining.greeting(newcomer.role)
    place = phrases.name(occasion.setting.place.name)
    occasion.tell(
        newcomer,
        f"Welcome to {place}. You are confirmed as: {TITLES[newcomer.role]}.{more}\n\n{text}",
        [*rows, *steps],
    )


def tell_of_claim(occasion: Occasion, newcomer: Person) -> None:
    """A manager who came in by the console's link is named to all who could be surprised by it."""
    who = phrases.name(newcomer.name)
    account = phrases.account(newcomer.telegram_name)
    for reader in people.active(occasion.tx, Role.MANAGER, Role.DEPUTY, Role.CHAIR):
        if reader.id != newcomer.id:
            occasion.tell(
                reader,
                f"{who} (Telegram account {account}) is a manager here now, by a link made on the"
                " bot's own machine. If you did not expect that, speak to whoever looks after the"
                " machine at once.",
            )


def tell_of_misuse(occasion: Occasion, invite: Invite, invited: Person, what: str) -> None:
    """An invitation was opened by the wrong account or at the wrong time: its inviter hears it."""
    occasion.note("invitation misused", invited.id)
    name = phrases.name(invited.name)
    text = (
        f"The invitation for {name} {what}. If you did not expect that, ask {short(invited)} who"
        " else has the link."
    )
    alive = invites.newest(occasion.tx, person=invited.id)
    rows: Rows = []
    if alive and not alive.used_at and invited.standing is Standing.INVITED:
        rows = [[Button(f"New link for {short(invited)}", f"people.link:{invited.id}")]]
    for reader in _answerable(occasion, invite.made_by):
        occasion.tell(reader, text, rows)


def short(person: Person) -> str:
    """The first word of the name, for a button."""
    first = phrases.name(person.name.split()[0] if person.name.split() else person.name)
    return first if len(first) <= 20 else f"{first[:20]}…"


def looks_like_latin(name: str) -> bool:
    """Whether the name has letters that can pass for Latin ones, such as a Cyrillic a."""
    return any(unicodedata.name(letter, "").startswith(LOOK_ALIKE) for letter in name)


def an_hour_ago(occasion: Occasion) -> datetime:
    return occasion.now - timedelta(minutes=occasion.setting.timing.stranger_answer_minutes)


def _inviter(occasion: Occasion, newcomer: Person, reader: Person) -> str:
    if newcomer.invited_by == reader.id:
        return "You"
    inviter = people.find(occasion.tx, newcomer.invited_by) if newcomer.invited_by else None
    return phrases.name(inviter.name) if inviter else "The bot's own machine"


def _answerable(occasion: Occasion, inviter: str) -> list[Person]:
    """The inviter while they are of the management team, else every manager."""
    team = people.active(occasion.tx, *MANAGEMENT)
    return [p for p in team if p.id == inviter] or [p for p in team if p.role is Role.MANAGER]
