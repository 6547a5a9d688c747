"""The management team decides in writing whether, how and until when the logo may be used."""

from dataclasses import dataclass
from datetime import date

from handlers.dialogue import duties, guide
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.days import Day
from handlers.dialogue.turn import Turn
from handlers.logo import asking, listing, words
from policy.access import Action
from policy.calendar import Kind
from policy.roles import MANAGEMENT, Standing
from storage import duties as calendar
from storage import logo_requests, people
from storage.deliveries import Sent
from storage.logo_requests import Request

NOT_YOUR_OWN = "You asked for this one yourself. Somebody else of the management team decides it."


def about(turn: Turn) -> str:
    """The request that is decided, over each question."""
    return words.request(turn, logo_requests.get(turn.tx, turn.dialogue.subject))


@dataclass
class Approval(
    Conversation,
    name="logoyes",
    title="Yes to the logo",
    heading=about,
    send="Approve it",
    action=Action.DECIDE_LOGO,
):
    """What exactly may be done, and the last day."""

    scope: str = ask(
        "What exactly may the logo be used for? These words are the written consent.",
        Words(up_to=1000),
        label="Scope",
    )
    until: date = ask(
        "Which is the last day? Press one, or type a day like 24 May 2027.",
        Day(asking.days_ahead, up_to=asking.LONGEST),
        label="Last day",
    )

    def finish(self, turn: Turn) -> None:
        found = _open(turn, turn.dialogue.subject)
        if found is None:
            return
        logo_requests.approve(
            turn.tx,
            found.id,
            scope=self.scope,
            until_on=self.until,
            by=turn.person.id,
            at=turn.now,
        )
        _decided(turn, found)


@dataclass
class Refusal(
    Conversation,
    name="logono",
    title="No to the logo",
    heading=about,
    send="Refuse it",
    action=Action.DECIDE_LOGO,
):
    """Why not."""

    reason: str = ask(
        "Why not? The person who asks reads these words.", Words(up_to=1000), label="Reason"
    )

    def finish(self, turn: Turn) -> None:
        found = _open(turn, turn.dialogue.subject)
        if found is None:
            return
        logo_requests.refuse(turn.tx, found.id, reason=self.reason, by=turn.person.id, at=turn.now)
        _decided(turn, found)


def approve(turn: Turn) -> None:
    found = _open(turn, turn.id)
    if found:
        guide.begin(turn, Approval, subject=found.id)


def refuse(turn: Turn) -> None:
    found = _open(turn, turn.id)
    if found:
        guide.begin(turn, Refusal, subject=found.id)


def _open(turn: Turn, request: str) -> Request | None:
    """The request, unless there is none, it is decided already, or it is one's own."""
    found = logo_requests.find(turn.tx, request)
    if found is None:
        turn.toast(guide.STALE)
        return None
    if found.decision:
        listing.show_one(turn, found, "This was decided already. Nothing was changed.")
        return None
    team = {person.id for person in people.active(turn.tx, *MANAGEMENT)}
    if found.person == turn.person.id and team - {turn.person.id}:
        turn.toast(NOT_YOUR_OWN, alert=True)
        return None
    return found


def _decided(turn: Turn, before: Request) -> None:
    """Record it, and give whoever asked the decision in its own words."""
    found = logo_requests.get(turn.tx, before.id)
    turn.note(f"{found.decision} logo", found.id, by=turn.person.id)
    for duty in calendar.open_of(turn.tx, Kind.LOGO, found.id):
        duties.finish(turn, duty, by=turn.person.id)
    person = people.get(turn.tx, found.person)
    note = "It is on record."
    if person.standing is Standing.ACTIVE and person.id != turn.person.id:
        parts = ["The decision on the logo:", words.request(turn, found)]
        text = "\n\n".join([*parts, words.decision(turn, found)])
        sent = Sent(f"logo:{found.id}", "The decision on the logo, which they asked to use")
        turn.tell(person, text, [[Button("The logo", "logo.start")]], sent=sent)
        note = "It is on record, and on its way to whoever asked."
    listing.show_one(turn, found, note)
