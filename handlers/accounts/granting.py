"""Who administers an account and who may post on it: named by the management team, with a first and
a last day (C7, C11).
"""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handlers.accounts import page, subject
from handlers.accounts.page import HEADINGS
from handlers.dialogue import account_people as parts
from handlers.dialogue import arrival, guide, phrases
from handlers.dialogue.answers import Answer, NotAnAnswer
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.days import Day
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.names import read_name
from handlers.dialogue.turn import Turn
from policy.access import STAFF, Action
from policy.accounts import Part
from policy.roles import Standing
from policy.spelling import sought
from storage import account_people, accounts, people
from storage.account_people import Grant
from storage.accounts import Account
from storage.deliveries import Sent
from storage.people import Person

NOT_OF_THE_TEAM = (
    "{} is not one of the staff, the committee or the management team here, and only they may look"
    " after an account. Please choose somebody else."
)
NOT_HERE = "I know nobody of that name here. Please press one of the names."
HAS_IT = "{} has that part in this account already. Nothing was changed."
LONGEST = timedelta(days=3660)  # from a first day, and until a last
MOST_NAMES = 60  # to press; others can be typed
MEANING = {
    Part.ADMINISTRATOR: "Who is to administer it?",
    Part.POSTER: "Who may post on it?",
}


@dataclass(frozen=True)
class Member(Answer):
    """Somebody of the staff, the committee or the management team, who is here now."""

    def options(self, turn: Turn) -> dict[str, str]:
        return {one.id: phrases.name(one.name) for one in _members(turn)[:MOST_NAMES]}

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        name = sought(read_name(incoming))
        named = [one for one in people.everybody(turn.tx) if sought(one.name) == name]
        for one in named:
            if _is_member(one):
                return one.id
        raise NotAnAnswer(
            NOT_OF_THE_TEAM.format(phrases.name(named[0].name)) if named else NOT_HERE
        )

    def written(self, turn: Turn, kept: Any) -> str:
        return subject.person(turn, kept)


def _from_today(today: date) -> dict[str, date]:
    return {"Today": today}


def _to_come(today: date) -> dict[str, date]:
    return {}


def _heading(turn: Turn) -> str:
    account, _, part = turn.dialogue.subject.partition(":")
    return f"{subject.title(accounts.get(turn.tx, account))}: {HEADINGS[Part(part)].lower()}"


def _who(turn: Turn) -> str:
    return MEANING[Part(turn.dialogue.subject.partition(":")[2])]


@dataclass
class NewGrant(
    Conversation,
    name="accountgrant",
    title="Somebody’s part in an account",
    heading=_heading,
    send="Put it on the register",
    action=Action.EDIT_ACCOUNTS,
):
    """Who, from when, and until when if that is known."""

    who: str = ask(_who, Member(), label="Who")
    starts: date = ask(
        "From which day?",
        Day(_from_today, up_to=LONGEST, back=LONGEST),
        label="From",
    )
    ends: date = ask(
        "Which is the last day?",
        Day(_to_come, up_to=LONGEST),
        label="Last day",
        optional=True,
    )

    def finish(self, turn: Turn) -> None:
        turn.id, _, part = turn.dialogue.subject.partition(":")
        account, person = subject.open_one(turn), people.find(turn.tx, self.who)
        if account is None or person is None:
            return
        if problem := self._problem(turn, person, Part(part)):
            show(turn, problem)
            return
        account_people.add(
            turn.tx,
            grant=secrets.token_hex(8),
            account=account.id,
            person=person.id,
            part=Part(part),
            starts_on=self.starts,
            ends_on=self.ends,
            by=turn.person.id,
        )
        turn.note(f"granted {part}", account.id, by=turn.person.id, person=person.id)
        if person.id != turn.person.id:
            news = _news(subject.title(account), Part(part), self.starts, self.ends)
            turn.tell(person, news, sent=_sent(account))
        show(turn, f"{phrases.name(person.name)} is on the register.")

    def _problem(self, turn: Turn, person: Person, part: Part) -> str:
        if not _is_member(person):
            return NOT_OF_THE_TEAM.format(phrases.name(person.name))
        if self.ends and self.ends < self.starts:
            return "The last day lies before the first. Nothing was changed."
        has = any(
            grant.person == person.id and grant.part is part
            for grant in account_people.of(turn.tx, turn.id.partition(":")[0])
        )
        return HAS_IT.format(phrases.name(person.name)) if has else ""


