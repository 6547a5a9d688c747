"""Not yet: until when a change of password is put off, and why."""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.dialogue import guide, phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.days import Day
from handlers.dialogue.secrecy import OpenWords
from handlers.dialogue.turn import Turn
from handlers.rotating import subject
from policy.access import Action
from policy.calendar import FURTHEST_PUT_OFF
from policy.hours import local_day
from storage import accounts, duties

LONGEST = 300


def offers(today: date) -> dict[str, date]:
    return {
        "Tomorrow": today + timedelta(days=1),
        "In a week": today + timedelta(weeks=1),
        "In two weeks": today + timedelta(weeks=2),
    }


def heading(turn: Turn) -> str:
    """Which account it is."""
    title = accounts.get(turn.tx, turn.dialogue.subject).title
    return f"The password of {phrases.name(title)} is not changed yet."


@dataclass
class NotYet(
    Conversation,
    name="notyet",
    title="Not yet",
    heading=heading,
    checked=False,
    action=Action.ROTATE,
):
    """A day and a reason; when it is due stays as it is."""

    until_on: date = ask(
        "When do you want to be reminded?", Day(offers, up_to=FURTHEST_PUT_OFF), label="Until"
    )
    why: str = ask("Why not yet?", OpenWords(up_to=LONGEST), label="Why")

    def finish(self, turn: Turn) -> None:
        account = subject.in_use(turn, turn.dialogue.subject)
        if account is None:
            return
        if self.until_on <= local_day(turn.setting.place, turn.now):
            turn.show(f"{phrases.day(self.until_on)} is not to come, so nothing was put off.")
            return
        due = [duty for kind in subject.KINDS for duty in duties.open_of(turn.tx, kind, account.id)]
        for duty in due:
            duties.put_off(turn.tx, duty.id, until=self.until_on)
            duties.happened(
                turn.tx,
                duty.id,
                kind="put it off",
                person=turn.person.id,
                words=self.why,
                day_on=self.until_on,
                at=turn.now,
            )
            turn.note("put off duty", duty.id, by=turn.person.id, until=self.until_on.isoformat())
        turn.show(
            f"You are reminded again on {phrases.day(self.until_on)}. It stays due, and what is"
            " ticked stays ticked.",
            [[Button("The account", f"accounts.care:{account.id}")]],
        )


def start(turn: Turn) -> None:
    check = subject.named(turn)
    if check:
        guide.begin(turn, NotYet, subject=check.account)
