"""What is to be done about a risk: by whom, until when, and that it was done."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.assessing import subject, summary
from handlers.dialogue import duties as calendar_duties
from handlers.dialogue import guide, menu, phrases
from handlers.dialogue.answers import Chosen
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.days import Day
from handlers.dialogue.secrecy import OpenWords
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import STAFF, Action
from policy.calendar import Kind
from policy.hours import local_day
from policy.roles import Role
from storage import assessments, duties, people
from storage.assessments import Action as RiskAction
from storage.duties import Duty

LONGEST = 200
HOME = [[menu.BACK_TO_MENU]]
OWNERS = tuple(role for role in Role if role in STAFF)


def owners(turn: Turn) -> dict[str, str]:
    """Everybody active who works here; parents are none."""
    found = people.active(turn.tx, *OWNERS)
    return {person.id: phrases.name(person.name) for person in found}


def days(today: date) -> dict[str, date]:
    return {
        "In a week": today + timedelta(weeks=1),
        "In two weeks": today + timedelta(weeks=2),
        "In four weeks": today + timedelta(weeks=4),
    }


@dataclass
class NewAction(
    Conversation,
    name="riskaction",
    title="An action",
    send="Put it on the calendar",
    action=Action.ASSESS,
):
    """Words, an owner and a day, which become a duty."""

    words: str = ask("What is to be done?", OpenWords(up_to=LONGEST), label="Action")
    owner: str = ask("Who does it?", Chosen(owners), label="Owner")
    by_on: date = ask("By which day?", Day(days), label="Day")

    def finish(self, turn: Turn) -> None:
        one = subject.open_assessment(turn, turn.dialogue.subject)
        if one is None:
            return
        if self.owner not in owners(turn):
            turn.show("Whoever you chose is not here any more. Please add the action again.")
            return
        if self.by_on < local_day(turn.setting.place, turn.now):
            turn.show(f"{phrases.day(self.by_on)} is over. Please add the action again.")
            return
        number, me = secrets.token_hex(8), turn.person.id
        words = " ".join(self.words.split())
        duty = calendar_duties.begin(
            turn,
            Kind.ACTION,
            subject=number,
            about=words,
            due_on=self.by_on,
            owner=self.owner,
            by=me,
        )
        assessments.add_action(
            turn.tx, action=number, assessment=one.id, words=words, duty=duty, by=me, at=turn.now
        )
        turn.note("added action", one.id, by=me, duty=duty, owner=self.owner)
        summary.show(turn, one, note="It is on the calendar.")


def start(turn: Turn) -> None:
    """Each press of the button is a new action."""
    one = subject.open_assessment(turn, turn.id)
    if one:
        guide.begin(turn, NewAction, subject=one.id)


def show(turn: Turn) -> None:
    """An action, to those whose it is and to the management team."""
    found = _theirs(turn)
    if found is None:
        return
    action, duty = found
    one = assessments.get(turn.tx, action.assessment)
    lines = [
        f"An action from the risk assessment of {subject.titled(turn, one.account)}",
        phrases.quoted(action.words),
        f"Due on {phrases.day(duty.due_on)}.",
    ]
    if duty.state != "open":
        turn.show("\n\n".join([*lines, _closed(turn, duty)]), HOME)
        return
    done = Button("Done", f"assess.did:{action.id}", "primary")
    turn.show("\n\n".join(lines), [[done], *HOME])


def tick(turn: Turn) -> None:
    """It is done; whoever presses second is told who was first."""
    found = _theirs(turn)
    if found is None:
        return
    action, duty = found
    if not calendar_duties.finish(turn, duty, by=turn.person.id):
        turn.show(f"{phrases.quoted(action.words)}\n\n{_closed(turn, duty)}", HOME)
        return
    turn.show(f"✅ Done: {phrases.quoted(action.words)}", HOME)


def _closed(turn: Turn, duty: Duty) -> str:
    if duty.state != "done" or duty.closed_at is None:
        return "This is not asked for any more."
    when = phrases.when(duty.closed_at, turn.setting.place, now=turn.now)
    return f"{subject.who(turn, duty.closed_by or '')} did it at {when}."


def _theirs(turn: Turn) -> tuple[RiskAction, Duty] | None:
    """The action that a button names, if it is this person's or the team's to do."""
    action = assessments.action(turn.tx, turn.id)
    duty = duties.get(turn.tx, action.duty) if action else None
    mine = duty is not None and duty.owner == turn.person.id
    if action is None or duty is None or not (mine or _is_of_the_team(turn)):
        turn.toast("There is no such action for you here. Nothing was changed.")
        return None
    return action, duty


def _is_of_the_team(turn: Turn) -> bool:
    return access.may(turn.person.role, Action.ASSESS)