def start(turn: Turn) -> None:
    account, part = subject.open_one(turn), turn.id.partition(":")[2]
    if account is None:
        return
    if part not in list(Part):
        turn.toast(guide.STALE)
        return
    guide.begin(turn, NewGrant, subject=f"{account.id}:{part}")


def show(turn: Turn, note: str = "") -> None:
    """Everybody with a part in it, each to be ended, and room for more."""
    account = subject.open_one(turn)
    if account is None:
        return
    turn.note("saw account", account.id, by=turn.person.id)
    grant_as = f"accounts.grant:{account.id}"
    rows: Rows = [
        [Button("Add an administrator", f"{grant_as}:{Part.ADMINISTRATOR}")],
        [Button("Let somebody post", f"{grant_as}:{Part.POSTER}")],
    ]
    rows += [
        [Button(f"End: {_called(turn, grant)}", f"accounts.ending:{grant.id}")]
        for grant in account_people.of(turn.tx, account.id)
    ]
    lines = [note, subject.title(account), page.people(turn, account)]
    lines.append(arrival.of(turn, _sent(account).matter))
    text = "\n\n".join(line for line in lines if line)
    turn.show(text, [*rows, [subject.to_page(account)]])


def ask_first(turn: Turn) -> None:
    """Say what it means, before it is done."""
    grant = _found(turn)
    if grant is None:
        return
    then = (
        " The password of the account then has to be changed by tomorrow, even if it was changed"
        " yesterday."
        if grant.part is Part.ADMINISTRATOR
        else ""
    )
    account = accounts.get(turn.tx, grant.account)
    turn.show(
        f"{subject.title(account)}\n\nEnd the part of {_called(turn, grant)}?{then}",
        [
            [Button("Yes, end it", f"accounts.end:{grant.id}", "danger")],
            [Button("No, leave it", f"accounts.people:{grant.account}")],
        ],
    )


def end(turn: Turn) -> None:
    grant = _found(turn)
    if grant is None:
        return
    parts.end_one(turn, grant, by=turn.person.id)
    person = people.get(turn.tx, grant.person)
    account = accounts.get(turn.tx, grant.account)
    if person.standing is Standing.ACTIVE and person.id != turn.person.id:
        news = f"{subject.title(account)}: your part as {grant.part} has ended."
        turn.tell(person, news, sent=_sent(account))
    turn.id = grant.account
    show(turn, f"{phrases.name(person.name)} is not {grant.part} any more.")


def _sent(account: Account) -> Sent:
    return Sent(
        f"account part:{account.id}", f"What changed in their part in {subject.title(account)}"
    )


def _found(turn: Turn) -> Grant | None:
    grant = account_people.find(turn.tx, turn.id)
    if grant is None or grant.ended_at:
        turn.toast("That has ended already. Nothing was changed.")
        return None
    return grant


def _members(turn: Turn) -> list[Person]:
    return [one for one in people.everybody(turn.tx) if _is_member(one)]


def _is_member(person: Person) -> bool:
    return person.standing is Standing.ACTIVE and person.role in STAFF


def _called(turn: Turn, grant: Grant) -> str:
    return f"{subject.person(turn, grant.person)}, {grant.part}"


def _news(title: str, part: Part, starts: date, ends: date | None) -> str:
    until = f", until {phrases.day(ends)}" if ends else ""
    may = "You administer this account" if part is Part.ADMINISTRATOR else "You may post on it"
    return f"{title}\n\n{may} from {phrases.day(starts)}{until}."
