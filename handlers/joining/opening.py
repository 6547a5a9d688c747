"""Somebody pressed an invitation's link: it opens once, in time, and for nobody who is here
already.
"""

from handlers.dialogue import menu, phrases
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Occasion
from handlers.joining import arrivals
from policy.hours import local_day
from policy.roles import TITLES, Role, Standing
from storage import invites, people, strangers, told
from storage.invites import Invite
from storage.people import Person

CONSOLE = "console"
MOST_TRIES = 5  # an hour, for one account

NOT_OPEN = "This link does not open anything. If somebody gave it to you, ask them for a new one."
OPENED = (
    "Thank you. Somebody now checks that this invitation has reached the right person, and I will"
    " write to you as soon as that is done. Until then I cannot take messages from you."
)
WAITING = (
    "You have opened your invitation and are waiting to be confirmed. I will write to you then."
)


def opening(occasion: Occasion, came: Incoming, secret: str) -> None:
    """Answer `/start <secret>`, whoever sent it."""
    person = people.find_by_telegram(occasion.tx, came.sender)
    if person is None:
        _open(occasion, came, secret)
    elif person.standing is Standing.ACTIVE:
        _is_here_already(occasion, person, secret)
    else:
        occasion.tell(person, f"{WAITING}\n\n{menu.in_danger(occasion.setting.contacts)}")


def _open(occasion: Occasion, came: Incoming, secret: str) -> None:
    strangers.forget(occasion.tx, before=arrivals.an_hour_ago(occasion))
    if strangers.tries(occasion.tx, came.sender, at=occasion.now) > MOST_TRIES:
        strangers.count(occasion.tx)
        return
    found = invites.find(occasion.tx, secret)
    person = people.find(occasion.tx, found.person) if found else None
    if found is None or person is None:
        _refuse(occasion, came)
        return
    is_invited = person.standing is Standing.INVITED
    used = invites.use(occasion.tx, secret, at=occasion.now) if is_invited else None
    if used is None:
        _refuse(occasion, came)
        arrivals.tell_of_misuse(occasion, found, person, _what_happened(found, came))
        return
    people.arrive(occasion.tx, person.id, telegram_id=came.sender, telegram_name=came.sender_name)
    _record(occasion, person, "opened invitation", actor=person.id)
    _receive(occasion, used, people.get(occasion.tx, person.id))


def _receive(occasion: Occasion, invite: Invite, person: Person) -> None:
    """Ask the management team who this is; the console's own invitation needs nobody.

    Unless somebody became the manager after it was made: then it is out of date, and that manager
    decides.
    """
    is_claim = invite.made_by == CONSOLE and person.role is Role.MANAGER
    if is_claim and not people.confirmed_since(occasion.tx, Role.MANAGER, moment=invite.made_at):
        arrivals.let_in(occasion, person, by=CONSOLE)
        arrivals.tell_of_claim(occasion, person)
        return
    occasion.tell(person, f"{OPENED}\n\n{menu.in_danger(occasion.setting.contacts)}")
    arrivals.ask_who_it_is(occasion, person)


def _is_here_already(occasion: Occasion, person: Person, secret: str) -> None:
    """The link is not used up; its inviter hears that it went to somebody else."""
    who = f"{phrases.name(person.name)} ({TITLES[person.role]})"
    text, rows = menu.page(occasion, person)
    occasion.tell(
        person,
        f"You are already here, as {who}. A link like this is for somebody who is not; it was not"
        f" used up.\n\n{text}",
        rows,
    )
    invite = invites.find(occasion.tx, secret)
    invited = people.find(occasion.tx, invite.person) if invite else None
    is_alive = invite and not invite.used_at and not invite.withdrawn_at
    if not invite or not invited or not is_alive or invite.made_by == person.id:
        return
    today = local_day(occasion.setting.place, occasion.now)
    about = f"{person.id} {invited.id}"
    if told.first_time(occasion.tx, kind="link", subject=about, on=today, at=occasion.now):
        what = f"was opened by {who}, who is here already. It still works"
        arrivals.tell_of_misuse(occasion, invite, invited, what)


def _refuse(occasion: Occasion, came: Incoming) -> None:
    """The same words whatever was wrong with it."""
    strangers.count(occasion.tx)
    text = f"{NOT_OPEN}\n\n{menu.in_danger(occasion.setting.contacts)}"
    occasion.letter(came.chat, "sendMessage", {"text": text})


def _what_happened(invite: Invite, came: Incoming) -> str:
    account = f"an account called {phrases.account(came.sender_name)}"
    if invite.used_at:
        return f"was opened again, by {account}. It did not work"
    if invite.withdrawn_at:
        return f"was opened by {account} after it had been withdrawn. It did not work"
    return f"was opened too late, by {account}. It did not work"


def _record(occasion: Occasion, person: Person, action: str, *, actor: str) -> None:
    occasion.note(action, person.id, by=actor)
