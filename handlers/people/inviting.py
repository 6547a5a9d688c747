"""Somebody is invited by name and role, and gets a link that works once."""

import secrets
from dataclasses import dataclass

from handlers.dialogue import guide, menu, phrases, router
from handlers.dialogue.answers import Chosen
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.names import Name
from handlers.dialogue.turn import Turn
from handlers.people import subject
from policy import access
from policy.access import Action
from policy.roles import Role
from storage import invites, people
from storage.people import Person


def roles(turn: Turn) -> dict[str, str]:
    """The roles that this person may give."""
    mine = turn.person.role
    return {str(role): subject.label(role) for role in Role if access.may_appoint(mine, role)}


def _which_role(turn: Turn) -> str:
    name = turn.dialogue.said["full_name"]
    question = f"What is {phrases.name(name)} to the setting?"
    same = [p for p in people.everybody(turn.tx) if p.name.casefold() == name.casefold()]
    if not same:
        return question
    return f"⚠ There is a {subject.titled(same[0])} here already. Is this somebody else?\n\n" + (
        question
    )


@dataclass
class Invitation(Conversation, name="invite", title="Your invitation", send="Make the link"):
    """The name and the role of somebody new."""

    full_name: str = ask(
        "Whom do you want to invite? Type the name by which everybody here knows them.",
        Name(),
        label="Name",
    )
    role: str = ask(_which_role, Chosen(roles), label="Role")

    def finish(self, turn: Turn) -> None:
        role = Role(self.role)
        may = access.may(turn.person.role, Action.INVITE)
        if not may or not access.may_appoint(turn.person.role, role):
            router.refuse(turn, Action.INVITE)
            return
        person = people.add(
            turn.tx,
            person=secrets.token_hex(8),
            name=self.full_name,
            role=role,
            invited_by=turn.person.id,
            at=turn.now,
        )
        turn.show(f"{subject.titled(person)} is invited. Here is the link.")
        _send_link(turn, person)


def start(turn: Turn) -> None:
    guide.begin(turn, Invitation)


def renew(turn: Turn) -> None:
    """A new link for somebody who has not come yet; the one before dies."""
    if person := subject.found(turn, Action.INVITE):
        turn.show(f"{subject.titled(person)} gets a new link. The one before is dead.")
        _send_link(turn, person)


def _send_link(turn: Turn, person: Person) -> None:
    """The link, as words and as a picture; it is kept nowhere else."""
    secret, until = secrets.token_urlsafe(32), turn.now + turn.setting.invite_lasts
    invites.add(
        turn.tx,
        secret=secret,
        person=person.id,
        made_by=turn.person.id,
        at=turn.now,
        expires_at=until,
    )
    turn.note("invited", person.id, by=turn.person.id, role=person.role)
    name, link = phrases.name(person.name), turn.link(secret)
    end = phrases.when(until, turn.setting.place, now=turn.now)
    caption = f"Invitation for {name}. It works once, until {end}."
    turn.letter(turn.incoming.chat, "sendPhoto", {"caption": caption}, made=f"qr:{link}")
    turn.say(
        f"Invitation for {name}:\n{link}\n\n"
        f"{_how(person)} It works once, until {end}."
        " When it is opened I will show you the name of the Telegram account and ask whether it is"
        " the right one; until you say yes, it opens nothing.",
        [[Button("People", "people.list"), menu.BACK_TO_MENU]],
    )


def _how(person: Person) -> str:
    if person.role is Role.PHONE:
        return "Open it on the phone that everybody is to use, or scan the picture with it."
    return f"Give this, or the picture, only to {phrases.name(person.name)} in person."
